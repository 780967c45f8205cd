"""A term of termlint's own termbase stands in the original, and none of its renderings in the translation.

原文有 termlint 自带术语库中的术语，译文却没有用其中任何一种译法。

Our termbase does not know how a project says things, so this is a question, not a verdict: it helps to read
a translation, or to find what the project's own termbase should hold.

自带术语库不了解项目的用语习惯，所以这只是提示，不是定论：适合审阅译文，或查找项目术语库应当收录的术语。

It is opt-in and `info`, with a confidence of 45 %, so `min-confidence` must be lowered too. It asks as
`term-missing` does: for the longest term, in any sense; terms that stay English must stand there in whatever
letter case. What the project's termbase decides is left to `term-missing` and `do-not-translate`.

本规则须主动启用，级别为 `info`，可信度为 45%，还须调低 `min-confidence`。检查方式与 `term-missing` 相同：以
最长的术语为准，任一含义的译法都行；保留英文的术语在译文中必须出现，不论大小写。项目术语库已有规定的，由
`term-missing` 和 `do-not-translate` 检查。

Examples:
    bad [a.po]: msgid "The loss function is smooth."
      msgstr "⟦这个函数是光滑的。⟧"

    ok [a.po]: msgid "The loss function is smooth."
      msgstr "损失函数是光滑的。"

    bad [a.po]: msgid "The text is cut by SentencePiece."
      msgstr "⟦文本由句子片段切分。⟧"
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.bitext import Bitext
from termlint.lexicon.terms import squash
from termlint.model import Finding, Message
from termlint.rule import PairRule
from termlint.survey.demanded import has_english, has_rendering, known_demands, wanted
from termlint.telling.cite import cited

UNSURE = 0.45
"""Hidden by default, for a text may well express a term in another way."""


def check(bitext: Bitext) -> Iterator[Finding]:
    """Yield a finding for each term of termlint's termbase in an original that its translation lacks."""
    for pair, hit in known_demands(bitext):
        if not has_rendering(pair.target, hit) and (wanted(hit) or not has_english(pair.target, hit)):
            forms = [cited(form) for form in wanted(hit)] or [cited(hit.english)]
            yield Finding(
                *pair.first_line,
                Message(
                    f"the translation has no rendering of “{hit.english}”",
                    f"译文中没有“{hit.english}”的译法",
                ),
                confidence=UNSURE,
                reason=Message(
                    f"termlint's termbase has {' or '.join(forms)}",
                    f"termlint 自带术语库的译法：{'或'.join(forms)}",
                ),
                about=squash(hit.english),
            )


RULE = PairRule(check, mqm="terminology/wrong-term", default=False, severity="info")
