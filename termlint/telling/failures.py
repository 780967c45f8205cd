"""What happens when a rule raises an exception: it loses its own findings only, and the failure is reported.

Rules may come from third parties, and texts may be such as no author of a rule thought of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager

import msgspec

from termlint.model import Message, Problem
from termlint.telling.cause import fault_of

Guard = Callable[[str, str], AbstractContextManager[None, bool | None]]
"""Given a rule's name and a path, returns the context for calling the rule; it handles exceptions."""


@contextmanager
def raising(rule: str, _: str) -> Iterator[None]:
    """Let an exception pass, with the rule's name added as a note."""
    try:
        yield
    except Exception as error:
        error.add_note(rule)
        raise


class Failure(msgspec.Struct, frozen=True, array_like=True):
    """A rule that failed on a file, and a description of the exception."""

    rule: str
    path: str
    cause: str


class Failures:
    """The failures of a run, in the order in which they happened."""

    def __init__(self) -> None:
        self._noted: dict[Failure, None] = {}

    @property
    def noted(self) -> tuple[Failure, ...]:
        """Every distinct failure."""
        return tuple(self._noted)

    def note(self, rule: str, path: str, error: BaseException) -> None:
        """Note that a rule failed.

        Raises:
            BaseException: the error, if it has a ``problem`` of its own, as a bad table does.
        """
        if isinstance(getattr(error, "problem", None), Problem):
            raise error
        self._noted[Failure(rule, path, fault_of(error))] = None

    @contextmanager
    def guard(self, rule: str, path: str) -> Iterator[None]:
        """Note an exception as a failure of the rule and suppress it."""
        try:
            yield
        except (Exception, SystemExit) as error:
            self.note(rule, path, error)


def problems_of(failures: Iterable[Failure]) -> Iterator[Problem]:
    """Yield one problem per file and cause, naming all rules that failed so.

    Where several failed alike, the fault is probably in a fact of the survey that all of them use.
    """
    alike: dict[tuple[str, str], list[str]] = {}
    for one in failures:
        alike.setdefault((one.path, one.cause), []).append(one.rule)
    for (path, cause), rules in alike.items():
        yield Problem(path, _message(rules, cause))


def _message(rules: list[str], cause: str) -> Message:
    which = "rules" if len(rules) > 1 else "rule"
    return Message(
        f"internal error in the {which} {', '.join(rules)}, please report it: {cause}; "
        "the findings of the other rules are complete",
        f"规则 {'、'.join(rules)} 自身出错，请报告：{cause}；其他规则的结果是完整的",
    )
