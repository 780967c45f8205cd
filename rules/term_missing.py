"""A term of the project's termbase stands in the original, and none of its renderings in the translation.

原文有术语库中的术语，译文却没有用其中任何一种译法。

A termbase decides once what a term is called; a translation that goes its own way undoes that for the reader.

术语库定下了译法；译文另用别的说法，读者就无法对应。

The longest term counts: in “neural network” it does not ask for network. Of a term with several senses any
good rendering will do. Code is not looked at. Without a termbase of the project it is silent; the opt-in
`known-term-missing` asks for the terms of termlint's own.

以最长的术语为准：neural network 中不再要求 network。一个术语有几种含义时，任一可用译法都行。代码不检查。
项目没有自己的术语库时，本规则不报告；termlint 自带的术语由需要启用的 `known-term-missing` 检查。

Examples:
    ok [terms.csv]: english,chinese
      gated memory,门控记忆

    bad [a.po]: msgid "A gated memory keeps the last state."
      msgstr "⟦带门的存储保留上一个状态。⟧"

    ok [b.po]: msgid "A gated memory keeps the last state."
      msgstr "门控记忆保留上一个状态。"
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.bitext import Bitext
from termlint.lexicon.terms import squash
from termlint.model import Finding, Message
from termlint.rule import PairRule
from termlint.survey.demanded import has_english, has_rendering, own_demands, wanted
from termlint.telling.cite import cited


def check(bitext: Bitext) -> Iterator[Finding]:
    """Yield a finding for each term of the project's termbase in an original that its translation lacks."""
    for pair, hit in own_demands(bitext):
        if (forms := [cited(form) for form in wanted(hit)]) and not has_rendering(pair.target, hit):
            yield Finding(
                *pair.first_line,
                Message(
                    f"the translation has no rendering of “{hit.english}”",
                    f"译文中没有“{hit.english}”的译法",
                ),
                confidence=0.6 if has_english(pair.target, hit) else 0.8,
                reason=Message(f"the termbase has {' or '.join(forms)}", f"术语库的译法：{'或'.join(forms)}"),
                about=squash(hit.english),
            )


RULE = PairRule(check, mqm="terminology/wrong-term")
