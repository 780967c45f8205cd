"""``termlint rule NAME``: a rule's manual page."""

from __future__ import annotations

import shutil
from typing import Any

import click

from termlint.cli.group import command as as_command
from termlint.cli.language import pick
from termlint.cli.options import LANG, language_of, layers_from
from termlint.cli.speak import emit
from termlint.cli.values import a_rule
from termlint.telling.unknown import unknown


@as_command("rule")
@click.argument("name", shell_complete=a_rule, metavar=pick("NAME", "规则名"))
@LANG
def command(name: str, **options: Any) -> None:  # noqa: ANN401
    """Print the page."""
    from termlint.manual.docs import page
    from termlint.registry import rule_modules

    modules = rule_modules()
    name = name.lower().replace("_", "-")
    if name not in modules:
        groups = {module.RULE.group for module in modules.values()}
        message = _is_group(name) if name in groups else _unknown(name, list(modules))
        raise click.UsageError(message, click.get_current_context())
    language = language_of(layers_from(options).settings_for("-"))
    width = min(shutil.get_terminal_size().columns, 96)
    module = modules[name]
    emit(f"{line}\n" for line in page(module, module.RULE, language, width))


def _is_group(name: str) -> str:
    return pick(
        f"“{name}” is a group of rules; “termlint rules” shows which rules are in it.",
        f"“{name}”是规则组；“termlint rules”可查看其中有哪些规则。",
    )


def _unknown(name: str, known: list[str]) -> str:
    return pick(*unknown(name, known, "rule", "规则"))
