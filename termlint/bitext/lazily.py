"""`cached_property` without the lock that Python 3.11 takes each time: a catalogue of 10,000 entries has a
hundred thousand of them, and no two threads share a segment.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

__all__ = ["cached_property"]

if TYPE_CHECKING or sys.version_info >= (3, 12):
    from functools import cached_property
else:

    class cached_property:  # noqa: N801 - it stands in for the other
        """What is computed when first asked for, and then is an attribute like any other."""

        def __init__(self, compute: Callable[[object], object]) -> None:
            self.compute = compute
            self.__doc__ = compute.__doc__

        def __set_name__(self, owner: type, name: str) -> None:
            self.name = name

        def __get__(self, instance: object, owner: type | None = None) -> object:
            if instance is None:
                return self
            value = instance.__dict__[self.name] = self.compute(instance)
            return value
