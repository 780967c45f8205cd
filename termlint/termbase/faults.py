"""Finds all faults of a termbase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from termlint.lexicon import Lexicon
from termlint.termbase import form, relations, spelling
from termlint.termbase.fault import Fault
from termlint.termbase.merge import Placed


def find_faults(placed: Sequence[Placed], lexicon: Lexicon) -> Iterator[Fault]:
    """Yield the faults of a termbase, whose rows may come from several files."""
    for one in placed:
        yield from form.faults(one, lexicon)
    yield from relations.faults(placed)
    yield from relations.against_ours(placed, lexicon)
    yield from spelling.faults(placed, lexicon)
