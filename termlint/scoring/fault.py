"""The error for a file that cannot be scored."""

from __future__ import annotations

from termlint.model import Message, Problem


class Unscorable(Exception):
    """A file that cannot be scored; ``problem`` gives its path, the reason and the line (from 1)."""

    def __init__(self, path: str, en: str, zh: str, line: int | None = None) -> None:
        super().__init__(f"{path}: {en}")
        self.problem = Problem(path, Message(en, zh), line)
