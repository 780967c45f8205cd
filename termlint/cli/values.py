"""Types of options and arguments: error messages in both languages, and shell completion."""

from __future__ import annotations

import sys
from math import isfinite
from typing import TYPE_CHECKING, Any

import click

from termlint.cli.language import nearest_of, pick

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


DIGITS = 18
"""The most digits of a whole number."""

LISTED = 2
"""The number of choices up to which all are listed instead of suggesting the most similar."""


class OneOf(click.Choice[str]):
    """One of a fixed set of words."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:  # noqa: ANN401
        """Return the message for a wrong value, with the most similar choice or all of them."""
        if len(self.choices) > LISTED and (hint := nearest_of(str(value), self.choices)):
            return pick(
                f"“{value}” is not valid; did you mean “{hint}”?", f"“{value}”无效；是否想写“{hint}”？"
            )
        en, zh = ", ".join(self.choices), "、".join(self.choices)
        return pick(f"“{value}” is not one of {en}.", f"“{value}”无效，可选 {zh}。")


class Share(click.ParamType[float]):
    """A number from 0 to 1."""

    name = "0…1"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:  # noqa: ANN401
        """Return the number."""
        try:
            number = float(value)
        except ValueError:
            number = -1.0
        if not 0 <= number <= 1:
            message = pick(
                f"“{value}” is not a number between 0 and 1.", f"“{value}”无效，应为 0 到 1 之间的数。"
            )
            self.fail(message, param, ctx)
        return number


class Whole(click.ParamType[int]):
    """A whole number from ``least`` up to ``most``."""

    name = "N"

    def __init__(self, least: int, most: int = sys.maxsize) -> None:
        self.least, self.most = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ANN401
        """Return the number."""
        digits = str(value)
        sound = digits.isdecimal() and len(digits) <= DIGITS
        if not sound or not self.least <= int(digits) <= self.most:
            self.fail(self._wanted(value), param, ctx)
        return int(value)

    def _wanted(self, value: Any) -> str:  # noqa: ANN401
        if self.most < sys.maxsize:
            return pick(
                f"“{value}” is not a whole number from {self.least} to {self.most}.",
                f"“{value}”无效，应为 {self.least} 到 {self.most} 之间的整数。",
            )
        return pick(
            f"“{value}” is not a whole number of at least {self.least}.",
            f"“{value}”无效，应为不小于 {self.least} 的整数。",
        )


class Score(click.ParamType[float]):
    """A number up to 100; scores may be negative."""

    name = "0…100"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:  # noqa: ANN401
        """Return the number."""
        try:
            number = float(value)
        except ValueError:
            number = 101.0
        if not (number <= 100 and isfinite(number)):
            self.fail(
                pick(f"“{value}” is not a number of at most 100.", f"“{value}”无效，应为不超过 100 的数。"),
                param,
                ctx,
            )
        return number


def a_path(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Have the shell complete a path."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def a_rule(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the rules whose names begin with the incomplete word."""
    from click.shell_completion import CompletionItem

    from termlint.registry import rules

    return [CompletionItem(name) for name in rules() if name.startswith(incomplete)]


def some_rules(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return completions for the last name in a comma-separated list of rules and groups."""
    from click.shell_completion import CompletionItem

    from termlint.registry import rules

    before, comma, last = incomplete.rpartition(",")
    names = [*rules(), *sorted({rule.group for rule in rules().values()}), "all", "default"]
    return [CompletionItem(f"{before}{comma}{name}") for name in names if name.startswith(last)]
