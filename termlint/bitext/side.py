"""One side of a pair: what its markup holds, computed when first asked for.

Offsets are code points of the raw segment.
"""

from __future__ import annotations

import re
from functools import cache

from termlint.bitext.figures import Figures
from termlint.bitext.once import once

# What is open and never closed is looked for no farther than a few thousand code points, or the next opener.
_CODE = (
    r"(?P<ticks>(?<!`)`++)"
    r"(?P<code>[^`](?:(?:[^\n]|\n(?!\s*(?:[-*+]\s|\n))){0,2000}?[^`])??)(?P=ticks)(?!`)"
)


@cache
def _markup() -> re.Pattern[str]:
    # Compiled only where an original is at hand: it takes longer than most rules take to be imported.
    return re.compile(
        r"(?=[<{:`!\]\[&hHfF])(?:"  # what it may begin with: three in four places are no more looked at
        r"(?P<comment><!--(?:[^<-]|<(?!!--)|-(?!->))*-->|\{/\*(?:[^*{]|\*(?!/\})|\{(?!/\*))*\*/\})"
        rf"|(?P<role>(?::[A-Za-z][\w:+.-]{{0,60}}:|(?<![$`])\{{[A-Za-z][\w:+.-]*\}})(?=`))?{_CODE}(?P<rst>__?(?!\w))?"
        r"|(?P<image>!)?(?<!\\)\](?:\((?P<target>(?:[^()\s]|\([^()\s]*\))*)(?:\s+[\"'][^\"'\n]*[\"'])?\)|\[(?P<name>[^\]\n]*)\])"
        r"|(?P<url>(?i:https?|ftp)://[^\s<>()\[\]\"'`|，。；：、）】」》”\u3400-\u9fff]+)"
        r"|(?P<tag></?[A-Za-z][\w:.-]*(?:\s[^<>]*|/)?>|<\d+/?>|</\d+>)"
        r"|(?P<anchor>\{#[^{}\n]*+\}|\[\[[^\[\]\n]*+\]\])"
        r"|(?P<entity>&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z]\w*);))",
        re.DOTALL,
    )


# No class among them, so that the engine looks for what they begin with.
_MARKED = re.compile(r"`|<|&|\]\(|\]\[|\{#|\{/|\[\[|://")
"""What every kind of markup has in it."""

_GROUPS = {"code": ("code", "role"), "rst": ("rst", "code", "role")}
"""What a match consists of, by the last of its groups; all else is one."""

_ADDRESS = re.compile(r"(?:href|src)\s*=\s*[\"']([^\"'\s]+)[\"']", re.IGNORECASE)
_IN_RST = re.compile(r"(?s)^.*?<(?P<target>[^<>]+)>$")
HAN_RUN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
_LOOK = re.compile(
    r":(?:strong|emphasis|abbr|sup|sub|superscript|subscript|guilabel|menuselection|kbd|command|code|file|math|dfn|strike|raw-html|program|bolditalic|color|red|green|blue)[\w-]*:|:[\w-]+-format:"
)
"""Roles that only say how their text looks."""
_SHOWN = re.compile(r"\S")
HAN = 2.6
"""So many letters of English come to one Han character."""


def _white(text: str) -> str:
    """Return a text of the same length with spaces for all that can be seen."""
    return " " * len(text) if text.isprintable() else _SHOWN.sub(" ", text)


def count_han(text: str) -> int:
    """Return how many Han characters a text has."""
    return len("".join(HAN_RUN.findall(text)))


class Side:
    """A raw segment of a translation or an original."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        # What one look tells need not be computed: most messages of a program have no markup.
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
        return [*_markup().finditer(self.raw)]

    @once
    def code(self) -> tuple[str, ...]:
        """What stands between backticks, but for titles and roles of reStructuredText."""
        return tuple(one["code"] for one in self._found if one["code"] and not (one["role"] or one["rst"]))

    @once
    def links(self) -> tuple[str, ...]:
        """The addresses of links and images, and bare addresses, in order."""
        found: list[str] = []
        for one in self._found:
            if one["tag"]:
                found += _ADDRESS.findall(one["tag"])
            elif address := one["target"] or (one["url"] or "").rstrip(".,;:!?*_~"):
                found.append(address.strip("<>"))
            elif one["code"] and one["rst"] and (named := _IN_RST.match(one["code"])):
                found.append(named["target"])
        return tuple(found)

    @property
    def references(self) -> int:
        """How many links say only under which name their address stands elsewhere: [text][name]."""
        return sum(bool(one["name"]) for one in self._found)

    @once
    def tags(self) -> tuple[str, ...]:
        """The names of tags, ``/`` before the closing ones."""
        return tuple(
            re.split(r"[\s>]", one["tag"][1:])[0].rstrip("/").lower() for one in self._found if one["tag"]
        )

    @once
    def roles(self) -> tuple[str, ...]:
        """The roles of reStructuredText with their targets: what the title says may be translated."""
        found = [
            (one["role"], one["code"], _IN_RST.match(one["code"]))
            for one in self._found
            if one["role"] and not _LOOK.match(one["role"])
        ]
        return tuple(f"{role}{named['target'] if named else code}" for role, code, named in found)

    @once
    def opened(self) -> str:
        """The segment without addresses, tags, comments and anchors, as long as it; code is left in."""
        return self._blanked(but="code")

    @once
    def visible(self) -> str:
        """The segment's prose: `opened` without code. What is gone is white."""
        return self._blanked(but="rst")

    def _blanked(self, but: str) -> str:
        parts: list[str] = []
        at = 0
        for one in self._found:
            kind = one.lastgroup or ""
            for group in _GROUPS.get(kind, (kind,)):
                start, end = one.span(group)
                if at <= start < end and group != but:
                    parts += (self.raw[at:start], _white(self.raw[start:end]))
                    at = end
        return "".join([*parts, self.raw[at:]])

    @once
    def han(self) -> int:
        """How many Han characters its prose has."""
        return count_han(self.visible)

    @once
    def size(self) -> float:
        """How much it says, in letters of English."""
        return len("".join(self.opened.split())) + (HAN - 1) * self.han

    @once
    def figures(self) -> Figures:
        """The figures in it, and what its words may say in figures."""
        return Figures(self.opened)
