"""Paragraphs and list entries that lack the final punctuation mark which nearly all others have.

What follows a paragraph is read from the source text, since prose leaves out code, formulas and tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from termlint.lazily import lazily
from termlint.model import HOLE, Segment
from termlint.survey import Survey

Kind = Literal["none", "comma", "code", "lead", "entry"]
"""``lead`` is a paragraph that introduces the code after it; ``none`` and ``comma`` precede no code."""

TIMES, SHARE = 10, 0.9
"""The fewest paragraphs of a document, and the smallest share, that end with a mark if it is the rule."""

ENTRIES, ENTRY_SHARE = 4, 0.8
"""The same two thresholds for the entries of one list."""

LONG = 30
"""Code points from which a paragraph or entry counts as a sentence even without a comma."""

SHORTEST = {"paragraph": 10, "item": 6}
"""The fewest Han characters of a paragraph or an entry that is judged; a shorter one may be a label."""

_ENDS = "。！？!?…；;：:.～~"
_CLOSING = "”\"'’」』）)】》*"
_CODE = lazily(
    r"[ \t]*\r?\n(?:\s*\n)?[ \t]*(?:```|~~~)[ \t]*[\w{]|[ \t]*\r?\n\s*\n[ \t]*(?:```|~~~)"
    r"|[ \t]*\r?\n[ \t]*\r?\n(?:    |\t)"
)
# Source text after a paragraph with which its sentence may continue.
_GOES_ON = lazily(
    r"[ \t]*\r?\n[ \t]*[^#\s]|[ \t]*\r?\n\s*"
    r"(?:[和或与及等的，、。]|\$\$|\\\[|\\begin|```|~~~|!?\[|[-*+|<:]|\d+[.)、]|\.\. |    |\t)"
)
_LABEL = lazily(
    r"(?:[图圖表注註]|示例|範例|代码|清单|Fig|Table)\s*[\d一二三四五六七八九十A-Z(（]|https?:"
    r"|(?:关键|關鍵)[词詞字][\s:：]"
)
_LEADS = lazily(
    "(?:[如以]下|下面|例如|比如|包括)[^，。]{0,20}$|(?:给出|运行|执行|命令|通过|使用|[如为是])$"
    "|(?:以及|或者|并且|而且|[；;，, ][和或且与及并])$"
)


class Ending(NamedTuple):
    """A paragraph or entry without a final mark; ``at`` is the offset in prose of its last character."""

    at: int
    kind: Kind


def find_endings(survey: Survey) -> Iterator[Ending]:
    """Yield each paragraph and each list entry that has no final mark although nearly all others have one."""
    yield from _paragraphs(survey)
    for entries in _lists(survey):
        for ending in _unmarked(survey, entries, ENTRIES, ENTRY_SHARE, "entry"):
            if survey.prose[ending.at] not in "）)" and not _has_more(survey, ending):
                yield ending


def _paragraphs(survey: Survey) -> Iterator[Ending]:
    """Yield paragraphs without a mark; those before prose and those before code are judged separately."""
    paragraphs = [
        one for one in survey.document.segments if one.kind == "paragraph" and _is_long(survey, one)
    ]
    if not _is_mixed(survey, paragraphs, TIMES):
        return
    before_prose, before_code = _by_what_follows(survey, paragraphs)
    for ending in _unmarked(survey, before_prose, TIMES, SHARE, "none"):
        yield ending._replace(kind="comma") if survey.prose[ending.at] in "，," else ending
    for ending in _unmarked(survey, before_code, TIMES, SHARE, "code"):
        if survey.prose[ending.at] not in "，,)）":
            leads = _LEADS.search(survey.prose, max(ending.at - 30, 0), ending.at + 1)
            yield ending._replace(kind="lead") if leads else ending


def _is_mixed(survey: Survey, segments: Sequence[Segment], times: int) -> bool:
    """Return True if ``times`` segments and half of all have a mark, but not all. A cheap first test."""
    marked = sum(_is_marked(survey, one) for one in segments)
    return times <= marked < len(segments) <= 2 * marked


def _by_what_follows(survey: Survey, paragraphs: Sequence[Segment]) -> tuple[list[Segment], list[Segment]]:
    """Return the paragraphs whose sentence cannot continue in what follows, and those before code."""
    before_prose: list[Segment] = []
    before_code: list[Segment] = []
    for segment in paragraphs:
        at = _last_offset(survey, segment)
        if _CODE.match(survey.document.text, end := survey.document.alignment.span(at, at + 1)[1]):
            before_code.append(segment)
        elif not _GOES_ON.match(survey.document.text, end):
            before_prose.append(segment)
    return before_prose, before_code


def _last_offset(survey: Survey, segment: Segment) -> int:
    """Return the offset of a segment's last character that is not white space."""
    return segment.start + len(survey.prose[segment.start : segment.end].rstrip()) - 1


