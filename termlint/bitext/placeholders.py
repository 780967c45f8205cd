"""Compares what a program replaces by its own text: printf, Python, ICU, templates, references, tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from termlint.bitext.side import HAN_RUN, Side
from termlint.lazily import lazily
from termlint.model import SegmentKind

_TEMPLATE = lazily(
    r"\{\{[^{}\n]{0,200}\}\}|\{%[^%\n]{1,200}%\}|(?<!\$)\$\{[A-Za-z0-9_.:-]{1,60}\}|\$t\([\w.:-]{1,80}\)"
)
_CONVERSION = (
    r"(?:(?P<number>\d{1,2})\$)?"
    r"(?P<spec>[-+#0']{0,3}(?:\d{1,3}|\*)?(?:\.\d+|\.\*)?(?:hh|ll|[hlLqjzt])?[diouxXeEfgGcsrp@])"
)
"""What follows the per cent sign of printf: the number of the argument, if given, and how it is shown."""
_MESSAGE = lazily(
    r"(?P<named>%\([\w. -]{1,60}\)[-+#0]{0,3}\d{0,3}(?:\.\d+)?[diouxXeEfFgGcrsa])"
    rf"|(?P<printf>(?<![\d%)])%(?!-[A-Za-z@]){_CONVERSION}(?![A-Za-z]))"
    r"|(?P<qt>(?<![\d%])%(?:L?\d{1,2}(?![\d$.%A-Za-z])|n(?![A-Za-z])))"
    r"|(?P<icu>\{\s*[\w.]{1,60}\s*,\s*(?:plural|select|selectordinal|number|date|time)\b)"
    r"|(?P<braces>(?<![_^])[#$@]?\{[^{}\n,]{0,60}\})"
)
_PRINTF = lazily(f"%{_CONVERSION}")
_STAND_IN = lazily(r"\$\{[^{}\n]{0,60}[\u3400-\u9fff][^{}\n]{0,60}\}")
_CHOICE = lazily(r"\{\s*[\w.]{1,60}\s*,\s*(?:plural|select|selectordinal)\s*,")
_BRACE = lazily(rf"({_CHOICE.pattern})|[{{}}]")
_SPACE = lazily(r"\s+")
_PAIRED = lazily(r"/?(?:\d+|a|b|i|em|strong|code|span|u|g|pc)\Z")


_ELEMENTS = frozenset({"x", "ph", "bx", "ex"})
"""Elements of XLIFF that stand for a value or for code: an Angular message without its <x id=…/>."""
_ELEMENT = lazily(r"<(?:x|ph|bx|ex)\s+id=\"[^\"<>]{1,80}\"")

_LANGUAGE = lazily(r"(?<![a-z])(?:zh|cn|en)(?![a-z])[-_]?|[-_](?:zh|cn|en)(?![a-z])")
_ROLE = lazily(r"(?::[a-z][\w:+.-]*:|\{[a-z][\w:+.-]*\})(?=.)")


def unequal(target: Side, source: Side, kind: SegmentKind) -> tuple[list[str], list[str]]:
    """Return the placeholders that a translation lacks, and those that it has beyond its original's."""
    if _is_plain(target) and _is_plain(source):
        return [], []
    here, there = placeholders(target, kind), placeholders(source, kind)
    if kind == "entry":
        there = _of_one_form(source, there) if "|" not in target.visible else there
        taken = [sorted(_arguments(_printf(side.visible))) for side in (target, source)]
        if taken[0] == taken[1]:  # %s has %d, %2$d 个属于 %1$s
            here, there = ([one for one in side if not _PRINTF.fullmatch(one)] for side in (here, there))
    if sorted(here) == sorted(there):
        return [], []
    # The raw texts must differ, too: an entry with plurals may have in one form what its original has in two.
    missing, added = [*(Counter(there) - Counter(here))], [*(Counter(here) - Counter(there))]
    translated, original = (_SPACE.sub("", side.raw) for side in (target, source))
    missing = [one for one in missing if _ROLE.match(one) or translated.count(one) < original.count(one)]
    added = [one for one in added if _ROLE.match(one) or original.count(one) < translated.count(one)]
    if kind != "entry":
        missing = _without_stand_ins(missing, target.raw)
        missing, added = _without_localised(missing, added, len(target.links) - len(source.links))
    return missing, added


def misordered(target: Side, source: Side, kind: SegmentKind) -> list[str]:
    """Return how the placeholders of printf must be written if a message has them in another order, else [].

    Without numbers a program fills them in the order of its arguments: %s of %d becomes %2$d … %1$s.
    """
    if kind != "entry" or "%" not in target.visible or "%" not in source.visible:
        return []
    written = _printf(target.visible)
    here, there = _arguments(written), _arguments(_printf(source.visible))
    if sorted(here) == sorted(there) or any(match["number"] for match in written):
        return []
    free, wanted = [*there], []
    for _, spec in here:
        first = next((one for one in free if one[1] == spec), None)
        if first is None:
            return []
        free.remove(first)
        wanted.append(f"%{first[0]}${spec}")
    return wanted if not free else []


