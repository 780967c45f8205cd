"""Reads the manual page that a rule's docstring is, and prints it.

The form is in docs/architecture.md, "A rule". `termlint.examples` runs the examples.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Literal, cast

import msgspec

from termlint.model import Message
from termlint.rule import Rule

Kind = Literal["bad", "fix", "ok"]

_ITEM = re.compile(r" {4}(bad|fix|ok)(?: \[([^\]\n]+)\])?:(?: (.*))?")
_HAN = re.compile(r"[\u2e80-\u2fd5\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_GLUED = r"[\u2e80-\u2fd5\u3000-\u9fff\uf900-\ufaff\uff01-\uff5e“”‘’…—]"


class BadManual(Exception):
    """A docstring that is no manual page; the message says what is missing."""


class Example(msgspec.Struct, frozen=True):
    """One item of ``Examples:``. ``text`` still holds its marks ``⟦…⟧``.

    ``file`` is the name in brackets, None if there is none.
    """

    kind: Kind
    file: str | None
    text: str


class Paragraphs(msgspec.Struct, frozen=True):
    """The paragraphs of a page by language, each one line; list items in it keep their own lines."""

    en: tuple[str, ...]
    zh: tuple[str, ...]

    def in_language(self, language: str) -> tuple[str, ...]:
        """Return the paragraphs in ``"zh"`` or ``"en"``."""
        return self.zh if language == "zh" else self.en


class Manual(msgspec.Struct, frozen=True):
    """A rule's manual page."""

    title: Message
    paragraphs: Paragraphs
    examples: tuple[Example, ...]

    @property
    def fixes(self) -> bool:
        """Whether the rule shows a fix in its examples."""
        return any(example.kind == "fix" for example in self.examples)


def manual(module: ModuleType) -> Manual:
    """Return the manual page of a rule's module.

    Raises:
        BadManual: if a title, a language or the form of an example is missing.
    """
    try:
        return parse(module.__doc__ or "")
    except BadManual as error:
        raise BadManual(f"{module.__name__}: {error}") from None


def parse(docstring: str) -> Manual:
    """Return the manual page that a docstring is; see `manual`."""
    body, _, shown = docstring.strip("\n").partition("\nExamples:\n")
    head, *blocks = re.split(r"\n[ \t]*\n", body.strip())
    titles = head.splitlines()
    if len(titles) != 2 or _HAN.match(titles[0]) or not _HAN.search(titles[1]):
        raise BadManual("the docstring must begin with one English line and one Chinese line")
    joined = [_joined(block) for block in blocks if block.strip()]
    paragraphs = Paragraphs(
        tuple(block for block in joined if not _is_chinese(block)),
        tuple(block for block in joined if _is_chinese(block)),
    )
    return Manual(Message(*(line.strip() for line in titles)), paragraphs, tuple(_examples(shown)))


def _is_chinese(block: str) -> bool:
    return _HAN.match(block.lstrip("*- “「（")) is not None


def _joined(block: str) -> str:
    """Join the lines of a paragraph: Han without a space between, list items on lines of their own."""
    lines = re.sub(r"\n[ \t]*(?![*-] )", "\n", block.strip())
    lines = re.sub(rf"(?<={_GLUED})\n(?={_GLUED})", "", lines)
    return re.sub(r"\n(?![*-] |[ \t]+[*-] )", " ", lines)


def _examples(shown: str) -> Iterator[Example]:
    opened: re.Match[str] | None = None
    more: list[str] = []
    for line in shown.splitlines():
        if not line.strip() or (opened and line.startswith("     ")):
            more.append(line)
            continue
        if opened:
            yield _example(opened, more)
        opened, more = _ITEM.fullmatch(line.rstrip()), []
        if not opened:
            raise BadManual(f"neither bad:, fix: nor ok: in {line.strip()!r}")
    if opened:
        yield _example(opened, more)


def _example(opened: re.Match[str], more: Sequence[str]) -> Example:
    depth = min((len(line) - len(line.lstrip(" ")) for line in more if line.strip()), default=0)
    first = opened[3]
    lines = [] if first is None else [first]
    text = "\n".join([*lines, *(line[depth:] for line in more)]).rstrip()
    return Example(cast(Kind, opened[1]), opened[2], text)
