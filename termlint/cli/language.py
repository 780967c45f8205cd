"""The language of help texts and messages.

Help texts are made when a command's module is imported, so their language is chosen at start-up, from
the arguments and the environment; reports and messages also follow the configuration.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise


def from_locale(variables: Mapping[str, str]) -> str:
    """Return ``zh`` if the locale variables of the environment name Chinese, else ``en``."""
    locale = next((value for name in _LOCALES if (value := variables.get(name))), "")
    return "zh" if locale.lower().startswith("zh") else "en"


_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")


def at_start(arguments: Sequence[str], variables: Mapping[str, str]) -> str:
    """Return the language to use before arguments and configuration are parsed."""
    wanted = [variables.get("TERMLINT_LANG", "")]
    for one, following in pairwise([*arguments, ""]):
        if one == "--":
            break
        if one == "--lang":
            wanted.append(following)
        elif one.startswith("--lang="):
            wanted.append(one.partition("=")[2])
    # An unknown value of --lang is reported in the language that would be used without it.
    return next((one for one in reversed(wanted) if one in ("en", "zh")), None) or from_locale(variables)


HELP = at_start(sys.argv[1:], os.environ)

_settled: list[str] = []


def settle(language: str) -> str:
    """Remember the language of a run, at its start or from the configuration, for errors, and return it."""
    _settled[:] = [language]
    return language


def spoken() -> str:
    """Return the language of messages: that of the configuration once it is read, before it that of help."""
    return _settled[0] if _settled else HELP


def nearest_of(value: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most similar to a mistyped one, None if none is similar."""
    from termlint.telling.unknown import nearest

    return nearest(value, known)


def pick(en: str, zh: str) -> str:
    """Return a text in the language chosen at start-up."""
    return zh if HELP == "zh" else en
