"""A paragraph, list item or sentence of the original has no translation.

原文的一段、一项或一句没有译出。

What is not there cannot be seen in the translation, and it is what readers can least make up for.

漏掉的内容在译文里看不出来，读者也最难自己补上。

Blocks are aligned by structure, length, figures and names. It reports a block or a sentence of the
original if the translation around it says nothing of it: the usual Chinese of its words, its names,
figures, code and links are not there, and the length lacks as well, measured by the document's own habit.
What was merged with its neighbour is not reported.

按结构、长度、数字和名称对齐两边的段落。原文的一段或一句，如果在译文的相应位置找不到其中词语的常用译法，
名称、数字、代码和链接也都不见，按本文的习惯衡量长度又不足，就报告。与相邻句段合译的不报告。

Examples:
    bad [a.md]: # 安装

      先下载安装包。

      ⟦然后运行 `make install`。⟧
    ok [a_origin.md]: # Installation

      Download the package first.

      You need administrator rights for this step, so ask for them in time.

      Then run `make install`.

    ok [b.po]: msgid "Download it. Then run it."
      msgstr "下载后运行。"
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.bitext import Bitext, Gap
from termlint.bitext.sentences import dropped, typical_ratio
from termlint.model import Finding, Message
from termlint.rule import PairRule

LIKELY, LIKELY_GAP, UNLIKELY = 1.9, 0.8, 0.4
"""Logarithms of odds: from these on a sentence or a block is surely missing, or may be."""

SHOWN = 60
"""So many code points of the original are shown."""


def check(bitext: Bitext) -> Iterator[Finding]:
    """Yield a finding for each place where blocks lack, and for each segment that lacks a sentence."""
    ratio = typical_ratio(bitext)
    for gap in bitext.gaps:
        lost = [(one, odds) for one, odds in gap.lost(ratio, bitext.lexicon) if odds >= UNLIKELY]
        if lost:
            yield _finding(gap, " ".join(lost[0][0].visible.split()), max(odds for _, odds in lost))
    for pair in bitext.prose_pairs:
        sentence = dropped(pair.target, pair.source, ratio, bitext.lexicon)
        if sentence and sentence.odds >= UNLIKELY:
            said = Message("lacks a sentence of the original", "疑似漏译一句")
            sure = 0.7 if sentence.odds >= LIKELY else 0.45
            yield Finding(*pair.first_line, said, confidence=sure, reason=_begins(sentence.text))


def _finding(gap: Gap, text: str, odds: float) -> Finding:
    place, en, zh = (gap.after, "before", "前") if gap.after else (gap.before, "after", "后")
    assert place
    said = Message(f"something of the original is missing {en} this", f"此处之{zh}漏译了原文内容")
    return Finding(
        *place.first_line, said, confidence=0.8 if odds >= LIKELY_GAP else 0.45, reason=_begins(text)
    )


def _begins(text: str) -> Message:
    start = text if len(text) <= SHOWN else text[:SHOWN] + "…"
    return Message(f"the original has: {start}", f"原文：{start}")


RULE = PairRule(check, mqm="accuracy/omission")
