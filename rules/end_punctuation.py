"""A segment ends with another kind of mark than its original, or with none.

句末标点与原文不对应。

A question that ends like a statement is read as one; in an interface a colon announces the field beside it.

问句以句号收尾，读者会当成陈述；界面上的冒号则提示旁边有输入框。

It compares question marks, exclamation marks and colons at the end, and a full stop that is missing;
Chinese and half-width marks are the same. It must be asked for: many projects leave out the full stop
of a single sentence.

比较句末的问号、感叹号和冒号，以及缺少的句号；全角半角不论。须明确启用：不少项目单句不加句号。

Examples:
    bad [a.po]: msgid "Do you want to save the changes?"
      msgstr "⟦保存更改。⟧"
    bad [a.po]: msgid "The changes are saved to the disk."
      msgstr "⟦更改已保存到磁盘⟧"

    ok [a.po]: msgid "Do you want to save the changes?"
      msgstr "要保存更改吗?"
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.bitext import Bitext, Side
from termlint.lazily import lazily
from termlint.model import Finding, Message
from termlint.rule import PairRule
from termlint.telling.cite import cited

CLOSING = lazily(r"(?<![\s\"'”’」』）)\]*_`~])[\s\"'”’」』）)\]*_`~]++\Z")
MARKS = str.maketrans("。．？！：；", "..?!:;")


def end_of(side: Side) -> str:
    """Return the last mark as a half-width one, ``a`` after a letter or digit, "" if there is no text."""
    last = CLOSING.sub("", side.visible)[-1:].translate(MARKS)
    return "a" if last.isalnum() else last


def check(bitext: Bitext) -> Iterator[Finding]:
    """Yield a finding for each segment whose final punctuation does not correspond to its original's."""
    for pair in bitext.prose_pairs:
        there, here = end_of(pair.source), end_of(pair.target)
        if there != here and there in ".?!:" and there and here in "a.?!:;" and pair.target.han > 3:
            if there == "." and here != "a":
                continue
            yield Finding(*pair.first_line, _said(there, here), confidence=0.7)


def _said(there: str, here: str) -> Message:
    en, zh = ("no mark", "没有标点") if here == "a" else (cited(here), f"以{cited(here)}结尾")
    return Message(
        f"the original ends with {cited(there)}, the translation with {en}",
        f"原文以{cited(there)}结尾，译文{zh}",
    )


RULE = PairRule(check, mqm="linguistic-conventions/punctuation", severity="info", default=False)
