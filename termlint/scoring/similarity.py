"""BLEU, chrF++ and TER against references by sacrebleu, with its signatures, intervals and tests."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

METRICS = ("BLEU", "chrF++", "TER")
"""The metrics; TER is an error rate, so lower is better."""

SEED = 12345
"""sacrebleu's default."""

RESAMPLES = 1000
Test = Literal["bootstrap", "randomization"]
_TESTS = {"bootstrap": "bs", "randomization": "ar"}


class Similarity(msgspec.Struct, frozen=True, omit_defaults=True):
    """One metric of one system.

    ``mean`` and ``interval`` are of the bootstrap: 95 % of its samples lie in mean ± interval. ``p``: the
    probability of a difference from the first system at least as large if there is no real one.
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
    """Yield the metrics of one system.

    Args:
        system: its name.
        sentences: its translation.
        references: each as long as ``sentences``.
        metrics: names out of `METRICS`.
        resamples: number of samples for the confidence interval; 0 for none.
        seed: of the resampling, 1 or more.
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
    """Yield the metrics of several systems, each tested against the first.

    Args:
        systems: names and translations, the baseline first.
        references: each as long as every translation.
        metrics: names out of `METRICS`.
        test: paired bootstrap resampling, or paired approximate randomisation.
        samples: number of samples of the test; 0 for the usual 1,000 (bootstrap) or 10,000 (randomisation).
        resamples: number of samples for the interval with randomisation; the bootstrap has one anyway.
        seed: of the samples, 1 or more (sacrebleu takes 0 for “none”).
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
            # Without any difference p is 1: every sample has one as large. sacrebleu counts larger ones only.
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
    """Set the seed of sacrebleu, which it reads from the environment, and restore the old one afterwards."""
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
