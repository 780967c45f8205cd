"""The last lines of a report: numbers of findings, of available fixes, of files and characters checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from termlint.report.view import SEVERITIES, View


def summary(view: View) -> Iterator[str]:
    """Yield the summary, unless the view is quiet."""
    if view.verbosity < 0:
        return
    count = len(view.whole.shown)
    if view.whole.files or count:
        yield from _counts(view, count)
    if (undone := len(view.whole.problems)) > 1:  # one alone was told just before
        yield view.pick(
            f"{undone:,} things could not be done, see the messages.\n",
            f"{'另有' if view.whole.files else '有'} {undone} 项未能完成，见上面的提示。\n",
        )


def _counts(view: View, count: int) -> Iterator[str]:
    read = _read(view)
    if not count:
        yield view.pick(f"No findings. {read}\n", f"没有发现问题。{read}\n")
        return
    severities: Counter[str] = Counter(shown.severity for shown in view.whole.shown)
    yield view.pick(
        f"{_many(count, 'finding')}: "
        + ", ".join(
            _many(severities[name], name) if name != "info" else f"{severities[name]} info"
            for name in SEVERITIES
        )
        + f". {read}\n",
        f"共 {count} 个问题："
        + "，".join(f"{zh} {severities[name]} 个" for name, zh in SEVERITIES.items())
        + f"。{read}\n",
    )
    yield from _fixes(view)


def _fixes(view: View) -> Iterator[str]:
    safeties = Counter(shown.finding.safety for shown in view.whole.shown if shown.finding.edits)
    safe, unsafe = safeties["safe"], safeties["unsafe"]
    parts = []
    if safe:
        parts.append(
            view.pick(f"{safe} can be fixed with `termlint fix`", f"`termlint fix` 可修复 {safe} 个")
        )
    if unsafe:
        parts.append(
            view.pick(
                f"{unsafe} {'more' if safe else 'can be fixed'} with `termlint fix --unsafe-fixes`",
                f"加上 --unsafe-fixes 另可修复 {unsafe} 个"
                if safe
                else f"`termlint fix --unsafe-fixes` 可修复 {unsafe} 个",
            )
        )
    if parts:
        yield view.pick(", ".join(parts) + ".\n", "，".join(parts) + "。\n")


def _read(view: View) -> str:
    files, characters = view.whole.files, view.whole.characters
    return view.pick(
        f"{_many(files, 'file')}, {_many(characters, 'character')} checked.",
        f"检查了 {files:,} 个文件，{characters:,} 个字符。",
    )


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
