"""Patterns as in ``.gitignore``. The library is imported only when a pattern needs it: that takes 15 ms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def is_pattern(text: str) -> bool:
    """Tell whether a text is a pattern."""
    if not ("[" in text or text == "!" or text.endswith("\\")):
        return True
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([text])
    except (ValueError, re.error):
        return False
    return True


def spec_of(patterns: Iterable[str]) -> Any:  # noqa: ANN401
    """Return what paths can be matched with. Git passes over a line that is no pattern, and so do we."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(filter(is_pattern, patterns))
