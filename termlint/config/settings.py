"""Settings: defaults, project, path, environment and command line, merged into one frozen value per file.

The layers are in `termlint.config.layer`. A later layer's value replaces an earlier one's; keys that begin
with ``extend-`` add to it, ``severity`` is merged name by name, and rules are chosen in an order of their own
(`choose`).
"""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from termlint.config.keys import INFER, VARIABLES, BadConfig
from termlint.config.layer import BUILT_IN, Layer, Part, from_environment, read_file
from termlint.config.paths import absolute, folder_of, here
from termlint.config.patterns import Spec
from termlint.model import Message, Severity
from termlint.rule import Rule

__all__ = ["BadConfig", "Explained", "Glob", "Layers", "Settings", "members"]

FILES = ("termlint.toml", ".termlint.toml", "pyproject.toml")
"""Names of configuration files, the strongest first: of several in one folder only the first is read."""


class Glob(msgspec.Struct, frozen=True):
    """A pattern as in ``.gitignore`` and the folder that it starts from."""

    pattern: str
    folder: str


class Settings(msgspec.Struct, frozen=True):
    """The settings of one file, after all layers are merged. Paths are absolute."""

    root: str = ""
    """The folder of the project's configuration file, else of its git repository, else the current one."""
    enabled: frozenset[str] = frozenset()
    """Names of the rules whose findings are shown."""
    severity: dict[str, Severity] = {}
    """Severities that differ from the rules' own."""
    style: tuple[tuple[str, str], ...] = ()
    """(convention, choice) for each convention of typography that the configuration settles, sorted."""
    min_confidence: float = 0.5
    encoding: str = "utf-8"
    termbases: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    """(pattern of translations, pattern of originals), both absolute; the last pair that matches is used."""
    exclude: tuple[Glob, ...] = ()
    """Patterns of files and folders to skip when folders are walked."""
    include: tuple[Glob, ...] = ()
    """Patterns of files to check when folders are walked, besides the known formats."""
    lang: str = ""
    """``zh`` or ``en``; empty to follow the environment."""
    format: str = "full"
    cache_dir: str = ""
    """The cache's folder; empty for the default one in ``root``."""
    baseline: str = ""
    """The baseline file; empty for none."""
    score: dict[str, Any] = {}
    """Differences from the default weights of ``termlint score penalty``; see `termlint.scoring.penalty`."""


class Explained(msgspec.Struct, frozen=True):
    """A value with the layer that it came from."""

    key: str
    value: Any
    origin: Message


class Merged(msgspec.Struct, frozen=True):
    """Merged settings and, for `Layers.explain`, the layer that each value and each rule came from."""

    settings: Settings
    values: tuple[Explained, ...]
    rules: tuple[Explained, ...]


