"""Trains the network that reads both sides of a place, and writes ``seeds/counts/network.npz``.

    python tools/train_network.py FOLDER [--minutes 60] [--from network.npz] [--out seeds/counts]

FOLDER holds ``*.jsonl.gz``: one document a line, ``{"path", "text", "script"[, "mt": true]}``. Needs the
package ``torch`` (BSD), which termlint itself does not. The rate of learning falls with the time that is
left, so the weights depend on the machine; an hour on two cores reads the text about one and a half times.
The shipped weights had three hours: 68 minutes without `CONTRAST`, 65 with it and what sounds alike, 40 with
what looks alike too, each from where the last one ended. One repository in twelve is not trained on: on its
text the likelihood is printed, in bits a token, and rules were judged.

What is to be learnt is not only how likely a character is among all others, but which one of those that are
taken for each other: the loss is that of the first task and `CONTRAST` times that of the second.

What is computed is described in `termlint.lexicon.network`; names of weights are those of the file.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter
from collections.abc import Iterator
from hashlib import md5
from math import cos, log, pi
from pathlib import Path

import numpy as np
import torch  # type: ignore[import-not-found]
from torch.nn import functional  # type: ignore[import-not-found]

from termlint.lexicon import Lexicon
from termlint.lexicon.network import BREAK, EMBEDDED, HEADS, SLOPES, UNKNOWN, tokens
from termlint.model import BREAK as EDGE
from termlint.read import Unreadable, read_text

Weights = dict[str, torch.Tensor]

SIZE, LAYERS, THINKING = 192, 3, 384
"""The length of a vector, the layers of a tower, and the length of a vector inside a layer."""

LEAST = 5
"""Minimum count of a token that gets a number."""

WIDTH, ROWS = 66, 64
"""The tokens of a row and the rows that are read together; the first and the last token are not guessed."""

RATE, AGAIN, WARM, DECAY = 2e-3, 1e-3, 400, 0.02
"""The rate of learning for new weights and for old ones, the steps until it is reached, the decay."""

CONTRAST = 4.0
"""The weight of telling a character from those that sound or look like it."""

HELD = 12
"""One repository in so many is not trained on."""


def main() -> None:
    """Read the folder, train and write."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--minutes", type=float, default=60)
    arguments.add_argument("--from", dest="begin", type=Path)
    arguments.add_argument("--out", type=Path, default=Path("seeds/counts"))
    options = arguments.parse_args()
    texts = {True: "", False: ""}
    seen: set[str] = set()
    for path in sorted(options.folder.glob("*.jsonl.gz")):
        held = int(md5(path.name.encode()).hexdigest(), 16) % HELD == 0
        texts[held] += "".join(documents(path, seen))
    counts = Counter(texts[False])
    vocabulary = [token for token, count in counts.most_common() if count >= LEAST and token != EDGE]
    points = np.array([UNKNOWN, ord(EDGE), *map(ord, vocabulary)], np.uint32)
    weights, rate = fresh(len(points)), RATE
    if options.begin:
        old = dict(np.load(options.begin))
        points, rate = old.pop("vocabulary"), AGAIN
        weights = {
            name: torch.from_numpy(one.astype(np.float32)).requires_grad_() for name, one in old.items()
        }
    text, judged = (number(texts[which], points) for which in (False, True))
    train(weights, text, judged, alternatives(points), rate, options.minutes)
    columns = {name: tensor.detach().float().numpy().astype(np.float16) for name, tensor in weights.items()}
    np.savez(options.out / "network.npz", allow_pickle=False, vocabulary=points, **columns)


