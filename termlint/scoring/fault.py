"""Why something cannot be scored."""

from __future__ import annotations

from termlint.model import Message, Problem


class Unscorable(Exception):
    """A file that gives no score; ``problem`` names it and the line, counted from 1."""

    def __init__(self, path: str, en: str, zh: str, line: int | None = None) -> None:
        super().__init__(f"{path}: {en}")
        self.problem = Problem(path, Message(en, zh), line)
