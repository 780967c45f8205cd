"""In which language termlint speaks.

Help texts are made when a command's module is imported, so their language is chosen at the start, from
the arguments and the environment; reports and messages also follow the configuration.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise


def from_locale(variables: Mapping[str, str]) -> str:
    """Return ``zh`` if the environment asks for Chinese, else ``en``."""
    locale = next((value for name in _LOCALES if (value := variables.get(name))), "")
    return "zh" if locale.lower().startswith("zh") else "en"


_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")


def at_start(arguments: Sequence[str], variables: Mapping[str, str]) -> str:
    """Return the language before arguments and configuration are read."""
    wanted = [variables.get("TERMLINT_LANG", "")]
    for one, following in pairwise([*arguments, ""]):
        if one == "--":
            break
        if one == "--lang":
            wanted.append(following)
        elif one.startswith("--lang="):
            wanted.append(one.partition("=")[2])
    # What is no language is complained of in the one that was known before.
    return next((one for one in reversed(wanted) if one in ("en", "zh")), None) or from_locale(variables)


HELP = at_start(sys.argv[1:], os.environ)


def nearest_of(value: str, known: Iterable[str]) -> str | None:
    """Return the known word that a mistyped one is most like, None if none is like it."""
    from termlint.keys import nearest  # and with it all that a configuration needs

    return nearest(value, known)


def pick(en: str, zh: str) -> str:
    """Return a help text in the language of the start."""
    return zh if HELP == "zh" else en
