"""Patterns as in ``.gitignore``.

The library is imported (15 ms) and asked (5 µs a path) only where a pattern may match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

_SPECIAL = frozenset("*?[]\\!#")


def is_pattern(text: str) -> bool:
    """Return True if a text is a valid pattern."""
    if not ("[" in text or "\\" in text or text.strip() == "!"):
        return True
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([text])
    except (ValueError, re.error):
        return False
    return True


class Spec:
    """A matcher for paths. Like git it ignores lines that are no valid pattern."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._patterns = tuple(filter(is_pattern, patterns))
        needs = [_need(one) for one in self._patterns]
        self._names = frozenset(one for one in needs if one and one[0] != "*")
        self._endings = tuple(one[1:] for one in needs if one and one[0] == "*")
        self._is_open = not all(needs)

    def verdict(self, path: str) -> bool | None:
        """Return True if the patterns take a path in, False if they leave it out again, None if none matches.

        The path of a folder ends with a slash.
        """
        if not self._may_match(path):
            return None
        verdict: bool | None = self._spec.check_file(path).include
        return verdict

    def _may_match(self, path: str) -> bool:
        names = path.split("/")
        return (
            self._is_open
            or not self._names.isdisjoint(names)
            or (bool(self._endings) and any(name.endswith(self._endings) for name in names))
        )

    @cached_property
    def _spec(self) -> Any:  # noqa: ANN401
        from pathspec import GitIgnoreSpec

        return GitIgnoreSpec.from_lines(self._patterns)


def _need(pattern: str) -> str:
    """Return a name that each path has that a pattern matches; after a star, how one of its names must end.

    Empty if the pattern tells no such name.
    """
    for part in pattern.removeprefix("!").split("/"):
        name = part.removeprefix("*")
        if name and name == name.strip() and not set(name) & _SPECIAL:
            return part
    return ""
