"""Which form of a concept is the practice of a document or a project, and which forms go against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.model import Fact
from termlint.survey.tokens import cut

FILES = 4
"""In how many times as many documents as the other a form must occur to be a project's practice."""

TIMES = 20
"""And how many times as often."""

LONG = 5
"""The fewest code points of a form with an element exchanged that can hardly mean anything else."""

LISTED = frozenset({"preferred", "admitted"})
"""The statuses of a rendering that a termbase has."""

CLEAR = 3
"""How many times as often a form must occur to be a document's practice where twice may be chance."""

AROUND = 4
"""How many code points on either side of a place are kept, to segment the text at its edges."""


class Use(NamedTuple):
    """A form in one document or in the project, with its facts and how many ``times`` it occurs."""

    text: str
    status: str
    times: int
    glossed: bool
    facts: tuple[Fact, ...]


def uses(facts: Sequence[Fact]) -> tuple[Use, ...]:
    """Group the facts of one document by form; a value is (form, status, times, glossed, before, after).

    Of places that are evidence only, the last two are None.
    """
    grouped: dict[tuple[str, str, int, bool], list[Fact]] = {}
    for fact in facts:
        grouped.setdefault(tuple(fact.value[:4]), []).append(fact)
    return tuple(Use(*form, facts=tuple(members)) for form, members in grouped.items())


def clashes(forms: Sequence[Use]) -> Iterator[tuple[Use, Use]]:
    """Yield (minority, majority) for every form that goes against a document's own practice."""
    majority = max(forms, key=_rank)
    for use in forms:
        if use is not majority and _is_practice(majority, use) and (left := _standing(use)):
            yield left, majority


def _rank(use: Use) -> tuple[int, bool, bool, int]:
    """Return a sort key for practice: by frequency, then glossed, preferred and earlier forms first."""
    return use.times, use.glossed, use.status == "preferred", -use.facts[0].start


def _is_practice(majority: Use, minority: Use) -> bool:
    """Return True if the majority is clear enough: mostly twice as frequent as the minority.

    It need only be as frequent if both are glossed, if it is glossed and a known minority occurs once, if the
    termbase has both and neither contracts the other, or if the minority is it with an element exchanged. In
    doubt it must be `CLEAR` times as frequent.
    """
    listed = {majority.status, minority.status} <= LISTED and not is_contraction(minority.text, majority.text)
    if listed or _is_exchanged(majority, minority):
        return outweighs(majority, minority, 1)
    known = "learnt" not in (majority.status, minority.status)
    introduced = majority.glossed and (minority.glossed or (known and minority.times == 1))
    return outweighs(majority, minority, 1 if introduced else CLEAR if _is_weak(majority, minority) else 2)


def _is_exchanged(majority: Use, minority: Use) -> bool:
    """Return True if a form is a preferred one with an element exchanged, too long to mean anything else."""
    alike = len(minority.text) == len(majority.text) >= LONG
    return alike and (majority.status, minority.status) == ("preferred", "made")


def _is_weak(majority: Use, minority: Use) -> bool:
    """Return True if twice as often may be chance: the majority is not preferred and neither is glossed, or
    one form contracts the other.
    """
    best = majority.status == "preferred" or majority.glossed or minority.glossed
    return not best or is_contraction(minority.text, majority.text)


def across(documents: Sequence[Sequence[Use]]) -> Iterator[tuple[Use, Use]]:
    """Yield (minority, majority) for documents that are consistent in themselves but not with the project.

    The majority must occur `TIMES` times as often and in `FILES` times as many documents, at least two: where
    both forms are spread over the files, the project has no practice.
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
    """Return True if both forms clearly mean the same, and the majority is ``ratio`` times as frequent.

    If both are glossed, as frequent is enough.
    """
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
    """Return True if one form is the other without at least two of its characters: 弹窗 of 弹出窗口."""
    short, long = sorted((one, two), key=len)
    rest = iter(long)
    return len(short) + 2 <= len(long) and all(character in rest for character in short)


def _spelled(form: str) -> str:
    """Return a form with differences of spelling removed: letter case, 二维 or 2D."""
    return form.lower().replace("維", "维").replace("二维", "2d").replace("三维", "3d")


def _are_alike(one: str, two: str, *, glossed: bool) -> bool:
    """Return True if two forms share more characters than half of the longer one has.

    Two are enough if both are ``glossed`` with the same English.
    """
    shared = len({*one} & {*two})
    return 2 * shared > max(len(one), len(two)) or (glossed and shared > 1)


_ACRONYM = lazily("([A-Z]{2,}) ?([^A-Za-z ]+)")


def _is_short_for(form: str, full: str) -> bool:
    """Return True if a form has an acronym where another has Chinese: PD分离, 预填充-解码分离."""
    match = _ACRONYM.fullmatch(form)
    return match is not None and full.endswith(match[2]) and match[1] not in full


def is_shortening(short: str, long: str) -> bool:
    """Return True if one form is the other without a word: 监督学习 of 有监督学习, not 束搜索 of 集束搜索."""
    at = len(long) - len(short)
    if not long.endswith(short):
        return short in long or _is_short_for(short, long)
    return not any(token.start < at < token.end for token in cut(long, 0, len(long), guess=False))


def _standing(use: Use) -> Use | None:
    """Return a use without the places where the form is part of other words; None if no place is left."""
    facts = tuple(
        fact for fact in use.facts if fact.value[4] is not None and stands_alone(use.text, *fact.value[4:6])
    )
    missing = len(use.facts) - len(facts)
    return use._replace(facts=facts, times=use.times - missing) if facts else None


def stands_alone(form: str, before: str, after: str) -> bool:
    """Return True if no word of the segmentation crosses an edge of the form, as 列出 does in 命令列|出.

    At a form of three characters or more it counts only if the rest of the form has a word of several
    characters or is empty: in 过拟合|并 the rest, 过拟, is no word, so 合并 is chance. A form after 非 is
    another concept, one before 的是 ends in a verb.
    """
    if before.endswith("非") or after.startswith("的是"):
        return False  # 一张图片|描述的是
    line = before + form + after
    left, right = len(before), len(before) + len(form)
    tokens = cut(line, 0, len(line), guess=False)
    for token in tokens:
        if token.start < left < token.end or token.start < right < token.end:
            rest = [other for other in tokens if left <= other.start and other.end <= right]
            if len(form) == 2 or not rest or any(len(other.text) > 1 for other in rest):
                return False
    return True
