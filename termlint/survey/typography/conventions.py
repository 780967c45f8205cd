"""Conventions of typography: how a document and its project do a thing, and which places go against it.

Nothing is imposed. A convention that the configuration settles holds; else the document's own practice, if
it is clear; else, where a document is too small to have one, the project's. What is mixed is left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from termlint.model import Fact, Message
from termlint.survey import Survey

Basis = Literal["settled", "document", "project"]
"""Who decided: the configuration, the document itself, the other documents of the project."""


class Use(NamedTuple):
    """A place at which a text makes a choice.

    ``instead`` gives what ``start:end`` would be under each other choice; a choice that is not in it cannot
    be made here by a machine. ``plain`` tells that no editor would doubt that a choice is made here.
    """

    start: int
    end: int
    choice: str
    instead: Mapping[str, str]
    plain: bool = False


class Bar(NamedTuple):
    """How clear a practice must be: so many uses of one choice at least, and that share of all.

    ``norm`` is the choice that the standard asks for, if there is one: a smaller share (``majority``) makes
    that a practice, since what is mixed is then not a way of its own.
    """

    least: int = 5
    share: float = 0.9
    norm: str = ""
    majority: float = 0.6


BAR = Bar()


class Deviation(NamedTuple):
    """A place that goes against a practice; offsets as in the fact, so in `judge` those of the text.

    ``times`` and ``others`` count the practice and everything else: in the document, or in the project if
    that decided. ``instead`` is None where no replacement is known.
    """

    fact: Fact
    choice: str
    wanted: str
    instead: str | None
    basis: Basis
    times: int
    others: int
    plain: bool = False


FILES = 4
"""So many documents at least must have a practice for it to be the project's."""

TIMES = 20
"""And so many times as many as have another."""


def gather(
    convention: str,
    uses: Iterable[Use],
    survey: Survey,
    bar: Bar = BAR,
    topic: str = "",
    counts: Counter[str] | None = None,
) -> Iterator[Fact]:
    """Give a fact that counts the choices of a document, and one for each place against a practice.

    A count's value is (what the configuration settled, what the document's practice is, counts by choice); a
    place's value is (choice, what would stand there by other choices, whether it is plain).

    ``topic`` names what is asked separately within a convention. ``counts`` are of all choices, where not
    every one of them has a place in ``uses``.
    """
    found = list(uses)
    settled = survey.style.get(convention, "")
    counts = Counter(use.choice for use in found) if counts is None else counts

    def against(kept: str) -> Iterator[Use]:
        return (use for use in found if use.choice != kept)

    yield from gather_counted(key_of(convention, survey, topic), counts, against, settled, bar)


def gather_counted(
    key: str,
    counts: Mapping[str, int],
    against: Callable[[str], Iterable[Use]],
    settled: str = "",
    bar: Bar = BAR,
) -> Iterator[Fact]:
    """Do the same for choices that are counted already; ``against`` gives the uses of any other choice.

    For a question that is asked very often: a `Use` is made only where it goes against the practice.
    """
    total = sum(counts.values())
    if not total:
        return
    own = practice(counts, bar)
    yield Fact(key, (settled, own, dict(counts)))
    kept = settled or own
    if not kept and total >= bar.least / (1 - bar.share):
        return  # mixed: large enough to have a practice, and has none
    for use in against(kept):
        yield Fact(key, (use.choice, dict(use.instead), use.plain), use.start, use.end)


def kept_by(convention: str, counts: Mapping[str, int], survey: Survey, bar: Bar = BAR) -> str:
    """Return the choice that a document keeps to: what is settled, else its practice; empty if neither."""
    return survey.style.get(convention, "") or practice(counts, bar)


def key_of(convention: str, survey: Survey, topic: str = "") -> str:
    """Return the key under which documents of one script are compared, for one topic of the convention."""
    return " ".join(filter(None, (convention, topic, survey.document.script)))


def practice(counts: Mapping[str, int], bar: Bar = BAR) -> str:
    """Return the choice that is clearly made, empty if none is."""
    first = max(counts, key=lambda choice: counts[choice], default="")
    share = bar.majority if first == bar.norm else bar.share
    clear = first and counts[first] >= bar.least and counts[first] >= share * sum(counts.values())
    return first if clear else ""


def deviations(facts: Sequence[Fact]) -> Iterator[Deviation]:
    """Yield what goes against the practice of its document, or of the project where that has none."""
    counted = {fact.path: fact.value for fact in facts if not fact.end}
    common, times, others = _of_project(counted.values())
    for fact in facts:
        if not fact.end:
            continue
        settled, own, counts = counted[fact.path]
        choice, instead, plain = fact.value
        if wanted := settled or own:
            total = sum(counts.values())
            known = (counts.get(wanted, 0), total - counts.get(wanted, 0))
            basis: Basis = "settled" if settled else "document"
        else:
            wanted, basis, known = common, "project", (times, others)
        if wanted and wanted != choice:
            yield Deviation(fact, choice, wanted, instead.get(wanted), basis, *known, plain)


def reason(one: Deviation) -> Message:
    """Say by what a place is judged."""
    if one.basis == "settled":
        return Message("the configuration requires it", "配置如此规定")
    total = one.times + one.others
    en, zh = ("this document", "全文") if one.basis == "document" else ("the project", "整个项目")
    return Message(
        f"in {en} {one.times} of {total} places are written the other way",
        f"{zh} {total} 处中有 {one.times} 处是另一种写法",
    )


def _of_project(documents: Iterable[tuple[str, str, dict[str, int]]]) -> tuple[str, int, int]:
    """Return the practice of documents that have one, how often it is followed and how often not."""
    files: Counter[str] = Counter()
    uses: Counter[str] = Counter()
    for settled, own, counts in documents:
        if own and not settled:
            files[own] += 1
        uses.update(counts)
    if not files:
        return "", 0, 0
    (first, most), *rest = files.most_common()
    if most < FILES or most < TIMES * sum(count for _, count in rest) or practice(uses) != first:
        return "", 0, 0
    return first, uses[first], uses.total() - uses[first]
