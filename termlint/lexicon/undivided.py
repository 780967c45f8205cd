"""Names with a capital inside that nobody writes as two words: PyTorch, ChatGPT; but Hugging Face, Web UI."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from termlint.lazily import lazily
from termlint.lexicon.entities import Entities
from termlint.lexicon.pairs import Pairs
from termlint.lexicon.words import Words

FAMOUS = {"org": 20, "product": 20, "language": 20, "library": 70, "model": 50, "software": 100}
"""So many documents make a name of a kind one that everybody knows. The parts of others (WebUI, OpenSearch)
are as often two words; so are those of methods and terms: Flash Attention, Config Map.
"""

LEAST = 2
"""A part has so many letters: no *v LLM*."""

_CAPITAL = lazily(r"(?<=[a-z])(?=[A-Z])")


def undivided(entities: Entities, words: Words, pairs: Pairs) -> Mapping[str, Mapping[str, str]]:
    """Return what a space may not divide: the first part, then the second, to the name."""
    found: dict[str, dict[str, str]] = {}
    for low, (name, *_) in entities.forms.items():
        least = FAMOUS.get(entities.kinds.get(low, ""), 0)
        if least and name.isalpha() and words.documents(low) >= least:
            for first, second in _parts(name):
                if not entities.spellings(f"{first} {second}") and not _is_pair(first, second, pairs):
                    found.setdefault(first, {})[second] = name
    return found


def _parts(name: str) -> Iterator[tuple[str, str]]:
    for match in _CAPITAL.finditer(name):
        first, second = name[: match.start()], name[match.start() :]
        if min(len(first), len(second)) >= LEAST:
            yield first, second


def _is_pair(first: str, second: str, pairs: Pairs) -> bool:
    return second.lower() in pairs.after(first.lower())
