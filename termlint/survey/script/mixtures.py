"""Characters of the other script: single runs of them, and whole passages."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from termlint.lexicon.scripts import Scripts, Side, Slip
from termlint.model import Document, Script, Segment, script_of_locale
from termlint.survey.classical import is_verse

NEAR = 2
"""Slips with at most this many Han characters between them are one finding."""

HEAD = 120
"""How many code points before a cell may hold the head of its table."""

WHOLE = 0.25
"""A segment with a larger share of slips among its Han characters is in the other script."""

FEW = 3
"""A segment with this many slips and no character of the document's own script is in the other script."""

BLOCK = 3
"""From this many adjacent passages in the other script on, they are reported as one finding, a section."""

ABOUT = 3
"""A document that names the scripts this often is about them, so their characters in it are examples."""

# `re` compiles the patterns when a text first has a slip: a range of Han characters takes 2 ms each, and
# most texts need none.
_HAN = "[\u3400-\u9fff]"
_FOREIGN = "[\u3041-\u3096\u30a1-\u30fd\uac00-\ud7a3]"
_MODERN = "[的了]|用[於于]|[這这][個个]"
_TITLE = "《[^《》]{1,60}》|『[^『』]{1,60}』"
_QUOTED = "「[^「」]{1,60}」|“[^“”]{1,60}”|\"[^\"\n]{1,60}\"|'[^'\n]{1,60}'"
_LISTED = "(?<=[(（,，、/“‘「\"'→]) ?[\u3400-\u9fff] ?(?=[)）,，、/”’」\"'→])"
_ABOUT = "[繁简簡正][体體]"
_RADICALS = "部首|偏旁|康熙|Unicode|码位|碼位"
# Words that begin with a surname but are no names: 張量, 許可, 範例, and 范例 where 范 is a slip.
_NO_NAME = (
    "(?!張[量力貼开開图圖片]|許[可多願]|萬[能一物]|錢包|黃[色金]|嚴[重格密謹]|顏色|樓[層梯]|顧[客問及]|龐大|莊重|塗[層抹]|齊[全次]|"
    "[範范][围圍例本式疇畴数數]|羅列|歐[式元洲拉]|陽[光性]|謝謝|于[此是])"
)
_SURNAMES = (
    "陳張劉黃趙吳孫馬鄭謝許鄧馮蕭葉鍾譚陸範賈韋鄒閻龔萬錢湯賴龐蘭塗齊莊顏樓顧駱歐陽羅楊盧蔣蘇呂魏嚴賀陶于范沈"
)
_NAME = f"(?<![0-9\u3400-\u9fff]){_NO_NAME}[{_SURNAMES}][\u3400-\u9fff]{{1,2}}(?![\u3400-\u9fff])"


class Mixture(NamedTuple):
    """Slips of one kind within one segment, at ``start:end`` of the prose.

    ``whole`` if the entire segment is in the other script; ``passages`` is the number of such segments, one
    after the other, that are reported as one.
    """

    start: int
    end: int
    slips: tuple[Slip, ...]
    segment: Segment
    whole: bool
    passages: int = 1

    @property
    def certain(self) -> bool:
        """Whether each character has exactly one counterpart, so that a fix is unambiguous."""
        return not self.whole and all(len(slip.right) == 1 for slip in self.slips)

    @property
    def alike(self) -> bool:
        """Whether the slips are lookalikes of this script's characters, such as radicals."""
        return self.slips[0].alike


def is_about_scripts(prose: str) -> bool:
    """Return True if the text is about the two scripts, so that their characters in it are examples."""
    return len(re.findall(_ABOUT, prose)) >= ABOUT


def find_mixtures(document: Document, scripts: Scripts, characters: Iterable[str] = ()) -> Iterator[Mixture]:
    """Yield the runs and passages in the other script than the document's, and runs of lookalikes.

    ``characters`` are the characters that occur in its prose, if they are known.
    """
    block: list[Mixture] = []
    for mixture in _by_segment(document, scripts, characters):
        if block and not (mixture.whole and mixture.segment.start <= block[-1].segment.end + 1):
            yield from _as_section(block)
            block = []
        if mixture.whole:
            block.append(mixture)
        else:
            yield mixture
    yield from _as_section(block)


def _as_section(block: list[Mixture]) -> list[Mixture]:
    """Return adjacent passages as one finding if there are `BLOCK` of them, else as they are."""
    return block if len(block) < BLOCK else [block[0]._replace(passages=len(block))]


def _by_segment(document: Document, scripts: Scripts, characters: Iterable[str]) -> Iterator[Mixture]:
    """Yield the mixtures of each segment that has no Japanese or Korean."""
    prose = document.prose
    if side := _side(scripts, document.script):
        by_segment = groupby(side.slips(prose, characters), lambda slip: _segment(document, slip.start))
        for segment, slips in by_segment:
            text = prose[segment.start : segment.end]
            if not re.search(_FOREIGN, text) and not _is_sample(prose, segment):
                here = list(slips)
                yield from _alike(prose, segment, [slip for slip in here if slip.alike])
                other = [slip for slip in here if not slip.alike]
                yield from _in_segment(
                    prose, segment, other, lambda text: _holds_own(document, scripts, text)
                )


