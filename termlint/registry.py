"""Finds the rules: one module, one rule, named after its file.

Third parties join through the entry-point group ``termlint.rules``, whose value is a package that is
walked in the same way.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

from termlint.model import Message, Problem
from termlint.rule import PairProjectRule, PairRule, Rule

ENTRY_POINTS = "termlint.rules"


class BadRule(Exception):
    """A module in a rules folder that is no rule, or a name that is taken; ``problem`` says which."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.problem = Problem("", Message(f"bad rule: {said}", f"规则有误：{said}"))


def name_of(module_name: str) -> str:
    """Return the rule's name for a module: ``termlint.rules.misspelled_term`` is ``misspelled-term``."""
    return module_name.rpartition(".")[2].replace("_", "-")


def _packages() -> Iterator[ModuleType]:
    yield importlib.import_module("termlint.rules")
    if _somebody_joins():
        from importlib.metadata import entry_points

        for value in sorted(point.value for point in entry_points(group=ENTRY_POINTS)):
            yield _imported(value)


def _somebody_joins() -> bool:
    """Look for our group in the entry points of installed packages.

    Importing `importlib.metadata` and parsing everything costs as much as all our own rules; reading a
    few dozen small files does not.
    """
    declared = (
        file for folder in sys.path if folder for file in Path(folder).glob("*.dist-info/entry_points.txt")
    )
    return any(ENTRY_POINTS.encode() in file.read_bytes() for file in declared)


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for info in pkgutil.iter_modules(package.__path__):
        if not info.name.startswith("_"):
            yield _imported(f"{package.__name__}.{info.name}")


def _imported(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except (Exception, SystemExit) as error:  # somebody else's code
        raise BadRule(f"{name} cannot be imported: {type(error).__name__}: {error}") from error


@cache
def rule_modules() -> dict[str, ModuleType]:
    """Return every rule's module by the rule's name, sorted.

    Raises:
        BadRule: if a module has no ``RULE`` or two rules have one name.
    """
    found: dict[str, ModuleType] = {}
    for package in _packages():
        for module in _modules(package):
            name = name_of(module.__name__)
            if not isinstance(getattr(module, "RULE", None), Rule):
                raise BadRule(f"{module.__name__} has no RULE")
            if name in found:
                raise BadRule(f"two rules are named {name}: {found[name].__name__} and {module.__name__}")
            found[name] = module
    return dict(sorted(found.items()))


@cache
def rules() -> dict[str, Rule]:
    """Return every rule by name, sorted."""
    return {name: module.RULE for name, module in rule_modules().items()}


@cache
def conventions() -> dict[str, tuple[str, ...]]:
    """Return every convention of typography by name with the choices that texts make, sorted."""
    found = [pair for rule in rules().values() for pair in getattr(rule, "conventions", {}).items()]
    return dict(sorted(found))


@cache
def asked_for(enabled: frozenset[str]) -> tuple[str, ...]:
    """Return the rules among those enabled that nobody gets unasked, sorted: only then are they run."""
    return tuple(sorted(name for name in enabled if name in rules() and not rules()[name].default))


def rules_with(asked: tuple[str, ...]) -> dict[str, Rule]:
    """Return the default rules and the given ones by name, sorted."""
    return {name: rule for name, rule in rules().items() if rule.default or name in asked}


def pairing_rules(asked: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of them that compare a translation with its original, sorted."""
    return tuple(
        name for name, rule in rules_with(asked).items() if isinstance(rule, PairRule | PairProjectRule)
    )
