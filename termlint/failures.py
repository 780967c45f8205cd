"""A rule that fails costs its own findings only: what is done about it, and how it is told.

Rules may be anybody's, and a text may be one that nobody thought of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager

import msgspec

from termlint.cause import fault_of
from termlint.model import Message, Problem

Guard = Callable[[str, str], AbstractContextManager[None, bool | None]]
"""Stands around a call of a rule, given its name and the file's path: decides what becomes of a failure."""


@contextmanager
def raising(rule: str, _: str) -> Iterator[None]:
    """Let a failure through, with the rule's name noted on it."""
    try:
        yield
    except Exception as error:
        error.add_note(rule)
        raise


class Failure(msgspec.Struct, frozen=True, array_like=True):
    """A rule that failed on a file, and of what."""

    rule: str
    path: str
    cause: str


class Failures:
    """The failures of a run, in the order in which they happened."""

    def __init__(self) -> None:
        self._noted: dict[Failure, None] = {}

    @property
    def noted(self) -> tuple[Failure, ...]:
        """Every failure, once."""
        return tuple(self._noted)

    def note(self, rule: str, path: str, error: BaseException) -> None:
        """Note that a rule failed; what knows its ``problem``, as a bad table does, is no fault of the rule.

        Raises:
            BaseException: the error, if it is none of the rule's.
        """
        if isinstance(getattr(error, "problem", None), Problem):
            raise error
        self._noted[Failure(rule, path, fault_of(error))] = None

    @contextmanager
    def guard(self, rule: str, path: str) -> Iterator[None]:
        """Note a failure and go on."""
        try:
            yield
        except (Exception, SystemExit) as error:
            self.note(rule, path, error)


def problems_of(failures: Iterable[Failure]) -> Iterator[Problem]:
    """Yield what to say of failures: rules that failed of the same in one file are named together.

    Then it is likely a fact of the survey that failed, which all of them asked for.
    """
    alike: dict[tuple[str, str], list[str]] = {}
    for one in failures:
        alike.setdefault((one.path, one.cause), []).append(one.rule)
    for (path, cause), rules in alike.items():
        yield Problem(path, _told(rules, cause))


def _told(rules: list[str], cause: str) -> Message:
    which = "rules" if len(rules) > 1 else "rule"
    return Message(
        f"a fault in the {which} {', '.join(rules)}, please report it: {cause}; "
        "what the other rules find is complete",
        f"规则 {'、'.join(rules)} 自身出错，请报告：{cause}；其他规则的结果是完整的",
    )
