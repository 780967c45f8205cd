"""Which script a text is in."""

import pytest

from termlint.read.script import script_of, script_of_path

HANS = "这个模型会先读取数据，然后开始训练。"
HANT = "這個模型會先讀取資料，然後開始訓練。"


@pytest.mark.parametrize(
    ("prose", "path", "script"),
    [
        (HANS, "a.md", "hans"),
        (HANT, "a.md", "hant"),
        (HANS, "docs/zh-TW/a.md", "hans"),
        (HANS + HANT, "a.md", "mixed"),
        (HANS + HANT, "docs/zh-TW/a.md", "hant"),
        (HANS + HANT, "docs/zh_CN/a.md", "hans"),
        (HANS * 20 + HANT, "a.md", "hans"),
        ("注意力", "a.md", "none"),
        ("注意力", "zh-Hant/a.md", "hant"),
        ("No Chinese here.", "zh-TW/a.md", "none"),
        ("", "a.md", "none"),
        ("このモデルはデータを読み込んでから訓練を始めます。実験の結果です。", "a.md", "none"),
        ("이 모델은 데이터를 읽고 훈련을 시작합니다 學習.", "a.md", "none"),
    ],
)
def test_text_decides_then_the_path(prose, path, script):
    assert script_of(prose, path) == script


@pytest.mark.parametrize(
    ("path", "script"),
    [
        ("zh-tw/x.md", "hant"),
        ("content/zh_TW/x.md", "hant"),
        ("README.zh-Hant.md", "hant"),
        ("README_zh_hk.md", "hant"),
        ("i18n/zh-CN/x.md", "hans"),
        ("README_zh-Hans.md", "hans"),
        ("zh/x.md", "none"),
        ("zh-twitter/x.md", "none"),
        ("docs/x.md", "none"),
    ],
)
def test_locale_in_the_path(path, script):
    assert script_of_path(path) == script
