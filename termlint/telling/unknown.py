"""A word that is not known: which one was meant, or which there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from termlint.model import Message

LISTED = 12
"""Up to so many known words are all listed; of a longer list, only the nearest ones."""


def unknown(value: str, known: Sequence[str], en: str, zh: str) -> tuple[str, str]:
    """Return the message (en, zh) for an unknown word; ``en`` and ``zh`` name the kind of word expected."""
    hint = nearest(value, known)
    return (
        f"unknown {en} “{value}”; " + (f"did you mean “{hint}”?" if hint else known_words(value, known).en),
        f"未知的{zh}“{value}”；" + (f"是否想写“{hint}”？" if hint else known_words(value, known).zh),
    )


def known_words(value: str, known: Sequence[str]) -> Message:
    """Return a message that lists the known words: all if few, else the nearest and where to see all."""
    if len(known) <= LISTED:
        return Message(f"use one of {', '.join(known)}", f"可用的有 {'、'.join(known)}")
    listing = "termlint config" if "select" in known else "termlint rules"
    en, zh = f"“{listing}” lists all of them", f"“{listing}”可列出全部"
    if similar := _like(value, known):
        return Message(f"similar ones are {', '.join(similar)}; {en}", f"相近的有 {'、'.join(similar)}；{zh}")
    return Message(en, zh)


def _like(value: str, known: Sequence[str]) -> list[str]:
    """Return up to four known words that contain ``value`` or, if none does, are similar to it."""
    from difflib import get_close_matches

    holding = [word for word in known if len(value) > 2 and value.lower() in word]
    return (holding or get_close_matches(value.lower(), known, 3, 0.45))[:4]


def nearest(value: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most similar to a mistyped one, None if none is similar."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(value.lower().replace("_", "-"), list(known), 1, 0.6)), None)
