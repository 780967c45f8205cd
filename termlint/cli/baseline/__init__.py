"""``termlint baseline …``: records the findings that are known and left for later."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from termlint.cli.group import Table, group_of
from termlint.cli.group import command as _command

BASELINE: Table = {
    "create": ("create", "Write down all findings as known.", "把现有的全部问题记入基线"),
    "update": ("update", "Drop the known findings that are gone.", "从基线中去掉已不存在的问题"),
}
"""(module, one line of help in English, the same in Chinese) by the subcommand's name."""


def as_command(name: str, **more: Any) -> Callable[[Callable[..., Any]], click.Command]:  # noqa: ANN401
    """Return a decorator that makes a function a subcommand, with the help line from `BASELINE`."""
    return _command(name, BASELINE, **more)


command = group_of("baseline", BASELINE, __name__)
