"""Finds the locale that a document declares: in its header, else in its path."""

from __future__ import annotations

import re

from termlint.lazily import lazily
from termlint.model import Locale

HEADER = 4096
"""Number of code points at the beginning of a text in which a declaration is searched for."""

_CODE = r"zh[_-]?(?:(hans|hant)(?:[_-](cn|sg|tw|hk|mo))?|(cn|sg|tw|hk|mo))(?![a-z])"
_IN_PATH = lazily(rf"(?:^|[/._-])(?:{_CODE}|(ch[st]|[st]chinese)(?![a-z]))", re.I)
_IN_CATALOGUE = lazily(rf'^"Language: *{_CODE}', re.I | re.M)
_IN_FRONT = lazily(rf"^(?:lang|language|locale|hreflang)[ \t]*[:=][ \t]*[\"']?{_CODE}", re.I | re.M)
_IN_HTML = lazily(rf"<html\b[^>]{{0,400}}?\slang[ \t]*=[ \t]*[\"']?{_CODE}", re.I)
_FRONT_END = lazily(r"^(?:---|\+\+\+|\.\.\.)[ \t]*$", re.M)
_REGIONS: dict[str, Locale] = {
    "cn": "zh-CN",
    "sg": "zh-CN",
    "tw": "zh-TW",
    "hk": "zh-HK",
    "mo": "zh-HK",
    "hans": "zh-Hans",
    "hant": "zh-Hant",
    "chs": "zh-Hans",
    "cht": "zh-Hant",
    "schinese": "zh-Hans",
    "tchinese": "zh-Hant",
}


def declared_locale(path: str, text: str) -> Locale:
    """Return the locale in the document's header, else the one in its path; ``""`` if neither names one.

    A header is the front matter, the head of a catalogue or the ``lang`` of an HTML document.
    """
    return locale_in_header(text) or locale_in_path(path)


def locale_in_path(path: str) -> Locale:
    """Return the locale that a path names, the last if there are several; ``""`` if there is none."""
    found: Locale = ""
    for match in _IN_PATH.finditer(path):
        found = _meant(match)
    return found


def locale_in_header(text: str) -> Locale:
    """Return the locale that the header of a text declares; ``""`` if there is none."""
    head = text[:HEADER].removeprefix("\ufeff")
    if head.startswith(("---", "+++")):
        end = _FRONT_END.search(head, 4)
        match = _IN_FRONT.search(head, 0, end.start() if end else len(head))
    elif '"Language:' in head:
        match = _IN_CATALOGUE.search(head)
    else:
        match = _IN_HTML.search(head) if "<html" in head else None
    return _meant(match) if match else ""


def _meant(match: re.Match[str]) -> Locale:
    script, *regions = (group.lower() if group else "" for group in match.groups())
    # zh-Hans-HK is only simplified: nobody means the words of that region by it.
    region = next((_REGIONS[name] for name in regions if name), None)
    if script and (region is None or (region == "zh-CN") != (script == "hans")):
        return _REGIONS[script]
    return region or ""
