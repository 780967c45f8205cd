"""A term that the project keeps in English was translated.

项目规定保留英文的术语被译成了中文。

A row of the termbase without Chinese says that the English stays: the name of a class, a product, a
concept that readers know by it.

术语库中中文一栏为空的行，表示保留英文：类名、产品名，或读者熟悉的英文概念。

It reports a segment whose original has such a term and which has it nowhere, in whatever letter case.
Without a termbase of the project it is silent; the opt-in `known-term-missing` asks for what termlint's own
termbase keeps in English.

原文有这样的术语、译文中却找不到（不论大小写），就报告。项目没有自己的术语库时，本规则不报告；termlint 自带
术语库规定保留英文的术语，由需要启用的 `known-term-missing` 检查。

Examples:
    ok [terms.csv]: english,chinese
      Quux,

    bad [a.po]: msgid "The text is cut by Quux."
      msgstr "⟦文本由夸克斯切分。⟧"

    ok [b.po]: msgid "The text is cut by Quux."
      msgstr "文本由 quux 切分。"
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.bitext import Bitext
from termlint.lexicon.terms import squash
from termlint.model import Finding, Message
from termlint.rule import PairRule
from termlint.survey.demanded import has_english, has_rendering, own_demands, wanted


def check(bitext: Bitext) -> Iterator[Finding]:
    """Yield a finding for each term that the project keeps in English and a translation lacks."""
    for pair, hit in own_demands(bitext):
        if not wanted(hit) and not has_english(pair.target, hit) and not has_rendering(pair.target, hit):
            yield Finding(
                *pair.first_line,
                Message(f"“{hit.english}” should be left in English", f"“{hit.english}”应保留英文"),
                confidence=0.8,
                about=squash(hit.english),
            )


RULE = PairRule(check, mqm="accuracy/mistranslation/do-not-translate")
