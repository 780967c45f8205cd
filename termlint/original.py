"""A translation beside its original, wherever that is kept.

In the file itself (PO, XLIFF, TMX), in comments before each paragraph, or in another file (in a catalogue
of messages under the same key): as that is now, or as it was at the commit that the translation's front
matter says it was made from.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from termlint.bitext import Bitext, Past, is_chinese
from termlint.lexicon import Lexicon
from termlint.read.keyed import read_keyed
from termlint.read.raw import read_both, read_raw

Read = Callable[[str, str], str | None]
"""Gives what a file holds, or held at a commit if one is named; None if that is not at hand."""

COMMENTS = 3
"""A file with fewer comments does not keep its original in them."""

_COMMIT = re.compile(
    r"\A\ufeff?(?:---|\+\+\+)[^\0]{0,4000}?"
    r"^[ \t]*(?:sourceCommit|source_commit|default_lang_commit)[ \t]*[:=][ \t]*[\"']?([0-9a-f]{7,64})\b",
    re.MULTILINE,
)
_END = re.compile(r"^(?:---|\+\+\+|\.\.\.)[ \t]*$", re.MULTILINE)


def commit_named(text: str) -> str:
    """Return the commit of the original that a front matter names, empty if it names none.

    As MDN (``l10n.sourceCommit``), OpenTelemetry (``default_lang_commit``) and Docusaurus sites
    (``translation.source_commit``) write it.
    """
    found = _COMMIT.match(text)
    if found is None or _END.search(text, 4, found.start(1)):
        return ""
    return found[1]


def beside_original(path: str, text: str, source: str, read: Read, lexicon: Lexicon) -> Bitext | None:
    """Return a text beside its original; None if it has none at hand, or that is Chinese itself.

    ``source`` is the file that holds the original, empty if none does.

    Raises:
        Unreadable: if one of them is not of its format.
    """
    if both := read_both(path, text):
        return Bitext(both.target, both.source, lexicon, exact=True, contexts=both.contexts)
    if path.endswith((".md", ".mdx", ".markdown")) and text.count("<!--") >= COMMENTS:
        from termlint.read.commented import read_commented

        if kept := read_commented(path, text):
            target, originals, fences = kept
            return Bitext(target, originals, lexicon, fences=fences)
    now = read(source, "") if source else None
    if now is None or is_chinese(now):
        return None
    if both := read_keyed(path, text, source, now):
        return Bitext(both.target, both.source, lexicon, exact=True)
    return _dated(path, text, source, now, read, lexicon)


def _dated(path: str, text: str, source: str, now: str, read: Read, lexicon: Lexicon) -> Bitext:
    target = read_raw(path, text)
    commit = commit_named(text)
    if not commit:
        return Bitext(target, read_raw(source, now), lexicon)
    then = read(source, commit)
    # Another version would be compared in vain: what differs may have been added since.
    past = Past(commit, read_raw(source, now), at_hand=then is not None)
    return Bitext(target, read_raw(source, then or ""), lexicon, past=past)
