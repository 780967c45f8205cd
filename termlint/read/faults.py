"""The errors for a file that cannot be read."""

from __future__ import annotations

from termlint.model import Message, Problem

BOM = "\ufeff"


class Unreadable(Exception):
    """A file that cannot be checked; ``problem`` says why and where."""

    def __init__(
        self, path: str, en: str, zh: str, place: int | None = None, byte: int | None = None
    ) -> None:
        super().__init__(f"{path}: {en}")
        self.problem = Problem(path, Message(en, zh), place, byte)


class Malformed(Exception):
    """A text that is not of its format, at code point ``at``. Readers know no path: `unreadable` adds it."""

    def __init__(self, at: int, en: str, zh: str) -> None:
        super().__init__(en)
        self.at, self.en, self.zh = at, en, zh

    def unreadable(self, path: str, text: str, byte: int | None = None) -> Unreadable:
        """Return the error for a file: its place is a line number, its message names the column."""
        before = text[: self.at].removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return Unreadable(path, f"column {column}: {self.en}", f"第 {column} 列：{self.zh}", line, byte)
