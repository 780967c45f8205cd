"""Settings: defaults, project, path, environment, command line, merged once into one frozen value per file.

The layers are in `termlint.layer`. A later one's value replaces an earlier one's; what begins with
``extend-`` adds, ``severity`` is merged name by name, and the choice of rules has its own order (`choose`).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from termlint.keys import INFER, VARIABLES, BadConfig
from termlint.layer import (
    BUILT_IN,
    Layer,
    Part,
    absolute,
    folder_of,
    from_environment,
    here,
    read_file,
)
from termlint.model import Message, Severity
from termlint.patterns import spec_of
from termlint.rule import Rule

__all__ = ["BadConfig", "Explained", "Glob", "Layers", "Settings", "members"]

FILES = ("termlint.toml", ".termlint.toml", "pyproject.toml")
"""Names of configuration files; in one folder the first counts."""


class Glob(msgspec.Struct, frozen=True):
    """A pattern as in ``.gitignore`` and the folder that it starts from."""

    pattern: str
    folder: str


class Settings(msgspec.Struct, frozen=True):
    """What applies to one file, after all layers are merged. Paths are absolute."""

    root: str = ""
    """The folder of the project's configuration file, or the current folder."""
    enabled: frozenset[str] = frozenset()
    """Names of the rules whose findings are shown."""
    severity: dict[str, Severity] = {}
    """Severities that differ from the rules' own."""
    style: tuple[tuple[str, str], ...] = ()
    """Conventions of typography that are settled: their names and the choices, sorted."""
    min_confidence: float = 0.5
    encoding: str = "utf-8"
    termbases: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    """Patterns of translations, absolute, and of their originals, in order; the last that matches counts."""
    exclude: tuple[Glob, ...] = ()
    """What is left out when folders are walked."""
    include: tuple[Glob, ...] = ()
    """What is taken when folders are walked, besides the known formats."""
    lang: str = ""
    """``zh`` or ``en``; empty for what the environment says."""
    format: str = "full"
    cache_dir: str = ""
    """Empty for the usual folder in ``root``."""
    baseline: str = ""
    """The file of findings that are known; empty for none."""
    score: dict[str, Any] = {}
    """What differs from the usual weights of ``termlint score penalty``; see `termlint.scoring.penalty`."""


class Explained(msgspec.Struct, frozen=True):
    """A value with the layer that it came from."""

    key: str
    value: Any
    origin: Message


class Merged(msgspec.Struct, frozen=True):
    """The merged settings of some files and, for `Layers.explain`, where each value came from."""

    settings: Settings
    values: tuple[Explained, ...]
    rules: tuple[Explained, ...]


class Layers:
    """All layers of a run. Files of one folder share one lookup, files with the same layers one value.

    Args:
        command_line: values by key, as `termlint.layer.from_command_line` checks them.
        environment: the environment's variables.
        config: a configuration file that counts for every file instead of the nearest; None for the nearest.
    """

    def __init__(
        self,
        command_line: Layer | None = None,
        environment: Mapping[str, str] | None = None,
        config: str | None = None,
    ) -> None:
        variables = os.environ if environment is None else environment
        _refuse_mistyped(variables)
        self._above = [*from_environment(variables), *([command_line] if command_line else [])]
        self._only = Chain(here(), tuple(read_file(config))) if config is not None else None
        self._chains: dict[str, Chain | BadConfig] = {}
        self._merged: dict[tuple[int, tuple[int, ...]], Merged] = {}

    def settings_for(self, path: str) -> Settings:
        """Return what applies to a file.

        Raises:
            BadConfig: if a configuration file that applies to it has a fault.
        """
        return self._merged_for(path).settings

    def explain(self, path: str) -> Merged:
        """Return every value that applies to a file with the layer that it came from."""
        return self._merged_for(path)

    def file_for(self, path: str) -> str | None:
        """Return the configuration file that is nearest to a path."""
        files = self._chain(folder_of(absolute(path))).layers
        return files[-1].path if files else None

    def _merged_for(self, path: str) -> Merged:
        whole = absolute(path)
        chain = self._chain(folder_of(whole))
        chosen = chain.matching(whole)
        key = (id(chain), chosen)
        if key not in self._merged:
            layers = [BUILT_IN, *chain.layers, *(chain.parts[at].layer for at in chosen), *self._above]
            self._merged[key] = merge(chain.root, layers)
        return self._merged[key]

    def _chain(self, folder: str) -> Chain:
        chain = self._only or self._chains.get(folder)
        if chain is None:
            chain = self._chains[folder] = self._look(folder)
        if isinstance(chain, BadConfig):
            raise chain
        return chain

    def _look(self, folder: str) -> Chain | BadConfig:
        above = folder_of(folder)
        try:
            if (path := nearest_in(folder)) is not None:
                return Chain(folder, tuple(read_file(path)))
            return self._chain(above) if above != folder else Chain(here(), ())
        except BadConfig as error:
            return error


def _refuse_mistyped(variables: Iterable[str]) -> None:
    """Complain of a variable that is nearly one of ours; others may belong to somebody else."""
    for name in variables:
        if name.startswith("TERMLINT_") and name not in VARIABLES.values():
            from difflib import get_close_matches

            if hint := get_close_matches(name, VARIABLES.values(), 1, 0.9):
                raise BadConfig(
                    "",
                    f"{name}: unknown variable; did you mean “{hint[0]}”?",
                    f"{name}：未知的环境变量；是否想写“{hint[0]}”？",
                )


