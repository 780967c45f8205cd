"""``termlint score [reference]``: BLEU, chrF++ and TER, with intervals and tests between systems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import click
import msgspec

from termlint.cli.language import pick
from termlint.cli.options import LANG, language_of, layers_from
from termlint.cli.score import as_command
from termlint.cli.score.files import refuse_folder, text_of
from termlint.cli.score.form import FORMAT, OUTPUT, Cell, Row, as_csv, as_json, as_table, deliver
from termlint.cli.speak import spare
from termlint.cli.values import OneOf, Whole, a_path
from termlint.scoring.fault import Unscorable
from termlint.scoring.segments import TARGET, column, refuse_unequal
from termlint.scoring.similarity import METRICS, RESAMPLES, SEED, Similarity, compare, measure

MOST_SAMPLES = 1_000_000
"""More samples take gigabytes of memory and tell nothing more."""

_NAMES = {name.lower().rstrip("+"): name for name in METRICS}


class Measurement(msgspec.Struct, frozen=True):
    """The options of the measurement."""

    metric: tuple[str, ...]
    test: str
    confidence: bool
    samples: int | None
    seed: int


@as_command(
    "reference",
    epilog=pick(
        "Files have one sentence a line, line N of each belongs together; .jsonl, .tsv, .csv have columns. "
        "Without --reference the first file is the translation and the others are references. "
        "Several systems are tested against the first of them.",
        "文件每行一句，各文件的第 N 行互相对应；.jsonl、.tsv、.csv 按列读取。"
        "不写 --reference 时，第一个文件是译文，其余是参考译文。多个系统都与第一个系统比较。",
    ),
)
@click.argument("files", nargs=-1, shell_complete=a_path, metavar=pick("SYSTEM…", "译文…"))
@click.option(
    "--reference",
    "-r",
    "references",
    multiple=True,
    shell_complete=a_path,
    metavar=pick("FILE", "文件"),
    help=pick("A reference; may be given several times.", "参考译文；可多次给出"),
)
@click.option(
    "--column",
    "name",
    metavar=pick("NAME", "列名"),
    help=pick(
        f"Column of tables; the first of {', '.join(TARGET)} if not given.",
        f"表格中的列；默认取 {'、'.join(TARGET)} 中的第一个",
    ),
)
@click.option(
    "--metric",
    multiple=True,
    type=OneOf([*_NAMES]),
    help=pick("What to measure; everything if not given. TER is slow.", "要计算的指标；默认全部。TER 较慢"),
)
@click.option(
    "--confidence", is_flag=True, help=pick("95 % intervals by bootstrap.", "用自助法给出 95% 置信区间")
)
@click.option(
    "--test",
    type=OneOf(["bootstrap", "randomization", "none"]),
    default="bootstrap",
    help=pick(
        "Paired test of several systems: bootstrap or approximate randomization.",
        "多个系统之间的成对检验：自助法或近似随机化",
    ),
)
@click.option(
    "--samples",
    type=Whole(2, MOST_SAMPLES),
    metavar="N",
    help=pick(
        "Samples; 1,000 for bootstrap, 10,000 for randomization.",
        "抽样次数；自助法默认 1000，随机化默认 10000",
    ),
)
@click.option(
    "--seed",
    type=Whole(1),
    default=SEED,
    metavar="N",
    help=pick(f"Seed of the samples, {SEED} if not given.", f"抽样的随机种子，默认 {SEED}"),
)
@FORMAT
@OUTPUT
@LANG
@click.pass_context
def command(
    ctx: click.Context,
    /,
    files: tuple[str, ...],
    references: tuple[str, ...],
    name: str | None,
    form: str,
    output: str | None,
    **options: Any,  # noqa: ANN401
) -> None:
    """Read all files, measure, print."""
    spare(output, [*files, *references])
    for path in (*references, *files):
        refuse_folder(path)
    systems = files if references else files[:1]
    against = references or files[1:]
    if not systems or not against:
        ctx.fail(_missing(bool(systems)))
    language = language_of(layers_from(options).settings_for("-"))
    texts = _read([*systems, *against], (name,) if name else TARGET)
    asked = msgspec.convert(options, Measurement, strict=False)
    named = list(zip(systems, texts, strict=False))
    rows = list(_measured(named, texts[len(systems) :], asked))
    deliver(_parts(rows, form, len(texts[0]), language), output, machine=form != "table")


def _missing(translated: bool) -> str:
    en, zh = ("REFERENCE", "参考译文") if translated else ("SYSTEM", "译文")
    return pick(
        f"{en} is missing: termlint score --reference REFERENCE SYSTEM….",
        f"缺少{zh}：termlint score --reference 参考译文 译文…。",
    )


def _read(paths: Sequence[str], names: Sequence[str]) -> list[list[str]]:
    """Return the sentences of each file; all must have as many as the first."""
    texts: list[list[str]] = []
    for path in paths:
        texts.append(column(path, text_of(path), names))
        if not texts[-1]:
            raise Unscorable(path, "is empty", "是空文件")
        refuse_unequal(path, len(texts[-1]), paths[0], len(texts[0]))
    return texts


def _measured(
    systems: Sequence[tuple[str, Sequence[str]]], references: Sequence[Sequence[str]], asked: Measurement
) -> Iterator[Similarity]:
    metrics = [_NAMES[name] for name in asked.metric] or METRICS
    if len(systems) > 1 and asked.test != "none":
        test: Any = asked.test
        resamples = RESAMPLES if asked.confidence and test == "randomization" else 0
        yield from compare(systems, references, metrics, test, asked.samples or 0, resamples, asked.seed)
        return
    resamples = (asked.samples or RESAMPLES) if asked.confidence else 0
    for system, sentences in systems:
        yield from measure(system, sentences, references, metrics, resamples, asked.seed)


def _parts(rows: Sequence[Similarity], form: str, sentences: int, language: str) -> Iterator[str]:
    records = [_record(row) for row in rows]
    if form == "json":
        return as_json([{key: value for key, value in one.items() if value is not None} for one in records])
    return as_csv(records) if form == "csv" else _as_table(rows, sentences, language)


def _record(row: Similarity) -> Row:
    return {
        "system": row.system,
        "metric": row.metric,
        "score": round(row.score, 2),
        "mean": None if row.mean is None else round(row.mean, 2),
        "interval": None if row.interval is None else round(row.interval, 2),
        "p": None if row.p is None else round(row.p, 4),
        "signature": row.signature,
    }


def _as_table(rows: Sequence[Similarity], sentences: int, language: str) -> Iterator[str]:
    chinese = language == "zh"
    yield f"{sentences} 句\n" if chinese else f"{sentences} sentence{'s' * (sentences != 1)}\n"
    heads = ["译文", "指标", "分数", "95% 区间", "p", "签名"] if chinese else [
        "system", "metric", "score", "95 % interval", "p", "signature",
    ]  # fmt: skip
    cells: list[list[Cell]] = [
        [
            row.system,
            row.metric,
            row.score,
            "" if row.mean is None else f"{row.mean:.2f} ± {row.interval:.2f}",
            "" if row.p is None else f"{row.p:.4f}",
            row.signature,
        ]
        for row in rows
    ]
    kept = [at for at in range(len(heads)) if any(row[at] != "" for row in cells)]
    yield from as_table([heads[at] for at in kept], [[row[at] for at in kept] for row in cells])
    if any(row.p is not None for row in rows):
        yield (
            f"p：与 {rows[0].system} 的差异纯属偶然的概率\n"
            if chinese
            else f"p: how likely so large a difference from {rows[0].system} is by chance\n"
        )