def _arguments(printf: Sequence[re.Match[str]]) -> list[tuple[int, str]]:
    """Return (number, conversion) of the arguments that a message takes, in its order: (1, ".2f")."""
    return [(int(match["number"] or at), match["spec"]) for at, match in enumerate(printf, 1)]


def _printf(text: str) -> list[re.Match[str]]:
    matches = _MESSAGE.finditer(_TEMPLATE.sub(" ", text)) if "%" in text else ()
    return [match for match in matches if match.lastgroup == "printf"]


def _of_one_form(source: Side, found: list[str]) -> list[str]:
    """Return the placeholders of one form if an original has several, with the same ones, between bars.

    Chinese has one form: {n} model | {n} models.
    """
    forms = source.visible.split(" | ")
    if len(forms) < 2 or len(found) % len(forms):
        return found
    each = Counter(found)
    if any(times % len(forms) for times in each.values()):
        return found
    return [one for one, times in each.items() for _ in range(times // len(forms))]


def _is_plain(side: Side) -> bool:
    """Return True if a side has no placeholder, by a cheap test that most messages pass: no tag, no role, and
    no sign that every other one has.
    """
    text = side.visible
    return not (side.tags or side.roles or "{" in text or "%" in text or "$" in text)


def lacking(target: str, source: str) -> Counter[str]:
    """Return the templates that a whole translation has less often than its original, counted in the full
    text: a template on a line of its own is in no segment.
    """
    return Counter(_templates(source)) - Counter(_templates(target))


def _without_localised(missing: list[str], added: list[str], links: int) -> tuple[list[str], list[str]]:
    """Return both lists without references to a Chinese heading or page, or turned into links (``links``: the
    number of additional links in the translation).
    """
    gone = [one for one in missing if _ROLE.match(one)]
    meant = {_LANGUAGE.sub("", one) for one in gone}
    new = [
        one for one in added if _ROLE.match(one) and (HAN_RUN.search(one) or _LANGUAGE.sub("", one) in meant)
    ]
    if gone and (len(new) >= len(gone) or links >= len(gone)):
        return [one for one in missing if one not in gone], [one for one in added if one not in new]
    return missing, added


def _without_stand_ins(missing: list[str], translated: str) -> list[str]:
    """Return missing without ${variable} if the translation has ${变量}: a document may translate it."""
    gone = [one for one in missing if one.startswith("$")]
    if len(_STAND_IN.findall(translated)) < len(gone):
        return missing
    return [one for one in missing if one not in gone]


def placeholders(side: Side, kind: SegmentKind) -> list[str]:
    """Return the placeholders of a side, without white space, in no particular order.

    In a message with branches (``{n, plural, …}``) each is given once, since Chinese has fewer branches.
    """
    text = side.visible
    if kind != "entry":
        return [*_templates(text), *side.roles]
    if "{" in text and _CHOICE.search(text):
        return [*dict.fromkeys(_in_message(side, _without_branches(text)))]
    return [*_in_message(side, text)]


def _in_message(side: Side, text: str) -> Iterator[str]:
    yield from _templates(text)
    yield from side.roles
    if "%" in text or "{" in text:
        for match in _MESSAGE.finditer(_TEMPLATE.sub(" ", text)):
            yield _SPACE.sub("", match.group())
    if side.tags:
        yield from (f"<{name}>" for name in side.tags if _PAIRED.match(name))
        if not _ELEMENTS.isdisjoint(side.tags):
            yield from (_SPACE.sub("", match[0]) for match in _ELEMENT.finditer(side.raw))


def _templates(text: str) -> list[str]:
    if "{" not in text and "$" not in text:
        return []
    return [
        _SPACE.sub("", one.group())
        for one in _TEMPLATE.finditer(text)
        # '{{' and '}}', each in quotation marks, only name the delimiters.
        if one.group()[2] not in "'\"" or text[max(one.start() - 1, 0)] != one.group()[2]
    ]


def _without_branches(text: str) -> str:
    """Return a message without the braces around its branches, whose text is translated."""
    parts: list[str] = []
    kinds: list[str] = []
    at = 0
    for match in _BRACE.finditer(text):
        if match.group() == "}":
            kind = kinds.pop() if kinds else ""
        else:
            kind = "choice" if match[1] else "branch" if kinds[-1:] == ["choice"] else "name"
            kinds.append(kind)
        if kind == "branch":
            parts.append(text[at : match.start()])
            at = match.end()
    return " ".join([*parts, text[at:]])
