"""Conventions of typography: which choice a document or its project keeps to, and which places deviate.

No choice is imposed. What the configuration settles holds; else the document's own practice, if it is clear;
else, if the document is too small to have one, the project's. Mixed usage is not reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from termlint.model import Fact, Message
from termlint.survey import Survey

Basis = Literal["settled", "document", "project"]
"""What decided the convention: the configuration, the document itself or all documents of the project."""


class Use(NamedTuple):
    """A place, ``start:end`` of the prose, at which a text makes a choice.

    ``instead`` maps other choices to the text that would stand there; to a choice that is not in it the place
    cannot be changed automatically. ``plain`` is True if no editor would doubt that a choice is made here.
    """

    start: int
    end: int
    choice: str
    instead: Mapping[str, str]
    plain: bool = False


class Bar(NamedTuple):
    """How clear a practice must be: ``least`` uses of one choice at least, and ``share`` of all uses.

    ``norm`` is the choice that the standard asks for, empty if there is none; for it the smaller share
    ``majority`` is enough, since mixed usage is then no practice of its own.
    """

    least: int = 5
    share: float = 0.9
    norm: str = ""
    majority: float = 0.6


BAR = Bar()


class Deviation(NamedTuple):
    """A place that deviates from a practice; offsets as in the fact, so in `judge` those of the text.

    ``times`` counts the uses of ``wanted``, ``others`` those of all other choices: in the document, or in the
    project if that decided. ``instead`` is the replacement, None if there is no automatic one.
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
"""The fewest documents with the same practice that make it the project's."""

TIMES = 20
"""They must also be at least this many times as many as the documents with another practice."""


def gather(
    convention: str,
    uses: Iterable[Use],
    survey: Survey,
    bar: Bar = BAR,
    topic: str = "",
    counts: Counter[str] | None = None,
) -> Iterator[Fact]:
    """Yield one fact that counts the choices of a document, and one for each place that deviates.

    A count's value is (the configured choice or "", the document's practice or "", counts by choice); a
    place's value is (its choice, the replacement by other choices, whether it is plain).

    ``topic`` names a part of the convention that is judged separately. ``counts`` are the counts of all
    choices, given if ``uses`` does not list every one of them.
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
    """Yield the same facts for choices that are counted already.

    ``against`` returns the uses of every choice but the given one. For conventions with very many places: a
    `Use` is made only for those that deviate.
    """
    total = sum(counts.values())
    if not total:
        return
    own = practice(counts, bar)
    yield Fact(key, (settled, own, dict(counts)))
    kept = settled or own
    if not kept and total >= bar.least / (1 - bar.share):
        return  # mixed usage: the document is large enough to have a practice, but has none
    for use in against(kept):
        yield Fact(key, (use.choice, dict(use.instead), use.plain), use.start, use.end)


def kept_by(convention: str, counts: Mapping[str, int], survey: Survey, bar: Bar = BAR) -> str:
    """Return the choice that a document keeps to: the configured one, else its practice; empty if neither."""
    return survey.style.get(convention, "") or practice(counts, bar)


def key_of(convention: str, survey: Survey, topic: str = "") -> str:
    """Return the key of the facts of a convention, its topic and the document's script, joined by spaces.

    Only documents with equal keys are compared.
    """
    return " ".join(filter(None, (convention, topic, survey.document.script)))


def practice(counts: Mapping[str, int], bar: Bar = BAR) -> str:
    """Return the most frequent choice if it is as clear as ``bar`` asks, else an empty string."""
    first = max(counts, key=lambda choice: counts[choice], default="")
    share = bar.majority if first == bar.norm else bar.share
    clear = first and counts[first] >= bar.least and counts[first] >= share * sum(counts.values())
    return first if clear else ""


def deviations(facts: Sequence[Fact]) -> Iterator[Deviation]:
    """Yield the places that deviate from the practice of their document, or of the project if it has none."""
    counted = {fact.path: fact.value for fact in facts if not fact.end}
    common, times, others = _project_practice(counted.values())
    for fact in facts:
        if not fact.end:
            continue
        settled, own, counts = counted[fact.path]
        choice, instead, plain = fact.value
        if wanted := settled or own:
            total = sum(counts.values())
            known = (counts.get(wanted, 0), total - counts.get(wanted, 0))
            basis: Basis = "settled" if settled else "document"
        elif _is_own_way(counts, common):
            continue
        else:
            wanted, basis, known = common, "project", (times, others)
        if wanted and wanted != choice:
            yield Deviation(fact, choice, wanted, instead.get(wanted), basis, *known, plain)


def _is_own_way(counts: Mapping[str, int], common: str) -> bool:
    """Return True if a document without a clear practice mostly goes against the project's."""
    total = sum(counts.values())
    return total >= BAR.least and 2 * counts.get(common, 0) < total


def required(one: Deviation) -> Message | None:
    """Return that the configuration, or the preset that it extends, asks for it; None if it does not.

    A count of those who keep to it says nothing where a document keeps to another style: that is said then.
    """
    if one.basis != "settled":
        return None
    if one.times or one.others < BAR.least:
        return Message("the configuration requires it", "配置如此规定")
    return Message(
        f"the configuration requires it; this document does not follow that style ({one.others} places)",
        f"配置如此规定；本文未采用这一样式（共 {one.others} 处）",
    )


def reason(one: Deviation) -> Message:
    """Return the reason for a finding: the configuration, or the counts in the document or the project."""
    if asked := required(one):
        return asked
    total = one.times + one.others
    en, zh = ("this document", "全文") if one.basis == "document" else ("the project", "整个项目")
    return Message(
        f"in {en} {one.times} of {total} places are written the other way",
        f"{zh} {total} 处中有 {one.times} 处是另一种写法",
    )


def _project_practice(documents: Iterable[tuple[str, str, dict[str, int]]]) -> tuple[str, int, int]:
    """Return the project's practice, how many uses follow it and how many do not; ("", 0, 0) if none."""
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
