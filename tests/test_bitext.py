"""Both sides of a document: read raw, aligned, and what is compared in them."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest

from termlint.bitext import Bitext, is_chinese
from termlint.bitext.dropped import dropped
from termlint.bitext.figures import Figures, han_value, unequal
from termlint.bitext.habit import Habit, Measure
from termlint.bitext.latin import find_strange, name_slips
from termlint.bitext.links import core, mended
from termlint.bitext.side import Side
from termlint.lexicon import BadTable, Lexicon
from termlint.lexicon.translations import check_translations, stem
from termlint.model import BREAK, Document
from termlint.read.raw import read_both, read_raw
from termlint.rules import missing_segment

LEXICON = Lexicon()


def aligned(target: str, source: str) -> Bitext:
    return Bitext(read_raw("a.md", target), read_raw("b.md", source), LEXICON)


def rows(target: str, source: str) -> list[tuple[int, int]]:
    return [(one, two) for one, two, _ in aligned(target, source).alignment]


def raws(document: Document) -> list[str]:
    return [document.prose[start:end] for start, end, _ in document.segments]


# -- reading raw ------------------------------------------------------------------------------------


def test_blocks_keep_their_markup_but_not_their_marks() -> None:
    text = "# 标题 {#id}\n\n- 见[指南](a.md)。\n\n> 引文 `x`\n\n```py\nx = 1\n```\n\n"
    text += "| 甲 | [乙](b) |\n|---|---|\n| 1 | 二 |\n"
    document = read_raw("a.md", text)
    assert raws(document) == [
        "标题 {#id}",
        "见[指南](a.md)。",
        "引文 `x`",
        "x = 1",
        "甲",
        "[乙](b)",
        "1",
        "二",
    ]
    assert [one.kind for one in document.segments][3] == "code"
    for start, end, _ in document.segments:
        left, right = document.alignment.span(start, end)
        assert text[left:right] == document.prose[start:end]


def test_a_catalogue_holds_both_sides_in_step() -> None:
    text = (
        'msgid ""\nmsgstr "Language: zh\\n"\n\nmsgid "one %s"\nmsgstr "一 %s"\n\n'
        'msgid "same"\nmsgstr "same"\n\n'
        '#, fuzzy\nmsgid "guess"\nmsgstr "猜"\n\nmsgid "empty"\nmsgstr ""\n\n'
        'msgid "%d file"\nmsgid_plural "%d files"\nmsgstr[0] "%d 个\\n文件"\n'
    )
    both = read_both("a.po", text)
    assert both is not None
    assert raws(both[0]) == ["一 %s", "same", "%d 个\n文件"]
    assert raws(both[1]) == ["one %s", "same", "%d files"]
    assert read_both("a.md", "# 文") is None


def test_exchange_formats_hold_both_sides() -> None:
    text = (
        '<xliff version="1.2"><file source-language="en" target-language="zh-CN"><body>'
        '<trans-unit id="1">'
        '<source>Open <x id="1"/> now</source><target>打开 <x id="1"/></target>'
        "</trans-unit></body></file></xliff>"
    )
    both = read_both("a.xlf", text)
    assert both is not None
    assert [raws(side) for side in both[:2]] == [['打开 <x id="1"/>'], ['Open <x id="1"/> now']]


# -- alignment --------------------------------------------------------------------------------------

SOURCE = """# Training

The model is trained on 300 million sentences with `Adam`.

It takes two days on eight cards of the type H100.

## Results

- Accuracy is 91.2 % on the test set.
- Recall is lower for short sentences.

```sh
python train.py
```

See the [guide](guide.md) for the remaining options.
"""
TARGET = """# 训练

模型用 `Adam` 在 3 亿个句子上训练。

在八张 H100 上要两天。

## 结果

- 测试集上的准确率为 91.2%。
- 短句的召回率较低。

```sh
python train.py
```

