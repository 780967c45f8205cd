"""A term of the project's termbase stands in the original, and none of its renderings in the translation.

原文有术语库中的术语，译文却没有用其中任何一种译法。

A termbase decides once what a term is called; a translation that goes its own way undoes that for the reader.

术语库定下了译法；译文另用别的说法，读者就无法对应。

The longest term counts: in “neural network” it does not ask for network. Of a term with several senses any
good rendering will do. Code is not looked at. Terms of termlint's own termbase are asked for with a
confidence of 45 %, so they are hidden unless `min-confidence` is lowered.

以最长的术语为准：neural network 中不再要求 network。一个术语有几种含义时，任一可用译法都行。代码不检查。
termlint 自带术语库中的术语可信度为 45%，默认不显示，调低 `min-confidence` 才会报告。

Examples:
    bad [a.po]: msgid "The loss function is smooth."
      msgstr "⟦这个函数是光滑的。⟧"

    ok [a.po]: msgid "The loss function is smooth."
      msgstr "损失函数是光滑的。"
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.bitext import Bitext, Pair
from termlint.model import Finding, Message
from termlint.rule import PairRule
from termlint.survey.demanded import demands, has_english, has_rendering
from termlint.survey.terms import EnglishHit

UNSURE = 0.45
"""Of a term that only termlint's own termbase knows: texts may well say it otherwise."""


def check(bitext: Bitext) -> Iterator[Finding]:
    """Yield a finding for each term that is demanded and not there."""
    for pair, hits in demands(bitext):
        for hit in hits:
            wanted = [form for one in hit.concepts for form in one.right("zh-CN") if form != one.english]
            if wanted and not has_rendering(pair.target, hit):
                kept = has_english(pair.target, hit)
                yield _finding(pair, hit, "/".join(dict.fromkeys(wanted)), 0.6 if kept else 0.8)


def _finding(pair: Pair, hit: EnglishHit, wanted: str, sure: float) -> Finding:
    return Finding(
        *pair.first_line,
        Message(f"no rendering of “{hit.english}” here", f"没有“{hit.english}”的译法"),
        confidence=sure if hit.concepts[0].own else UNSURE,
        reason=Message(f"the termbase has {wanted}", f"术语库的译法：{wanted}"),
    )


RULE = PairRule(check, mqm="terminology/wrong-term")
