"""Reads and writes JSON: objects from English to Chinese, lists of objects, lists of protected words."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from termlint.lexicon.terms import COLUMNS, TermLocale, TermRow
from termlint.model import Message
from termlint.telling.syntax import why_refused
from termlint.termbase.cells import KEEPING, LONGEST
from termlint.termbase.columns import Column, columns_of, folded
from termlint.termbase.english import is_english
from termlint.termbase.entry import NO_CHINESE, Entry, rows_of, usual
from termlint.termbase.found import HAN, Found, NotATermbase, locale_of, shown
from termlint.termbase.grid import Line, read_grid

_KEPT = frozenset(
    {"preserveterms", "preserve", "preserved", "protectedterms", "protected", "donottranslate", "dnt", "keep"}
    | {"keepenglish", "untranslatable", "nontranslatable", "brands", "brandnames"}
)
"""Keys, folded, of lists of words that are kept in English."""

_HOLDERS = frozenset(
    {"glossary", "glossaries", "overrides", "terms", "entries", "dictionary", "translations", "termbase"}
    | {"data", "items", "terminology", "concepts", "words", "mapping"}
)
"""Keys, folded, under which entries are found."""

_OTHERS = frozenset("ar cs de en es fa fr hi id it ja ko nl pl pt ru th tr uk vi".split())  # noqa: SIM905
"""Codes of languages that are not Chinese."""


class Pairs(list[tuple[str, Any]]):
    """The keys and values of an object, repeated keys included."""


class Place:
    """Finds the lines of strings, asked for in order of the text: Python's JSON parser gives no lines."""

    def __init__(self, text: str) -> None:
        self._lines: dict[str, list[int]] = {}
        self._line = line = 1
        at = 0
        for match in _STRING.finditer(text):
            line += text.count("\n", at, match.start())
            at = match.start()
            self._lines.setdefault(_meant(match[0]), []).append(line)

    def line_of(self, word: str) -> int:
        """Return the line of the next occurrence of a string; the last line returned if there is none."""
        lines = self._lines.get(word, ())
        if (at := bisect_left(lines, self._line)) < len(lines):
            self._line = lines[at]
        return self._line


_STRING = re.compile(r'"(?:[^"\\]++|\\.)*"')


def _meant(quoted: str) -> str:
    return str(json.loads(quoted)) if "\\" in quoted else quoted[1:-1]


def read(text: str, locale: TermLocale) -> Iterator[Found]:
    """Yield the entries of a text, at any depth.

    Raises:
        NotATermbase: if it is no JSON, nested too deeply, or has no terms.
    """
    try:
        value, broken = _parsed(text)
        found = [*broken, *_value(value, Place(_whole(text, broken)), locale)]
    except RecursionError:
        raise NotATermbase(None, "nested too deeply", "嵌套过深") from None
    if not found:
        raise NotATermbase(None, "valid JSON, but without terms", "是 JSON，但没有术语")
    yield from found


def _parsed(text: str) -> tuple[Any, list[Found]]:
    """Return the value of a text, and a message for each of its lines that is broken, if it is JSON lines."""
    try:
        return _loaded(text), []
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and (lines := _json_lines(text)) is not None:
            return lines
        why = _refused(error)
        raise NotATermbase(error.lineno, why.en, why.zh) from None


def _whole(text: str, broken: Sequence[Found]) -> str:
    """Return the text with its broken lines empty: a quotation mark that is open there would go on below."""
    lines = text.split("\n") if broken else [text]
    for number, _ in broken:
        lines[number - 1] = ""
    return "\n".join(lines)


def _refused(error: json.JSONDecodeError) -> Message:
    why, column = why_refused(error.msg), error.colno
    return Message(
        f"not valid JSON: {why.en} (column {column})", f"不是合法的 JSON：{why.zh}（第 {column} 列）"
    )


def _loaded(text: str) -> Any:  # noqa: ANN401
    return json.loads(text, object_pairs_hook=Pairs, parse_int=_number)


def _number(digits: str) -> int | str:
    """Return a number; one of 1,000 digits or more, which Python may refuse, is returned as a string."""
    return int(digits) if len(digits) < 1000 else digits


def _json_lines(text: str) -> tuple[list[Any], list[Found]] | None:
    """Return the values of JSON lines and a message for each broken line; None if most lines are no JSON."""
    values: list[Any] = []
    broken: list[Found] = []
    for number, line in enumerate(text.split("\n"), 1):
        try:
            values += [_loaded(line)] if line.strip() else []
        except json.JSONDecodeError as error:
            broken.append((number, _refused(error)))
        except RecursionError:
            return None
    return (values, broken) if len(broken) < len(values) else None


def _value(value: Any, place: Place, locale: TermLocale) -> Iterator[Found]:  # noqa: ANN401
    if isinstance(value, Pairs):
        yield from _object(value, place, locale)
    elif isinstance(value, list):
        yield from _list(value, place, locale)