def documents(path: Path, seen: set[str]) -> Iterator[str]:
    """Yield the tokens of each document of simplified prose: segments not seen before, and their edges."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            segments = [one for one in _segments(row) if one not in seen]
            seen.update(segments)
            if segments:
                yield EDGE.join(map(tokens, segments)) + EDGE + EDGE


def _segments(row: dict[str, str]) -> list[str]:
    """Return the segments of a document with four Han characters or more."""
    if row.get("mt") or row["script"] != "hans":
        return []
    try:
        document = read_text(row["path"].replace(".ipynb", ".md"), row["text"])
    except Unreadable:
        return []
    if document.script != "hans":
        return []
    found = (document.prose[segment.start : segment.end] for segment in document.segments)
    return [one for one in found if sum("\u4e00" <= character <= "\u9fff" for character in one) >= 4]


def number(text: str, points: np.ndarray) -> np.ndarray:
    """Return the numbers of the tokens of a text."""
    numbers = np.zeros(0x110000, np.int64)
    numbers[points[1:]] = np.arange(BREAK, len(points))
    return numbers[np.frombuffer(text.encode("utf-32-le"), np.uint32)]


def fresh(size: int) -> Weights:
    """Return weights to begin with, for a vocabulary of ``size``."""
    torch.manual_seed(1)
    weights = {"embedding": torch.randn(size, SIZE) * 0.05, "bias": torch.zeros(size)}
    weights |= _matrix("join", 2 * SIZE, 2 * SIZE) | _matrix("mix", 2 * SIZE, SIZE)
    weights["norm"] = _norm()
    for tower in ("left", "right"):
        weights[f"{tower}.norm"] = _norm()
        for layer in range(LAYERS):
            name = f"{tower}{layer}."
            weights |= {name + "attend_norm": _norm(), name + "think_norm": _norm()}
            weights |= _matrix(name + "attend", SIZE, 3 * SIZE, bias=False)
            weights |= _matrix(name + "attended", SIZE, SIZE, bias=False)
            weights |= _matrix(name + "think", SIZE, THINKING) | _matrix(name + "thought", THINKING, SIZE)
    return {name: tensor.requires_grad_() for name, tensor in weights.items()}


def alternatives(points: np.ndarray) -> torch.Tensor:
    """Return the numbers of each token and of those taken for it, of shape (vocabulary, most).

    Filled up with the size of the vocabulary, which stands for no token.
    """
    lexicon, vocabulary = Lexicon(), "".join(map(chr, points.tolist()))
    numbers = {token: at for at, token in enumerate(vocabulary) if at > BREAK}
    taken = [
        "".join(lexicon.homophones.alike(one)) + lexicon.alikes.shapes.get(one, "") for one in vocabulary
    ]
    found = [[at, *{numbers[one] for one in other if one in numbers}] for at, other in enumerate(taken)]
    rows = torch.full((len(found), max(map(len, found))), len(found))
    for at, row in enumerate(found):
        rows[at, : len(row)] = torch.tensor(row)
    return rows


def _matrix(name: str, taken: int, given: int, bias: bool = True) -> Weights:
    reach = taken**-0.5
    found = {name: torch.empty(taken, given).uniform_(-reach, reach)}
    return found | ({f"{name}_bias": torch.empty(given).uniform_(-reach, reach)} if bias else {})


def _norm() -> torch.Tensor:
    return torch.stack([torch.ones(SIZE), torch.zeros(SIZE)])


def loss(weights: Weights, near: torch.Tensor, rows: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Return means of the negative log likelihood of all tokens but the first and the last of each row.

    Among all tokens; and among those that are taken for the token (``near``), if there are any.
    """
    apart = torch.arange(rows.shape[1])[:, None] - torch.arange(rows.shape[1])
    bias = -torch.from_numpy(SLOPES)[:, None, None] * apart.abs()
    vectors = functional.embedding(rows, weights["embedding"]) * float(EMBEDDED)
    before = _read(weights, "left", vectors, bias.masked_fill(apart < 0, -torch.inf))[:, :-2]
    after = _read(weights, "right", vectors, bias.masked_fill(apart > 0, -torch.inf))[:, 2:]
    joined = torch.cat([before, after], -1) @ weights["join"] + weights["join_bias"]
    mixed = _normal(functional.relu(joined) @ weights["mix"] + weights["mix_bias"], weights["norm"])
    scores = (mixed @ weights["embedding"].T + weights["bias"]).float().flatten(0, 1)
    tokens_ = rows[:, 1:-1].flatten()
    every = functional.cross_entropy(scores, tokens_)
    rivals = functional.pad(scores, (0, 1), value=-1e9).gather(1, near[tokens_])
    has = (near[tokens_][:, 1] < len(near)).float()
    between = functional.cross_entropy(rivals, torch.zeros_like(tokens_), reduction="none")
    return every, (between * has).sum() / has.sum()


