"""A small neural network that tells how likely each character is from what stands on both sides of it.

One tower of self-attention reads from the left, one from the right; together they make a vector of the
context, in which the character itself has no part (the cloze model of Baevski et al. 2019, arXiv 1903.07785,
with the distances of Press et al. 2022, arXiv 2108.12409). `tools/train_network.py` makes the weights; this
is their arithmetic.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from termlint.lazily import lazily
from termlint.lexicon.columns import columns_of
from termlint.lexicon.counts import Floats, Numbers

UNKNOWN, BREAK, NONE = 0, 1, -1
"""The numbers of a token that is too rare, and of the edge of a segment; the third stands for no token."""

HEADS = 4

SLOPES: Floats = np.array([1, 1 / 4, 1 / 16, 1 / 64], np.float32)
"""How much each head minds distance: nats for each token between."""

EMBEDDED = np.float32(4)
"""The vectors of tokens are multiplied by it before they are read."""

AT_ONCE = 16
"""The number of places that are read together, which limits the memory."""

_TOKEN = lazily(r"(?P<latin>[A-Za-z][A-Za-z\d_.+#-]*)|\d[\d.,]*|\S")


class TowerLayer(NamedTuple):
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
        return cls(columns_of(seeds / "counts" / "network.npz"))

    def numbers(self, prose: str) -> list[int]:
        """Return the number of each token."""
        return [self._numbers.get(token, UNKNOWN) for token in tokens(prose)]

    def knows(self, text: str) -> bool:
        """Return True if no token of a text is too rare to have a number."""
        return UNKNOWN not in self.numbers(text)

    def bits(self, before: Numbers, texts: Numbers, after: Numbers, near: int) -> Floats:
        """Return log2 of the likelihood of the tokens of texts that may stand at places, and of those beside.

        Args:
            before: the tokens before each place, of shape (n, width).
            texts: the tokens of the texts for each place, of shape (n, texts, size); a shorter text is filled
                up with `NONE`.
            after: the tokens after each place, of shape (n, width).
            near: how many tokens on either side are asked about; less than the width.

        Returns:
            The shape (n, texts, near + size + near): the tokens before, of the text, and those behind it;
            what is beyond the last one means nothing.
        """
        parts = [
            self._bits(before[at : at + AT_ONCE], texts[at : at + AT_ONCE], after[at : at + AT_ONCE], near)
            for at in range(0, len(before), AT_ONCE)
        ]
        empty = np.zeros((0, texts.shape[1], 2 * near + texts.shape[2]), np.float32)
        return np.concatenate(parts) if parts else empty

    def _bits(self, before: Numbers, texts: Numbers, after: Numbers, near: int) -> Floats:
        # All texts of a place are read together, as branches of what is on either side of them.
        sizes = (texts != NONE).sum(axis=-1, keepdims=True)
        behind = _branches(texts, after, near)
        ahead = _branches(_turned(texts, sizes), before[:, ::-1], near)
        left = self._read(before, behind, "left")
        right = self._read(after[:, ::-1], ahead, "right")
        place = np.arange(2 * near + texts.shape[-1])
        known = _taken(left, place, near + 1)
        known_behind = _taken(right, np.maximum(2 * near + sizes - 1 - place, 0), near + 1)
        beside = np.repeat(before[:, None, -near:], texts.shape[1], axis=1)
        asked = np.concatenate([beside, behind], axis=-1)
        return self._likelihoods(self._mixed(known, known_behind), asked)

    def _likelihoods(self, mixed: Floats, asked: Numbers) -> Floats:
        """Return log2 of the likelihood of the tokens asked about in contexts that have these vectors."""
        scores = mixed @ self._weights["embedding"].T
        scores += self._weights["bias"]
        scores -= scores.max(axis=-1, keepdims=True)
        chosen = np.take_along_axis(scores, asked[..., None], -1)[..., 0]
        whole = np.log(np.exp(scores, out=scores).sum(axis=-1))  # in place: these are the largest arrays
        found: Floats = (chosen - whole) / np.float32(np.log(2))
        return found

    def _read(self, shared: Numbers, branches: Numbers, tower: str) -> tuple[Floats, Floats]:
        """Return what a tower knows at each token, having read it and all before it, of both arrays.

        ``branches`` has the shape (n, branches, size): each is read after the shared tokens, by itself.
        """
        rows, count, size = branches.shape
        tokens_ = np.concatenate([shared, branches.reshape(rows, count * size)], axis=1)
        vectors = self._weights["embedding"][tokens_] * EMBEDDED
        bias = _distances(shared.shape[1], count, size)
        for layer in self._towers[tower]:
            vectors += _attended(_normal(vectors, layer.attend_norm), layer, bias)
            thought = _normal(vectors, layer.think_norm) @ layer.think
            thought += layer.think_bias
            vectors += np.maximum(thought, 0, out=thought) @ layer.thought
            vectors += layer.thought_bias
        read = _normal(vectors, self._weights[f"{tower}.norm"])
        return read[:, : shared.shape[1]], read[:, shared.shape[1] :].reshape(rows, count, size, -1)

    @cached_property
    def _towers(self) -> dict[str, list[TowerLayer]]:
        """The layers of each tower, in order."""
        count = len({name for name in self._weights if name.startswith("left") and name.endswith(".think")})
        return {
            tower: [
                TowerLayer(*(self._weights[f"{tower}{number}.{field}"] for field in TowerLayer._fields))
                for number in range(count)
            ]
            for tower in ("left", "right")
        }

    def _mixed(self, before: Floats, after: Floats) -> Floats:
        """Return the vector of the context from what the two towers know."""
        weights = self._weights
        joined = np.concatenate([before, after], axis=-1) @ weights["join"] + weights["join_bias"]
        return _normal(np.maximum(joined, 0) @ weights["mix"] + weights["mix_bias"], weights["norm"])


def _turned(texts: Numbers, sizes: Numbers) -> Numbers:
    """Return the texts with their tokens in reverse order."""
    place = np.arange(texts.shape[-1])
    turned = np.take_along_axis(texts, np.maximum(sizes - 1 - place, 0), -1)
    return np.where(place < sizes, turned, NONE)


def _branches(texts: Numbers, after: Numbers, near: int) -> Numbers:
    """Return each text and what follows it, as many tokens as the longest text and ``near`` have."""
    sizes, most = (texts != NONE).sum(axis=-1, keepdims=True), texts.shape[-1]
    following = np.repeat(after[:, None, : most + near], texts.shape[1], axis=1)
    place = np.arange(most + near)
    joined = np.concatenate([texts, following], axis=-1)
    return np.take_along_axis(joined, np.where(place < sizes, place, most + place - sizes), -1)


def _taken(read: tuple[Floats, Floats], place: Numbers, last: int) -> Floats:
    """Return what is known at each of the places, counted in the ``last`` shared tokens and a branch.

    The shape is (n, branches, places, size).
    """
    shared, branches = read
    rows, count = branches.shape[:2]
    joined = np.concatenate([np.repeat(shared[:, None, -last:], count, axis=1), branches], axis=2)
    taken: Floats = joined[np.arange(rows)[:, None, None], np.arange(count)[:, None], place]
    return taken


@lru_cache(maxsize=16)
def _distances(width: int, count: int, size: int) -> Floats:
    """Return what each head adds for the distance between two tokens: none is seen before it is read.

    ``count`` branches of ``size`` tokens follow ``width`` shared ones, and do not see each other.
    """
    at = np.concatenate([np.arange(width), np.tile(width + np.arange(size), count)])
    branch = np.concatenate([np.full(width, -1), np.repeat(np.arange(count), size)])
    apart = at[:, None] - at
    hidden = (apart < 0) | ((branch >= 0) & (branch[:, None] != branch))
    bias: Floats = np.where(hidden, np.float32(-np.inf), -SLOPES[:, None, None] * apart.astype(np.float32))
    return bias


def _normal(vectors: Floats, norm: Floats) -> Floats:
    """Return vectors of mean 0 and variance 1, scaled and shifted."""
    normal: Floats = vectors - vectors.mean(axis=-1, keepdims=True)
    variance = np.einsum("...i,...i->...", normal, normal)[..., None] / np.float32(normal.shape[-1])
    normal /= np.sqrt(variance + np.float32(1e-5))
    normal *= norm[0]
    normal += norm[1]
    return normal


def _attended(vectors: Floats, layer: TowerLayer, bias: Floats) -> Floats:
    """Return what each token takes from those that it sees; shapes (n, width, size)."""
    rows, width, size = vectors.shape
    split = (vectors @ layer.attend).reshape(rows, width, 3, HEADS, size // HEADS).transpose(2, 0, 3, 1, 4)
    asked, offered, told = split
    match = asked @ offered.transpose(0, 1, 3, 2)
    match /= np.float32(np.sqrt(size // HEADS))
    match += bias
    match -= match.max(axis=-1, keepdims=True)
    weights = np.exp(match, out=match)
    weights /= weights.sum(axis=-1, keepdims=True)
    taken: Floats = (weights @ told).transpose(0, 2, 1, 3).reshape(rows, width, size) @ layer.attended
    return taken
