"""Regular expressions that are compiled when they are first used.

Python takes 0.2 ms for a pattern and one to two for one with a class of Han characters. All patterns together
took a fifth of a short run, and most texts need a third of them.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import AnyStr, Generic, cast


class _Lazy(Generic[AnyStr]):
    """Stands for a compiled pattern. What is looked up once is an attribute of this object from then on."""

    def __init__(self, source: AnyStr, flags: int) -> None:
        self._source: AnyStr = source
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[AnyStr]:
        return re.compile(self._source, self._flags)

    def __getattr__(self, name: str) -> object:
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found


def lazily(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what may be used as the compiled pattern, but for the functions of `re`.

    Raises:
        re.error: when it is first used, if the pattern has a fault; `tests/test_lazily.py` uses them all.
    """
    return cast("re.Pattern[AnyStr]", _Lazy(source, flags))
