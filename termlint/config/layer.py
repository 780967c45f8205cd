"""One layer of configuration, read from a file, the environment or the command line.

`termlint.config.keys` checks its values.
"""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from termlint.config.keylines import line_of
from termlint.config.keys import KEYS, LISTS, VARIABLES, BadConfig, Check, Names
from termlint.config.paths import absolute, folder_of, from_folder, here, is_file, shown
from termlint.model import Message
from termlint.shelf import seeds_folder
from termlint.telling.cause import cause_of
from termlint.telling.syntax import too_long, why_refused
from termlint.telling.unknown import unknown

RUN_ONLY = frozenset(
    {
        "extend",
        "per-path",
        "sources",
        "exclude",
        "extend-exclude",
        "include",
        "lang",
        "format",
        "cache-dir",
        "baseline",
        "score",
    }
)
"""Keys that apply to a whole run and cannot differ from file to file."""

OF_PART = ("paths", *(key for key in KEYS if key not in RUN_ONLY))
"""The keys of a ``[[per-path]]`` table."""


class Layer(msgspec.Struct, frozen=True):
    """Checked values by key. ``folder`` is where its patterns start, ``path`` the file with the values."""

    origin: Message
    values: dict[str, Any]
    folder: str = ""
    path: str = ""
    parts: tuple[Part, ...] = ()
    origins: dict[str, Message] = {}

    def origin_of(self, key: str) -> Message:
        """Return the description of where a key's value comes from."""
        return self.origins.get(key, self.origin)


class Part(msgspec.Struct, frozen=True):
    """A ``[[per-path]]`` table: a layer for the files that its patterns match."""

    paths: Names
    layer: Layer


BUILT_IN = Layer(
    Message("built in", "内置"),
    {
        "select": ("default",),
        "extend-select": (),
        "ignore": (),
        "severity": {},
        "style": {},
        "sources": {},
        "min-confidence": 0.5,
        "encoding": "utf-8",
        "termbases": (),
        "words": (),
        "exclude": (
            ".bzr", ".direnv", ".eggs", ".git", ".hg", ".mypy_cache", ".nox", ".pytest_cache", ".ruff_cache",
            ".svn", ".termlint_cache", ".tox", ".venv", "__pycache__", "_build", "build", "dist",
            "node_modules", "site-packages", "venv",
        ),
        "extend-exclude": (),
        "include": (),
        "lang": "",
        "format": "full",
        "cache-dir": "",
        "baseline": "",
        "score": {},
    },
)  # fmt: skip


# -- where layers come from -------------------------------------------------------------------------


def read_file(path: str, seen: Sequence[str] = ()) -> Iterator[Layer]:
    """Yield the layers of a configuration file, the weakest first: those that it extends, then its own.

    Raises:
        BadConfig: if the file or one that it extends cannot be read, or says what is not known.
    """
    real = absolute(path, real=True)
    if real in seen:
        ring = " → ".join(shown(one) for one in (*seen[seen.index(real) :], real))
        raise BadConfig(shown(path), f"extends itself: {ring}", f"extend 形成循环：{ring}")
    table = _parsed(path)
    layer = _layer(path, table)
    bases = table.get("extend", ())
    for base in (bases,) if isinstance(bases, str) else bases:
        yield from read_file(_base(layer, base), (*seen, real))
    yield layer


def styles() -> dict[str, str]:
    """Return the paths of the house styles that termlint ships, by name: configuration files to extend."""
    return {path.stem: path.as_posix() for path in sorted((seeds_folder() / "styles").glob("*.toml"))}


def _base(layer: Layer, name: str) -> str:
    if is_file(from_folder(layer.folder, name)):
        return from_folder(layer.folder, name)
    known = styles()
    if name in known:
        return known[name]
    if "/" in name or "." in name:
        raise _missing(layer, "extend", name)
    en, zh = "house style", "排版规范"
    raise Check(shown(layer.path)).fault("extend", *unknown(name, [*known], en, zh))


def from_environment(variables: Mapping[str, str]) -> list[Layer]:
    """Return a list with the layer of the ``TERMLINT_…`` variables; empty if none is set."""
    given = {key: variables[name] for key, name in VARIABLES.items() if variables.get(name)}
    if not given:
        return []
    table = {key: split(value) if key in LISTS else value for key, value in given.items()}
    origins = {key: Message(VARIABLES[key], VARIABLES[key]) for key in given}
    return [from_table(table, Message("environment", "环境变量"), origins)]


def from_table(table: Mapping[str, Any], origin: Message, origins: dict[str, Message]) -> Layer:
    """Return a layer of values from outside a file; strings are converted to the types of their keys."""
    checked = Check("", {key: name.en for key, name in origins.items()}).values(table, strict=False)
    layer = Layer(origin, checked, here(), "", (), origins)
    return msgspec.structs.replace(layer, values=_with_paths(layer, checked))


