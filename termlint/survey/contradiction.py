"""Two figures of a text that contradict each other."""

from __future__ import annotations

from typing import NamedTuple


class Contradiction(NamedTuple):
    """Two figures at ``start:end`` of the prose: ``figure`` is ``value``, but the text has ``written``."""

    start: int
    end: int
    figure: str
    value: str
    written: str
