"""One side of a pair: its text without markup, and its code, links, tags, roles and figures, computed lazily.

Offsets are code points of the raw segment.
"""

from __future__ import annotations

import re

from termlint.bitext.figures import Figures, has_digits
from termlint.bitext.once import once
from termlint.lazily import lazily

# Code that is opened and never closed is searched for at most 2,000 code points, or to the next opener.
_CODE = (
    r"(?P<ticks>(?<!`)`++)"
    r"(?P<code>[^`](?:(?:[^\n]|\n(?!\s*(?:[-*+]\s|\n))){0,2000}?[^`])??)(?P=ticks)(?!`)"
)


# Without character classes, so that the engine searches for literal prefixes.
_MARKED = lazily(r"`|<|&|\]\(|\]\[|\{#|\{/|\[\[|://")
"""Matches in every text that has markup; a quick test."""

_GROUPS = {"code": ("code", "role"), "rst": ("rst", "code", "role")}
"""The groups of a match to be blanked, by its last group; for any other group only that one."""

_ADDRESS = lazily(r"(?:href|src)\s*=\s*[\"']([^\"'\s]+)[\"']", re.IGNORECASE)
_IN_RST = lazily(r"(?s)^.*?<(?P<target>[^<>]+)>$")
HAN_RUN = lazily(r"[\u3400-\u9fff\uf900-\ufaff]+")
_LOOK = lazily(
    r":(?:strong|emphasis|abbr|sup|sub|superscript|subscript|guilabel|menuselection|kbd|command|code|file|math|dfn|strike|raw-html|program|bolditalic|color|red|green|blue)[\w-]*:|:[\w-]+-format:"
)
"""Roles that only format their text."""
_VISIBLE = lazily(r"\S")
HAN = 2.6
"""Number of English letters that correspond to one Han character."""

_MARKUP = (
    r"(?=[<{:`!\]\[&])(?:"  # possible first characters: rejects nearly all places at once
    r"(?P<comment><!--(?:[^<-]|<(?!!--)|-(?!->))*-->|\{/\*(?:[^*{]|\*(?!/\})|\{(?!/\*))*\*/\})"
    rf"|(?P<role>(?::[A-Za-z][\w:+.-]{{0,60}}:|(?<![$`])\{{[A-Za-z][\w:+.-]*\}})(?=`))?{_CODE}(?P<rst>__?(?!\w))?"
    r"|(?P<image>!)?(?<!\\)\](?:\((?P<target>(?:[^()\s]|\([^()\s]*\))*)(?:\s+[\"'][^\"'\n]*[\"'])?\)|\[(?P<name>[^\]\n]*)\])"
    r"|(?P<tag></?[A-Za-z][\w:.-]*(?:\s[^<>]*|/)?>|<\d+/?>|</\d+>)"
    r"|(?P<anchor>\{#[^{}\n]*+\}|\[\[[^\[\]\n]*+\]\])"
    r"|(?P<entity>&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z]\w*);))"
)
_URL = r"(?P<url>(?i:https?|ftp)://[^\s<>()\[\]\"'`|，。；：、）】」》”\u3400-\u9fff]+)"
_WITHOUT_URLS = lazily(_MARKUP, re.DOTALL)
_WITH_URLS = lazily(rf"{_MARKUP}|(?=[hHfF]){_URL}", re.DOTALL)
"""Two patterns, for most texts have no address, and every h might begin one."""


def _blank(text: str) -> str:
    """Return a text of the same length in which all but white space is replaced by spaces."""
    return " " * len(text) if text.isprintable() else _VISIBLE.sub(" ", text)


def count_han(text: str) -> int:
    """Return the number of Han characters in a text."""
    return len("".join(HAN_RUN.findall(text)))


class Side:
    """A raw segment of a translation or an original."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        # Set at once what needs no pattern: most messages of a program have no markup.
        if not _MARKED.search(raw):
            self.opened = self.visible = raw
            self.links = ()
        if "`" not in raw:
            self.code = self.roles = ()
        if "<" not in raw:
            self.tags = ()
        if raw.isascii():
            self.han = 0

    @once
    def _found(self) -> list[re.Match[str]]:
        pattern = _WITH_URLS if "://" in self.raw else _WITHOUT_URLS
        return [*pattern.finditer(self.raw)]

    @once
    def code(self) -> tuple[str, ...]:
        """The text of each piece of code between backticks, without links and roles of reStructuredText."""
        # Of a match with a mark of reStructuredText behind the code, that is the last group.
        return tuple([one["code"] for one in self._found if one.lastgroup == "code" and not one["role"]])

    @once
    def links(self) -> tuple[str, ...]:
        """The addresses of links and images, and bare addresses, in order."""
        found: list[str] = []
        for one in self._found:
            if one["tag"]:
                found += _ADDRESS.findall(one["tag"])
            elif one.lastgroup == "url":
                found.append(one[0].rstrip(".,;:!?*_~").strip("<>"))
            elif address := one["target"]:
                found.append(address.strip("<>"))
            elif one["code"] and one["rst"] and (named := _IN_RST.match(one["code"])):
                found.append(named["target"])
        return tuple(found)

    @property
    def references(self) -> int:
        """The number of links that refer by name to an address given elsewhere: [text][name]."""
        return sum(bool(one["name"]) for one in self._found)

    @once
    def tags(self) -> tuple[str, ...]:
        """The names of tags, ``/`` before the closing ones."""
        return tuple(
            re.split(r"[\s>]", one["tag"][1:])[0].rstrip("/").lower() for one in self._found if one["tag"]
        )

    @once
    def roles(self) -> tuple[str, ...]:
        """The roles of reStructuredText with their targets, without titles, which may be translated."""
        found = [
            (one["role"], one["code"], _IN_RST.match(one["code"]))
            for one in self._found
            if one["role"] and not _LOOK.match(one["role"])
        ]
        return tuple(f"{role}{named['target'] if named else code}" for role, code, named in found)

    @once
    def opened(self) -> str:
        """The segment with addresses, tags, comments and anchors blanked, code kept; of the same length."""
        return self._blanked(but="code")

    @once
    def visible(self) -> str:
        """The segment's prose: `opened` with code blanked, too; of the same length."""
        return self._blanked(but="rst") if "`" in self.raw else self.opened

    def _blanked(self, but: str) -> str:
        raw = self.raw
        if not self._found:
            return raw
        parts: list[str] = []
        at = 0
        for one in self._found:
            kind = one.lastgroup or ""
            for group in _GROUPS.get(kind) or (kind,):
                start, end = one.span(group)
                if at <= start < end and group != but:
                    parts += (raw[at:start], _blank(raw[start:end]))
                    at = end
        return "".join([*parts, raw[at:]])

    @once
    def han(self) -> int:
        """The number of Han characters in its prose."""
        return count_han(self.visible)

    @once
    def size(self) -> float:
        """The length of its text in English letters; a Han character counts as `HAN` of them."""
        return len("".join(self.opened.split())) + (HAN - 1) * self.han

    @once
    def numbered(self) -> bool:
        """Whether it has a digit, also in code and addresses."""
        return has_digits(self.raw)

    @once
    def figures(self) -> Figures:
        """Its figures, and the values of its number words."""
        return Figures(self.opened)