class Layers:
    """All layers of a run. The chain of a folder is looked up once, and each set of layers is merged once.

    Args:
        command_line: the layer of the command line; None for none.
        environment: the environment's variables; None for those of this process.
        config: a configuration file to use for every file; None for the one nearest to each file.
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

    def settings_for(self, path: str, names: Container[str] | None = None) -> Settings:
        """Return the settings of a file.

        Args:
            path: the file, which need not exist.
            names: what its folder contains, if that is known: then the system is not asked for each name that
                a configuration file may have.

        Raises:
            BadConfig: if a configuration file that applies to it has a fault.
        """
        return self._merged_for(path, names).settings

    def explain(self, path: str) -> Merged:
        """Return the settings of a file together with the layer that each value came from."""
        return self._merged_for(path)

    def file_for(self, path: str) -> str | None:
        """Return the configuration file that is nearest to a path, None if there is none."""
        files = self._chain(folder_of(absolute(path))).layers
        return files[-1].path if files else None

    def files_for(self, path: str) -> tuple[str, ...]:
        """Return all configuration files that apply to a path, those included that others extend."""
        return tuple(layer.path for layer in self._chain(folder_of(absolute(path))).layers)

    def _merged_for(self, path: str, names: Container[str] | None = None) -> Merged:
        whole = absolute(path)
        chain = self._chain(folder_of(whole), names)
        chosen = chain.matching(whole)
        key = (id(chain), chosen)
        if key not in self._merged:
            layers = [BUILT_IN, *chain.layers, *(chain.parts[at].layer for at in chosen), *self._above]
            self._merged[key] = merge(chain.root, layers)
        return self._merged[key]

    def _chain(self, folder: str, names: Container[str] | None = None) -> Chain:
        chain = self._only or self._chains.get(folder)
        if chain is None:
            chain = self._chains[folder] = self._look(folder, names)
        if isinstance(chain, BadConfig):
            raise chain
        return chain

    def _look(self, folder: str, names: Container[str] | None) -> Chain | BadConfig:
        above = folder_of(folder)
        try:
            if (path := nearest_in(folder, names)) is not None:
                return Chain(folder, tuple(read_file(path)))
            found = self._chain(above) if above != folder else Chain(here(), ())
        except BadConfig as error:
            return error
        is_project = not found.layers and _may_be(".git", names)
        is_project = is_project and os.path.exists(f"{folder.rstrip('/')}/.git")  # noqa: PTH110
        return Chain(folder, ()) if is_project else found


def _refuse_mistyped(variables: Iterable[str]) -> None:
    """Raise `BadConfig` for a variable that looks like a misspelling of one of ours.

    Other variables that begin with ``TERMLINT_`` may belong to another program.
    """
    for name in variables:
        if name.startswith("TERMLINT_") and name not in VARIABLES.values():
            from difflib import get_close_matches

            if hint := get_close_matches(name, VARIABLES.values(), 1, 0.9):
                raise BadConfig(
                    "",
                    f"{name}: unknown variable; did you mean “{hint[0]}”?",
                    f"{name}：未知的环境变量；是否想写“{hint[0]}”？",
                )


def _may_be(name: str, names: Container[str] | None) -> bool:
    """Return False if a folder has no such entry; ``names`` are those it has, None if that is not known."""
    return names is None or name in names


def nearest_in(folder: str, names: Container[str] | None = None) -> str | None:
    """Return the configuration file in a folder, None if it has none; ``names`` are the folder's entries."""
    for name in (one for one in FILES if _may_be(one, names)):
        path = f"{folder.rstrip('/')}/{name}"
        if _is_there(path) and (name != "pyproject.toml" or _has_table(path)):
            return path
    return None


def _is_there(path: str) -> bool:
    """Return True if there is a file, or a broken link: that one deserves a message."""
    # Reading a pipe or a device would never end.
    return os.path.isfile(path) or (os.path.islink(path) and not os.path.exists(path))  # noqa: PTH110, PTH113, PTH114


def _has_table(path: str) -> bool:
    # Most projects' pyproject.toml does not speak of us, and parsing it would take time in all of them.
    try:
        written = Path(path).read_bytes()
        return b"termlint" in written and _is_ours(written)
    except OSError:
        return False


def _is_ours(written: bytes) -> bool:
    """Return True if a pyproject.toml has our table, or a value in its place, which is a fault to be told."""
    import tomllib

    try:
        tool = tomllib.loads(written.decode("utf-8-sig")).get("tool")
    except (ValueError, RecursionError):  # what is wrong with it is told if it is ours
        return b"tool.termlint" in written
    return "termlint" in tool if isinstance(tool, dict) else tool is not None


class Chain:
    """The configuration files that apply to a folder, weakest first: what one extends, then that one."""

    def __init__(self, root: str, layers: tuple[Layer, ...]) -> None:
        self.root = root
        self.layers = layers
        self.parts: list[Part] = [part for layer in layers for part in layer.parts]

    @cached_property
    def _specs(self) -> list[tuple[str, Spec]]:
        return [(_anchor(part.layer.folder, self.root), Spec(part.paths)) for part in self.parts]

    def matching(self, path: str) -> tuple[int, ...]:
        """Return the indices in ``parts`` of the ``[[per-path]]`` tables that match an absolute path."""
        if not self.parts:
            return ()
        return tuple(
            at
            for at, (folder, spec) in enumerate(self._specs)
            if path.startswith(f"{folder}/") and spec.verdict(path[len(folder) + 1 :])
        )


def _anchor(folder: str, root: str) -> str:
    """Return where a layer's patterns start: at its own folder, or at the root if that lies outside it."""
    return folder if f"{root}/".startswith(f"{folder.rstrip('/')}/") else root


def merge(root: str, layers: Sequence[Layer]) -> Merged:
    """Return the layers merged, the weakest first."""
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
    """Return for every rule whether it is enabled, and the layer that decided it.

    A layer with ``select`` discards what earlier layers chose. Within one layer a rule's own name outweighs
    its group's, and a group's outweighs ``all`` and ``default``; at the same level ``ignore`` outweighs
    ``select``.
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