def _list(values: Sequence[Any], place: Place, locale: TermLocale) -> Iterator[Found]:
    objects = [value for value in values if isinstance(value, Pairs)]
    if objects:
        yield from _grid(objects, place, locale)
    for value in values:
        if isinstance(value, list) and not isinstance(value, Pairs):
            if len(value) >= 2 and all(isinstance(part, str) for part in value[:2]):
                yield from _pair(value[0], value[1], place, locale)
            else:
                yield from _value(value, place, locale)
        elif isinstance(value, str):
            yield place.line_of(value), _lonely(value)


def _lonely(word: str) -> Message:
    return Message(f"“{shown(word)}” stands without a rendering", f"“{shown(word)}”没有对应的译法")


def _grid(objects: Sequence[Pairs], place: Place, locale: TermLocale) -> Iterator[Found]:
    """Yield the rows of objects, read as a table whose columns are all of their keys."""
    names = list(dict.fromkeys(key for one in objects for key, _ in one))
    lines: list[Line] = []
    for one in objects:
        words = [value for _, value in one if isinstance(value, str) and value]
        cells = {key: _cell(value) for key, value in one}
        lines.append((place.line_of(words[0]) if words else 1, [cells.get(name, "") for name in names]))
    yield from read_grid((lines[0][0], names), lines, locale)


def _cell(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, list):
        return "|".join(map(_cell, value))
    if value is None or isinstance(value, dict):
        return ""
    return str(value)


def _object(pairs: Pairs, place: Place, locale: TermLocale) -> Iterator[Found]:
    if _is_record(pairs):
        yield from _grid([pairs], place, locale)
        return
    for key, value in pairs:
        own = locale_of(key, locale)
        if isinstance(value, list) and key.lower().replace("_", "-").partition("-")[0] in _OTHERS:
            yield (
                place.line_of(key),
                Message(f"“{shown(key)}” is another language", f"“{shown(key)}”是其他语言"),
            )
        elif isinstance(value, list) and (own or (folded(key) in _HOLDERS)):
            yield from _value(value, place, own or locale)
        elif folded(key) in _KEPT and isinstance(value, list):
            yield from _kept(value, place, locale)
        elif isinstance(value, Pairs):
            yield from _described(key, value, place, locale)
        else:
            yield from _pair(key, value, place, locale)


def _is_record(pairs: Pairs) -> bool:
    """Return True if an object is one entry: it has an English key with English text, and a Chinese key."""
    named = [(column.field, value) for column, (_, value) in zip(_columns(pairs), pairs, strict=True)]
    english = [value for field, value in named if field == "english"]
    return any(field == "chinese" for field, _ in named) and any(map(_is_english, english))


def _columns(pairs: Pairs) -> list[Column]:
    return columns_of([key for key, _ in pairs], [[_cell(value) for _, value in pairs]])


def _is_english(value: Any) -> bool:  # noqa: ANN401
    return isinstance(value, str) and is_english(value)


def _kept(words: Sequence[Any], place: Place, locale: TermLocale) -> Iterator[Found]:
    for word in words:
        if isinstance(word, str):
            yield place.line_of(word), TermRow(word, "", "preferred", locale=locale)
        else:
            yield from _value(word, place, locale)


def _described(key: str, value: Pairs, place: Place, locale: TermLocale) -> Iterator[Found]:
    """Yield the rows of a term whose value is an object: renderings by locale, or columns of a table."""
    line = place.line_of(key)
    if not any(
        folded(name) in ("chinese", "zh", "translation", "target") or locale_of(name) for name, _ in value
    ):
        yield from _object(value, place, locale)
        return
    cells = [("english", key), *((name, _cell(one)) for name, one in value)]
    yield from read_grid((line, [name for name, _ in cells]), [(line, [cell for _, cell in cells])], locale)


def _pair(one: str, two: Any, place: Place, locale: TermLocale) -> Iterator[Found]:  # noqa: ANN401
    """Yield the rows of an English and a Chinese string, whichever comes first."""
    line = place.line_of(one)
    other = " | ".join(part for part in two if isinstance(part, str)) if isinstance(two, list) else two
    if not isinstance(other, str) or not other.strip() or max(len(one), len(other)) > LONGEST:
        yield line, _lonely(one)
    elif not HAN.search(one + other) and other != one and not KEEPING.fullmatch(other):
        yield line, NO_CHINESE
    elif HAN.search(one) and not HAN.search(other):
        yield from ((line, row) for row in rows_of(Entry(other, one, usual(locale))))
    else:
        chinese = "不翻译" if other == one else other
        yield from ((line, row) for row in rows_of(Entry(one, chinese, usual(locale))))


def write(rows: Iterable[TermRow]) -> Iterator[str]:
    """Yield a list of objects with termlint's own columns as keys."""
    names = COLUMNS.split(",")
    opening = "[\n"
    for row in rows:
        cells = {name: getattr(row, name) for name in names}
        cells["variants"] = "|".join(row.variants)
        yield f"{opening}  {json.dumps(cells, ensure_ascii=False)}"
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"
