"""``termlint terms …``: the project's own termbase. One module per subcommand, imported when it is called."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from termlint.cli.group import Table, group_of
from termlint.cli.group import command as _command

TERMS: Table = {
    "import": (
        "import_",
        "Make a termbase from glossaries of any usual shape.",
        "把各种常见形式的术语表转成术语库",
    ),
    "export": ("export", "Write a termbase in another form.", "把术语库导出为其他格式"),
    "learn": (
        "learn",
        "Propose a termbase from what the project's texts say.",
        "根据项目的文本拟一份术语库",
    ),
    "check": ("check", "Find faults in a termbase itself.", "检查术语库本身的问题"),
}
"""(module, one line of help in English, the same in Chinese) by the subcommand's name."""


def as_command(name: str, **more: Any) -> Callable[[Callable[..., Any]], click.Command]:  # noqa: ANN401
    """Return a decorator that makes a function a subcommand, with the help line from `TERMS`."""
    return _command(name, TERMS, **more)


command = group_of("terms", TERMS, __name__)
