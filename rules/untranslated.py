"""A paragraph or a sentence was left in English.

整段或整句仍是英文，漏译了。

A file of which half is English passes every check that asks only whether the file is there.

只检查文件在不在，半篇还是英文的译文也能通过。

It reports a segment without any Chinese that is English prose and has the words of its original, and within
Chinese a sentence of the original, or a clause of it between two Chinese marks. Names, titles, references,
quotations, what is said in Chinese right behind, samples in a table of which only the head was translated,
labels of less than four words and code are left alone.

一段中没有汉字、是英文句子、用词又与原文相同；中文里夹着原文的整句；或两个中文标点之间是原文的分句，就报告。
专名、标题、参考文献、引文、紧接着就有中文的原句、表格中的样例（只译了表头）、不足四个词的标签和代码不报告。

Examples:
    bad [a.po]: msgid "The cache is cleared when the server is restarted."
      msgstr "⟦The cache is cleared when the server is restarted.⟧"
    bad [a.po]: msgid "The cache is cleared. You can also clear the cache by hand at any time."
      msgstr "缓存已清空。⟦You can also clear the cache by hand at any time.⟧"

    ok [a.po]: msgid "Attention Is All You Need"
      msgstr "Attention Is All You Need"
    ok [a.po]: msgid "Run make install."
      msgstr "运行 make install。"
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from termlint.bitext import Bitext, Pair
from termlint.bitext.english import is_left, left_parts
from termlint.model import Finding, Message
from termlint.rule import PairRule

TABLE = ("cell", "caption")
"""Kinds of segment in a table, where a cell may hold nothing but a picture."""

HEAD = 0.25
"""The largest share of a table's cells that is its head."""


def check(bitext: Bitext) -> Iterator[Finding]:
    """Yield a finding for each segment, and for each sentence, that was left in English."""
    for in_table, run in groupby(bitext.prose_pairs, lambda pair: pair.kind in TABLE):
        pairs = [*run]
        if not (in_table and _is_shown(pairs)):
            yield from _left(pairs)


def _left(pairs: Sequence[Pair]) -> Iterator[Finding]:
    for at, pair in enumerate(pairs):
        if not is_left(pair.target, pair.source):
            for start, end in left_parts(pair.target, pair.source):
                said = Message("this sentence is not translated", "此句未译")
                yield Finding(pair.start + start, pair.start + end, said, confidence=0.8)
        elif pair.kind != "quote" or not _is_cited(pairs, at):
            yield Finding(
                *pair.first_line, Message("this text is not translated", "整段未译"), confidence=0.85
            )


def _is_shown(cells: Sequence[Pair]) -> bool:
    """Return True if a table shows samples: only its head is translated, or its original has Chinese."""
    last = max((at for at, cell in enumerate(cells) if cell.target.han), default=-1)
    return 0 <= last < HEAD * len(cells) or any(cell.source.han for cell in cells)


def _is_cited(pairs: Sequence[Pair], at: int) -> bool:
    """Return True if a colon introduces the quoted text, or a dash behind it introduces its author."""
    near = pairs[max(at - 1, 0) : at], pairs[at + 1 : at + 2]
    before, after = ("".join(pair.target.raw for pair in side) for side in near)
    return before.rstrip().endswith((":", "：")) or after.lstrip().startswith(("—", "--"))


RULE = PairRule(check, mqm="accuracy/untranslated")