def _read(weights: Weights, tower: str, vectors: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
    for number_ in range(LAYERS):
        layer = {
            name.partition(".")[2]: one
            for name, one in weights.items()
            if name.startswith(f"{tower}{number_}.")
        }
        vectors = vectors + _attended(layer, _normal(vectors, layer["attend_norm"]), bias)
        thought = _normal(vectors, layer["think_norm"]) @ layer["think"] + layer["think_bias"]
        vectors = vectors + functional.relu(thought) @ layer["thought"] + layer["thought_bias"]
    return _normal(vectors, weights[f"{tower}.norm"])


def _normal(vectors: torch.Tensor, norm: torch.Tensor) -> torch.Tensor:
    return functional.layer_norm(vectors, (SIZE,), norm[0], norm[1])


def _attended(layer: Weights, vectors: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
    rows, width, _ = vectors.shape
    split = (vectors @ layer["attend"]).view(rows, width, 3, HEADS, SIZE // HEADS).permute(2, 0, 3, 1, 4)
    taken = functional.scaled_dot_product_attention(*split, attn_mask=bias[None].to(split.dtype))
    return taken.transpose(1, 2).reshape(rows, width, SIZE) @ layer["attended"]


def train(
    weights: Weights, text: np.ndarray, held: np.ndarray, near: torch.Tensor, rate: float, minutes: float
) -> None:
    """Train the weights for so many minutes; prints the bits a token of the held text."""
    matrices = [one for name, one in weights.items() if one.dim() > 1 and not name.endswith("norm")]
    others = [one for name, one in weights.items() if one.dim() == 1 or name.endswith("norm")]
    groups = [{"params": matrices, "weight_decay": DECAY}, {"params": others, "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    step, begun = torch.compile(loss), time.monotonic()
    for at, rows in enumerate(batches(text)):
        done = (time.monotonic() - begun) / 60 / minutes
        if at % 1000 == 0 or done >= 1:
            every, between = judge(weights, near, held)
            print(f"{done:.0%}, {at} steps: {every:.3f} bits a token, {between:.4f} among alike", flush=True)
        if done >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1, (at + 1) / WARM) * (0.51 + 0.49 * cos(pi * done))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            every, between = step(weights, near, rows)
        optimiser.zero_grad()
        (every + CONTRAST * between).backward()
        torch.nn.utils.clip_grad_norm_(list(weights.values()), 1.0)
        optimiser.step()


def batches(text: np.ndarray) -> Iterator[torch.Tensor]:
    """Yield batches of rows in random order, without end; each token is guessed once a round."""
    order = np.random.default_rng(1)
    while True:
        starts = np.arange(int(order.integers(0, WIDTH - 2)), len(text) - WIDTH, WIDTH - 2)
        order.shuffle(starts)
        for at in range(0, len(starts) - ROWS, ROWS):
            yield torch.from_numpy(text[starts[at : at + ROWS, None] + np.arange(WIDTH)])


def judge(weights: Weights, near: torch.Tensor, text: np.ndarray) -> tuple[float, float]:
    """Return the bits a token of a sample of a text, among all and among alike."""
    starts = np.arange(0, len(text) - WIDTH, WIDTH - 2)[::8]
    rows = torch.from_numpy(text[starts[:, None] + np.arange(WIDTH)])
    with torch.no_grad():
        lost = [[float(one) for one in loss(weights, near, part)] for part in rows.split(ROWS)]
    every, between = (sum(part) / len(lost) / log(2) for part in zip(*lost, strict=True))
    return every, between


if __name__ == "__main__":
    main()
