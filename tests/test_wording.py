"""Blocks that are alike are told apart by their words, and what was moved is found by them."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from termlint.bitext import Bitext
from termlint.bitext.side import Side
from termlint.bitext.wording import Wording
from termlint.lexicon import Lexicon
from termlint.model import Finding
from termlint.read.raw import read_raw
from termlint.rules import link_mismatch, missing_segment

LEXICON = Lexicon()
ENTRIES = (
    ("Start the training of the network again.", "重新开始训练网络。"),
    ("Save the weights to a file on the disk.", "把权重保存到磁盘上的文件。"),
    ("Delete all the images of the last user.", "删除上一个用户的全部图像。"),
    ("Open the window that shows the errors.", "打开显示错误的窗口。"),
    ("Compare the speed of the two servers.", "比较两台服务器的速度。"),
    ("Search for a word in the whole document.", "在整个文档中搜索一个词。"),
    ("Change the language of the interface.", "更改界面的语言。"),
)


def bitext_of(chinese: str, english: str) -> Bitext:
    return Bitext(read_raw("a.md", chinese), read_raw("a.md", english), LEXICON)


def listed(entries: list[str]) -> str:
    return "".join(f"- {one}\n" for one in entries)


def found(bitext: Bitext) -> list[Finding]:
    return [one for one in missing_segment.RULE.check(bitext) if one.confidence >= 0.5]


def paired(bitext: Bitext) -> list[tuple[str, str]]:
    return [(pair.target.raw, pair.source.raw) for pair in bitext.pairs]


@pytest.mark.parametrize("at", range(len(ENTRIES)))
def test_of_like_entries_the_one_without_a_translation_is_told(at: int) -> None:
    english, chinese = [list(side) for side in zip(*ENTRIES, strict=True)]
    assert not found(bitext_of(listed(chinese), listed(english)))
    gone = chinese.pop(at)
    bitext = bitext_of(listed(chinese), listed(english))
    assert {*paired(bitext)} == {(zh, en) for en, zh in ENTRIES if zh != gone}
    (one,) = found(bitext)
    assert one.reason and english[at] in one.reason.en


def test_an_entry_for_another_does_not_shift_the_rest() -> None:
    english, chinese = [list(side) for side in zip(*ENTRIES, strict=True)]
    del chinese[1]
    chinese.insert(5, "导出图表之前先检查颜色。")
    right = {(zh, en) for en, zh in ENTRIES}
    assert {*paired(bitext_of(listed(chinese), listed(english)))} <= right


def test_a_block_that_was_moved_far_is_not_missing() -> None:
    english, chinese = [list(side) for side in zip(*ENTRIES, strict=True)]
    chinese.append(chinese.pop(1))
    assert not found(bitext_of("\n\n".join(chinese), "\n\n".join(english)))


def test_headings_of_other_levels_belong_together_by_their_words() -> None:
    english = "# Install the network\n\nText.\n\n## Delete a user\n\nText.\n\n## Compare images\n\nText.\n"
    chinese = "## 安装网络\n\n正文。\n\n### 删除用户\n\n正文。\n\n### 比较图像\n\n正文。\n"
    pairs = paired(bitext_of(chinese, english))
    assert ("删除用户", "Delete a user") in pairs and ("比较图像", "Compare images") in pairs


def test_words_agree_with_their_usual_chinese_and_not_with_that_of_others() -> None:
    wording = Wording(LEXICON)
    sides = [(Side(en), Side(zh)) for en, zh in ENTRIES]
    for (en, zh), (other, foreign) in pairwise(sides):
        right = wording.agreement(zh, en)
        assert right > max(wording.agreement(foreign, en), wording.agreement(zh, other), 0)
    assert wording.agreement(Side("好。"), Side("")) == 0.0


def test_long_lists_take_no_square_of_their_length() -> None:
    english, chinese = [list(side) * 400 for side in zip(*ENTRIES, strict=True)]
    del chinese[1000]
    chinese.append("导出图表之前先检查颜色。")
    before = time.process_time()
    assert len(bitext_of(listed(chinese), listed(english)).pairs) > 2000
    assert time.process_time() - before < 15


PAGE = "https://example.org/guide/install.html"


def links(chinese: str, english: str) -> list[str]:
    found = link_mismatch.RULE.check(bitext_of(chinese, english))
    said = [one.message.en for one in found if one.confidence >= 0.5]
    return [kind for one in said for kind in (LEADS, LACKS) if kind in one]


LEADS, LACKS = "differs from the original", "of the original is missing here"


@pytest.mark.parametrize(
    ("chinese", "english", "said"),
    [
        # The right address stands elsewhere in the translation; the wrong one nowhere in the original.
        (
            f"请看[指南]({PAGE}s)，或[首页]({PAGE})。",
            f"See the [guide]({PAGE}) or the [start]({PAGE}).",
            [LEADS],
        ),
        (
            f"先看[指南]({PAGE[:-6]}.html)。\n\n再看[首页]({PAGE})和[附录]({PAGE})。",
            f"See the [guide]({PAGE}) first.\n\nSee the [start]({PAGE}) then.",
            [LEADS],
        ),
        ("见 <https://example.org/gide>。", "See <https://example.org/guide>.", [LEADS]),
        ("也可以访问 *http://e.org/deug/pprof/*。", "Or open *http://e.org/debug/pprof/*.", [LEADS]),
        ("在 src/config.py 中设置。", "It is set in [src/config.py](./src/config.py).", [LACKS]),
        (f"请看 {PAGE}。", f"See [{PAGE}]({PAGE}).", []),
        (f"请从[指南]({PAGE})下载。", f"For the [guide]({PAGE}), download the [guide]({PAGE}).", []),
        ("[English](README.md)", "[简体中文](README_CN.md)", []),
        (
            "请看下图的结果。\n\n![](/img/zh_run/one/8.png)",
            "See the result below.\n![](/img/a/one/8.png)",
            [],
        ),
    ],
)
def test_links_that_are_lost_or_lead_elsewhere(chinese: str, english: str, said: list[str]) -> None:
    assert links(chinese, english) == said
