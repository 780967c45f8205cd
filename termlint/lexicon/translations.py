"""The usual Chinese translations of English words, counted in translations: gradient is 梯度."""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.lexicon.tables import BadTable

_LINE = lazily(r"[a-z]{2,} \d{2,3} [1-9]\d*(?: [\u3400-\u9fff]+)+")


class Translation(NamedTuple):
    """The Chinese forms of one English word, and how often they occur in its translations and by chance.

    ``share`` is the proportion of segments with the word whose translation contains one of ``forms``;
    ``rate`` is the how many forms occur per Han character in neighbouring segments without the word.
    """

    share: float
    rate: float
    forms: tuple[str, ...]


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Return a lower-case English word without its ending: cached, caches and caching have one stem."""
    for ending, least in (("ies", 5), ("ing", 6), ("ed", 5), ("es", 5), ("s", 4)):
        if len(word) >= least and word.endswith(ending) and not word.endswith("ss"):
            word = word[: -len(ending)] + "y" * (ending == "ies")
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


class Translations:
    """The expected Chinese of each English word, in simplified characters."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._read: dict[str, Translation | None] = {}

    @classmethod
    def load(cls, seeds: Path) -> Translations:
        """Read ``seeds/contexts/translations.txt``."""
        return cls((seeds / "contexts" / "translations.txt").read_text(encoding="utf-8"))

    @cached_property
    def _lines(self) -> dict[str, str]:
        return {line[: line.index(" ")]: line for line in self._text.splitlines()}

    def of(self, stemmed: str) -> Translation | None:
        """Return the translation of a stem, as `stem` returns it, None if it is not known."""
        if stemmed not in self._read:
            line = self._lines.get(stemmed)
            self._read[stemmed] = _parsed(line) if line else None
        return self._read[stemmed]


def _parsed(line: str) -> Translation:
    _, share, rate, *forms = line.split(" ")
    return Translation(int(share) / 100, int(rate) / 10_000, tuple(forms))


def check_translations(path: Path) -> None:
    """Raise `BadTable` if a line is not ``word 56 3 缓存 …``: share in hundredths, rate in 1/10,000."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not _LINE.fullmatch(line):
            raise BadTable(path, number, f"not a line of translations: {line[:40]}", f"格式不符：{line[:40]}")