def split(value: str) -> tuple[str, ...]:
    """Return the items of a comma-separated list, without white space and empty ones."""
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _parsed(path: str) -> dict[str, Any]:
    table = _toml(path)
    if path.endswith("pyproject.toml"):
        return _own_table(path, table)
    if "tool" in table:
        en = "belongs in pyproject.toml only; in this file the keys stand at the top level"
        zh = "只在 pyproject.toml 中需要；本文件中各项设置直接写在顶层"
        line = line_of(path, "tool.termlint")
        raise BadConfig(shown(path), f"[tool.termlint] {en}", f"[tool.termlint] {zh}", line)
    return table


def _toml(path: str) -> dict[str, Any]:
    import tomllib

    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
        return tomllib.loads(text)
    except OSError as error:
        why = cause_of(error)
        raise BadConfig(shown(path), f"cannot be read: {why.en}", f"无法读取：{why.zh}") from None
    except UnicodeDecodeError as error:
        at = error.start
        raise BadConfig(shown(path), f"not UTF-8 at byte {at}", f"不是 UTF-8 编码（第 {at} 字节）") from None
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"at line (\d+)", str(error))
        number = int(where[1]) if where else text.rstrip().count("\n") + 1
        why = why_refused(re.sub(r" \(at line .*", "", str(error)))
        en, zh = f"not valid TOML: {why.en}", f"不是合法的 TOML：{why.zh}"
        raise BadConfig(shown(path), en, zh, number) from None
    except RecursionError:
        raise BadConfig(shown(path), "nested too deeply", "嵌套过深") from None
    except ValueError:  # a number with more digits than Python converts
        at, why = too_long(text)
        raise BadConfig(shown(path), why.en, why.zh, text.count("\n", 0, at) + 1) from None


def _own_table(path: str, table: dict[str, Any]) -> dict[str, Any]:
    for key in ("tool", "termlint"):
        table = table.get(key, {})
        if not isinstance(table, dict):
            en, zh = "[tool.termlint] must be a table", "[tool.termlint] 应为一张表（不是数组或值）"
            raise BadConfig(shown(path), en, zh, line_of(path, ""))
    return table


def _layer(path: str, table: dict[str, Any]) -> Layer:
    name = shown(path)
    folder = folder_of(absolute(path))
    origin = Message(name, name)
    values = Check(name).values(table)
    bare = Layer(origin, {}, folder, path)
    parts = tuple(_part(bare, at, one) for at, one in enumerate(values.pop("per-path", ()), 1))
    values.pop("extend", None)
    return msgspec.structs.replace(bare, values=_with_paths(bare, values), parts=parts)


def _part(layer: Layer, number: int, table: dict[str, Any]) -> Part:
    where = f"per-path[{number}]"
    check = Check(layer.origin.en, prefix=f"{where}.")
    rest = {key: value for key, value in table.items() if key != "paths"}
    for key in (key for key in rest if key not in RUN_ONLY):
        check.known(key, OF_PART)
    paths = table.get("paths")
    if not isinstance(paths, list) or not paths or not all(isinstance(one, str) for one in paths):
        raise check.fault("paths", "must be a list of patterns", "应为路径模式的列表")
    check.patterns("paths", paths)
    for key in rest.keys() & RUN_ONLY:
        raise check.fault(key, "cannot be set for single paths", "不能按路径设置")
    origin = Message(f"{layer.origin.en} {where}", f"{layer.origin.zh} {where}")
    inner = msgspec.structs.replace(layer, origin=origin)
    values = _with_paths(inner, check.values(rest))
    return Part(tuple(paths), msgspec.structs.replace(inner, values=values))


# -- paths ------------------------------------------------------------------------------------------


def _with_paths(layer: Layer, values: dict[str, Any]) -> dict[str, Any]:
    """Return the values with paths made absolute, starting from the layer's folder."""
    changed: dict[str, Any] = {}
    for key in ("termbases", "words"):
        if key in values:
            changed[key] = tuple(path for one in values[key] for path in _files(layer, key, one))
    if "sources" in values:
        changed["sources"] = {
            from_folder(layer.folder, target): from_folder(layer.folder, source)
            for target, source in values["sources"].items()
        }
    for key in ("cache-dir", "baseline"):
        if values.get(key):
            changed[key] = from_folder(layer.folder, values[key])
    return {**values, **changed}


def _files(layer: Layer, key: str, pattern: str) -> list[str]:
    if "*" not in pattern:
        return [_existing(layer, key, pattern)]
    whole = os.path.join(glob.escape(layer.folder), os.path.expanduser(pattern))  # noqa: PTH111, PTH118
    found = sorted(absolute(path) for path in glob.glob(whole, recursive=True) if is_file(path))  # noqa: PTH207
    if not found:
        raise _missing(layer, key, pattern)
    return found


def _existing(layer: Layer, key: str, name: str) -> str:
    path = from_folder(layer.folder, name)
    if not is_file(path):
        raise _missing(layer, key, name)
    return path


def _missing(layer: Layer, key: str, name: str) -> BadConfig:
    en, zh = f"no such file: “{name}”", f"没有文件“{name}”"
    return Check(shown(layer.path) if layer.path else "", _names(layer)).fault(key, en, zh, name)


def _names(layer: Layer) -> dict[str, str]:
    """Return the names of keys outside a file: options, variables."""
    return {key: origin.en for key, origin in layer.origins.items()}
