"""A term that the project keeps in English was translated.

项目规定保留英文的术语被译成了中文。

A row of the termbase without Chinese says that the English stays: the name of a class, a product, a
concept that readers know by it.

术语库中中文一栏为空的行，表示保留英文：类名、产品名，或读者熟悉的英文概念。

It reports a segment whose original has such a term and which has it nowhere, in whatever letter case.
Terms of termlint's own termbase have a confidence of 45 %, so they are hidden unless `min-confidence`
is lowered.

原文有这样的术语、译文中却找不到（不论大小写），就报告。termlint 自带术语库中的术语可信度为 45%，默认不显示，
调低 `min-confidence` 才会报告。

Examples:
    bad [a.po]: msgid "The text is cut by SentencePiece."
      msgstr "⟦文本由句子片段切分。⟧"

    ok [a.po]: msgid "The text is cut by SentencePiece."
      msgstr "文本由 sentencepiece 切分。"
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.bitext import Bitext
from termlint.model import Finding, Message
from termlint.rule import PairRule
from termlint.survey.demanded import demands, has_english, has_rendering

UNSURE = 0.45
"""Of a term that only termlint's own termbase knows: texts may well say it in Chinese."""


def check(bitext: Bitext) -> Iterator[Finding]:
    """Yield a finding for each term that should have stayed English."""
    for pair, hits in demands(bitext):
        for hit in hits:
            stays = all(one.keeps_english and not one.renderings for one in hit.concepts)
            if stays and not has_english(pair.target, hit) and not has_rendering(pair.target, hit):
                yield Finding(
                    *pair.first_line,
                    Message(f"“{hit.english}” should stay English", f"“{hit.english}”应保留英文"),
                    confidence=0.8 if hit.concepts[0].own else UNSURE,
                )


RULE = PairRule(check, mqm="accuracy/mistranslation/do-not-translate")
