"""Draws the characters of the counts, compares the images and writes ``seeds/shapes-zh.txt``.

    python tools/lookalikes.py FONT… [--index 2] [--out seeds]

FONT are font files with simplified characters (used: Noto Sans CJK and Noto Serif CJK, OFL); ``--index`` is
the number of the face in a collection. Needs the package ``pillow``, which termlint itself does not.

Two characters look alike if their images correlate, moved by `SHIFT` pixels at most; or if they share a left
or right half that few characters have (敛, 剑). Such pairs are typed for one another by those who type by
shape, and read for one another by recognition of images.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from PIL import (  # type: ignore[import-not-found]
    Image,
    ImageDraw,
    ImageFilter,
    ImageFont,
)

from termlint.lexicon import Lexicon
from termlint.lexicon.counts import Floats

SIZE, EDGE, BLUR, SHIFT = 56, 64, 1.5, 2
"""The size of the font, the edge of an image, the radius of the blur and the largest shift, in pixels."""

LEAST = 20
"""Minimum count of a character."""

ALIKE, LEFT, RIGHT = 0.76, 0.85, 0.93
"""The least correlation of two characters, of two left halves and of two right halves."""

FEW = 6
"""The most characters that may share a half, for it to be telling."""

HEAD = """# Characters that look alike: the first of a line and those that are taken for it.
# Made by tools/lookalikes.py; do not edit by hand.
# 形近字：每行第一个字，以及容易与之混淆的字。由 tools/lookalikes.py 生成，请勿手工修改。
"""


def main() -> None:
    """Draw, compare and write."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("fonts", type=Path, nargs="+")
    arguments.add_argument("--index", type=int, default=2)
    arguments.add_argument("--out", type=Path, default=Path("seeds"))
    options = arguments.parse_args()
    lexicon = Lexicon()
    known = sorted(lexicon.homophones.characters)
    characters = [one for one in known if lexicon.counts.log(one) >= np.log2(LEAST)]
    drawn = [draw(characters, ImageFont.truetype(str(font), SIZE, options.index)) for font in options.fonts]
    near = np.mean([whole(images) for images in drawn], 0) >= ALIKE
    for part, least in ((slice(0, EDGE // 2), LEFT), (slice(EDGE // 2, EDGE), RIGHT)):
        shared = np.mean([half(images, part) for images in drawn], 0) >= least
        near |= shared & (shared.sum(1, keepdims=True) <= FEW + 1) & (shared.sum(0) <= FEW + 1)
    np.fill_diagonal(near, False)
    rows = (
        one + " " + "".join(np.array(characters)[row])
        for one, row in zip(characters, near, strict=True)
        if row.any()
    )
    (options.out / "shapes-zh.txt").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


def draw(characters: list[str], font: ImageFont.FreeTypeFont) -> Floats:
    """Return blurred images of the characters, centred, of shape (n, `EDGE`, `EDGE`)."""
    return np.stack([_draw(character, font) for character in characters])


def _draw(character: str, font: ImageFont.FreeTypeFont) -> Floats:
    image = Image.new("L", (EDGE, EDGE))
    pen = ImageDraw.Draw(image)
    left, top, right, bottom = pen.textbbox((0, 0), character, font=font)
    pen.text(((EDGE - left - right) / 2, (EDGE - top - bottom) / 2), character, fill=255, font=font)
    return np.asarray(image.filter(ImageFilter.GaussianBlur(BLUR)), np.float32)


def whole(images: Floats) -> Floats:
    """Return the highest correlation of each two images, one of them moved up, down, left or right or not."""
    moves = ((0, 0), (0, SHIFT), (0, -SHIFT), (SHIFT, 0), (-SHIFT, 0))
    return _highest([correlation(np.roll(images, move, (1, 2)), images) for move in moves])


def half(images: Floats, part: slice) -> Floats:
    """Return the highest correlation of the columns ``part`` of each two images, one moved or not."""
    moves = range(-2 * SHIFT, 2 * SHIFT + 1, SHIFT)
    return _highest([correlation(np.roll(images, at, 2)[:, :, part], images[:, :, part]) for at in moves])


def _highest(found: list[Floats]) -> Floats:
    best: Floats = np.maximum.reduce(found)
    return np.maximum(best, best.T)


def correlation(one: Floats, other: Floats) -> Floats:
    """Return the correlation of each image of one stack with each of another."""
    return _unit(one) @ _unit(other).T


def _unit(images: Floats) -> Floats:
    flat = images.reshape(len(images), -1)
    flat = flat - flat.mean(1, keepdims=True)
    unit: Floats = flat / np.linalg.norm(flat, axis=1, keepdims=True)
    return unit


if __name__ == "__main__":
    main()
