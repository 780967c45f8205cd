"""Reads bitext in records (CSV, TSV, JSON lines): each text on the side of the translation is a segment.

The name of a column or key decides which side it is (`side_of`). If no name is that of a translation, all
texts but the originals are read; what is not Chinese is left out later, as in every format.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Literal, NamedTuple

from termlint.lazily import lazily
from termlint.read import delimited, json_strings, message
from termlint.read.draft import Draft
from termlint.read.embedded import Embedded, put_both, read_embedded
from termlint.read.faults import Malformed
from termlint.read.locale import locale_in_path

Side = Literal["source", "target", ""]

_ENGLISH = "en eng enus engb englatn english texten entext sentenceenglatn 英文 英语 英語 英文原文 英语原文"
_ORIGINAL = (
    "source src sourcetext sourcesentence sourcestring sourcelanguage original originaltext msgid "
    "原文 源文 源语言 源文本"
)
_CHINESE = (
    "zh zho zhs zht cmn cn zhcn zhhans zhhanscn zhtw zhhk zhhant zhhanttw zhohans zhohant chinese "
    "simplifiedchinese traditionalchinese textzh zhtext sentencezhohans sentencezhohant "
    "中文 汉语 简体中文 繁体中文 繁體中文 简中 繁中 中文译文"
)
_TRANSLATION = (
    "target tgt targettext targetsentence targetstring targetlanguage translation translatedtext translated "
    "mt hypothesis msgstr 译文 譯文 翻译 翻譯 目标语言 目标文本"
)
_LANGUAGES = frozenset(_ENGLISH.split())
_SIDES: dict[str, Side] = {
    **dict.fromkeys(f"{_ENGLISH} {_ORIGINAL}".split(), "source"),
    **dict.fromkeys(f"{_CHINESE} {_TRANSLATION}".split(), "target"),
}
_BETWEEN = lazily(r"[\s_-]+")
_BRACKETED = lazily(r"(?<=\S)\s*[(\[（].*", re.DOTALL)
_NUMBERS = lazily(r"(?:\.\d+)+\Z")
_YES = frozenset({"true", "yes", "1", "fuzzy"})
"""Values of a column ``fuzzy`` (Weblate) that mark a translation as guessed by a program."""
_LINE = lazily(r"[^\n]+")


class Field(NamedTuple):
    """One text of a record, ``text[start:end]`` as written; ``name``: its column, or keys joined by dots."""

    name: str
    start: int
    end: int
    quoted: bool = True


class Record(NamedTuple):
    """A row of a table or a line of JSON, ``text[start:end]``."""

    start: int
    end: int
    fields: tuple[Field, ...]


@lru_cache(1024)
def side_of(name: str) -> Side:
    """Return the side of a column or key by its name: ``zh-CN`` and ``translation.zh`` are the target."""
    return next((side for one in _parts(name) if (side := _SIDES.get(one, ""))), "")


def _parts(name: str) -> tuple[str, str]:
    """Return a name and its last key, normalised for look-up: ``Chinese (zh)`` is ``chinese``."""
    last = next((part for part in reversed(name.split(".")) if not part.isdigit()), name)
    one, other = (_BETWEEN.sub("", _BRACKETED.sub("", part.lower())) for part in (name, last))
    return one, other


def _beside(target: Field, sources: Sequence[Field]) -> Field | None:
    """Return the original of a translation: in lists the one at the same index, else the only one; None if
    there is none, or several.

    If one is named after English, the others are ignored: ``source`` then says where a record comes from.
    """
    english = [one for one in sources if not _LANGUAGES.isdisjoint(_parts(one.name))]
    sources = english or sources
    place = _NUMBERS.search(target.name)
    same = [one for one in sources if place and one.name.endswith(place.group())]
    found = same or sources
    return found[0] if len(found) == 1 else None


class Records:
    """The records of a text.

    Args:
        kind: ``"csv"``, ``"tsv"`` or ``"json_lines"``.
        text: the decoded file.

    Raises:
        Malformed: if it is not of its kind.
    """

    def __init__(self, kind: str, text: str) -> None:
        self.kind = kind
        self.text = text
        self.records = [*_KINDS[kind](text)]

    def read(self, draft: Draft) -> None:
        """Add the translations to a draft."""
        draft.locales |= {locale_in_path(name) for name in self._names() if side_of(name) == "target"}
        for field in self.translations:
            read_embedded(self.meaning(field), message.read, draft)

    @property
    def translations(self) -> Iterator[Field]:
        """The fields that are read as translations."""
        for _, targets in self._sides():
            yield from targets

    def pairs(self) -> Iterator[tuple[Embedded, Embedded]]:
        """Yield (original, translation) for each translation whose record has an original."""
        for sources, targets in self._sides():
            for target in targets:
                if source := _beside(target, sources):
                    yield self.meaning(source), self.meaning(target)

    def _sides(self) -> Iterator[tuple[list[Field], list[Field]]]:
        """Yield the originals and translations of each record that is not marked as guessed by a program."""
        wanted: Side = "target" if any(side_of(name) == "target" for name in self._names()) else ""
        for record in self.records:
            if any(self._is_guessed(field) for field in record.fields):
                continue
            sources = [field for field in record.fields if side_of(field.name) == "source"]
            yield sources, [field for field in record.fields if side_of(field.name) == wanted]

    def _names(self) -> set[str]:
        return {field.name for record in self.records for field in record.fields}

    def _is_guessed(self, field: Field) -> bool:
        value = self.text[field.start : field.end] if field.name.lower() == "fuzzy" else ""
        return value.strip().lower() in _YES

    def meaning(self, field: Field) -> Embedded:
        """Return what a field means, with the mapping to its offsets in the file."""
        return self._decoded(self.text, field.start, field.end, field.quoted)

    def said(self, written: str, field: Field) -> str:
        """Return what ``written`` means, decoded like the content of a field."""
        return self._decoded(written, 0, len(written), field.quoted).meant

    def _decoded(self, text: str, start: int, end: int, quoted: bool) -> Embedded:
        if self.kind == "json_lines":
            return Embedded(json_strings.decoded(text, start, end))
        return Embedded(delimited.decoded(text, start, end, quoted=quoted))


def read_both(kind: str, text: str, target: Draft, source: Draft) -> tuple[str, ...]:
    """Add every translation, raw, to ``target``, and its original to ``source``; return no contexts.

    Raises:
        Malformed: if the text is not of its kind.
    """
    for original, translation in Records(kind, text).pairs():
        put_both(translation.stretches, original.stretches, target, source)
    return ()


def read_csv(text: str, draft: Draft) -> None:
    """Read a table in CSV.

    Raises:
        Malformed: if a quote is not closed, or a row has more cells than there are columns.
    """
    Records("csv", text).read(draft)


def read_tsv(text: str, draft: Draft) -> None:
    """Read a table in TSV.

    Raises:
        Malformed: if a row has more cells than there are columns.
    """
    Records("tsv", text).read(draft)


def read_json_lines(text: str, draft: Draft) -> None:
    """Read a text in which every non-empty line is a JSON value.

    Raises:
        Malformed: if a line is no JSON.
    """
    Records("json_lines", text).read(draft)


def _csv(text: str) -> Iterator[Record]:
    yield from _table(delimited.rows(text, delimited.sign_of(text)), text)


def _tsv(text: str) -> Iterator[Record]:
    yield from _table(delimited.rows(text, "\t", by_line=True), text)


def _table(rows: Iterator[list[delimited.Cell]], text: str) -> Iterator[Record]:
    first = next(rows, [])
    titles = [text[cell.start : cell.end].strip() for cell in first]
    if any(map(side_of, titles)):
        names: Sequence[str] = _distinct(titles)
    else:
        names = _unnamed(len(first))
        rows = chain([first] if first else [], rows)
    for row in rows:
        if len(row) > len(names) and (
            stray := next((one for one in row[len(names) :] if one[0] < one[1]), None)
        ):
            en = f"a cell too many: there are {len(names)} columns"
            raise Malformed(stray.start, en, f"单元格过多：共有 {len(names)} 列")
        yield _row(row, names)


def _row(cells: Sequence[delimited.Cell], names: Sequence[str]) -> Record:
    fields = tuple(Field(name, *cell) for name, cell in zip(names, cells, strict=False))
    return Record(cells[0].start - cells[0].quoted, cells[-1].end + cells[-1].quoted, fields)


def _distinct(names: Sequence[str]) -> list[str]:
    """Return the names, with a number added to each that is empty or repeats an earlier one."""
    return [name if name and name not in names[:at] else f"{name}.{at + 1}" for at, name in enumerate(names)]


def _unnamed(size: int) -> Sequence[str]:
    """Return numbers as names for the columns of a table without a header; they name no side."""
    return [str(number) for number in range(1, size + 1)]


def _json_lines(text: str) -> Iterator[Record]:
    for match in _LINE.finditer(text):
        if not match.group().strip(" \t\r\ufeff"):
            continue
        start = match.start()
        try:
            found = [*json_strings.strings(match.group())]
        except Malformed as fault:
            raise Malformed(start + fault.at, fault.en, fault.zh) from None
        fields = [Field(".".join(map(str, one.path)), start + one.start, start + one.end) for one in found]
        yield Record(*match.span(), tuple(fields))


_KINDS: dict[str, Callable[[str], Iterator[Record]]] = {"csv": _csv, "tsv": _tsv, "json_lines": _json_lines}
