"""Reads TBX, ISO 30042:2019 (``tbx``) in both of its styles and the older ``martif``; writes TBX-Basic.

Declared entities and references to other files are refused: a termbase needs none, and with them an XML file
can exhaust memory or open other files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from msgspec.structs import replace

from termlint.lexicon.terms import Status, TermLocale, TermRow
from termlint.model import Message
from termlint.telling.syntax import why_refused
from termlint.telling.unknown import unknown
from termlint.termbase.columns import status_of
from termlint.termbase.entry import NO_CHINESE, NO_ENGLISH
from termlint.termbase.found import Found, NotATermbase, locale_of

CONCEPT = frozenset({"conceptEntry", "termEntry"})
LANGUAGE = frozenset({"langSec", "langSet"})
TERM = frozenset({"termSec", "tig", "ntig"})
GROUPS = frozenset({"termNote", "descrip", "admin", "adminNote", "descripNote"})
"""Elements of the style DCA, whose attribute ``type`` gives the meaning; in DCT the element's name does."""

KEPT = frozenset(
    {"term", "note", "subjectField", "administrativeStatus", "source", "termType", "translationNote"}
)

_WRITTEN: dict[Status, str] = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "supersededTerm-admn-sts",
    "forbidden": "deprecatedTerm-admn-sts",
}
"""In TBX a “deprecated” term must not be used; one for which a better exists is “superseded”."""


class Term:
    """One term of a concept: its language, the line where it starts, and its ``values``: texts by the name of
    their element or type, the term itself among them.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.line = 0
        self.values: dict[str, list[str]] = {}

    def first(self, name: str) -> str:
        """Return the first text under a name, empty if there is none."""
        return next(iter(self.values.get(name, ())), "")


class Reading:
    """The state of the parser within a concept, and the concepts so far: (line, values by name, terms)."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        self.concepts: list[tuple[int, dict[str, list[str]], list[Term]]] = []
        self._values: dict[str, list[str]] = {}
        self._terms: list[Term] = []
        self._language = ""
        self._line = 0
        self._inside = False
        self._name = ""
        self._text: list[str] = []
        self._open: Term | None = None
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = _refuse
        parser.ExternalEntityRefHandler = _refuse
        parser.SkippedEntityHandler = _refuse

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        if name in CONCEPT:
            self._values, self._terms, self._inside = {}, [], True
            self._line = self.parser.CurrentLineNumber
        elif name in LANGUAGE:
            self._language = attributes.get("xml:lang") or attributes.get("lang") or ""
        elif name in TERM:
            self._open = Term(self._language)
        meaning = attributes.get("type", "") if name in GROUPS else name
        if self._inside and meaning in KEPT:
            self._name, self._text = meaning, []
            if meaning == "term" and self._open:
                self._open.line = self.parser.CurrentLineNumber

    def _characters(self, text: str) -> None:
        if self._name:
            self._text.append(text)

    def _end(self, tag: str) -> None:
        name = _local(tag)
        if self._name and (name == self._name or name in GROUPS):
            values = self._open.values if self._open else self._values
            values.setdefault(self._name, []).append("".join(self._text).strip())
            self._name = ""
        elif name in TERM and self._open:
            self._terms.append(self._open)
            self._open = None
        elif name in CONCEPT:
            self.concepts.append((self._line, self._values, self._terms))
            self._inside = False


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


class _Refused(Exception):
    pass


def _refuse(*_: object) -> int:
    raise _Refused


def read(text: str, locale: TermLocale) -> Iterator[Found]:
    """Yield the rows of every concept.

    Raises:
        NotATermbase: if the text is no XML, declares entities, refers to other files, or has no concept.
    """
    concepts = _parsed(text).concepts
    if not concepts:
        raise NotATermbase(None, "valid XML, but without TBX terms", "是 XML，但没有 TBX 的术语条目")
    for line, said, terms in concepts:
        yield from _rows(line, said, terms, locale)


def _parsed(text: str) -> Reading:
    parser = expat.ParserCreate("utf-8")
    reading = Reading(parser)
    try:
        parser.Parse(text.encode("utf-8", "surrogatepass"), True)
    except expat.ExpatError as error:
        raise _broken(error) from None
    except _Refused:
        raise NotATermbase(
            parser.CurrentLineNumber,
            "entities and references to other files are not read",
            "不读取实体定义和对其他文件的引用",
        ) from None
    return reading


def _broken(error: expat.ExpatError) -> NotATermbase:
    why, column = why_refused(expat.ErrorString(error.code)), error.offset + 1
    return NotATermbase(
        error.lineno,
        f"not valid XML: {why.en} (column {column})",
        f"不是合法的 XML：{why.zh}（第 {column} 列）",
    )


