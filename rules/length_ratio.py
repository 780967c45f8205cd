"""A translation is much shorter or longer than any translation of its original is.

译文的长度与原文不相称：短得多或长得多。

A model that stops halfway or repeats itself, and an editor who pastes into the wrong place, all leave a
segment whose length gives it away.

模型译到一半就停，或者不断重复；编辑粘贴错了地方：这样的段落，长度就能看出来。

Compared are the characters of the prose, without code, addresses, tags and spaces. A right translation of
English into Chinese has 0.23 to 1.0 of them in 98 of 100 segments. Reported is what has less than 0.12, if
the original has a hundred or more, and what has more Han characters than 1.2 for each character of its
original, if they are sixty or more: short segments may be anything, and names that are bare in Chinese count
for nothing. Where a block without a partner stands near, it may be the rest, and nothing is reported.

比较的是正文的字符数，不计代码、网址、标签和空格。英译中每一百段里有九十八段在 0.23 到 1.0 之间。原文有一百个
字符以上、译文不足其 0.12 的报告；译文有六十个汉字以上、汉字数超过原文字符数 1.2 倍的也报告。太短的段落不足为
凭，中文里没有加标记的标识符也不计。附近若有对不上的段落，它可能就是其余部分，不报告。

Examples:
    bad [a.po]: msgid ""
      "The learning rate decides how far each step goes. If it is too large, training does not converge; "
      "if it is too small, it takes very long. Most people start with a value that others have used."
      msgstr "⟦学习率决定每一步。⟧"
    ok [b.po]: msgid ""
      "The learning rate decides how far each step goes. If it is too large, training does not converge; "
      "if it is too small, it takes very long. Most people start with a value that others have used."
      msgstr "学习率决定每一步走多远：太大，训练不收敛；太小，训练很久。多数人先用别人用过的值。"
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.bitext import Bitext, Pair, Side
from termlint.lazily import lazily
from termlint.model import Finding, Message
from termlint.rule import PairRule

LEAST, MOST = 0.12, 1.2
"""The least number of characters, and the largest number of Han characters, per character of the original."""

LETTERS, HAN = 100, 60
"""The fewest characters of a short translation's original, and the fewest Han characters of a long one."""

FORMULA = lazily(r"\$\$[^$]*+\$\$")
"""A displayed formula, which the translation may have in a separate paragraph."""


def check(bitext: Bitext) -> Iterator[Finding]:
    """Yield a finding for each pair of which one side is far too short for the other."""
    for pair in bitext.prose_pairs:
        han = pair.target.han
        if not han or (han < HAN and not _may_be_short(pair, han)):
            continue
        here, there = _length(pair.target), _length(pair.source)
        if there and _is_impossible(here, there, han):
            if bitext.alone_near(pair)[here > there]:
                continue  # a neighbour without a partner may be the rest of the shorter side
            en, zh = ("long", "过长") if here > there else ("short", "过短")
            said = Message(f"this translation is too {en} for its original", f"译文与原文相比{zh}")
            reason = Message(
                f"{there} characters in the original, {here} in the translation",
                f"原文 {there} 个字符，译文 {here} 个",
            )
            yield Finding(*pair.first_line, said, confidence=0.85, reason=reason)


def _may_be_short(pair: Pair, han: int) -> bool:
    """Return False if a translation with so many Han characters is certainly not too short: a cheap test."""
    letters = len(pair.source.raw)
    return letters >= LETTERS and (han < LEAST * letters or "$$" in pair.target.raw)


def _is_impossible(here: int, there: int, han: int) -> bool:
    return (there >= LETTERS and here < LEAST * there) or (han >= HAN and han > MOST * there)


def _length(side: Side) -> int:
    said = FORMULA.sub("", side.visible) if "$$" in side.visible else side.visible
    return len("".join(said.split()))


RULE = PairRule(check, mqm="accuracy")
