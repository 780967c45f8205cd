"""JSON catalogues of messages: every string value is a segment, however deep; keys are not read."""

from __future__ import annotations

from termlint.read import message
from termlint.read.draft import Draft
from termlint.read.embedded import Embedded, read_embedded
from termlint.read.json_strings import decoded, strings


def read(text: str, draft: Draft) -> None:
    """Read a catalogue.

    Raises:
        Malformed: if it is no JSON.
    """
    for one in strings(text):
        read_embedded(Embedded(decoded(text, one.start, one.end)), message.read, draft)
