"""Finds faults between rows: duplicates, contradictions, one rendering for two terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from ahocorasick_rs import AhoCorasick

from termlint.lexicon import Lexicon
from termlint.lexicon.terms import plural, singular, squash
from termlint.model import Message
from termlint.termbase.fault import GOOD, Fault
from termlint.termbase.merge import Placed

MANY = 100
"""Most rows with which one row is compared, so that the time stays linear."""

Groups = dict[tuple[str, ...], list[Placed]]


def faults(placed: Sequence[Placed]) -> Iterator[Fault]:
    """Yield the faults between the rows of a termbase."""
    yield from _twice(_grouped(placed, "english", "sense", "locale", "chinese"))
    right = [one for one in placed if one.row.status in GOOD]
    preferred = [one for one in placed if one.row.status == "preferred"]
    yield from _two_preferred(_grouped(preferred, "english", "sense", "locale"))
    yield from _without_sense(_grouped(preferred, "english", "locale"))
    yield from _shared(_grouped([one for one in right if one.row.chinese], "locale", "chinese"))
    yield from _holding(right, [one for one in placed if one.row.status == "forbidden" and one.row.chinese])


def _grouped(placed: Sequence[Placed], *fields: str) -> Groups:
    groups: Groups = defaultdict(list)
    for one in placed:
        english = squash(one.row.english)
        groups[tuple(english if name == "english" else getattr(one.row, name) for name in fields)].append(one)
    return groups


def _twice(groups: Groups) -> Iterator[Fault]:
    """Yield a fault for each rendering of a concept that is in two rows."""
    for first, *others in groups.values():
        for one in others:
            cell = one.row.chinese or one.row.english
            if (first.row.status in GOOD) != (one.row.status in GOOD):
                message = Message(
                    f"“{cell}” is {one.row.status} here, but {first.row.status} in another row",
                    f"“{cell}”在此处为 {one.row.status}，在另一行为 {first.row.status}",
                )
                yield Fault(one, "contradiction", "error", cell, message, other=first)
            else:
                en = f"“{one.row.english}” has the rendering “{one.row.chinese}” twice"
                message = Message(en, f"“{one.row.english}”的译法“{one.row.chinese}”重复")
                yield Fault(one, "duplicate-row", "warning", cell, message, other=first)


def _two_preferred(groups: Groups) -> Iterator[Fault]:
    for first, *others in groups.values():
        for one in others:
            if one.row.chinese == first.row.chinese:
                continue
            english = one.row.english
            both = [_named(first), _named(one)]
            advice = Message("", "")
            if not one.row.sense:
                advice = Message(
                    "; state the sense of each, or make one of them admitted",
                    "；请分别注明义项，或将其一改为 admitted",
                )
            message = Message(
                f"“{english}” has two preferred renderings, {both[0].en} and {both[1].en}{advice.en}",
                f"“{english}”有两个首选译法：{both[0].zh}和{both[1].zh}{advice.zh}",
            )
            name = "two-preferred" if one.row.sense else "missing-sense"
            yield Fault(one, name, "error", one.row.chinese or english, message, other=first)


def _named(one: Placed) -> Message:
    chinese = one.row.chinese
    return Message(f"“{chinese}”", f"“{chinese}”") if chinese else Message("the English", "英文原文")


def _without_sense(groups: Groups) -> Iterator[Fault]:
    """Yield a fault for each row without a sense if a row with another rendering of its term has one."""
    for members in groups.values():
        bare = [one for one in members if not one.row.sense]
        with_sense: dict[str, Placed] = {}
        for one in members:
            if one.row.sense and one.row.chinese:
                with_sense.setdefault(one.row.chinese, one)
        for one in bare:
            others = (other for chinese, other in with_sense.items() if chinese != one.row.chinese)
            if one.row.chinese and (other := next(others, None)):
                message = Message(
                    f"“{one.row.english}” has a row for “{other.row.sense}”, but this row states no sense",
                    f"“{one.row.english}”另有一行注明“{other.row.sense}”，而这一行没有注明义项",
                )
                yield Fault(one, "missing-sense", "info", one.row.english, message, other=other)


def _shared(groups: Groups) -> Iterator[Fault]:
    """Yield a fault for each rendering of two English terms that are not spellings of one term."""
    for members in groups.values():
        before: dict[frozenset[str], Placed] = {}
        for one in members:
            own = _spellings(one)
            others = (other for names, other in islice(before.items(), MANY) if not names & own)
            if other := next(others, None):
                message = Message(
                    f"“{one.row.chinese}” renders “{other.row.english}” and “{one.row.english}”",
                    f"“{one.row.chinese}”既译“{other.row.english}”，又译“{one.row.english}”",
                )
                yield Fault(one, "shared-rendering", "info", one.row.chinese, message, other=other)
            before.setdefault(own, one)


def _spellings(one: Placed) -> frozenset[str]:
    names = (one.row.english, *one.row.variants)
    forms = ((squash(name), squash(plural(name)), squash(singular(name))) for name in names)
    return frozenset(chain(*forms))


def _holding(right: Sequence[Placed], forbidden: Sequence[Placed]) -> Iterator[Fault]:
    """Yield a fault for each rendering that contains one forbidden for a term that is part of its English."""
    if not forbidden:
        return
    patterns = list(dict.fromkeys(one.row.chinese for one in forbidden))
    automaton = AhoCorasick(patterns)
    owners = _grouped(forbidden, "chinese")
    for one in right:
        held = {at for at, _, _ in automaton.find_matches_as_indexes(one.row.chinese, overlapping=True)}
        others = chain.from_iterable(owners[patterns[at],] for at in sorted(held))
        yield from (_part(one, other) for other in islice(others, MANY) if _is_part(other, one))


def _is_part(other: Placed, one: Placed) -> bool:
    """Return True if the English of ``one`` contains that of ``other`` (cluster node), in the same locale."""
    long, short = (f" {part.row.english.lower().replace('-', ' ')} " for part in (one, other))
    return (
        one.row.locale == other.row.locale and short != long and (short in long or f"{short[:-1]}s " in long)
    )


def _part(one: Placed, other: Placed) -> Fault:
    message = Message(
        f"“{one.row.chinese}” contains “{other.row.chinese}”, which is forbidden for “{other.row.english}”",
        f"“{one.row.chinese}”中有“{other.row.chinese}”，而后者是“{other.row.english}”的禁用译法",
    )
    return Fault(one, "holds-forbidden", "warning", one.row.chinese, message, other=other, confidence=0.9)


def against_ours(placed: Sequence[Placed], lexicon: Lexicon) -> Iterator[Fault]:
    """Yield a fault for each accepted rendering that termlint's own table forbids, and what it prefers."""
    for one in placed:
        row = one.row
        if row.status not in GOOD or not row.chinese:
            continue
        for concept in lexicon.terms.by_english.get(squash(row.english), ()):
            ours = [form for form in concept.renderings if form.locale == row.locale]
            if any(form.chinese == row.chinese and form.status == "forbidden" for form in ours):
                right = tuple(form.chinese for form in ours if form.status == "preferred")
                message = Message(
                    f"termlint's own table forbids “{row.chinese}” for “{row.english}”; yours counts",
                    f"termlint 内置的表禁止把“{row.english}”译为“{row.chinese}”；以你的术语库为准",
                )
                yield Fault(one, "forbidden-by-termlint", "info", row.chinese, message, right)