def _rows(line: int, values: dict[str, list[str]], terms: list[Term], locale: TermLocale) -> Iterator[Found]:
    english = [one for one in terms if one.language.lower().startswith("en") and one.first("term")]
    chinese = [(one, own) for one in terms if (own := locale_of(one.language, locale)) and one.first("term")]
    names = sorted(english, key=lambda one: status_of(one.first("administrativeStatus")) not in _GOOD)
    if not names:
        yield line, NO_ENGLISH
        return
    variants = tuple(dict.fromkeys(one.first("term") for one in names[1:]))
    sense = "; ".join(values.get("subjectField", ()))
    note = "; ".join(values.get("note", ()))
    usual = TermRow(names[0].first("term"), "", "preferred", sense, locale, variants, note)
    if any(one.first("translationNote").lower() == "no" for one in terms):
        yield names[0].line, _with_notes(usual, names[0])
    elif not chinese:
        yield line, NO_CHINESE
    else:
        yield from _renderings(usual, chinese)


_GOOD = (None, "preferred", "admitted")


def _renderings(usual: TermRow, chinese: list[tuple[Term, TermLocale]]) -> Iterator[Found]:
    seen: set[str] = set()
    for term, own in chinese:
        written = term.first("administrativeStatus")
        status = _status(written) if written else "admitted" if own in seen else "preferred"
        if status is None:
            yield term.line, Message(*unknown(written, [*_WRITTEN.values()], "status", "状态"))
            status = "admitted"
        if status in _GOOD:
            seen.add(own)
        row = replace(usual, chinese=term.first("term"), status=status, locale=own)
        yield term.line, _with_notes(row, term)


def _status(text: str) -> Status | None:
    """Return termlint's status for one of TBX or of Weblate; None if it is unknown."""
    return next((ours for ours, theirs in _WRITTEN.items() if theirs == text), None) or status_of(text)


def _with_notes(row: TermRow, term: Term) -> TermRow:
    note = "; ".join(filter(None, (*term.values.get("note", ()), row.note)))
    return replace(row, note=note, source="; ".join(term.values.get("source", ())))


# -- writing ----------------------------------------------------------------------------------------

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader>
    <fileDesc>
      <sourceDesc>
        <p>termlint</p>
      </sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>
"""
_FOOT = """    </body>
  </text>
</tbx>
"""


def write(rows: Iterable[TermRow]) -> Iterator[str]:
    """Yield TBX-Basic in the style DCA: one concept for adjacent rows with equal English, sense, variants."""
    yield _HEAD
    concept: list[TermRow] = []
    number = 0
    for row in rows:
        if concept and _key(row) != _key(concept[0]):
            number += 1
            yield from _concept(number, concept)
            concept = []
        concept.append(row)
    if concept:
        yield from _concept(number + 1, concept)
    yield _FOOT


def _key(row: TermRow) -> tuple[str, str, tuple[str, ...]]:
    return row.english, row.sense, row.variants


def _concept(number: int, rows: list[TermRow]) -> Iterator[str]:
    yield f'      <conceptEntry id="c{number}">\n'
    if rows[0].sense:
        yield f'        <descrip type="subjectField">{_escaped(rows[0].sense)}</descrip>\n'
    yield '        <langSec xml:lang="en">\n'
    yield from _term(rows[0].english)
    for variant in rows[0].variants:
        yield from _term(variant, ('<termNote type="termType">variant</termNote>',))
    yield "        </langSec>\n"
    for locale in dict.fromkeys(row.locale for row in rows):
        yield f"        <langSec xml:lang={quoteattr(locale)}>\n"
        for row in rows:
            if row.locale == locale:
                yield from _term(row.chinese or row.english, _notes(row))
        yield "        </langSec>\n"
    yield "      </conceptEntry>\n"


def _notes(row: TermRow) -> Iterator[str]:
    yield f'<termNote type="administrativeStatus">{_WRITTEN[row.status]}</termNote>'
    if row.note:
        yield f"<note>{_escaped(row.note)}</note>"
    if row.source:
        yield f'<admin type="source">{_escaped(row.source)}</admin>'


def _term(term: str, notes: Iterable[str] = ()) -> Iterator[str]:
    yield f"          <termSec>\n            <term>{_escaped(term)}</term>\n"
    yield from (f"            {note}\n" for note in notes)
    yield "          </termSec>\n"


def _escaped(text: str) -> str:
    return escape(text, {"\r": "&#13;"})
