"""A name of the original is spelled otherwise in the translation.

译文中的外文名称与原文拼写不同。

Names of people, products and classes are kept in Latin letters so that readers can look them up; with a
letter wrong they find nothing.

人名、产品名、类名保留外文，是为了让读者能查到；错了字母就查不到了。

It reports a word with a capital that the original does not have where a word of the original that is
nearly the same is missing. Other endings (plural, -ed, -ing) are left alone, and so is a known name in the
place of one that nobody knows: the original was miswritten.

译文中出现原文没有的、含大写字母的词，而原文中有一个拼写极为相近的词没有出现，就报告。只是词尾不同（复数、-ed、-ing）的不报告；
原文的词谁也不认识，译文写的是人所共知的名称，是改正了原文的笔误，也不报告。

Examples:
    bad [a.po]: msgid "Vaswani and Shazeer proposed it; Kubernetes runs it."
      msgstr "它由 ⟦Vaswanni⟧ 和 Shazeer 提出，由 Kubernetes 运行。"

    ok [a.po]: msgid "Transformers were proposed by Vaswani."
      msgstr "Transformer 由瓦斯瓦尼提出。"
    ok [a.po]: msgid "It is stored in PostreSQL."
      msgstr "存放在 PostgreSQL 中。"
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.bitext import Bitext
from termlint.bitext.latin import name_slips
from termlint.bitext.mended import is_mended
from termlint.model import Finding, Message
from termlint.rule import PairRule
from termlint.telling.cite import unlike

SPELLING = Message("spelling", "拼写")


def check(bitext: Bitext) -> Iterator[Finding]:
    """Yield a finding for each name that is a slip for one of the original."""
    for pair, strange in bitext.strange_words:
        for start, end, right in name_slips(strange, pair.target, pair.source):
            wrong = pair.target.raw[start:end]
            if is_mended(wrong, right, bitext.words):
                continue
            yield Finding(
                pair.start + start,
                pair.start + end,
                unlike(SPELLING, wrong, right),
                replacements=(right,),
                safety="unsafe",
                confidence=0.8,
            )


RULE = PairRule(check, mqm="accuracy/mistranslation")