def _is_sample(prose: str, segment: Segment) -> bool:
    """Return True if a cell stands in a table of both scripts: its head says so."""
    head = prose[max(segment.start - HEAD, 0) : segment.start]
    return segment.kind == "cell" and len(re.findall(_ABOUT, head)) > 1


def find_contradiction(document: Document, scripts: Scripts) -> Slip | None:
    """Return the first character of the other script, if the text is not in the script of its locale.

    None if it is, or if the script or the locale is not known.
    """
    declared = script_of_locale(document.locale)
    if document.script not in ("hans", "hant") or declared in (document.script, "none"):
        return None
    side = _side(scripts, declared)
    return first_of(side, document.prose) if side else None


def first_of(side: Side, prose: str) -> Slip | None:
    """Return the first character of the other script in the prose, None if there is none."""
    return next((slip for slip in side.slips(prose) if not slip.alike), None)


def _side(scripts: Scripts, script: Script) -> Side | None:
    if script == "hans":
        return scripts.in_hans
    return scripts.in_hant if script == "hant" else None


def _holds_own(document: Document, scripts: Scripts, text: str) -> bool:
    """Return True if a text contains a character that exists only in the document's own script."""
    other = scripts.in_hant if document.script == "hans" else scripts.in_hans
    return not other.images.keys().isdisjoint(text)


def _segment(document: Document, at: int) -> Segment:
    segments = document.segments
    return segments[bisect_right(segments, at, key=lambda segment: segment.start) - 1]


def _alike(prose: str, segment: Segment, slips: Sequence[Slip]) -> Iterator[Mixture]:
    """Yield runs of lookalikes beside a Han character; none in a segment about radicals."""
    if slips and not re.search(_RADICALS, prose[segment.start : segment.end]):
        for run in _runs(prose, slips):
            start, end = run[0].start, run[-1].end
            if re.search(_HAN, prose[max(start - 1, 0) : end + 1]):
                yield Mixture(start, end, tuple(run), segment, False)


def _in_segment(
    prose: str, segment: Segment, slips: Sequence[Slip], holds_own: Callable[[str], bool]
) -> Iterator[Mixture]:
    """Yield the runs of one segment, or one passage if all of it is in the other script."""
    text = prose[segment.start : segment.end]
    kept = _unquoted(text, segment.start, slips)
    if not kept or is_verse(text, 2):
        return
    if not _is_other(text, slips, holds_own):
        for run in _runs(prose, kept):
            yield Mixture(run[0].start, run[-1].end, tuple(run), segment, False)
    elif re.search(_MODERN, text) and segment.kind != "quote":
        yield Mixture(kept[0].start, kept[-1].end, tuple(kept), segment, True)


def _is_other(text: str, slips: Sequence[Slip], holds_own: Callable[[str], bool]) -> bool:
    """Return True if a segment is in the other script, by `WHOLE` or by `FEW`."""
    han = len(re.findall(_HAN, text))
    return han >= 6 and (len(slips) > WHOLE * han or (len(slips) >= FEW and not holds_own(text)))


def _unquoted(text: str, start: int, slips: Sequence[Slip]) -> list[Slip]:
    """Return the slips but those in titles, names and quotations in the other script, or alone in a list."""
    patterns = (_TITLE, _LISTED) if {*_SURNAMES}.isdisjoint(text) else (_TITLE, _NAME, _LISTED)
    silent = [match.span() for pattern in patterns for match in re.finditer(pattern, text)]
    for match in re.finditer(_QUOTED, text):
        left, right = match.span()
        within = sum(left <= slip.start - start < right for slip in slips)
        if within > WHOLE * len(re.findall(_HAN, match.group())):
            silent.append((left, right))
    return [slip for slip in slips if not any(left <= slip.start - start < right for left, right in silent)]


def _runs(prose: str, slips: Sequence[Slip]) -> Iterator[list[Slip]]:
    run: list[Slip] = []
    for slip in slips:
        if run and not _joined(prose[run[-1].end : slip.start]):
            yield run
            run = []
        run.append(slip)
    if run:
        yield run


def _joined(between: str) -> bool:
    return len(between) <= NEAR and len(re.findall(_HAN, between)) == len(between)


def in_own_script(document: Document, mixture: Mixture) -> str:
    """Return the text of a mixture in the document's script: by character if certain, else by OpenCC."""
    if mixture.certain:
        return _by_character(document.prose, mixture.slips)
    return _by_phrase(document, mixture.segment, mixture.start, mixture.end)


def _by_character(prose: str, run: Sequence[Slip]) -> str:
    parts: list[str] = []
    at = run[0].start
    for slip in run:
        parts += (prose[at : slip.start], slip.right[0])
        at = slip.end
    return "".join(parts)


def _by_phrase(document: Document, segment: Segment, start: int, end: int) -> str:
    # Imported only here: OpenCC and its dictionaries take 20 to 200 ms to load.
    from opencc import OpenCC

    to_traditional = "s2hk" if document.locale == "zh-HK" else "s2tw"
    left, right = max(start - 4, segment.start), min(end + 4, segment.end)
    stretch = document.prose[left:right]
    converted = str(OpenCC("tw2s" if document.script == "hans" else to_traditional).convert(stretch))
    if len(converted) != right - left:
        return document.prose[start:end]
    return converted[start - left : end - left]