def nearest_in(folder: str) -> str | None:
    """Return the configuration file in a folder, None if it has none."""
    for name in FILES:
        path = f"{folder.rstrip('/')}/{name}"
        if _is_there(path) and (name != "pyproject.toml" or _has_table(path)):
            return path
    return None


def _is_there(path: str) -> bool:
    """Tell whether there is a file, or a link that leads nowhere: that one is worth a message."""
    # A pipe or a device would be read for ever.
    return os.path.isfile(path) or (os.path.islink(path) and not os.path.exists(path))  # noqa: PTH110, PTH113, PTH114


def _has_table(path: str) -> bool:
    # Most projects' pyproject.toml has nothing to do with us; parsing it would cost all of them.
    try:
        return b"tool.termlint" in Path(path).read_bytes()
    except OSError:
        return False


class Chain:
    """The configuration files that apply to a folder: the nearest and what it extends, farthest first."""

    def __init__(self, root: str, layers: tuple[Layer, ...]) -> None:
        self.root = root
        self.layers = layers
        self.parts: list[Part] = [part for layer in layers for part in layer.parts]

    @cached_property
    def _specs(self) -> list[tuple[str, Any]]:
        return [(_anchor(part.layer.folder, self.root), spec_of(part.paths)) for part in self.parts]

    def matching(self, path: str) -> tuple[int, ...]:
        """Return which ``[[per-path]]`` tables apply to a file."""
        if not self.parts:
            return ()
        return tuple(
            at
            for at, (folder, spec) in enumerate(self._specs)
            if path.startswith(f"{folder}/") and spec.match_file(path[len(folder) + 1 :])
        )


def _anchor(folder: str, root: str) -> str:
    """Return where a layer's patterns start: its own folder, or the project's if it lies elsewhere."""
    return folder if f"{root}/".startswith(f"{folder.rstrip('/')}/") else root


def merge(root: str, layers: Sequence[Layer]) -> Merged:
    """Return what layers come to, the first the weakest."""
    values: dict[str, Explained] = {}
    for layer in layers:
        for key, value in layer.values.items():
            values[key] = Explained(
                key, _added(root, values.get(key), layer, key, value), layer.origin_of(key)
            )
    chosen = choose(layers)
    settings = Settings(
        root=root,
        enabled=frozenset(rule.key for rule in chosen if rule.value),
        severity=_severities(values["severity"].value),
        style=tuple(sorted(one for one in values["style"].value.items() if one[1] != INFER)),
        sources=tuple(values["sources"].value.items()),
        exclude=(*values["exclude"].value, *values["extend-exclude"].value),
        **{key.replace("-", "_"): values[key].value for key in _PLAIN},
    )
    return Merged(settings, tuple(values.values()), chosen)


_PLAIN = (
    "min-confidence",
    "encoding",
    "termbases",
    "words",
    "include",
    "lang",
    "format",
    "cache-dir",
    "baseline",
    "score",
)
_PATTERNS = ("exclude", "extend-exclude", "include")


def _added(root: str, before: Explained | None, layer: Layer, key: str, value: Any) -> Any:  # noqa: ANN401
    if key in _PATTERNS:
        value = tuple(Glob(pattern, _anchor(layer.folder or root, root)) for pattern in value)
    if before is None:
        return value
    if key in ("severity", "style", "sources"):
        return {**before.value, **value}
    if key == "score":
        return {
            name: {**before.value.get(name, {}), **one} if isinstance(one, dict) else one
            for name, one in {**before.value, **value}.items()
        }
    return (*before.value, *value) if key.startswith("extend-") else value


# -- which rules ------------------------------------------------------------------------------------


def choose(layers: Iterable[Layer]) -> tuple[Explained, ...]:
    """Return for every rule whether it is on, and the layer that said so.

    A layer with ``select`` starts anew. In one layer a rule's own name counts for more than its group's,
    and a group's for more than ``all`` and ``default``; then ``ignore`` for more than ``select``.
    """
    from termlint.registry import rules

    state: dict[str, Explained] = {}
    for layer in layers:
        if "select" in layer.values:
            state = {name: Explained(name, False, layer.origin_of("select")) for name in rules()}
        for level in range(3):
            for key, on in (("select", True), ("extend-select", True), ("ignore", False)):
                for name in layer.values.get(key, ()):
                    if _level(name) == level:
                        origin = layer.origin_of(key)
                        state.update((rule, Explained(rule, on, origin)) for rule in members(name))
    return tuple(state[name] for name in rules())


def _level(name: str) -> int:
    from termlint.registry import rules

    return 2 if name in rules() else 0 if name in ("all", "default") else 1


def members(name: str) -> list[str]:
    """Return the rules that a name means: a rule, a group, ``all`` or ``default``."""
    from termlint.registry import rules

    return [rule for rule, value in rules().items() if _means(name, rule, value)]


def _means(name: str, rule: str, value: Rule) -> bool:
    return name in (rule, value.group, "all") or (name == "default" and value.default)


def _severities(given: Mapping[str, Severity]) -> dict[str, Severity]:
    ordered = sorted(given, key=_level)
    return {rule: given[name] for name in ordered for rule in members(name)}
