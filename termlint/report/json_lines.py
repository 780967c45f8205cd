"""One JSON object per line and finding; see `termlint.report.record`."""

from __future__ import annotations

from collections.abc import Iterator

from termlint.report.record import encoded
from termlint.report.view import View


def render(view: View) -> Iterator[str]:
    """Yield the report."""
    for line in encoded(view):
        yield line + "\n"
