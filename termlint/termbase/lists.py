"""Reads lists: ``鞍点，saddle point``, ``- key：键（备注）``, ``#### Fork：复刻``, senses below a term.

- metric
  * 指被测量的数据源时，译为指标
  * 指观测结果时，译为度量值
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from termlint.lexicon.terms import TermLocale, TermRow
from termlint.model import Message
from termlint.termbase import cells
from termlint.termbase.cells import FORBIDDING, KEEPING, read_cell, read_sense
from termlint.termbase.columns import are_titles
from termlint.termbase.english import is_english, names
from termlint.termbase.entry import Entry, rows_of, said_of, usual
from termlint.termbase.found import HAN, Found, NotATermbase, shown
from termlint.termbase.markup import plain

_ITEM = re.compile(
    r"(?P<indent>\s*)(?P<mark>(?:[-*+–—]|\d+[.)]|#{1,6})(?=\s)|\d{1,3}[.)](?=[^\W\d_]{2})"
    r"|\d{1,3}[、．）](?!\d)|[(（]\d{1,3}[)）]|[①-⑳•·●○◆◇■□▪※★☆])?\s*(?P<text>.*)"
)
"""A line with its mark. No space need follow 1、 and （1） and ①, nor 1. before words; 2.5, 2、3 are none."""

_FENCE = re.compile(r"\s*(?:```|~~~)")
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
_GLOSSED = re.compile(r"([^()（）：:，,]+?)\s*[(（]([^()（）]+)[)）]")
"""智能体（agent）."""

_DIVIDER = re.compile(
    r"\t+|\s*(?:→|=>|->|⇒)\s*|\s+[-–—]{1,2}\s+|\s*——\s*|\s*(?<!:)[:：](?![:/])\s*|\s*，\s*|\s+=\s+"
)
_COMMA = re.compile(r",\s*(?=[\u3400-\u9fff]|[A-Za-z][A-Za-z -]*$)")

_TITLE = re.compile(
    r"术语|術語|词汇|詞彙|译名|譯名|译法|译文|翻译|对照|词典|glossar|terminolog|\bterms?\b|dictionary", re.I
)
"""Words in headings above lists of terms."""

_CODE = re.compile(
    r"[\[\]{}<>|=#_\\。；，]|^[-.]|\w\w\.\w+\.\w|^.$|\.(?:py|sh|md|json|ya?ml|txt|zip|toml|cfg|cpp|h|ipynb|csv)$"
)
"""Marks of a parameter, a path or a place in code, which is no term."""

MOST_WORDS = 8
"""Most words of an English term."""

LONGEST = 16
"""Most code points of the first rendering of an entry: a longer one is a sentence."""


class Item(NamedTuple):
    """A line with its continuation: line number from 1, indent in columns, mark (``-``, ``##``), text."""

    line: int
    indent: int
    mark: str
    text: str

    @property
    def style(self) -> str:
        """The kind of mark: ``#`` for a heading, ``-`` for an item of a list, empty for none."""
        return "#" if self.mark.startswith("#") else "-" if self.mark else ""


class Parsed(NamedTuple):
    """An item and its rows, None if it is no entry; ``within``: it is a sense of the term above it."""

    item: Item
    rows: list[TermRow] | None
    within: bool = False


def read(text: str, locale: TermLocale) -> Iterator[Found]:
    """Yield the entries of a list.

    Raises:
        NotATermbase: if there are none.
    """
    found = list(read_lines(text.split("\n"), locale))
    if not any(isinstance(one, TermRow) for _, one in found):
        raise NotATermbase(
            None,
            "no glossary entries here, such as “鞍点，saddle point” or “- key：键”",
            "没有找到术语条目，如“鞍点，saddle point”或“- key：键”",
        )
    yield from found


def read_lines(lines: Sequence[str], locale: TermLocale) -> Iterator[Found]:
    """Yield the entries of sections that are lists of terms, and of headings that are entries themselves.

    If lists stand under headings about terms, lists elsewhere are ignored as being about something else.
    """
    sections = [(named, list(_entries(section, locale))) for named, section in _sections(lines)]
    lists = [(named, items) for named, whole in sections if _is_list(items := [*_without_heading(whole)])]
    any_named = any(named for named, _ in lists)
    for named, items in lists:
        if named or not any_named:
            yield from _found(items)
    headings = [one for _, items in sections for one in _headed(items)]
    if sum(one.rows is not None for one in headings) * 2 > len(headings) > 1:
        yield from _found([one for one in headings if one.rows])


def _without_heading(items: Sequence[Parsed]) -> Iterator[Parsed]:
    """Yield what is neither a heading nor a pair above the entries that says what stands on either side."""
    is_first = True
    for at, (item, rows, _) in enumerate(items):
        if item.style == "#":
            continue
        if rows and is_first:
            is_first = False
            if at + 1 < len(items) and len(rows) == 1 and are_titles(rows[0].english, rows[0].chinese):
                continue
        yield items[at]


def _is_list(items: Sequence[Parsed]) -> bool:
    entries = sum(bool(one.rows) and not one.within for one in items)
    return entries > 0 and entries >= sum(one.rows is None for one in items)


def _headed(items: Sequence[Parsed]) -> Iterator[Parsed]:
    """Yield a section's heading, and the renderings that paragraphs below it forbid."""
    if items and items[0].item.style == "#":
        yield items[0]
        yield from (Parsed(one.item, rows) for one in items[1:] if (rows := _forbidden(items[0], one)))


def _found(items: Sequence[Parsed]) -> Iterator[Found]:
    """Yield the rows of entries, and a message for each item that is none but is marked like most of them."""
    styles = [one.item.style for one in items if one.rows]
    for item, found, _ in items:
        if found:
            yield from ((item.line, row) for row in found)
        elif found is None and styles.count(item.style) * 2 >= len(styles):
            said = shown(item.text)
            yield item.line, Message(f"not a glossary entry: {said}", f"看不出这是哪个术语的译法：{said}")


def _sections(lines: Sequence[str]) -> Iterator[tuple[bool, list[Item]]]:
    """Yield (named, items) for each section, the heading first, and for each HTML comment.

    ``named``: whether a heading above the section is about terms; always True for a comment.
    """
    above: dict[int, bool] = {}
    section: list[Item] = []
    commented = fenced = False
    for number, line in enumerate(lines, 1):
        fenced = fenced != bool(_FENCE.match(line))
        item = _item(number, re.sub(r"<!--+|(?<!-)--+>", "", line))
        opens, closes = "<!--" in line, "-->" in line
        if opens or item.style == "#":
            yield commented or any(above.values()), section
            section, commented = [], opens
        if item.style == "#":
            above = {level: named for level, named in above.items() if level < len(item.mark)}
            above[len(item.mark)] = bool(_TITLE.search(item.text))
        if re.search(r"\w", item.text) and not fenced and not _FENCE.match(line):
            _put(section, item, lines[number - 2])
        if closes:
            yield commented or any(above.values()), section
            section, commented = [], False
    yield any(above.values()), section


def _item(number: int, line: str) -> Item:
    match = _ITEM.fullmatch(line.rstrip())
    assert match is not None
    return Item(number, len(match["indent"].expandtabs(4)), match["mark"] or "", match["text"].strip())


def _put(section: list[Item], item: Item, above: str) -> None:
    """Add an item to a section, or its text to the item that it continues."""
    if section and not item.mark and item.indent >= 2 and section[-1].mark and above.strip():
        section[-1] = section[-1]._replace(text=f"{section[-1].text} {item.text}")
    else:
        section.append(item)


def _entries(section: Sequence[Item], locale: TermLocale) -> Iterator[Parsed]:
    """Yield every item with its rows; a term without a rendering has none, its senses below it have some."""
    above: Item | None = None
    name = ""
    for at, item in enumerate(section):
        deeper = above is not None and item.indent > above.indent and bool(item.mark)
        if deeper and name and (senses := _senses(name, item.text, locale)):
            yield Parsed(item, senses, within=True)
            continue
        rows = entry(item.text, locale)
        following = section[at + 1] if at + 1 < len(section) else None
        waits = bool(item.mark and following and following.mark and following.indent > item.indent)
        if not (deeper and name and rows is None):
            above, name = item, _name(item.text, rows, waits)
        yield Parsed(item, [] if rows is None and waits and name else rows)


def _name(text: str, rows: list[TermRow] | None, waits: bool) -> str:
    """Return the English term to which senses below an item belong, empty if there is none."""
    if rows:
        return rows[0].english
    bare = plain(text).rstrip(":：")
    return names(bare)[0].english if waits and _is_term(bare) else ""


def _senses(name: str, text: str, locale: TermLocale) -> list[TermRow]:
    bare = plain(text[: cells.LONGEST])
    renderings = read_sense(bare.rstrip("。；;")) or (read_cell(bare).said if FORBIDDING.match(bare) else ())
    return said_of(names(name)[0], renderings, usual(locale)) if renderings else []


def _forbidden(heading: Parsed, below: Parsed) -> list[TermRow]:
    """Return the rows of renderings that a paragraph below an entry's heading forbids."""
    if not heading.rows or not FORBIDDING.search(below.item.text):
        return []
    renderings = cells.forbidden(plain(below.item.text[: cells.LONGEST]))
    return said_of(names(heading.rows[0].english)[0], renderings, usual(heading.rows[0].locale))


def entry(text: str, locale: TermLocale) -> list[TermRow] | None:
    """Return the rows of a line, None if it is no entry."""
    pair = _pair(plain(text)) if len(text) <= cells.LONGEST else None
    if pair is None:
        return None
    rows = rows_of(Entry(*pair, usual(locale)))
    return rows if rows and len(rows[0].chinese) <= LONGEST else None


def _pair(text: str) -> tuple[str, str] | None:
    """Return (English, Chinese) of a line, which are separated by its first divider; None if it has none."""
    if glossed := _GLOSSED.fullmatch(text):
        one, two = glossed[1], glossed[2]
        if (_is_term(one) and HAN.search(two)) or (_is_term(two) and HAN.search(one)):
            return (one, two) if _is_term(one) else (two, one)
    hidden = _BRACKETED.sub(lambda match: "x" * len(match[0]), text)
    match = _DIVIDER.search(hidden) or _COMMA.search(hidden)
    if not match or "://" in text:
        return None
    left, right = text[: match.start()].strip(), text[match.end() :].strip()
    before, _, last = right.rpartition("，")
    if HAN.search(left) and before and _is_term(last):
        left, right = f"{left}，{before}", last
    if _is_term(left) and (HAN.search(right) or KEEPING.fullmatch(right) or right == left):
        return left, right if right != left else "不翻译"
    return (right, left) if _is_term(right) and HAN.search(left) else None


def _is_term(text: str) -> bool:
    """Return True if a text is an English term, and neither a sentence nor code."""
    words = len(text.split())
    return (
        is_english(text)
        and words <= MOST_WORDS + 4 * ("(" in text)
        and text[-1:] not in "?!;,"
        and not _CODE.search(text)
    )
