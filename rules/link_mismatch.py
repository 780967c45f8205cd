"""A link of the original is missing in the translation or leads elsewhere.

译文缺少原文中的链接，或链接指向了别处。

A slip in an address cannot be seen on the page; the reader finds out by a page that is not there.

地址里的笔误在页面上看不出来，读者点开才发现打不开。

It compares the ends of addresses: language, host, suffix and anchor may differ, for links are rightly
taken to Chinese pages. A finding needs an address without an equal on each side that is nearly the same
as the other, or fewer links than in the original. A link of Markdown whose brackets became full-width
marks, or were parted by a space, is one no more.

比较的是地址的主体：语言、主机、后缀、锚点不同都算相同，链接改指中文页面是对的。译文中的地址与原文只有细微差别，
或链接比原文少，才报告。Markdown 链接的圆括号写成了全角，或与方括号之间多了空格，就不再是链接，也会报告。

Examples:
    bad [a.po]: msgid "See the [guide](https://example.org/docs/install.html) first."
      msgstr "请先看[指南](⟦https://example.org/docs/instal.html⟧)。"
    bad [a.po]: msgid "See the [guide](https://example.org/docs/install.html) first."
      msgstr "⟦请先看指南。⟧"

    bad [a.po]: msgid "See the [guide](https://example.org/docs/install.html) first."
      msgstr "请先看[指南⟦]（https://example.org/docs/install.html）⟧。"

    ok [a.po]: msgid "See the [guide](https://example.org/en/docs/install.html#linux) first."
      msgstr "请先看[指南](https://example.org/zh-cn/docs/install#在-linux-上)。"
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.bitext import Bitext, Pair
from termlint.bitext.links import lost, mended, switch_language
from termlint.lazily import lazily
from termlint.model import Finding, Message
from termlint.rule import PairRule
from termlint.telling.cite import cited, unlike

SURE = 0.65
"""The least confidence of a pair in which a missing link does not mean that the pairing is wrong."""


AGREED = 2.0
"""The least agreement of the words of a pair that has the same effect."""

_BROKEN = lazily(r"\](?: ?（| \() ?(https?://[^\s（）()]+|\.{0,2}/[^\s（）()]+) ?[)）]")
LINK = Message("link", "链接")


def check(bitext: Bitext) -> Iterator[Finding]:
    """Yield a finding for each miswritten address and broken link, and one for each pair that lacks links."""
    for pair in bitext.prose_pairs:
        if "](" in pair.source.raw and not _BROKEN.search(pair.source.raw):
            yield from _broken(pair)
        if _may_differ(pair):
            wrong = [*mended(pair.target.links, pair.source.links, bitext.links)]
            yield from (_finding(pair, one, right) for one, right in wrong)
            sure = (
                not wrong and bitext.is_certain(pair) and (pair.confidence >= SURE or _agrees(pair, bitext))
            )
            missing = lost(pair.target, pair.source, bitext.links) if sure else []
            if missing:
                yield Finding(
                    *pair.first_line,
                    Message(
                        f"the link {cited(missing[0])} of the original is missing here",
                        f"缺少原文中的链接{cited(missing[0])}",
                    ),
                    confidence=0.45 if missing[0].startswith("#") else 0.8,
                )


def _broken(pair: Pair) -> Iterator[Finding]:
    """Yield a finding for each link whose brackets are full-width or apart: [指南]（https://a.org）."""
    for match in _BROKEN.finditer(pair.target.raw):
        if pair.target.visible[match.start()] != "]":
            continue  # in code
        start, end = (pair.start + at for at in match.span())
        right = f"]({match[1]})"
        yield Finding(start, end, unlike(LINK, match[0], right), (right,), "unsafe", 0.9)


def _agrees(pair: Pair, bitext: Bitext) -> bool:
    return bitext.wording.agreement(pair.target, pair.source) >= AGREED


def _may_differ(pair: Pair) -> bool:
    there, here = pair.source.links, pair.target.links
    return bool(there) and there != here and not switch_language(pair.target, pair.source)


def _finding(pair: Pair, wrong: str, right: str) -> Finding:
    at = pair.start + pair.target.raw.index(wrong)
    return Finding(
        at,
        at + len(wrong),
        unlike(LINK, wrong, right),
        replacements=(right,),
        safety="unsafe",
        confidence=0.8,
    )


RULE = PairRule(check, mqm="accuracy/mistranslation/do-not-translate")
