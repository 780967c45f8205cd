"""Patterns that are compiled on first use: they behave like others, and every one of ours can be compiled."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from types import ModuleType

import pytest

import termlint
import termlint.rules
from termlint.lazily import _Lazy, lazily
from termlint.registry import rule_modules


def modules() -> Iterator[ModuleType]:
    for one in pkgutil.walk_packages(termlint.__path__, "termlint."):
        if not one.name.endswith("__main__"):
            yield importlib.import_module(one.name)
    yield from rule_modules().values()


def test_every_pattern_of_ours_can_be_compiled() -> None:
    found = [value for module in modules() for value in vars(module).values() if isinstance(value, _Lazy)]
    assert len(found) > 300
    for one in found:
        assert isinstance(one.pattern, str | bytes)


def test_nothing_is_compiled_before_it_is_used() -> None:
    one = lazily("a(b")
    with pytest.raises(re.error):
        one.search("ab")


def test_it_does_what_a_compiled_pattern_does() -> None:
    one, other = lazily("(?P<a>A)|b", re.IGNORECASE), re.compile("(?P<a>A)|b", re.IGNORECASE)
    for text in ("xaBc", "", "AB"):
        assert one.findall(text) == other.findall(text)
        assert one.sub("-", text) == other.sub("-", text)
        assert [match.span() for match in one.finditer(text, 1)] == [
            m.span() for m in other.finditer(text, 1)
        ]
    assert one.pattern == other.pattern
    assert one.groupindex == other.groupindex
    assert lazily(b"[0-9]+").findall(b"1 22") == [b"1", b"22"]
