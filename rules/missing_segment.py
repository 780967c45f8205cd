"""A paragraph, list item or sentence of the original has no translation.

原文的一段、一项或一句没有译出。

What is not there cannot be seen in the translation, and it is what readers can least make up for.

漏掉的内容在译文里看不出来，读者也最难自己补上。

Blocks are aligned by structure, length, figures and names. It reports blocks of the original between
two neighbours that surely belong together, where the translation has nothing; and a segment that has
fewer sentences than its original and is too short for the rest, measured by the document's own habit.

按结构、长度、数字和名称对齐两边的段落。前后两段确实对得上、而中间原文多出一段，就报告；译文句数少于原文，
长度按本文的习惯衡量又明显不足，也报告。

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

SHOWN = 60
"""So many code points of the original are shown."""


def check(bitext: Bitext) -> Iterator[Finding]:
    """Yield a finding for each place where blocks lack, and for each segment that lacks a sentence."""
    ratio = typical_ratio(bitext)
    for gap in bitext.gaps:
        if not gap.added and gap.is_certain(ratio):
            yield _finding(gap)
    for pair in bitext.prose_pairs:
        if lost := dropped(pair.target, pair.source, ratio):
            said = Message("lacks a sentence of the original", "疑似漏译一句")
            yield Finding(*pair.first_line, said, confidence=lost.confidence, reason=_begins(lost.text))


def _finding(gap: Gap) -> Finding:
    text = " ".join(gap.missing[0].visible.split())
    said = Message("something of the original is missing before this", "此处之前漏译了原文内容")
    return Finding(*gap.after.first_line, said, confidence=0.8, reason=_begins(text))


def _begins(text: str) -> Message:
    start = text if len(text) <= SHOWN else text[:SHOWN] + "…"
    return Message(f"the original has: {start}", f"原文：{start}")


RULE = PairRule(check, mqm="accuracy/omission")
