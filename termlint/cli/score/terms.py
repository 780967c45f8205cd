"""``termlint score terms``: success rates and consistency of terminology, without a reference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from termlint.cli.language import pick
from termlint.cli.options import CONFIG, LANG, language_of, layers_from
from termlint.cli.score import as_command
from termlint.cli.score.form import FORMAT, OUTPUT, Cell, as_csv, as_json, as_table, deliver
from termlint.cli.score.pairs import Page, pages
from termlint.cli.speak import spare, tell
from termlint.cli.values import OneOf, Score, a_path
from termlint.lexicon import Lexicon
from termlint.lexicon.terms import Terms
from termlint.scoring.consistency import MODES, align, consistency, preferred
from termlint.scoring.occurrences import Occurrence, occurrences
from termlint.scoring.success import by_document, by_segment


@as_command(
    "terms",
    epilog=pick(
        "SOURCE and TRANSLATION are two files, or two folders whose files have equal names; a .jsonl, "
        ".tsv or .csv file holds both. The termbase is that of --termbase or of the configuration.",
        "原文和译文是两个文件，或两个文件夹（其中文件同名）；.jsonl、.tsv、.csv 文件可同时包含两者。"
        "术语库由 --termbase 给出，否则取配置中的。",
    ),
)
@click.argument(
    "paths", nargs=-1, shell_complete=a_path, metavar=pick("SOURCE TRANSLATION|BITEXT", "原文 译文|双语表")
)
@click.option(
    "--termbase",
    "termbases",
    multiple=True,
    shell_complete=a_path,
    metavar=pick("FILE", "文件"),
    help=pick("The project's terms; may be given several times.", "项目的术语库；可多次给出"),
)
@click.option(
    "--ours", is_flag=True, help=pick("Count termlint's own terms too.", "连同 termlint 内置的术语一起计算")
)
@click.option(
    "--locale",
    type=OneOf(["zh-CN", "zh-TW", "zh-HK"]),
    default="zh-CN",
    help=pick("Whose renderings count.", "按哪个地区的译名计算"),
)
@click.option(
    "--source-column",
    metavar=pick("NAME", "列名"),
    help=pick("Column of the source in a table.", "表格中原文所在的列"),
)
@click.option(
    "--target-column",
    metavar=pick("NAME", "列名"),
    help=pick("Column of the translation in a table.", "表格中译文所在的列"),
)
@click.option("--by-term", is_flag=True, help=pick("List every term as well.", "另外列出每个术语"))
@click.option(
    "--fail-under",
    type=Score(),
    metavar="0…100",
    help=pick("Exit with 1 if success-segment is lower.", "success-segment 低于此值时以 1 退出"),
)
@FORMAT
@OUTPUT
@CONFIG
@LANG
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    fail_under: float | None,
    **options: Any,  # noqa: ANN401
) -> None:
    """Read, look terms up, count, print."""
    if not 1 <= len(paths) <= 2:
        en = "Give a source and its translation, or one bilingual table (.jsonl, .tsv, .csv)."
        ctx.fail(pick(en, "请给出原文和译文两个路径，或一个双语表（.jsonl、.tsv、.csv）。"))
    termbases = options.pop("termbases")
    settings = layers_from(options).settings_for(paths[-1])
    language = language_of(settings)
    spare(options["output"], [*paths, *termbases, *settings.termbases])
    terms = _terms(ctx, tuple(termbases) or settings.termbases, options["ours"])
    read = list(pages(paths, options["source_column"], options["target_column"]))
    _warn(read, language)
    found = [
        [list(occurrences(segment, terms, options["locale"])) for segment in page.segments] for page in read
    ]
    form = options["form"]
    parts = _parts(found, form, options["by_term"], language)
    deliver(parts, options["output"], machine=form != "table")
    share = by_segment(segment for document in found for segment in document).share
    ctx.exit(int(fail_under is not None and share is not None and 100 * share < fail_under))


def _terms(ctx: click.Context, termbases: Sequence[str], ours: bool) -> Terms:
    if not termbases and not ours:
        en = "No termbase: give --termbase FILE, or --ours for termlint's own terms."
        ctx.fail(pick(en, "没有术语库：请用“--termbase 文件”指定，或用 --ours 采用 termlint 内置的术语。"))
    every = Lexicon(tuple(map(Path, termbases))).terms
    return every if ours or every.own is None else every.own


def _warn(read: Sequence[Page], language: str) -> None:
    if whole := [page.name for page in read if page.whole]:
        more = f" (+{len(whole) - 1})" if len(whole) > 1 else ""
        tell(
            f"termlint: {whole[0]}{more}：与原文结构不同，整篇按一段计算"
            if language == "zh"
            else f"termlint: {whole[0]}{more}: not structured like its source; counted as one segment"
        )


Found = Sequence[Sequence[Sequence[Occurrence]]]
"""The occurrences of terms in the source: by document, by segment."""


def _parts(found: Found, form: str, by_term: bool, language: str) -> Iterator[str]:
    measures = list(_measures(found))
    terms = _by_term(found) if by_term else []
    if form == "json":
        return as_json({"measures": measures, **({"terms": terms} if by_term else {})})
    if form == "csv":
        # A CSV file holds one table: with --by-term that of the terms.
        return as_csv(
            [{**row, "renderings": _listed(row["renderings"])} for row in terms] if by_term else measures
        )
    return _as_table(measures, terms, language)


def _measures(found: Found) -> Iterator[dict[str, Cell]]:
    segments = [segment for document in found for segment in document]
    for name, rate in (("success-segment", by_segment(segments)), ("success-document", by_document(found))):
        yield {
            "measure": name,
            "score": _percent(rate.share),
            "matched": round(rate.matched, 2),
            "total": rate.total,
        }
    aligned = align(segments)
    count = sum(map(len, aligned.values()))
    for mode in MODES:
        result = consistency(mode, aligned, preferred(segments))
        for mean, value, total in (("micro", result.micro, count), ("macro", result.macro, len(aligned))):
            yield {
                "measure": f"consistency-{mode}-{mean}",
                "score": _percent(value),
                "matched": None if value is None else round(value * total, 2),
                "total": total,
            }


def _by_term(found: Found) -> list[dict[str, Any]]:
    """Return a row per term with its renderings; those with the most unaccepted renderings come first."""
    segments = [segment for document in found for segment in document]
    aligned, best = align(segments), preferred(segments)
    accepted = {one.term: one.accepted for segment in segments for one in segment}
    rows = [
        {
            "term": term,
            "predefined": best.get(term),
            "occurrences": len(renderings),
            "accepted": sum(one in accepted[term] for one in renderings),
            "renderings": dict(Counter(one or "" for one in renderings).most_common()),
        }
        for term, renderings in aligned.items()
    ]
    return sorted(rows, key=lambda row: (row["accepted"] - row["occurrences"], row["term"]))


def _listed(renderings: dict[str, int]) -> str:
    return " ".join(f"{text or '?'}:{count}" for text, count in renderings.items())


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 2)


def _as_table(
    measures: Sequence[dict[str, Cell]], terms: Sequence[dict[str, Any]], language: str
) -> Iterator[str]:
    chinese = language == "zh"
    heads = ["指标", "得分", "符合", "总数"] if chinese else ["measure", "score", "matched", "total"]
    yield from as_table(heads, [list(row.values()) for row in measures])
    if terms:
        yield "\n"
        heads = ["术语", "规定译名", "出现", "符合", "译名（? 为未找到）"] if chinese else [
            "term", "predefined", "occurrences", "accepted", "renderings (?: none found)",
        ]  # fmt: skip
        rows: list[list[Cell]] = [[*list(row.values())[:-1], _listed(row["renderings"])] for row in terms]
        yield from as_table(heads, rows)
    elif not measures[0]["total"]:
        yield (
            "原文中没有术语库里的术语（路径应先写原文，后写译文）\n"
            if chinese
            else "the source has none of the terms (give the source first, then its translation)\n"
        )
