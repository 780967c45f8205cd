"""Builds and writes XML elements, without the characters that XML cannot contain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, indent, tostring

_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(tag: str, text: str = "", /, **attributes: str | int) -> Element:
    """Return an element with text and attributes, both cleaned by `sound`."""
    made = Element(tag, {key: sound(str(value)) for key, value in attributes.items()})
    made.text = sound(text) or None
    return made


def sound(text: str) -> str:
    """Return a text with U+FFFD in place of each character that XML cannot contain."""
    return _IMPOSSIBLE.sub("\ufffd", text)


def written(root: Element) -> Iterator[str]:
    """Yield an XML document, indented."""
    indent(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield tostring(root, encoding="unicode") + "\n"
