"""Counts the Latin words of Chinese documents: in how many documents and repositories each form occurs.

    python tools/count_latin.py CHINESE ENGLISH > counts.tsv

Both folders hold one ``OWNER__NAME.jsonl.gz`` per repository, with one object per line: ``text`` is a Chinese
document in Markdown or reStructuredText, ``en`` an English one. The output is sorted: form, documents,
repositories, occurrences.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from termlint.survey.words import find_words

_CODE = re.compile(
    r"(?ms)^[ \t]*(```+|~~~+).*?^[ \t]*\1|^(?:    |\t).*?$"
    r"|<(script|style|pre)\b.*?</\2>|`+[^`]*`+|\$\$.*?\$\$"
)
_MARKUP = re.compile(
    r"""(?x) \]\([^)\s]*\)? | \]\[[^\]]*\] | <[^>\n]*> | \$[^$\n]*\$ | :[a-z]+:`[^`]*`
    | \w+://[^\s)]+ | [\w.+-]+@[\w.-]+ | \{[^}\n]*\} | ^\s*\.\.[ ].*$ | ^import\b.*$
    | [^\s]*/[^\s]*/[^\s]*""",
    re.MULTILINE | re.ASCII,
)
_HAN = re.compile(r"[\u4e00-\u9fff]")


def prose_of(text: str, chinese: bool) -> str:
    """Return a text roughly without code, links, markup and paths; of Chinese, only lines with Han."""
    lines = _MARKUP.sub(" ", _CODE.sub(" ", text)).splitlines()
    return "\n".join(line for line in lines if not chinese or _HAN.search(line))


def forms_of(text: str, chinese: bool) -> Counter[str]:
    """Return how often each word, hyphenated compound and part of one occurs in a document's prose."""
    counts: Counter[str] = Counter()
    for word in find_words(prose_of(text, chinese)):
        counts.update(part for part in word.parts if part.isascii() and len(part) > 1)
        if word.kind == "compound" and "-" in word.text and "/" not in word.text and "&" not in word.text:
            counts[word.text] += 1
    return counts


def documents(path: Path) -> Iterator[Counter[str]]:
    """Yield the counts of each document of one repository."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield forms_of(row.get("text") or row["en"], "text" in row)


def main(folders: list[Path]) -> None:
    """Count the forms and print the table."""
    occurrences: Counter[str] = Counter()
    in_documents: Counter[str] = Counter()
    repositories: dict[str, set[str]] = defaultdict(set)
    for path in sorted(path for folder in folders for path in folder.glob("*.jsonl.gz")):
        for counts in documents(path):
            occurrences.update(counts)
            in_documents.update(counts.keys())
            repositories[path.name] |= counts.keys()
    in_repositories = Counter(form for forms in repositories.values() for form in forms)
    for form in sorted(occurrences):
        print(form, in_documents[form], in_repositories[form], occurrences[form], sep="\t")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
