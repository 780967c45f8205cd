"""A small neural network that tells how likely each character is from what stands on both sides of it.

One tower of self-attention reads from the left, one from the right; together they make a vector of the
context, in which the character itself has no part (the cloze model of Baevski et al. 2019, arXiv 1903.07785,
with the distances of Press et al. 2022, arXiv 2108.12409). `tools/train_network.py` makes the weights; this
is their arithmetic.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import numpy as np

from termlint.lexicon.counts import Floats, Numbers

UNKNOWN, BREAK = 0, 1
"""The numbers of a token that is too rare, and of the edge of a segment."""

HEADS = 4

SLOPES: Floats = np.array([1, 1 / 4, 1 / 16, 1 / 64], np.float32)
"""How much each head minds distance: nats for each token between."""

EMBEDDED = np.float32(4)
"""The vectors of tokens are multiplied by it before they are read."""

AT_ONCE = 32
"""The number of rows that are read together, which limits the memory."""

_TOKEN = re.compile(r"(?P<latin>[A-Za-z][A-Za-z\d_.+#-]*)|\d[\d.,]*|\S")


class Layer(NamedTuple):
    """The weights of one layer of a tower; each norm has the rows scale and shift."""

    attend_norm: Floats
    attend: Floats
    attended: Floats
    think_norm: Floats
    think: Floats
    think_bias: Floats
    thought: Floats
    thought_bias: Floats


def tokens(prose: str) -> str:
    """Return the tokens of prose, one character each.

    A Latin word is ``U`` (capitals), ``C`` (with a first capital) or ``L``, a figure is ``D`` (② too), the
    edge of a segment stays as it is; spaces are left out.
    """
    return "".join(map(_token, _TOKEN.finditer(prose)))


def _token(match: re.Match[str]) -> str:
    text = match.group()
    if match.lastgroup != "latin":
        return "D" if text[0].isdigit() else text
    return "U" if len(text) > 1 and text.isupper() else "C" if text[0].isupper() else "L"


class Network:
    """The network, with weights of 32 bits; those of the file have 16."""

    def __init__(self, columns: Mapping[str, Floats]) -> None:
        self._weights = {name: columns[name].astype(np.float32) for name in columns if name != "vocabulary"}
        self.vocabulary = "".join(map(chr, columns["vocabulary"].tolist()))
        self._numbers = {token: number for number, token in enumerate(self.vocabulary) if number != UNKNOWN}

    @classmethod
    def load(cls, seeds: Path) -> Network:
        """Read ``seeds/counts/network.npz``, which takes some 10 ms."""
        return cls(np.load(BytesIO((seeds / "counts" / "network.npz").read_bytes())))

    def numbers(self, prose: str) -> list[int]:
        """Return the number of each token."""
        return [self._numbers.get(token, UNKNOWN) for token in tokens(prose)]

    def knows(self, text: str) -> bool:
        """Return True if no token of a text is too rare to have a number."""
        return UNKNOWN not in self.numbers(text)

    def bits(self, rows: Numbers, first: int, last: int) -> Floats:
        """Return log2 of the likelihood of the tokens ``first`` to ``last`` (exclusive) of each row.

        Each by all other tokens of its row. ``rows`` has the shape (n, width), the result (n, last - first).
        """
        parts = [self._bits(rows[at : at + AT_ONCE], first, last) for at in range(0, len(rows), AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros((0, last - first), np.float32)

    def _bits(self, rows: Numbers, first: int, last: int) -> Floats:
        vectors = self._weights["embedding"][rows] * EMBEDDED
        before = self._read(vectors[:, : last - 1], "left")[:, first - 1 :]
        after = self._read(vectors[:, :first:-1], "right")[:, ::-1][:, : last - first]
        scores = self._mixed(before, after) @ self._weights["embedding"].T + self._weights["bias"]
        chosen = np.take_along_axis(scores, rows[:, first:last, None], -1)[..., 0]
        top = scores.max(axis=-1)
        whole = np.log(np.exp(scores - top[..., None]).sum(axis=-1)) + top
        found: Floats = (chosen - whole) / np.float32(np.log(2))
        return found

    def _read(self, vectors: Floats, tower: str) -> Floats:
        """Return what a tower knows at each token, having read it and all before it."""
        bias = _distances(vectors.shape[1])
        for layer in self._towers[tower]:
            vectors = vectors + _attended(_normal(vectors, layer.attend_norm), layer, bias)
            thought = np.maximum(_normal(vectors, layer.think_norm) @ layer.think + layer.think_bias, 0)
            vectors = vectors + thought @ layer.thought + layer.thought_bias
        return _normal(vectors, self._weights[f"{tower}.norm"])

    @cached_property
    def _towers(self) -> dict[str, list[Layer]]:
        """The layers of each tower, in order."""
        count = len({name for name in self._weights if name.startswith("left") and name.endswith(".think")})
        return {
            tower: [
                Layer(*(self._weights[f"{tower}{number}.{field}"] for field in Layer._fields))
                for number in range(count)
            ]
            for tower in ("left", "right")
        }

    def _mixed(self, before: Floats, after: Floats) -> Floats:
        """Return the vector of the context from what the two towers know."""
        weights = self._weights
        joined = np.concatenate([before, after], axis=-1) @ weights["join"] + weights["join_bias"]
        return _normal(np.maximum(joined, 0) @ weights["mix"] + weights["mix_bias"], weights["norm"])


def _distances(width: int) -> Floats:
    """Return what each head adds for the distance between two tokens; none is seen before it is read."""
    apart = np.arange(width)[:, None] - np.arange(width)
    bias: Floats = np.where(apart < 0, np.float32(-np.inf), -SLOPES[:, None, None] * apart.astype(np.float32))
    return bias


def _normal(vectors: Floats, norm: Floats) -> Floats:
    """Return vectors of mean 0 and variance 1, scaled and shifted."""
    centred = vectors - vectors.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + np.float32(1e-5))
    normal: Floats = centred / spread * norm[0] + norm[1]
    return normal


def _attended(vectors: Floats, layer: Layer, bias: Floats) -> Floats:
    """Return what each token takes from those that it sees; shapes (n, width, size)."""
    rows, width, size = vectors.shape
    split = (vectors @ layer.attend).reshape(rows, width, 3, HEADS, size // HEADS).transpose(2, 0, 3, 1, 4)
    asked, offered, told = split
    match = asked @ offered.transpose(0, 1, 3, 2) / np.float32(np.sqrt(size // HEADS)) + bias
    weights = np.exp(match - match.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    taken: Floats = (weights @ told).transpose(0, 2, 1, 3).reshape(rows, width, size) @ layer.attended
    return taken
