"""``termlint score penalty``: penalty scores of the findings by file, by folder and for the project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import click

from termlint.cli.language import pick
from termlint.cli.options import CONFIG, EXCLUDE, JOBS, LANG, Asked, layers_from
from termlint.cli.score import as_command
from termlint.cli.score.form import FORMAT, OUTPUT, Cell, Row, as_csv, as_json, as_table, deliver
from termlint.cli.score.weigh import Reckoned, reckon, reckon_at
from termlint.cli.speak import spare
from termlint.cli.values import Score, a_path
from termlint.cli.work import Work
from termlint.scoring.penalty import Tally, Weights, folders, total

TOTAL = "*"
"""The ``path`` of the project's row in JSON and CSV."""


@as_command(
    "penalty",
    epilog=pick(
        "100 means no findings; weights are in the configuration's [score] table. "
        "Exit code: 1 if the project is below --fail-under or pass-mark, 2 if something could not be done.",
        "100 分表示没有问题；权重见配置中的 [score] 表。"
        "退出码：项目得分低于 --fail-under 或 pass-mark 时为 1，有操作未能完成时为 2。",
    ),
)
@click.argument("paths", nargs=-1, shell_complete=a_path, metavar=pick("[PATH…]", "[路径…]"))
@click.option(
    "--fail-under",
    type=Score(),
    metavar="0…100",
    help=pick("Exit with 1 if the project's score is lower.", "项目得分低于此值时以 1 退出"),
)
@click.option(
    "--compare",
    metavar=pick("REV", "版本"),
    help=pick(
        "Compare with a git revision, under today's settings.", "与某个 git 版本比较（都用现在的配置）"
    ),
)
@FORMAT
@OUTPUT
@EXCLUDE
@CONFIG
@JOBS
@LANG
@click.option("--no-cache", is_flag=True, help=pick("Neither read nor write the cache.", "不使用缓存"))
@click.option("--quiet", "-q", is_flag=True, help=pick("The project's score only.", "只显示项目的得分"))
@click.pass_context
def command(
    ctx: click.Context,
    /,
    fail_under: float | None,
    compare: str | None,
    form: str,
    output: str | None,
    **options: Any,  # noqa: ANN401
) -> None:
    """Check, weigh, print."""
    work = _work(options)
    spare(output, work.read())
    weights = Weights.of(work.here.score)
    before = reckon_at(compare, work, weights) if compare else None
    now = reckon(work, weights)
    work.complain((*now.problems, *(before.problems if before else ())))
    mark = weights.pass_mark if fail_under is None else fail_under
    # A table without rows would look as if something had been scored; programs get the form they expect.
    if now.tallies or (before and before.tallies) or form != "table":
        sheet = Sheet(now, before, weights, work.language, options["quiet"])
        deliver(sheet.parts(form, mark), output, machine=form != "table")
    if work.problems:
        ctx.exit(2)
    ctx.exit(int(not passes(total(now.tallies.values()), mark)))


def passes(tally: Tally, mark: float | None) -> bool:
    """Return True if a score reaches the mark, or there is no mark or nothing to score."""
    return mark is None or tally.score is None or tally.score >= mark


def _work(options: dict[str, Any]) -> Work:
    layers = layers_from(options)
    asked = Asked(
        paths=options["paths"],
        jobs=options["jobs"],
        no_cache=options["no_cache"],
        quiet=options["quiet"],
    )
    return Work(asked, layers)


class Sheet:
    """The rows of scores, now and, if asked for, at another revision."""

    def __init__(
        self, now: Reckoned, before: Reckoned | None, weights: Weights, language: str, quiet: bool
    ) -> None:
        self.now, self.before = now.tallies, before.tallies if before else None
        self.weights = weights
        self.chinese = language == "zh"
        self.quiet = quiet

    def parts(self, form: str, mark: float | None) -> Iterator[str]:
        """Yield the sheet in a form; ``mark`` is the score from which the project passes, None for none."""
        if form == "json":
            return as_json(self._whole(mark))
        rows = [{"level": level, **row} for level, row in self._rows()]
        return as_csv(rows) if form == "csv" else self._table(mark)

    def _rows(self) -> Iterator[tuple[str, Row]]:
        if not self.quiet:
            before = self.before or {}
            for level, one, other in (
                ("file", self.now, before),
                ("folder", folders(self.now), folders(before)),
            ):
                for path in sorted({*one, *other}):
                    yield level, self._row(path, one.get(path), other.get(path))
        yield "project", self._row(TOTAL, self._total, self._total_before)

    @property
    def _total(self) -> Tally:
        return total(self.now.values())

    @property
    def _total_before(self) -> Tally | None:
        return None if self.before is None else total(self.before.values())

    def _row(self, path: str, now: Tally | None, before: Tally | None) -> Row:
        row: dict[str, Cell] = {"path": path, "units": None, "findings": None, "penalty": None}
        row |= {"per_reference": None, "score": None}
        if now:
            row |= {"units": now.units, "findings": now.findings.total(), "penalty": round(now.penalty, 2)}
            row |= {"per_reference": _round(now.per_reference(self.weights.reference_count))}
            row |= {"score": _round(now.score)}
        if self.before is not None:
            row |= {"before": _round(before.score) if before else None}
            known = now and before and now.score is not None and before.score is not None
            row |= {"change": _round(now.score - before.score) if known else None}  # type: ignore[union-attr,operator]
        return row

    def _types(self) -> list[dict[str, Cell]]:
        whole = self._total
        return [
            {
                "type": kind,
                "findings": whole.findings[kind],
                "penalty": round(whole.penalties[kind], 2),
                "score": _round(whole.score_of(kind)),
            }
            for kind in sorted(whole.findings)
        ]

    def _whole(self, mark: float | None) -> Mapping[str, Any]:
        rows = list(self._rows())
        return {
            "typology": "MQM",
            "reference_count": self.weights.reference_count,
            "pass_mark": mark,
            "passed": passes(self._total, mark),
            "project": rows[-1][1],
            "types": self._types(),
            "files": [row for level, row in rows if level == "file"],
            "folders": [row for level, row in rows if level == "folder"],
        }

    def _pick(self, en: str, zh: str) -> str:
        return zh if self.chinese else en

    def _table(self, mark: float | None) -> Iterator[str]:
        names = {
            "path": "路径", "units": "字词数", "findings": "问题", "penalty": "扣分", "score": "得分",
            "before": "此前", "change": "变化", "type": "错误类型", "per_reference": "每千字扣分",
        }  # fmt: skip
        per = f"{self.weights.reference_count:g}"
        names["per_reference"] = "每千字扣分" if per == "1000" else f"每 {per} 字扣分"
        project = self._pick("project", "整个项目")
        rows = [{**row, "path": project if row["path"] == TOTAL else row["path"]} for _, row in self._rows()]
        yield from self._aligned(rows, names, {"per_reference": f"per {per}"})
        if types := [] if self.quiet else self._types():
            yield "\n"
            yield from self._aligned(types, names, {})
        if mark is not None:
            passed = passes(self._total, mark)
            yield self._pick(
                f"\n{'passed' if passed else 'failed'}: the pass mark is {mark:g}\n",
                f"\n{'合格' if passed else '不合格'}：及格线为 {mark:g}\n",
            )

    def _aligned(
        self, rows: list[dict[str, Cell]], chinese: Mapping[str, str], english: Mapping[str, str]
    ) -> Iterator[str]:
        heads = [self._pick(english.get(key, key), chinese[key]) for key in rows[0]]
        return as_table(heads, [list(row.values()) for row in rows])


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 2) + 0.0  # turns −0.0 into 0.0
