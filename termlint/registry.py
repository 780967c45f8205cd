"""Finds the rules: one module, one rule, named after its file.

Third parties join through the entry-point group ``termlint.rules``, whose value is a package that is
walked in the same way. One that cannot be used stops the run: a check that lacks rules would let pass what
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

from termlint.cause import fault_of
from termlint.model import Message, Problem, Severity
from termlint.rule import Group, PairProjectRule, PairRule, ProjectRule, Rule

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINTS = "termlint.rules"


class BadRule(Exception):
    """A module in a rules folder that is no rule, or a name that is taken; ``problem`` says which."""

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en)
        self.problem = Problem("", Message(f"bad rule: {en}", f"规则有误：{zh}"))


def name_of(module_name: str) -> str:
    """Return the rule's name for a module: ``termlint.rules.misspelled_term`` is ``misspelled-term``."""
    return module_name.rpartition(".")[2].replace("_", "-")


def _packages() -> Iterator[tuple[ModuleType, str]]:
    """Yield each package with what to say of whose it is."""
    yield importlib.import_module("termlint.rules"), ""
    if _somebody_joins():
        from importlib.metadata import entry_points

        for point in sorted(entry_points(group=ENTRY_POINTS), key=lambda one: one.value):
            whose = f" (of {point.dist.name})" if point.dist else ""
            yield _joined(point, whose), whose


def _joined(point: EntryPoint, whose: str) -> ModuleType:
    """Import the package that somebody joins with."""
    package = _imported(point.value, whose)
    if not hasattr(package, "__path__"):
        raise BadRule(
            f"{point.value}{whose} is a module; the entry point must name a package of them",
            f"{point.value}{whose} 是模块；入口点应指向装有规则模块的包",
        )
    return package


def _somebody_joins() -> bool:
    """Look for our group in the entry points of installed packages.

    Importing `importlib.metadata` and parsing everything costs as much as all our own rules; reading a
    few dozen small files does not.
    """
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
    except (Exception, SystemExit) as error:  # somebody else's code
        cause = fault_of(error)
        en, zh = f"{name}{whose} cannot be imported: {cause}", f"{name}{whose} 无法导入：{cause}"
        raise BadRule(en, zh) from error


def _checked(module: ModuleType) -> None:
    """Complain of what is no rule: its fields are not looked at again."""
    rule = getattr(module, "RULE", None)
    if not isinstance(rule, Rule):
        raise BadRule(f"{module.__name__} has no RULE", f"{module.__name__} 中没有 RULE")
    for field, known in (("group", get_args(Group)), ("severity", get_args(Severity))):
        if (said := getattr(rule, field)) not in known:
            which = f"{module.__name__}: {field} “{said}”"
            raise BadRule(f"{which} is none of {', '.join(known)}", f"{which} 不在 {', '.join(known)} 之中")


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
                one, two = found[name].__name__, module.__name__
                raise BadRule(f"two rules are named {name}: {one} and {two}", f"{one} 和 {two} 同名：{name}")
            found[name] = module
    return dict(sorted(found.items()))


@cache
def folders() -> tuple[Path, ...]:
    """Return where the modules of the rules lie, by the names of their packages."""
    files = {module.__package__ or "": module.__file__ or "" for module in rule_modules().values()}
    return tuple(Path(file).parent for _, file in sorted(files.items()) if file)


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
    return tuple(sorted(name for name in enabled if name in rules() and not _is_run_unasked(rules()[name])))


def rules_with(asked: tuple[str, ...]) -> dict[str, Rule]:
    """Return the rules that are run unasked and the given ones by name, sorted."""
    return {name: rule for name, rule in rules().items() if _is_run_unasked(rule) or name in asked}


def _is_run_unasked(rule: Rule) -> bool:
    """Tell whether a rule is run on every document: one that gathers facts is, or a document that was checked
    without it would have nothing to say when another is compared with the project.
    """
    return rule.default or isinstance(rule, ProjectRule | PairProjectRule)


def pairing_rules(asked: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of them that compare a translation with its original, sorted."""
    return tuple(
        name for name, rule in rules_with(asked).items() if isinstance(rule, PairRule | PairProjectRule)
    )
