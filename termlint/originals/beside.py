"""Finds the original of a translation and pairs both in a `Bitext`, wherever the original is kept.

In the file itself (PO, XLIFF, TMX), in comments before each paragraph, or in another file (in a catalogue
of messages under the same key): in its current version, or in that of the commit which the translation's
front matter names.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from termlint.bitext import Bitext, Past, is_chinese
from termlint.lexicon import Lexicon
from termlint.model import Document
from termlint.read.keyed import read_keyed
from termlint.read.raw import read_both, read_raw

Read = Callable[[str, str], str | None]
"""Returns a file's text (path, commit), the current one if the commit is empty; None if not available."""

COMMENTS = 3
"""The minimum number of comments in a Markdown file that may keep its original in comments."""

_COMMIT = re.compile(
    r"\A\ufeff?(?:---|\+\+\+)[^\0]{0,4000}?"
    r"^[ \t]*(?:sourceCommit|source_commit|default_lang_commit)[ \t]*[:=][ \t]*[\"']?([0-9a-f]{7,64})\b",
    re.MULTILINE,
)
_END = re.compile(r"^(?:---|\+\+\+|\.\.\.)[ \t]*$", re.MULTILINE)


def commit_named(text: str) -> str:
    """Return the commit of the original that a front matter names, empty if it names none.

    Recognised are the keys of MDN (``l10n.sourceCommit``), OpenTelemetry (``default_lang_commit``) and
    Docusaurus sites (``translation.source_commit``).
    """
    found = _COMMIT.match(text)
    if found is None or _END.search(text, 4, found.start(1)):
        return ""
    return found[1]


def beside_original(
    path: str, text: str, source: str, read: Read, lexicon: Lexicon, touched: str = ""
) -> Bitext | None:
    """Return a text paired with its original; None if no original is available, or it is Chinese itself.

    ``source`` is the file that holds the original, empty if none does; ``touched`` the last commit of the
    translation, empty if changes of the original since then are not wanted.

    Raises:
        Unreadable: if one of them cannot be read in its format.
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
    target, original = read_raw(path, text), read_raw(source, now)
    if commit := commit_named(text):
        held = read(source, commit)
        # Comparing with another version is useless: what differs may have been added since.
        then = read_raw(source, held or "")
        named = Past(commit, None if held is None else then, original)
        return Bitext(target, then, lexicon, past=named)
    past = _since(touched, path, text, source, original, read) if touched else None
    return Bitext(target, original, lexicon, past=past)


def _since(touched: str, path: str, text: str, source: str, now: Document, read: Read) -> Past | None:
    """Return the original at the commit that touched the translation last.

    None if git cannot tell, the translation has uncommitted changes, or the original changed in white space
    only.
    """
    held = read(source, touched)
    if (
        held is None
        or held.split() == now.text.split()
        or (read(path, touched) or "").split() != text.split()
    ):
        return None
    return Past(touched, read_raw(source, held), now, named=False)
