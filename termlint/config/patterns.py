"""Patterns as in ``.gitignore``.

The library is imported (15 ms) and asked (5 µs a path) only where a pattern may match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

_SPECIAL = frozenset("*?[]\\!#")

_CLASSES = {
    "alnum": "a-zA-Z0-9",
    "alpha": "a-zA-Z",
    "blank": " \t",
    "cntrl": "\x00-\x1f\x7f",
    "digit": "0-9",
    "graph": "0-~!-.",
    "lower": "a-z",
    "print": " -.0-~",
    "punct": ":-@[-`{-~!-.",
    "space": " \t\n\v\f\r",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}
"""What the classes of POSIX hold, as git has them; none begins with ``!``, and no bracket matches a slash."""

_CLASS = re.compile(r"\[:(\w*):\]")
_BRACKET = re.compile(r"\\.|\[[!^]?\]?(?:\[:\w*:\]|[^\]])*\]", re.DOTALL)


def is_pattern(text: str) -> bool:
    """Return True if a text is a valid pattern."""
    if not ("[" in text or "\\" in text or text.strip() == "!"):
        return True
    try:
        _compiled([for_library(text)])
    except (KeyError, ValueError, re.error):
        return False
    return True


def for_library(pattern: str) -> str:
    """Return a pattern in words that the library knows: it strips tabs, and has no classes as ``[:digit:]``.

    Raises:
        KeyError: if there is no such class.
    """
    if pattern[-1:].isspace():
        pattern = _ending(pattern)
    if "[:" in pattern:
        pattern = _BRACKET.sub(lambda match: _CLASS.sub(lambda one: _CLASSES[one[1]], match[0]), pattern)
    return pattern


def _ending(pattern: str) -> str:
    """Return a pattern without the spaces at its end, which git strips, and with other white space there."""
    characters = re.findall(r"\\.|.", pattern, re.DOTALL)
    while characters and characters[-1] == " ":
        characters.pop()
    if characters and (last := characters[-1]) != "\\ " and last[-1].isspace():
        characters[-1] = f"[{last[-1]}]"
    return "".join(characters)


def _compiled(patterns: Iterable[str]) -> Any:  # noqa: ANN401
    import warnings

    from pathspec import GitIgnoreSpec

    with warnings.catch_warnings():  # of brackets that another version of Python might read otherwise
        warnings.simplefilter("ignore", FutureWarning)
        return GitIgnoreSpec.from_lines(patterns)


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
        return _compiled(map(for_library, self._patterns))


def _need(pattern: str) -> str:
    """Return a name that each path has that a pattern matches; after a star, how one of its names must end.

    Empty if the pattern tells no such name.
    """
    for part in pattern.removeprefix("!").split("/"):
        name = part.removeprefix("*")
        if name and name == name.strip() and not set(name) & _SPECIAL:
            return part
    return ""
