"""A character is missing from a term, a saying or a set phrase: 目标函, 层出不, 叉熵.
术语、成语或固定说法漏了一个字：目标函、层出不、叉熵。

A character is lost in typing or in pasting, and what is left is no word. Spell checkers for Chinese look for
wrong characters and pass over missing ones.

输入或粘贴时漏掉一个字，剩下的便不成词。中文拼写检查多半只管错字，不管漏字。

Found are terms of the termbase (four characters and more) that have lost a character and fall apart: one
that is hardly ever a word of its own stands alone (函 without 数), and nothing beside it may claim it. Terms
and words in general are looked for where two neighbours hardly ever met: documentation never has what stands
there, and the text is much likelier with the whole word; less is asked if the text has that elsewhere.
Words of three characters, sayings (成语) and set phrases stand in `seeds/phrases.csv` with the characters
that they may lose: those without which 29 million characters of documentation have them never, or only by
mistake.

检查的内容：术语库中四个字以上的术语漏掉一个字，剩下的部分不成词：几乎从不单独成词的字（如没有“数”的“函”）
落了单，左右也没有别的字能与它成词。相邻两字几乎从不相连之处，还查一般术语和词语：文档中从未有过这种写法，而
补上一个字后通顺得多；文中别处有完整写法的，条件放宽。三字词、成语和固定说法列在 `seeds/phrases.csv` 中，并注
明漏哪个字才算：在 2900 万字的文档中，漏了那个字的写法从未出现，或者出现的都是笔误。

Silent: short forms that are words (超参, 大模型), the missing character nearby or in the next line,
quotations. In traditional text terms, in texts unlike documentation all words must stand elsewhere in it.

不报告：本身成词的简称（超参、大模型），漏掉的字就在近旁或下一行，引文。繁体文本中的术语，以及不像文档的文本（新闻、书信等）中的词，须文中别处有完整写法。

The fix puts the character back (unsafe: the wording may have been meant otherwise).

修正方法是补上漏掉的字（不安全：原意可能另有所指，请人工确认）。

Examples:
    bad: 先写出⟦目标函⟧，再求它的梯度。
    fix: 先写出目标函数，再求它的梯度。

    bad: 用⟦叉熵⟧衡量两个分布的差别。
    fix: 用交叉熵衡量两个分布的差别。

    bad: 新的架构⟦层出不⟧，很难逐一介绍。
    fix: 新的架构层出不穷，很难逐一介绍。

    bad: 在数据很少⟦的时，⟧模型容易过拟合。
    fix: 在数据很少的时候，模型容易过拟合。

    bad: 向量数据库越来越多，⟦向量据库⟧之间也有差别。
    fix: 向量数据库越来越多，向量数据库之间也有差别。

    ok: 大模型的超参很多，目标函数只有一个。
    ok: 对讲机是单工模式，电话是双工模式。
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.model import Finding, Message
from termlint.rule import DocumentRule
from termlint.survey import Survey
from termlint.survey.characters.fragments import find_broken

_CONFIDENCE = 0.9
"""The share of such findings that was right in a sample."""


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each word or phrase that lacks a character."""
    view = survey.simplified
    told: set[int] = set()
    for broken in find_broken(view.document, survey.lexicon):
        # Too few words of Taiwan are known to recognise a term without a character.
        if broken.fragment.kind == "term" and view is not survey:
            continue
        # Nor is enough known of texts that were not counted: 候工室 is no 工作室.
        if view.uncounted and broken.fragment.whole not in view.prose:
            continue
        told.update(range(broken.start, broken.end))
        for whole in survey.own(broken.start, broken.end, (broken.fragment.whole,)):
            yield _finding(broken.start, broken.end, whole, broken.fragment.lost)
    for one in survey.mangled:
        if one.kind in ("lost", "first", "last") and told.isdisjoint(range(one.start, one.end)):
            yield _finding(one.start, one.end, one.whole, one.at)


def _finding(start: int, end: int, whole: str, lost: int) -> Finding:
    right = whole.strip("，")
    return Finding(
        start,
        end,
        Message(f"“{whole[lost]}” is missing; write “{right}”", f"漏了“{whole[lost]}”，应为“{right}”"),
        replacements=(whole,),
        safety="unsafe",
        confidence=_CONFIDENCE,
    )


RULE = DocumentRule(check, group="characters", mqm="accuracy/omission", modern=True)