def _unmarked(
    survey: Survey, segments: Sequence[Segment], times: int, share: float, kind: Kind
) -> Iterator[Ending]:
    """Yield the segments without a mark, if at least ``times`` and the given share of them have one."""
    segments = [segment for segment in segments if _is_long(survey, segment)]
    open_ended = [segment for segment in segments if not _is_marked(survey, segment)]
    marked = len(segments) - len(open_ended)
    if open_ended and marked >= times and marked >= share * len(segments):
        for segment in open_ended:
            at = _last_offset(survey, segment)
            text = survey.prose[segment.start : at + 1]
            if (kind == "code" or _is_sentence(text)) and _ends_line(survey, at):
                yield Ending(at, kind)


def _is_long(survey: Survey, segment: Segment) -> bool:
    """Return True if a segment has `SHORTEST` Han characters, which take two bytes more than a letter."""
    text, least = survey.prose[segment.start : segment.end], SHORTEST[segment.kind]
    return len(text) >= least and len(text.encode(errors="replace")) - len(text) >= 2 * least


def _is_marked(survey: Survey, segment: Segment) -> bool:
    """Return True if a segment ends with a mark, inside or outside of what closes; a hole may contain one."""
    text = survey.prose[segment.start : segment.end].rstrip()
    bare = text.rstrip(_CLOSING)
    return text[-1:] in _ENDS or bare[-1:] in _ENDS or bare[-1:] == HOLE or not _is_word(bare[-1:])


def _is_word(character: str) -> bool:
    return character in "，,%％" or character.isalpha()


def _is_sentence(text: str) -> bool:
    """Return True if a text has clauses or is long, and is no label, quotation, remark or lead-in (例如)."""
    clauses = any(mark in text[:-1] for mark in "，。！？；") or (len(text) >= LONG and "：" not in text)
    if not clauses or _LABEL.match(text) or _LEADS.search(text):
        return False
    if text[-1] not in "）)":
        return text[-1] not in '"”'
    opening = max(text.rfind("（"), text.rfind("("), 0)
    return text[opening - 1 : opening] not in ("", "\n", HOLE, *_ENDS)


def _has_more(survey: Survey, ending: Ending) -> bool:
    """Return True if the next line is indented more: an entry's own entries or paragraphs."""
    place = survey.document.alignment.span(ending.at, ending.at + 1)[1]
    text = survey.document.text
    following = re.compile(r"[^\n]*\n\s*?([ \t]*)(?=\S)").match(text, place)
    own = re.compile(r"[ \t]*").match(text, text.rfind("\n", 0, place) + 1)
    return bool(following and own and len(following[1].expandtabs()) > len(own[0].expandtabs()))


def _ends_line(survey: Survey, at: int) -> bool:
    """Return True if the character at ``at`` ends its line in the text, outside unclosed code."""
    text = survey.document.text
    start, end = survey.document.alignment.span(at, at + 1)
    open_code = text.count("`", text.rfind("\n", 0, start) + 1, start + 1) % 2
    return not text[end : end + 1].strip() and not open_code


def _lists(survey: Survey) -> Iterator[list[Segment]]:
    """Yield the entries of each list in which one may lack its mark."""
    for entries in _runs(survey):
        if not _is_mixed(survey, entries, ENTRIES):
            continue
        one_list = entries[:1]
        for before, entry in pairwise(entries):
            if not _are_neighbours(survey, before, entry):
                yield one_list
                one_list = []
            one_list.append(entry)
        yield one_list


def _runs(survey: Survey) -> Iterator[list[Segment]]:
    """Yield each run of entries that follow each other in prose; an empty one if there are none."""
    run: list[Segment] = []
    for entry in survey.document.segments:
        if entry.kind != "item" or entry.start == entry.end:
            continue
        # Up to two breaks may lie between, since an item's own segment is empty if it contains a paragraph.
        if run and entry.start > run[-1].end + 2:
            yield run
            run = []
        run.append(entry)
    yield run


def _are_neighbours(survey: Survey, before: Segment, after: Segment) -> bool:
    place = survey.document.alignment.span
    between = survey.document.text[
        place(before.end - 1, before.end)[1] : place(after.start, after.start + 1)[0]
    ]
    return len(between) < 24 and between.count("\n") <= 2
