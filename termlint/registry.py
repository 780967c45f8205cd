"""Finds the rules: one module, one rule, named after its file.

Third parties add rules through the entry-point group ``termlint.rules``, whose value is a package that is
searched in the same way. One that cannot be used stops the run: a check that lacks rules would pass what
it should not.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, get_args

from termlint.model import Message, Problem, Severity
from termlint.rule import Group, PairProjectRule, PairRule, ProjectRule, Rule
from termlint.telling.cause import fault_of

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINTS = "termlint.rules"


class BadRule(Exception):
    """A module in a rules package that is no valid rule, or a name that is taken; ``problem`` says which."""

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en)
        self.problem = Problem("", Message(f"bad rule: {en}", f"规则有误：{zh}"))


def name_of(module_name: str) -> str:
    """Return the rule's name for a module: ``termlint.rules.misspelled_term`` is ``misspelled-term``."""
    return module_name.rpartition(".")[2].replace("_", "-")


def _packages() -> Iterator[tuple[ModuleType, str]]:
    """Yield (package, its distribution as named in messages) for our rules and those of third parties."""
    yield importlib.import_module("termlint.rules"), ""
    if _has_entry_points():
        from importlib.metadata import entry_points

        for point in sorted(entry_points(group=ENTRY_POINTS), key=lambda one: one.value):
            whose = f" (of {point.dist.name})" if point.dist else ""
            yield _imported_package(point, whose), whose


def _imported_package(point: EntryPoint, whose: str) -> ModuleType:
    """Import the package that an entry point names."""
    package = _imported(point.value, whose)
    if not hasattr(package, "__path__"):
        raise BadRule(
            f"{point.value}{whose} is a module; the entry point must name a package of them",
            f"{point.value}{whose} 是模块；入口点应指向装有规则模块的包",
        )
    return package


def _has_entry_points() -> bool:
    """Return True if an installed package has entry points in our group."""
    declared = (
        file for folder in sys.path if folder for file in Path(folder).glob("*.dist-info/entry_points.txt")
    )
    return any(ENTRY_POINTS.encode() in file.read_bytes() for file in declared)


def _modules(package: ModuleType, whose: str) -> Iterator[ModuleType]:
    for info in pkgutil.iter_modules(package.__path__):
        if not info.name.startswith("_"):
            yield _imported(f"{package.__name__}.{info.name}", whose)


def _imported(name: str, whose: str = "") -> ModuleType:
    try:
        return importlib.import_module(name)
    except (Exception, SystemExit) as error:  # a third party's code
        cause = fault_of(error)
        en, zh = f"{name}{whose} cannot be imported: {cause}", f"{name}{whose} 无法导入：{cause}"
        raise BadRule(en, zh) from error


def _checked(module: ModuleType) -> None:
    """Raise `BadRule` if a module's ``RULE`` is not valid: its fields are not checked again later."""
    rule = getattr(module, "RULE", None)
    if not isinstance(rule, Rule):
        raise BadRule(f"{module.__name__} has no RULE", f"{module.__name__} 中没有 RULE")
    for field, known in (("group", get_args(Group)), ("severity", get_args(Severity))):
        if (value := getattr(rule, field)) not in known:
            which = f"{module.__name__}: {field} “{value}”"
            raise BadRule(
                f"{which} is not one of {', '.join(known)}", f"{which} 不在 {', '.join(known)} 之中"
            )


@cache
def rule_modules() -> dict[str, ModuleType]:
    """Return every rule's module by the rule's name, sorted.

    Raises:
        BadRule: if a module cannot be imported or has no ``RULE``, or two rules have one name.
    """
    found: dict[str, ModuleType] = {}
    for package, whose in _packages():
        for module in _modules(package, whose):
            name = name_of(module.__name__)
            _checked(module)
            if name in found:
                first, second = found[name].__name__, module.__name__
                raise BadRule(
                    f"two rules are named {name}: {first} and {second}", f"{first} 和 {second} 同名：{name}"
                )
            found[name] = module
    return dict(sorted(found.items()))


@cache
def folders() -> tuple[Path, ...]:
    """Return the folders of the packages that contain rules, sorted by package name."""
    files = {module.__package__ or "": module.__file__ or "" for module in rule_modules().values()}
    return tuple(Path(file).parent for _, file in sorted(files.items()) if file)


@cache
def rules() -> dict[str, Rule]:
    """Return every rule by name, sorted."""
    return {name: module.RULE for name, module in rule_modules().items()}


@cache
def conventions() -> dict[str, tuple[str, ...]]:
    """Return the possible choices of every convention of typography, by its name, sorted."""
    found = [pair for rule in rules().values() for pair in getattr(rule, "conventions", {}).items()]
    return dict(sorted(found))


@cache
def asked_for(enabled: frozenset[str]) -> tuple[str, ...]:
    """Return the names of those enabled rules that run only when enabled, sorted."""
    return tuple(sorted(name for name in enabled if name in rules() and not _is_run_unasked(rules()[name])))


def rules_with(asked: tuple[str, ...]) -> dict[str, Rule]:
    """Return the rules that always run and those named in ``asked``, by name, sorted."""
    return {name: rule for name, rule in rules().items() if _is_run_unasked(rule) or name in asked}


def _is_run_unasked(rule: Rule) -> bool:
    """Return True if a rule always runs: default rules, and rules that gather facts.

    A document that was checked without the latter would have no facts when others are compared with it.
    """
    return rule.default or isinstance(rule, ProjectRule | PairProjectRule)


def pairing_rules(asked: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of those of `rules_with` that compare a translation with its original, sorted."""
    return tuple(
        name for name, rule in rules_with(asked).items() if isinstance(rule, PairRule | PairProjectRule)
    )
