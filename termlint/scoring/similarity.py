"""BLEU, chrF++ and TER against references, through sacrebleu, with its signatures, intervals and tests."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

METRICS = ("BLEU", "chrF++", "TER")
"""The measures; TER is an error rate, so less is better."""

SEED = 12345
"""sacrebleu's own."""

RESAMPLES = 1000
Test = Literal["bootstrap", "randomization"]
_TESTS = {"bootstrap": "bs", "randomization": "ar"}


class Similarity(msgspec.Struct, frozen=True, omit_defaults=True):
    """One measure of one system.

    ``mean`` and ``interval`` are of the bootstrap: 95 % of its samples lie in mean ± interval. ``p`` is the
    chance of a difference from the first system that is as large although there is none.
    """

    system: str
    metric: str
    score: float
    signature: str
    mean: float | None = None
    interval: float | None = None
    p: float | None = None


def measure(
    system: str,
    sentences: Sequence[str],
    references: Sequence[Sequence[str]],
    metrics: Sequence[str] = METRICS,
    resamples: int = 0,
    seed: int = SEED,
) -> Iterator[Similarity]:
    """Yield the measures of one system.

    Args:
        system: its name.
        sentences: its translation.
        references: each as long as ``sentences``.
        metrics: which of `METRICS`.
        resamples: for the confidence interval; 0 for none.
        seed: of the resampling, from 1.
    """
    for name, metric in _metrics(metrics).items():
        with _seeded(seed):
            got = metric.corpus_score(sentences, references, n_bootstrap=max(resamples, 1))
            signature = str(metric.get_signature())
        mean, interval = (got._mean, got._ci) if resamples > 1 else (None, None)
        yield Similarity(system, name, float(got.score), signature, _float(mean), _float(interval))


def compare(
    systems: Sequence[tuple[str, Sequence[str]]],
    references: Sequence[Sequence[str]],
    metrics: Sequence[str] = METRICS,
    test: Test = "bootstrap",
    samples: int = 0,
    resamples: int = 0,
    seed: int = SEED,
) -> Iterator[Similarity]:
    """Yield the measures of several systems, each tested against the first.

    Args:
        systems: names and translations, the baseline first.
        references: each as long as every translation.
        metrics: which of `METRICS`.
        test: paired bootstrap resampling, or paired approximate randomisation.
        samples: of the test; 0 for what is usual, 1,000 and 10,000.
        resamples: for the confidence interval of a randomisation; the bootstrap gives one anyway.
        seed: of the samples, from 1 (sacrebleu takes 0 for “none”).
    """
    from sacrebleu.significance import PairedTest

    named = [(str(number), sentences) for number, (_, sentences) in enumerate(systems)]
    with _seeded(seed):
        paired = PairedTest(
            named, _metrics(metrics), references, _TESTS[test], samples, n_ar_confidence=resamples or -1
        )
        signatures, results = paired()
    for number, (system, _) in enumerate(systems):
        for name, key in zip(_in_order(metrics), (key for key in results if key != "System"), strict=True):
            first, got = results[key][0], results[key][number]
            assert not isinstance(first, str) and not isinstance(got, str)
            # Of no difference every sample has as large a one; sacrebleu counts those with a larger: none.
            p = 1.0 if number and got.score == first.score else got.p_value
            yield Similarity(
                system, name, float(got.score), str(signatures[key]),
                _float(got.mean), _float(got.ci), _float(p),
            )  # fmt: skip


def _in_order(metrics: Sequence[str]) -> list[str]:
    return [name for name in METRICS if name in metrics]


def _metrics(wanted: Sequence[str]) -> Mapping[str, Metric]:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    made: dict[str, Metric] = {}
    for name in _in_order(wanted):
        if name == "BLEU":
            made[name] = BLEU(tokenize="zh")
        elif name == "chrF++":
            made[name] = CHRF(word_order=2)
        else:
            made[name] = TER(normalized=True, asian_support=True)
    return made


@contextmanager
def _seeded(seed: int) -> Iterator[None]:
    """Have sacrebleu use a seed, which it takes from the environment."""
    before = os.environ.get("SACREBLEU_SEED")
    os.environ["SACREBLEU_SEED"] = str(seed)
    try:
        yield
    finally:
        if before is None:
            del os.environ["SACREBLEU_SEED"]
        else:
            os.environ["SACREBLEU_SEED"] = before


def _float(value: float | None) -> float | None:
    return None if value is None else float(value)
