"""Catalogues of messages in two files: a message and its original have the same key.

Not compared are messages with only one side (a program shows the original where a translation is missing),
plural forms other than the last (``one``, ``files_one``), which may have the number in words, and notes for
translators (``description``, ``…___DESCRIPTION``).
"""

from __future__ import annotations

import re
from importlib import import_module

from termlint.lazily import lazily
from termlint.read import format_of
from termlint.read.draft import Draft
from termlint.read.embedded import Stretch, put_both
from termlint.read.faults import Malformed
from termlint.read.raw import Both

Path = tuple[str | int, ...]

_CATALOGUES = frozenset({"json_catalogue", "yaml_catalogue", "toml_catalogue"})
_LOCALE = lazily(r"(?:zh|en)(?:[_-][a-z]{2,4})*", re.IGNORECASE)
_FORM = lazily(r"(?:.*_)?(?:zero|one|two|few|many)")
_NOTE = "___DESCRIPTION"


def read_keyed(path: str, text: str, source: str, original: str) -> Both | None:
    """Return the messages of two catalogues that have the same key; None if there are none, or a file is no
    catalogue.

    Raises:
        Unreadable: if one of them is not of its format.
    """
    if format_of(path) not in _CATALOGUES or format_of(source) not in _CATALOGUES:
        return None
    translations, originals = _messages(path, text), _messages(source, original)
    target, beside = Draft(text), Draft(original)
    paired = [
        put_both(translation, originals[key], target, beside)
        for key, translation in translations.items()
        if key in originals and _is_compared(key, originals)
    ]
    return Both(target.document(path), beside.document(source), ()) if any(paired) else None


def _messages(path: str, text: str) -> dict[Path, list[Stretch]]:
    """Return the messages by key; a locale that is the only root key (Rails) is left out of the keys."""
    module = import_module(f"termlint.read.{format_of(path)}")
    try:
        found: dict[Path, list[Stretch]] = dict(module.messages(text))
    except Malformed as fault:
        raise fault.unreadable(path, text) from fault
    found = _by_id(found)
    roots = {str(key[0]) for key in found if key}
    if len(roots) == 1 and _LOCALE.fullmatch(roots.pop()):
        return {key[1:]: stretches for key, stretches in found.items()}
    return found


def _by_id(found: dict[Path, list[Stretch]]) -> dict[Path, list[Stretch]]:
    """Return the messages with the index of an entry in a list replaced by its ``id`` (Hugo)."""
    names: dict[str | int, str | int] = {
        key[0]: "".join([one.meant for one in stretches])
        for key, stretches in found.items()
        if len(key) == 2 and key[1] == "id" and isinstance(key[0], int)
    }
    if not names:
        return found
    messages = {key: stretches for key, stretches in found.items() if key[1:] != ("id",)}
    return {(names.get(key[0], key[0]), *key[1:]): stretches for key, stretches in messages.items()}


def _is_compared(key: Path, originals: dict[Path, list[Stretch]]) -> bool:
    last = str(key[-1]) if key else ""
    is_note = last == "description" and (*key[:-1], "message") in originals
    return not (is_note or last.endswith(_NOTE) or _FORM.fullmatch(last))
