"""An acronym of the original has other letters in the translation.

译文中的缩略语与原文字母不同。

One letter makes another thing of it: RNN and CNN are both right words, and only the original tells
which was meant.

一字之差就成了别的东西：RNN 和 CNN 都是正确的词，只有对照原文才知道指的是哪个。

It reports an acronym that the original does not have where one of the original's is missing that has the same
letters in another order, or one other letter. Acronyms that are written out in Chinese are left alone.

译文中出现原文没有的缩略语，而原文中有一个字母相同、顺序不同或只差一个字母的缩略语没有出现，就报告。
缩略语译成中文的不报告。

Examples:
    bad [a.po]: msgid "The output of the LSTM is fed to the decoder."
      msgstr "⟦LTSM⟧ 的输出送入解码器。"

    ok [a.po]: msgid "The LLM answers by RAG."
      msgstr "大语言模型通过检索增强生成（RAG）作答。"
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.bitext import Bitext
from termlint.bitext.latin import acronym_slips
from termlint.bitext.mended import is_mended
from termlint.model import Finding, Message
from termlint.rule import PairRule
from termlint.telling.cite import unlike

ACRONYM = Message("acronym", "缩略语")


def check(bitext: Bitext) -> Iterator[Finding]:
    """Yield a finding for each acronym that is a slip for one of the original."""
    for pair, strange in bitext.strange_words:
        for start, end, right in acronym_slips(strange, pair.target, pair.source):
            wrong = pair.target.raw[start:end]
            if is_mended(wrong, right, bitext.words):
                continue
            yield Finding(
                pair.start + start,
                pair.start + end,
                unlike(ACRONYM, wrong, right),
                replacements=(right,),
                safety="unsafe",
                confidence=0.8,
            )


RULE = PairRule(check, mqm="accuracy/mistranslation")
