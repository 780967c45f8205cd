"""JSON catalogues of messages: every string value is a segment, at any depth; keys are not read.

Nor is anything below a top-level key that begins with ``@``: notes for translators (ARB).
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.read import message
from termlint.read.draft import Draft
from termlint.read.embedded import Embedded, Stretch, read_embedded
from termlint.read.json_strings import decoded, strings


def read(text: str, draft: Draft) -> None:
    """Read a catalogue.

    Raises:
        Malformed: if it is no JSON.
    """
    for _, stretches in messages(text):
        read_embedded(Embedded(stretches), message.read, draft)


def messages(text: str) -> Iterator[tuple[tuple[str | int, ...], list[Stretch]]]:
    """Yield (path, stretches) for each string value; the path is the keys and indexes that lead to it.

    Raises:
        Malformed: if the text is no JSON.
    """
    for one in strings(text):
        if not (one.path and str(one.path[0]).startswith("@")):
            yield one.path, list(decoded(text, one.start, one.end))
