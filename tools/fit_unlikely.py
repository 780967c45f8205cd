"""Fits the model that scores changes of unlikely characters, and prints its weights and what they are worth.

    python tools/fit_unlikely.py [--changes tools/judged-changes.tsv]

The file holds proposals that the counts make in documentation under permissive licences, a line each: the
verdict of a reader (``right``: the change is needed, if perhaps to another character; ``wrong``), the kind
of change, the score by the counts, what the shipped network says (gain and around, in bits), the characters,
and where they stand (repository, document, offset in code points); of the text around them nothing is kept.
They are the likeliest of 37 million characters, and a tenth of all others, which were not read and count as
wrong (``unread``). No correction of a benchmark is among them. A new network has to read the places anew.

The weights go into `termlint.survey.characters.unlikely` by hand. Below them stand the lowest scores that
reach a share of right ones, each proposal scored by a model that was fitted without its fifth of the
repositories.
"""

from __future__ import annotations

import argparse
import csv
from hashlib import md5
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from termlint.lexicon import Lexicon
from termlint.survey.characters.reread import Reading
from termlint.survey.characters.unlikely import Again, Proposal, evidence_again

FOLDS, STEPS, RIDGE = 5, 40, 1.0
"""The parts of the cross-validation, the steps of Newton's method, and the penalty on squared weights."""

SHARES = (0.95, 0.9, 0.85, 0.8, 0.75, 0.65, 0.5, 0.4, 0.1)
"""Shares of right proposals for which the lowest score is printed."""

RANGES = (-3.0, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 99.0)
"""The bounds of the ranges of scores."""

UNREAD = 10.0
"""How many proposals one stands for that was not read."""

Columns = npt.NDArray[np.float64]
Row = dict[str, str]


def main() -> None:
    """Read, fit and print."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--changes", type=Path, default=Path("tools/judged-changes.tsv"))
    with arguments.parse_args().changes.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    evidence, right = features(rows), np.array([row["verdict"] == "right" for row in rows], np.float64)
    times = np.where([row["verdict"] == "unread" for row in rows], UNREAD, 1.0)
    weights, bias = fit(evidence, right, times)
    print("_AGAIN =", Again(*(round(float(weight), 3) for weight in weights)))
    print("_BIAS_AGAIN =", round(bias, 2))
    folds = np.array([int(md5(row["repository"].encode()).hexdigest(), 16) % FOLDS for row in rows])
    scores = np.zeros(len(rows))
    for fold in range(FOLDS):
        rest = folds != fold
        weights, bias = fit(evidence[rest], right[rest], times[rest])
        scores[~rest] = evidence[~rest] @ weights + bias
    report(scores, right, times)


def features(rows: list[Row]) -> Columns:
    """Return the evidence for each proposal, of shape (n, fields of `Again`)."""
    lexicon, found = Lexicon(), []
    for row in rows:
        change = Proposal(0, len(row["written"]), row["proposed"], float(row["score"]))
        reading = Reading(float(row["gain"]), float(row["around"]))
        found.append(evidence_again(lexicon, row["written"], change, reading))
    return np.array(found, np.float64)


def fit(evidence: Columns, right: Columns, times: Columns) -> tuple[Columns, float]:
    """Return the weights and the bias of a logistic regression with a ridge.

    A row counts ``times``.
    """
    mean, spread = evidence.mean(0), evidence.std(0) + 1e-9
    columns = np.c_[np.ones(len(evidence)), (evidence - mean) / spread]
    penalty = np.r_[1e-6, np.full(evidence.shape[1], RIDGE)]
    weights = np.zeros(columns.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (times * (likely - right)) + penalty * np.r_[0, weights[1:]]
        curve = (columns.T * (times * likely * (1 - likely))) @ columns + np.diag(penalty)
        weights -= np.linalg.solve(curve, slope)
    scaled = weights[1:] / spread
    return scaled, float(weights[0] - scaled @ mean)


def report(scores: Columns, right: Columns, times: Columns) -> None:
    """Print how many proposals reach a score, and how many of those in a range are right."""
    order = np.argsort(-scores)
    share = np.cumsum(right[order]) / np.cumsum(times[order])
    for least in SHARES:
        if (reached := np.nonzero(share >= least)[0]).size:
            last = int(reached.max())
            print(f"{least:.0%} of {last + 1} with {scores[order[last]]:.2f} and more")
    for low, high in pairwise(RANGES):
        within = (scores >= low) & (scores < high)
        print(f"{low} to {high}: {int(right[within].sum())} of {int(times[within].sum())}")


if __name__ == "__main__":
    main()
