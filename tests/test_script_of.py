"""Which script a text is in."""

import pytest

from termlint.model import script_of_locale
from termlint.read.locale import declared_locale, locale_in_path
from termlint.read.script import script_of

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
    assert script_of(prose, locale_in_path(path)) == script


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
    assert script_of_locale(locale_in_path(path)) == script


@pytest.mark.parametrize(
    ("path", "text", "locale"),
    [
        ("zh-cn/a.md", "", "zh-CN"),
        ("a.zh-tw.md", "", "zh-TW"),
        ("zh_Hant_HK/a.md", "", "zh-HK"),
        ("zh-Hans-CN/a.md", "", "zh-CN"),
        ("zh-Hant/a.md", "", "zh-Hant"),
        ("zh-Hans-HK/a.md", "", "zh-Hans"),
        ("cht/a.md", "", "zh-Hant"),
        ("zh-CN/terms.zh-TW.md", "", "zh-TW"),
        ("a.md", "---\nlang: zh-TW\n---\n", "zh-TW"),
        ("a.md", "---\nlanguage: 'zh_HK'\n---\n", "zh-HK"),
        ("a.md", "---\ntitle: a\n---\nlang: zh-TW\n", ""),
        ("a.md", "lang: zh-TW\n", ""),
        ("a.po", 'msgid ""\nmsgstr ""\n"Language: zh_TW\\n"\n', "zh-TW"),
        ("a.html", '<!doctype html>\n<html class="a" lang="zh-Hant-HK">\n', "zh-HK"),
        ("zh-CN/a.html", '<html lang="zh-TW">\n', "zh-TW"),
        ("zh/a.md", "---\nlang: zh\n---\n", ""),
        ("a.md", "", ""),
    ],
)
def test_declared_locale(path, text, locale):
    assert declared_locale(path, text) == locale
