"""A paragraph, list item or sentence of the original has no translation.

原文的一段、一项或一句没有译出。

What is not there cannot be seen in the translation, and it is what readers can least make up for.

漏掉的内容在译文里看不出来，读者也最难自己补上。

Blocks are aligned by structure, length, figures and names. It reports a block or a sentence of the
original if the translation around it says nothing of it: the usual Chinese of its words, its names,
figures, code and links are not there, the other sentences fit the clauses better without it, and the length
lacks as well, all by the document's own habit: how long it is, how evenly, how often it merges sentences.
What was merged with its neighbour, or only leads in what follows, is not reported.

按结构、长度、数字和名称对齐两边的段落。原文的一段或一句，如果在译文的相应位置找不到其中词语的常用译法，
名称、数字、代码和链接也都不见，去掉它其余句子与译文各分句对得更齐，长度又不足，就报告；都按本文的习惯衡量：
译文多长、是否均匀、是否常把几句合成一句。与相邻句段合译的不报告，只起引出下文作用的句子也不报告。

Examples:
    bad [a.md]: # 安装

      先下载安装包。

      ⟦然后运行 `make install`。⟧
    ok [a_origin.md]: # Installation

      Download the package first.

      You need administrator rights for this step, so ask for them in time.

      Then run `make install`.

    bad [b.md]: - 检查已经下载的文件
      - ⟦安装所需的全部软件包⟧
    ok [b_origin.md]: - Check the downloaded files
      - Install all required packages
      - Restart the affected web services

    ok [c.po]: msgid "Download it. Then run it."
      msgstr "下载后运行。"
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.bitext import Bitext, Gap, Pair
from termlint.bitext.dropped import Lost, dropped
from termlint.bitext.habit import habit_of, measured
from termlint.bitext.unsaid import is_said
from termlint.model import Finding, Message
from termlint.rule import PairRule
from termlint.telling.cite import of_original

LIKELY = ((0.6, 0.8), (-0.5, 0.6), (-1.2, 0.45))
LIKELY_SHORT = ((0.6, 0.8), (0.0, 0.6), (-1.2, 0.45))
LIKELY_GAP = ((4.0, 0.85), (0.5, 0.6), (-1.0, 0.45))
"""Pairs of the least log odds and the confidence from there on: a sentence, a short one, or a block is
missing."""

SHORT = 36
"""The fewest letters of a sentence that `LIKELY` judges; a word or two may express a shorter one."""

STRANGERS, CLEAR = 3, 1.0
"""How many blocks of the translation near a pair may lack a partner; with more, the structures differ, and a
sentence is only missing from log odds of `CLEAR` on."""

BESIDE = 1.35
"""How many times more must speak for it than against it that a block near a pair says the pair's sentence, if
few lack a partner: any two blocks of a text have words in common."""

SHOWN = 60
"""The most code points of the original that are shown."""


def check(bitext: Bitext) -> Iterator[Finding]:
    """Yield a finding for each place where blocks are missing, and each segment that lacks a sentence."""
    pairs = [(pair, one) for pair in bitext.prose_pairs if (one := measured(pair.target, pair.source))]
    habit = habit_of([segment for _, segment in pairs])
    for gap in bitext.gaps:
        lacking = gap.lost(habit, bitext.wording, bitext.lexicon)
        if blocks := [(one, sure) for one, odds in lacking if (sure := _sure(odds, LIKELY_GAP))]:
            yield _finding(gap, " ".join(blocks[0][0].visible.split()), max(sure for _, sure in blocks))
    for pair, segment in pairs:
        lost = dropped(segment, habit, bitext.lexicon)
        steps = LIKELY if lost and lost.sentence.size >= SHORT else LIKELY_SHORT
        if lost and (sure := _sure(lost.odds, steps)) and not _is_beside(pair, lost, bitext):
            said = Message("a sentence of the original seems to be missing here", "此处疑似漏译一句")
            yield Finding(*pair.first_line, said, confidence=sure, reason=_begins(lost.text))


def _is_beside(pair: Pair, lost: Lost, bitext: Bitext) -> bool:
    """Return True if a block without a partner near a pair may translate the sentence that the pair lacks."""
    strangers = bitext.strangers_near(pair)
    if len(strangers) > STRANGERS:
        return lost.odds < CLEAR or is_said(lost.sentence, strangers, bitext.lexicon)
    free = bitext.without_taken(strangers, lost.sentence.side, pair)
    return is_said(lost.sentence, free, bitext.lexicon, times=BESIDE)


def _sure(odds: float, steps: tuple[tuple[float, float], ...]) -> float:
    return next((sure for least, sure in steps if odds >= least), 0.0)


def _finding(gap: Gap, text: str, sure: float) -> Finding:
    place, en, zh = (gap.after, "before", "前") if gap.after else (gap.before, "after", "后")
    assert place
    said = Message(f"part of the original is missing {en} this", f"此处之{zh}漏译了原文内容")
    return Finding(*place.first_line, said, confidence=sure, reason=_begins(text))


def _begins(text: str) -> Message:
    start = text if len(text) <= SHOWN else text[:SHOWN] + "…"
    return of_original(start)


RULE = PairRule(check, mqm="accuracy/omission")