其余选项见[指南](guide.md)。
"""


def test_equal_structures_are_paired_one_by_one() -> None:
    assert rows(TARGET, SOURCE) == [(at, at) for at in range(8)]


@pytest.mark.parametrize("gone", ["在八张 H100 上要两天。\n\n", "- 测试集上的准确率为 91.2%。\n"])
def test_what_is_missing_leaves_a_gap(gone: str) -> None:
    bitext = aligned(TARGET.replace(gone, ""), SOURCE)
    assert len(bitext.alignment) == 7
    (gap,) = bitext.gaps
    assert len(gap.missing) == 1 and not gap.strangers


@pytest.mark.parametrize(
    ("gone", "place"),
    [
        ("其余选项见[指南](guide.md)。\n", "after"),
        ("模型用 `Adam` 在 3 亿个句子上训练。\n\n", "before"),
        ("在八张 H100 上要两天。\n\n", "before"),
    ],
)
def test_a_missing_block_is_told_also_at_an_end(gone: str, place: str) -> None:
    assert not [*missing_segment.check(aligned(TARGET, SOURCE))]
    (finding,) = missing_segment.check(aligned(TARGET.replace(gone, ""), SOURCE))
    assert finding.confidence > 0.5 and place in finding.message.en


def test_what_a_neighbour_says_is_not_missing() -> None:
    merged = TARGET.replace("训练。\n\n在八张", "训练，在八张").replace("H100 上要", "H100 型卡上需要")
    assert not [one for one in missing_segment.check(aligned(merged, SOURCE)) if one.confidence > 0.5]


# -- sentences --------------------------------------------------------------------------------------

PARAGRAPH = (
    "The optimizer updates every parameter after each batch. The learning rate decides how large "
    "these steps are. A checkpoint is saved once an hour."
)


@pytest.mark.parametrize(
    "gone", ["优化器在每个批次后更新所有参数。", "学习率决定步长有多大。", "每小时保存一次检查点。"]
)
def test_a_sentence_that_nothing_says_is_missing(gone: str) -> None:
    whole = "优化器在每个批次后更新所有参数。学习率决定步长有多大。每小时保存一次检查点。"
    kept, lost = (
        dropped(Measure(Side(one), Side(PARAGRAPH)), Habit(), LEXICON)
        for one in (whole, whole.replace(gone, ""))
    )
    assert kept is None and lost and lost.odds > 1
    assert lost.text in PARAGRAPH


def test_sentences_that_were_merged_are_not_missing() -> None:
    merged = "优化器在每个批次后更新所有参数，步长由学习率决定，检查点每小时保存一次。"
    found = dropped(Measure(Side(merged), Side(PARAGRAPH)), Habit(), LEXICON)
    assert found and found.odds < 0


def test_no_paragraph_takes_the_square_of_its_length() -> None:
    before = time.process_time()
    for source, target in (
        ("A b c d. " * 1100, "甲。" * 4000),
        ("Word " * 1900 + "end. Go on now.", "词" * 9000),
    ):
        dropped(Measure(Side(target), Side(source)), Habit(), LEXICON)
    assert time.process_time() - before < 3


def test_the_table_of_translations_has_its_form() -> None:
    table = LEXICON.seeds / "contexts" / "translations.txt"
    check_translations(table)
    text = table.read_text(encoding="utf-8")
    assert table.stat().st_size < 250_000 and text.translate(LEXICON.scripts.to_simplified) == text


@pytest.mark.parametrize("line", ["cache", "cach 缓存", "Cach 56 3 缓存", "cach 56 0 缓存", "cach 56 3 x"])
def test_a_broken_table_of_translations_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "translations.txt"
    path.write_text(f"train 70 9 训练\n{line}\n", encoding="utf-8")
    with pytest.raises(BadTable, match="not a line of translations"):
        check_translations(path)


def test_endings_are_taken_off() -> None:
    assert {stem(word) for word in ("cache", "caches", "cached", "caching")} == {"cach"}
    assert stem("policies") == stem("policy") and stem("loss") == "loss"


# -- structures -------------------------------------------------------------------------------------


def test_other_structures_are_given_up() -> None:
    other = "# 团队\n\n" + "\n\n".join(
        f"第{at}位成员来自很远的地方，喜欢钓鱼。" for at in "一二三四五六七八九十"
    )
    assert rows(other, "```\nx\n```\n\n```\ny\n```\n\n```\nz\n```\n\n# A\n\n# B\n\n# C\n\n# D\n") == []


def test_large_documents_take_no_time_to_speak_of() -> None:
    target = "".join(f"## 第 {at} 节\n\n这一节讲 {at} 件事。\n\n" for at in range(3000))
    source = "".join(f"## Section {at}\n\nThis section is on {at} things.\n\n" for at in range(3000))
    before = time.process_time()
    assert len(rows(target, source)) == 6000
    assert len(rows(target.replace("这一节讲 7 件事。\n\n", ""), source)) in (0, 5999)
    assert time.process_time() - before < 20


def test_a_catalogue_may_name_its_domain() -> None:
    both = read_both("a.po", 'domain "demo"\nmsgid "Open the file"\nmsgstr "打开文件"\n')
    assert both and both.target.prose == f"打开文件{BREAK}"


def test_an_original_that_is_chinese_is_none() -> None:
    assert is_chinese("这是中文 with some English") and not is_chinese("This is English with 一个")


# -- figures ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("21 亿", "2.1 billion"),
        ("3 亿美元", "$300M"),
        ("5.6w 次", "56,000 times"),
        ("2018 年 6 月", "June 2018"),
        ("第二章", "Chapter 2"),
        ("一万", "10,000"),
        ("２ 倍", "twice"),
        ("50%", "half of it"),
        ("20GB", "20 GB"),
        ("下午 15 点", "3 pm"),
        ("20 世纪 90 年代", "the 1990s"),
        ("1000 万", "ten million"),
        ("0.5", ".5"),
        ("25 年", "in 2025"),
        ("v1.2.3 和 v1.2.3", "v1.2.3"),
        ("2025.9.25", "September 25, 2025"),
    ],
)
def test_values_are_equal(target: str, source: str) -> None:
    assert unequal(Figures(target), Figures(source)) == ([], []) or not all(
        unequal(Figures(target), Figures(source))
    )


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("2.1 亿", "2.1 billion"),
        ("300 万", "300 million"),
        ("1.2.4", "1.2.3"),
        ("7 月 3 日", "June 3"),
        ("2、3", "2, 2"),
    ],
)
def test_values_differ(target: str, source: str) -> None:
    extra, missing = unequal(Figures(target), Figures(source))
    assert extra and (missing or source == "June 3")


@pytest.mark.parametrize(
    ("run", "value"),
    [("三千二百万", 32_000_000), ("十五", 15), ("二十", 20), ("一亿二千万", 120_000_000), ("〇", 0)],
)
def test_chinese_numerals(run: str, value: int) -> None:
    assert han_value(run) == Decimal(value)


# -- links ------------------------------------------------------------------------------------------


def test_addresses_of_one_page_are_equal() -> None:
    same = [
        "https://example.org/en/guide/index.html#top",
        "https://example.org/zh-cn/guide/",
        "https://example.org/guide",
    ]
    assert len({core(one) for one in same}) == 1
    assert core("/docs/en/a.md") == core("docs/zh/a.md") == core("/doc_zh/a.md")
    assert core("https://x-zhcn.e.org/a") == core("https://x-en.e.org/a")
    assert core("https://github.com/a/b") == core("https://gitee.com/a/b")
    assert core("https://github.com/a/b/tree/main") == core("https://github.com/a/b")
    assert core("../README_CN.md") == core("../README.md")
    assert core("https://x.org/en/v1.2/a.html") == core("https://x.org/zh/latest/a")


def test_a_slip_in_an_address_is_found() -> None:
    assert [*mended(["docs/instal.md"], ["docs/install.md"])] == [("docs/instal.md", "docs/install.md")]
    assert [*mended(["https://other.cn/page"], ["docs/install.md"])] == []


def test_a_side_knows_its_markup() -> None:
    side = Side('见 :ref:`标题 <a-b>`、`x`、[文](u "t")、<b>粗</b>、https://e.org/a。{#id}')
    assert side.roles == (":ref:a-b",)
    assert side.code == ("x",)
    assert side.links == ("u", "https://e.org/a")
    assert side.tags == ("b", "/b")
    assert len(side.visible) == len(side.raw) == len(side.opened)
    assert "x" in side.opened and "x" not in side.visible and "e.org" not in side.opened


def _names_changed(target: Side, source: Side) -> list[str]:
    found = find_strange([target], [source])
    return [slip.right for _, strange in found for slip in name_slips(strange, target, source)]


@pytest.mark.parametrize("piece", ["https://a.b/", "[a](b", "`a", "1,", "一", "<a ", "AB "])
def test_what_repeats_takes_no_square_of_its_length(piece: str) -> None:
    one, other = (
        Side("中文" + piece * (60_000 // len(piece))),
        Side("The " + piece * (60_000 // len(piece)) + "x"),
    )
    before = time.process_time()
    assert [*mended(one.links, other.links), *_names_changed(one, other)] == []
    assert len(one.opened) == len(one.raw) and one.figures.words is not None
    assert time.process_time() - before < 15
