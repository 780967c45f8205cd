"""``termlint score``: BLEU, chrF++ and TER of a translation against references, with their signatures."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from termlint.cause import cause_of
from termlint.cli.group import command as as_command
from termlint.cli.language import pick
from termlint.cli.options import LANG, language_of, layers_from
from termlint.cli.speak import emit
from termlint.cli.values import OneOf, a_path
from termlint.model import Message, Problem


class Unscorable(Exception):
    """Files that cannot be compared; ``problem`` says why."""

    def __init__(self, path: str, en: str, zh: str) -> None:
        super().__init__(en)
        self.problem = Problem(path, Message(en, zh))


@as_command(
    "score",
    epilog=pick(
        "Files have one sentence a line; line N of each belongs together.",
        "文件每行一句，各文件的第 N 行互相对应。",
    ),
)
@click.argument("hypothesis", shell_complete=a_path, metavar=pick("HYPOTHESIS", "译文"))
@click.argument(
    "references", nargs=-1, shell_complete=a_path, required=True, metavar=pick("REFERENCE…", "参考译文…")
)
@click.option(
    "--format",
    "form",
    type=OneOf(["text", "json"]),
    default="text",
    help=pick("Form of the scores.", "分数的格式"),
)
@LANG
def command(hypothesis: str, references: tuple[str, ...], form: str, **options: Any) -> None:  # noqa: ANN401
    """Print the scores."""
    language = language_of(layers_from(options).settings_for("-"))
    translated = _sentences(hypothesis)
    against = [_sentences(path) for path in references]
    for path, sentences in zip(references, against, strict=True):
        _same_length(hypothesis, translated, path, sentences)
    scores = list(measure(translated, against))
    if form == "json":
        emit([json.dumps(scores, ensure_ascii=False, indent=2), "\n"], machine=True)
    else:
        emit(_as_text(scores, len(translated), language))


def measure(hypothesis: Sequence[str], references: Sequence[Sequence[str]]) -> Iterator[dict[str, object]]:
    """Yield metric, score and signature of each measure; TER is an error rate, so less is better."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    metrics = (
        ("BLEU", BLEU(tokenize="zh")),
        ("chrF++", CHRF(word_order=2)),
        ("TER", TER(normalized=True, asian_support=True)),
    )
    for name, metric in metrics:
        score = metric.corpus_score(hypothesis, references).score
        yield {"metric": name, "score": round(score, 2), "signature": str(metric.get_signature())}


def _as_text(scores: Sequence[dict[str, object]], sentences: int, language: str) -> Iterator[str]:
    yield f"{sentences} 句\n" if language == "zh" else f"{sentences} sentence{'s' * (sentences != 1)}\n"
    for row in scores:
        yield f"{row['metric']:<7}{row['score']:>7.2f}  {row['signature']}\n"


def _sentences(path: str) -> list[str]:
    from termlint.read import decode

    try:
        text = decode(path, Path(path).read_bytes())
    except OSError as error:
        why = cause_of(error)
        raise Unscorable(path, f"cannot be read: {why.en}", f"无法读取：{why.zh}") from None
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def _same_length(one: str, first: Sequence[str], two: str, second: Sequence[str]) -> None:
    if not first:
        raise Unscorable(one, "is empty", "是空文件")
    if len(first) != len(second):
        raise Unscorable(
            two,
            f"has {len(second)} lines, but {one} has {len(first)}; each line must have its counterpart",
            f"有 {len(second)} 行，而 {one} 有 {len(first)} 行；各行须一一对应",
        )
