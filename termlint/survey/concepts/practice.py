"""Which form of a concept is the practice of a document, and which forms go against it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from termlint.model import Fact
from termlint.survey.tokens import cut

FILES = 4
"""A form must stand in so many times as many documents to be a project's practice."""

TIMES = 20
"""And so many times as often."""

LISTED = frozenset({"preferred", "admitted"})
"""The statuses of a rendering that a termbase has."""

CLEAR = 3
"""So many times as often is practice in a document, whatever the forms are."""

AROUND = 4
"""How much of the text on either side of a place is kept, in code points: enough to tell its edges."""


class Use(NamedTuple):
    """A form in one document, or in the project, as the facts give it."""

    text: str
    status: str
    times: int
    glossed: bool
    facts: tuple[Fact, ...]


def uses(facts: Sequence[Fact]) -> tuple[Use, ...]:
    """Group the facts of one document by form; a value is (form, status, times, glossed, before, after).

    What is evidence only has nothing before and after it.
    """
    grouped: dict[tuple[str, str, int, bool], list[Fact]] = {}
    for fact in facts:
        grouped.setdefault(tuple(fact.value[:4]), []).append(fact)
    return tuple(Use(*form, facts=tuple(members)) for form, members in grouped.items())


def clashes(forms: Sequence[Use]) -> Iterator[tuple[Use, Use]]:
    """Yield (minority, majority) for every form that a document has against its own practice."""
    majority = max(forms, key=_rank)
    for use in forms:
        if use is not majority and _is_practice(majority, use) and (left := _standing(use)):
            yield left, majority


def _rank(use: Use) -> tuple[int, bool, bool, int]:
    """Return what tells practice: the frequent form; of equals the glossed, the better, the earlier one."""
    return use.times, use.glossed, use.status == "preferred", -use.facts[0].start


def _is_practice(majority: Use, minority: Use) -> bool:
    """Tell whether one form stands twice as often; against a single place, being glossed is enough.

    Where the termbase knows both, two renderings are one too many, whichever is the practice.
    """
    if {majority.status, minority.status} <= LISTED and not is_contraction(minority.text, majority.text):
        return outweighs(majority, minority, 1)
    known = "learnt" not in (majority.status, minority.status)
    introduced = majority.glossed and (minority.glossed or (known and minority.times == 1))
    return outweighs(majority, minority, 1 if introduced else CLEAR if _is_weak(majority, minority) else 2)


def _is_weak(majority: Use, minority: Use) -> bool:
    """Tell whether twice as often is chance: the frequent form is not best, or one contracts the other."""
    best = majority.status == "preferred" or majority.glossed or minority.glossed
    return not best or is_contraction(minority.text, majority.text)


def across(documents: Sequence[Sequence[Use]]) -> Iterator[tuple[Use, Use]]:
    """Compare documents that are consistent in themselves.

    The majority must stand twenty times as often and in four times as many documents, two at least: where
    two forms are spread over the files, the project has no practice to go against.
    """
    alone = [forms[0] for forms in documents if len(forms) == 1 and forms[0].status != "latin"]
    files = Counter(use.text for use in alone)
    totals: dict[str, Use] = {}
    for use in alone:
        before = totals.get(use.text)
        totals[use.text] = use if before is None else before._replace(times=before.times + use.times)
    majority = max(totals.values(), key=lambda use: use.times, default=None)
    if majority is None or files[majority.text] < 2:
        return
    for use in alone:
        rival = totals[use.text]
        spread = files[majority.text] >= FILES * files[use.text] or files[use.text] == 1
        if (
            rival is not majority
            and spread
            and not is_contraction(rival.text, majority.text)
            and outweighs(majority, rival, TIMES)
            and (left := _standing(use))
        ):
            yield left, majority


def outweighs(majority: Use, minority: Use, ratio: int) -> bool:
    """Whether the evidence is clear that the minority stands for the same thing and against the practice."""
    one, two = (use.text.replace("的", "") for use in (majority, minority))
    if is_shortening(one, two) or is_shortening(two, one) or _spelled(one) == _spelled(two):
        return False
    both = majority.glossed and minority.glossed
    statuses = {majority.status, minority.status}
    if "learnt" in statuses and "made" not in statuses and not _are_alike(one, two, glossed=both):
        return False
    if both:
        return majority.times >= minority.times and abs(len(one) - len(two)) <= 4
    return majority.times >= ratio * minority.times


def is_contraction(one: str, two: str) -> bool:
    """Tell whether one form is the other without two characters or more: 弹窗 of 弹出窗口."""
    short, long = sorted((one, two), key=len)
    rest = iter(long)
    return len(short) + 2 <= len(long) and all(character in rest for character in short)


def _spelled(form: str) -> str:
    """Return a form without what is a matter of spelling: letter case, 二维 or 2D."""
    return form.lower().replace("維", "维").replace("二维", "2d").replace("三维", "3d")


def _are_alike(one: str, two: str, *, glossed: bool) -> bool:
    """Tell whether two forms share more than half of the longer one: what a gloss means is not sure.

    Two characters are enough where both are ``glossed`` with the same English.
    """
    shared = len({*one} & {*two})
    return 2 * shared > max(len(one), len(two)) or (glossed and shared > 1)


_ACRONYM = re.compile("([A-Z]{2,}) ?([^A-Za-z ]+)")


def _is_short_for(form: str, full: str) -> bool:
    """Tell whether a form abbreviates what another says in Chinese: PD分离, 预填充-解码分离."""
    match = _ACRONYM.fullmatch(form)
    return match is not None and full.endswith(match[2]) and match[1] not in full


def is_shortening(short: str, long: str) -> bool:
    """Tell whether one form is the other without a word: 监督学习 of 有监督学习, not 束搜索 of 集束搜索."""
    at = len(long) - len(short)
    if not long.endswith(short):
        return short in long or _is_short_for(short, long)
    return not any(token.start < at < token.end for token in cut(long, 0, len(long), guess=False))


def _standing(use: Use) -> Use | None:
    """Leave out the places where the form is only part of other words; None if no place is left."""
    facts = tuple(
        fact for fact in use.facts if fact.value[4] is not None and stands_alone(use.text, *fact.value[4:6])
    )
    missing = len(use.facts) - len(facts)
    return use._replace(facts=facts, times=use.times - missing) if facts else None


def stands_alone(form: str, before: str, after: str) -> bool:
    """Tell whether no word crosses an edge of the form, as 列出 does in 命令列|出.

    A word that crosses a form of three characters or more counts only where a word is left of it, or
    nothing: in 过拟合|并 the rest, 过拟, is none, so 合并 is chance. 非 makes it another concept.
    """
    if before.endswith("非"):
        return False
    line = before + form + after
    left, right = len(before), len(before) + len(form)
    tokens = cut(line, 0, len(line), guess=False)
    for token in tokens:
        if token.start < left < token.end or token.start < right < token.end:
            rest = [other for other in tokens if left <= other.start and other.end <= right]
            if len(form) == 2 or not rest or any(len(other.text) > 1 for other in rest):
                return False
    return True
