"""``termlint config``: every value with the layer that it came from."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from typing import Any

import click

from termlint.cli.group import command as as_command
from termlint.cli.language import pick
from termlint.cli.options import CONFIG, LANG, language_of, layers_from
from termlint.cli.speak import complain, emit
from termlint.cli.values import OneOf, a_path
from termlint.config.settings import Explained, Glob, Merged
from termlint.model import Message, Problem


@as_command("config")
@click.argument("path", default="-", shell_complete=a_path, metavar=pick("[PATH]", "[路径]"))
@click.option(
    "--format",
    "form",
    type=OneOf(["text", "json"]),
    default="text",
    help=pick("Form of the list.", "列表的格式"),
)
@CONFIG
@LANG
@click.pass_context
def command(ctx: click.Context, /, path: str, form: str, **options: Any) -> None:  # noqa: ANN401
    """Print the settings for a path; for the current folder without one."""
    layers = layers_from(options)
    if path != "-" and not os.path.lexists(path):
        complain(_missing(path), language_of(layers.settings_for("-")))
        ctx.exit(2)
    asked = f"{path}/-" if os.path.isdir(path) else path  # noqa: PTH112
    merged = layers.explain(asked)
    language = language_of(merged.settings)
    if form == "json":
        emit([json.dumps(_as_json(merged, language), ensure_ascii=False, indent=2), "\n"], machine=True)
    else:
        emit(_as_text(merged, layers.file_for(asked), language))


def _missing(path: str) -> Problem:
    return Problem(path or "“”", Message("no such file or folder", "没有这个文件或文件夹"))


def _as_json(merged: Merged, language: str) -> dict[str, object]:
    def rows(values: Iterable[Explained]) -> dict[str, object]:
        return {
            one.key: {"value": _plain(one.value), "origin": one.origin.in_language(language)}
            for one in values
        }

    return {"root": merged.settings.root, "settings": rows(merged.values), "rules": rows(merged.rules)}


def _as_text(merged: Merged, file: str | None, language: str) -> Iterator[str]:
    chinese = language == "zh"
    nothing = "无" if chinese else "none"
    yield f"# {'配置文件：' if chinese else 'configuration file: '}{file or nothing}\n"
    yield f"# {'项目：' if chinese else 'project: '}{merged.settings.root}\n\n"
    yield from _aligned([(f"{one.key} = {_toml(one.value)}", one.origin, language) for one in merged.values])
    yield f"\n# {'规则' if chinese else 'rules'}\n"
    states = ("停用", "启用") if chinese else ("off", "on")
    yield from _aligned([(f"{one.key} = {states[one.value]}", one.origin, language) for one in merged.rules])


def _aligned(rows: list[tuple[str, Any, str]]) -> Iterator[str]:
    width = min(max((len(text) for text, _, _ in rows), default=0), 40)
    for text, origin, language in rows:
        yield f"{text:<{width}}  # {origin.in_language(language)}\n"


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [one.pattern if isinstance(one, Glob) else one for one in value]
    return value


def _toml(value: object) -> str:
    plain = _plain(value)
    if isinstance(plain, dict):
        inner = ", ".join(f"{name} = {_toml(one)}" for name, one in plain.items())
        return f"{{ {inner} }}" if inner else "{}"
    return json.dumps(plain, ensure_ascii=False)
