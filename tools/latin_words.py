"""Builds ``seeds/words/*.txt`` from counts and from word lists under permissive licences.

    python tools/latin_words.py COUNTS SYMSPELL CSPELL NAMES

COUNTS is the output of ``tools/count_latin.py``; SYMSPELL the word list in the Python package symspellpy;
CSPELL a folder with the unpacked npm packages ``@cspell/dict-*`` named in `CSPELL_LISTS`; NAMES the folder
of the Python package ``names``. The output depends on these alone and is sorted. See seeds/SOURCES.md.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from rapidfuzz.distance import OSA

SEEDS = Path(__file__).parents[1] / "seeds"
CSPELL_LISTS = (  # noqa: SIM905
    "aws companies css dart data-science docker flutter fullstack golang html k8s kotlin node php python "
    "ruby software-terms sql swift typescript"
).split()
SURNAMES = 12_000
"""How many of the most frequent surnames are used; rarer ones look too much like misspellings."""

ENGLISH = 55_000
KNOWN_FROM = 3
POISON = 25
"""A word known only from our counts is dropped if a similar one occurs in so many times more documents."""

MISSPELT = frozenset(("greather", "postgressql"))
"""Slips in the lists of software words: one letter too many in a word that a hundred documents have."""

_TOKEN = re.compile(r"[A-Za-z]{3,}")
ESTABLISHED = 30
"""The number of documents from which a word is never dropped."""

_HUMPS = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]|[A-Z]$")
_SUFFIX = re.compile(r"(?:'s|s|es|ed|d|ing|ly|r|er|ers)$")


def read_counts(path: Path) -> tuple[Counter[str], dict[str, str]]:
    """Return the number of documents of each word and its most frequent form, both by the lower case."""
    documents: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    repositories: dict[str, int] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        form, in_documents, in_repositories, _ = line.split("\t")
        folded = form.lower()
        documents[folded] += int(in_documents)
        forms[folded][form] = int(in_documents)
        repositories[folded] = repositories.get(folded, 0) + int(in_repositories)
    kept = Counter({w: n for w, n in documents.items() if n >= KNOWN_FROM and repositories[w] >= 2})
    return kept, {word: usual_form(forms[word]) for word in kept}


def usual_form(forms: Counter[str]) -> str:
    """Return the form of a word that most documents use."""
    return max(sorted(forms), key=lambda form: forms[form])


def read_cspell(folder: Path) -> set[str]:
    """Return the words of the chosen cspell dictionaries, in lower case; compounds are split into parts."""
    words: set[str] = set()
    for name in CSPELL_LISTS:
        for path in sorted(folder.glob(f"cspell-dict-{name}-[0-9]*/**/*.txt*")):
            data = path.read_bytes()
            text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
            words.update(_entries(text.splitlines()))
    return words


def _entries(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        entry = line.partition("#")[0].strip()
        if entry and not entry.startswith("!"):
            yield from (word.lower() for word in _TOKEN.findall(entry))


def read_names(folder: Path) -> set[str]:
    """Return given names and the most frequent surnames, in lower case."""
    words: set[str] = set()
    for name, limit in (
        ("dist.all.last", SURNAMES),
        ("dist.female.first", 10**6),
        ("dist.male.first", 10**6),
    ):
        lines = (folder / "names" / name).read_text(encoding="utf-8").splitlines()[:limit]
        words.update(line.split()[0].lower() for line in lines)
    return words


def poisoned(documents: Counter[str], forms: dict[str, str], curated: set[str]) -> dict[str, str]:
    """Return the words that are misspellings as far as counts can tell, each with the word that was meant."""
    found = {}
    strong: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word, n in documents.items():
        if n >= POISON * KNOWN_FROM:
            strong[word[0], len(word)].append(word)
    for word in sorted(set(documents) - curated):
        if "-" in word:
            continue
        if len(word) > 4 and documents[word] < ESTABLISHED and not derivable(word, curated):
            near = (target for length in range(-2, 3) for target in strong[word[0], len(word) + length])
            target = next((other for other in near if misspells(word, other, documents, forms)), None)
            if target is not None:
                found[word] = target
    spoilt = {word: word for word in documents if "-" in word and found.keys() & set(word.split("-"))}
    return found | spoilt


def misspells(word: str, target: str, documents: Counter[str], forms: dict[str, str]) -> bool:
    """Return True if a word is so similar to a much more frequent one that it can only be a slip."""
    related = _SUFFIX.sub("", word) == _SUFFIX.sub("", target) or word.replace("-", "") == target.replace(
        "-", ""
    )
    if word == target or related or documents[target] < POISON * documents[word]:
        return False
    if _HUMPS.search(forms[word]) and not _HUMPS.search(forms[target]):
        return False
    limit = 2 if len(word) >= 8 else 1
    return OSA.distance(word, target, score_cutoff=limit) <= limit


def derivable(word: str, words: set[str]) -> bool:
    """Return True if `termlint.lexicon.words` would accept the word as a regular form of another."""
    return any(
        word.endswith(ending) and word[: -len(ending)] + stem in words
        for ending, stem in (("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""))
    )


def write(name: str, lines: Iterable[str]) -> None:
    """Write a list in the order given."""
    path = SEEDS / "words" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(name, path.stat().st_size, "bytes", file=sys.stderr)


def main(counts: Path, symspell: Path, cspell: Path, names: Path) -> None:
    """Read the sources, drop misspellings and write the lists."""
    documents, forms = read_counts(counts)
    # The list is sorted by frequency; its rare words look like misspellings more often than they excuse one.
    frequent = symspell.read_text(encoding="utf-8-sig").splitlines()[:ENGLISH]
    english = {line.split()[0] for line in frequent}
    english = {word for word in english if word.isascii() and word.isalpha() and len(word) > 2}
    software = read_cspell(cspell) - MISSPELT
    people = read_names(names)
    own = {
        line.lower()
        for line in (SEEDS / "words" / "own.txt").read_text(encoding="utf-8").split("\n")
        if line and line[0] != "#"
    }
    dropped = poisoned(documents, forms, english | software | people | own)
    for word, target in sorted(dropped.items()):
        print(
            f"  dropped {forms[word]} ({documents[word]}) beside {forms[target]} ({documents[target]})",
            file=sys.stderr,
        )
    technical = set(documents) - set(dropped)
    write("technical.txt", (f"{forms[word]} {documents[word]}" for word in sorted(technical)))
    known = {word for word in english | software if len(word) > 3} - technical
    every = known | technical
    write("english.txt", sorted(word for word in known if not derivable(word, every)))
    write("names.txt", sorted(name for name in people - known - technical if len(name) > 3))


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:5]))
