"""A character is missing from a term, a saying or a set phrase: 目标函, 层出不, 叉熵.
术语、成语或固定说法漏了一个字：目标函、层出不、叉熵。

A character is lost in typing or in pasting, and what is left is no word. Spell checkers for Chinese look for
wrong characters and pass over missing ones.

输入或粘贴时漏掉一个字，剩下的便不成词。中文拼写检查多半只管错字，不管漏字。

Found are terms of the termbase (four characters and more) that have lost a character and fall apart: one
that is hardly ever a word of its own stands alone (函 without 数), and nothing beside it may claim it. Words
of three characters, sayings (成语) and set phrases stand in `seeds/phrases.csv` with the characters that they
may lose: those without which 29 million characters of documentation have them never, or only by mistake.

检查的内容：术语库中四个字以上的术语漏掉一个字，剩下的部分不成词：几乎从不单独成词的字（如没有“数”的“函”）
落了单，左右也没有别的字能与它成词。三字词、成语和固定说法列在 `seeds/phrases.csv` 中，并注明漏哪个字才算：在
2900 万字的文档中，漏了那个字的写法从未出现，或者出现的都是笔误。

Silent: short forms that are words (超参, 大模型), the missing character in the next line, quotations. In
traditional text only sayings, set phrases and words of three characters are looked for, no terms.

不报告：本身成词的简称（超参、大模型），漏掉的字在下一行，引文。繁体文本只查成语、固定说法和三字词，不查术语。

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

    ok: 大模型的超参很多，目标函数只有一个。
    ok: 对讲机是单工模式，电话是双工模式。
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.model import Finding, Message
from termlint.rule import DocumentRule
from termlint.survey import Survey
from termlint.survey.characters.fragments import Broken, find_broken

_CONFIDENCE = 0.9
"""The share that was right when such findings were read."""


def check(survey: Survey) -> Iterator[Finding]:
    """Yield everything that lacks a character."""
    lexicon, view = survey.lexicon, survey.simplified
    for broken in find_broken(view.document, lexicon.phrases, lexicon.repeats.characters):
        # Of what Taiwan says we know too few words to tell what is left of a term.
        if broken.fragment.kind == "term" and view is not survey:
            continue
        for whole in survey.own(broken.start, broken.end, (broken.fragment.whole,)):
            yield _finding(broken, whole)


def _finding(broken: Broken, whole: str) -> Finding:
    lost = whole[broken.fragment.lost]
    return Finding(
        broken.start,
        broken.end,
        Message(
            f"“{lost}” is missing; write “{whole.strip('，')}”", f"漏了“{lost}”，应为“{whole.strip('，')}”"
        ),
        replacements=(whole,),
        safety="unsafe",
        confidence=_CONFIDENCE,
    )


RULE = DocumentRule(check, group="characters", mqm="accuracy/omission", modern=True)
