"""Patterns as in ``.gitignore``. The library is imported only when a pattern needs it: that takes 15 ms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def is_pattern(text: str) -> bool:
    """Return True if a text is a valid pattern."""
    if not ("[" in text or text == "!" or text.endswith("\\")):
        return True
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([text])
    except (ValueError, re.error):
        return False
    return True


def spec_of(patterns: Iterable[str]) -> Any:  # noqa: ANN401
    """Return a matcher for paths. Like git it ignores lines that are no valid pattern."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(filter(is_pattern, patterns))
