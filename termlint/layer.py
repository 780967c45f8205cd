"""One layer of configuration: read from a file, the environment or the command line, and checked.

Every key is checked here, so that what `termlint.config` merges is right by its type and names only
rules that exist.
"""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import msgspec

from termlint.cause import cause_of
from termlint.model import Message, Problem
from termlint.patterns import is_pattern

FORMATS = ("full", "concise", "grouped", "json", "json-lines", "github", "sarif")
LANGUAGES = ("en", "zh")
SEVERITIES = ("error", "warning", "info")

Names = tuple[str, ...]


class Keys(msgspec.Struct, rename="kebab", omit_defaults=True):
    """All keys of a configuration with their types. What none of the layers sets is in `BUILT_IN`."""

    extend: str | Names = ()
    select: Names = ()
    extend_select: Names = ()
    ignore: Names = ()
    severity: dict[str, str] = {}
    min_confidence: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0
    encoding: str = ""
    termbases: Names = ()
    words: Names = ()
    exclude: Names = ()
    extend_exclude: Names = ()
    include: Names = ()
    lang: str = ""
    format: str = ""
    cache_dir: str = ""
    per_path: list[dict[str, Any]] = []


KEYS = Keys.__struct_encode_fields__
LISTS = frozenset(field.encode_name for field in msgspec.structs.fields(Keys) if field.type == Names)
VARIABLES = {
    key: f"TERMLINT_{key.upper().replace('-', '_')}"
    for key in KEYS
    if key not in ("extend", "per-path", "severity")
}
"""The environment's variable for a key."""

RUN_ONLY = frozenset(
    {"extend", "per-path", "exclude", "extend-exclude", "include", "lang", "format", "cache-dir"}
)
"""Keys that mean a whole run and cannot differ from file to file."""


class BadConfig(Exception):
    """A configuration that cannot be used; ``problem`` names the file, the key and what would be right."""

    def __init__(self, path: str, en: str, zh: str, line: int | None = None) -> None:
        super().__init__(f"{path}: {en}" if path else en)
        self.problem = Problem(path, Message(en, zh), line)


class Layer(msgspec.Struct, frozen=True):
    """Checked values by key. ``folder`` is where its patterns start, ``path`` the file it was read from."""

    origin: Message
    values: dict[str, Any]
    folder: str = ""
    path: str = ""
    parts: tuple[Part, ...] = ()
    origins: dict[str, Message] = {}

    def origin_of(self, key: str) -> Message:
        """Return where a key's value was said."""
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
    },
)  # fmt: skip


# -- where layers come from -------------------------------------------------------------------------


def read_file(path: str, seen: Sequence[str] = ()) -> Iterator[Layer]:
    """Yield the layers of a configuration file: what it extends, farthest first, then itself.

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
        yield from read_file(_existing(layer, "extend", base), (*seen, real))
    yield layer


def from_environment(variables: Mapping[str, str]) -> list[Layer]:
    """Return the layer that ``TERMLINT_…`` variables make, none if there are none."""
    given = {key: variables[name] for key, name in VARIABLES.items() if variables.get(name)}
    if not given:
        return []
    table = {key: split(value) if key in LISTS else value for key, value in given.items()}
    origins = {key: Message(VARIABLES[key], VARIABLES[key]) for key in given}
    return [from_table(table, Message("environment", "环境变量"), origins)]


def from_table(table: Mapping[str, Any], origin: Message, origins: dict[str, Message]) -> Layer:
    """Return the layer that values from outside a file make; texts are read as what the key needs."""
    checked = _Check("", {key: name.en for key, name in origins.items()}).values(table, strict=False)
    layer = Layer(origin, checked, here(), "", (), origins)
    return msgspec.structs.replace(layer, values=_with_paths(layer, checked))


def split(value: str) -> tuple[str, ...]:
    """Return the names in a list that is written with commas."""
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _parsed(path: str) -> dict[str, Any]:
    import tomllib

    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
        table = tomllib.loads(text)
    except OSError as error:
        why = cause_of(error)
        raise BadConfig(shown(path), f"cannot be read: {why.en}", f"无法读取：{why.zh}") from None
    except UnicodeDecodeError as error:
        at = error.start
        raise BadConfig(
            shown(path), f"is not UTF-8 at byte {at}", f"不是 UTF-8 编码（第 {at} 字节）"
        ) from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        number = int(line[1]) if line else None
        raise BadConfig(shown(path), f"is not TOML: {error}", f"不是合法的 TOML：{error}", number) from None
    if path.endswith("pyproject.toml"):
        return _own_table(path, table)
    return table


def _own_table(path: str, table: dict[str, Any]) -> dict[str, Any]:
    for key in ("tool", "termlint"):
        table = table.get(key, {})
        if not isinstance(table, dict):
            raise BadConfig(
                shown(path), "[tool.termlint] must be a table", "[tool.termlint] 应为一张表（不是数组或值）"
            )
    return table


def _layer(path: str, table: dict[str, Any]) -> Layer:
    name = shown(path)
    folder = folder_of(absolute(path))
    origin = Message(name, name)
    values = _Check(name).values(table)
    bare = Layer(origin, {}, folder, path)
    parts = tuple(_part(bare, at, one) for at, one in enumerate(values.pop("per-path", ()), 1))
    values.pop("extend", None)
    return msgspec.structs.replace(bare, values=_with_paths(bare, values), parts=parts)


def _part(layer: Layer, number: int, table: dict[str, Any]) -> Part:
    where = f"per-path[{number}]"
    check = _Check(layer.origin.en, prefix=f"{where}.")
    rest = {key: value for key, value in table.items() if key != "paths"}
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


# -- checking ---------------------------------------------------------------------------------------


class _Check:
    """Checks the values of one table; faults name the file and the key as its author wrote it."""

    def __init__(self, path: str, names: Mapping[str, str] | None = None, prefix: str = "") -> None:
        self.path = path
        self.names = names or {}
        self.prefix = prefix

    def fault(self, key: str, en: str, zh: str) -> BadConfig:
        name = self.names.get(key, self.prefix + key)
        return BadConfig(self.path, f"{name}: {en}", f"{name}：{zh}")

    def values(self, table: Mapping[str, Any], *, strict: bool = True) -> dict[str, Any]:
        for key in table:
            self._one_of(key, key, KEYS, "key", "键")
        values = self._typed(table, strict)
        for key in values.keys() & {"select", "extend-select", "ignore", "severity"}:
            self._rules(key, values[key])
        for severity in values.get("severity", {}).values():
            self._one_of("severity", severity, SEVERITIES, "severity", "严重程度")
        if "lang" in values:
            self._one_of("lang", values["lang"], LANGUAGES, "language", "语言")
        if "format" in values:
            self._one_of("format", values["format"], FORMATS, "format", "格式")
        if "encoding" in values:
            self._encoding(values["encoding"])
        for key in ("exclude", "extend-exclude", "include"):
            self.patterns(key, values.get(key, ()))
        return values

    def patterns(self, key: str, values: Iterable[str]) -> None:
        for value in values:
            if not is_pattern(value):
                raise self.fault(key, f"“{value}” is no path pattern", f"“{value}”不是合法的路径模式")

    def _typed(self, table: Mapping[str, Any], strict: bool) -> dict[str, Any]:
        try:
            converted = msgspec.convert(dict(table), Keys, strict=strict)
        except msgspec.ValidationError as error:
            raise self._mistyped(str(error)) from None
        fields = msgspec.structs.fields(Keys)
        return {
            field.encode_name: getattr(converted, field.name)
            for field in fields
            if field.encode_name in table
        }

    def _mistyped(self, said: str) -> BadConfig:
        what, _, path = said.partition(" - at `$.")
        key = path.rstrip("`").removesuffix("[...]")
        return self.fault(key, *_in_words(what))

    def _rules(self, key: str, names: Iterable[str]) -> None:
        from termlint.registry import rules

        groups = {rule.group for rule in rules().values()}
        for name in names:
            self._one_of(
                key, name, [*rules(), *sorted(groups), "all", "default"], "rule or group", "规则或规则组"
            )

    def _one_of(self, key: str, value: str, known: Sequence[str], en: str, zh: str) -> None:
        if value not in known:
            hint = nearest(value, known)
            raise self.fault(
                key,
                f"unknown {en} “{value}”; "
                + (f"did you mean “{hint}”?" if hint else f"known are {', '.join(known)}"),
                f"未知的{zh}“{value}”；"
                + (f"是否想写“{hint}”？" if hint else f"可用的有 {'、'.join(known)}"),
            )

    def _encoding(self, name: str) -> None:
        try:
            "a".encode(name).decode(name)
        except (LookupError, ValueError):  # `rot13` is no encoding of texts, `undefined` none at all
            raise self.fault("encoding", f"unknown encoding “{name}”", f"未知的编码“{name}”") from None


def nearest(value: str, known: Iterable[str]) -> str | None:
    """Return the known word that a mistyped one is most like, None if none is like it."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(value.lower().replace("_", "-"), list(known), 1, 0.6)), None)


_TYPES = {
    "str | array": ("text in quotes or a list", "带引号的文本或列表"),
    "array": ("a list", "列表"),
    "object": ("a table", "表"),
    "str": ("text in quotes", "带引号的文本"),
    "int": ("a whole number", "整数"),
    "float": ("a number", "数"),
    "bool": ("true or false", "true 或 false"),
}


def _in_words(said: str) -> tuple[str, str]:
    """Return what msgspec says of a type, in both languages and in words that TOML's users know."""
    if "=" in said:
        return "must be from 0 to 1", "应在 0 到 1 之间"
    names = [_TYPES.get(name, (name, name)) for name in re.findall("`(.+?)`", said)]
    en, zh = (list(one) for one in zip(*names, strict=True))
    return f"must be {', not '.join(en)}", f"应为{'，而不是'.join(zh)}"


# -- paths ------------------------------------------------------------------------------------------


def _with_paths(layer: Layer, values: dict[str, Any]) -> dict[str, Any]:
    """Return the values with paths absolute, from the folder of the layer."""
    changed: dict[str, Any] = {}
    for key in ("termbases", "words"):
        if key in values:
            changed[key] = tuple(path for one in values[key] for path in _files(layer, key, one))
    if values.get("cache-dir"):
        changed["cache-dir"] = from_folder(layer.folder, values["cache-dir"])
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
    where = shown(layer.path) if layer.path else ""
    return BadConfig(where, f"{key}: there is no file “{name}”", f"{key}：没有文件“{name}”")


def shown(path: str) -> str:
    """Return a path as it is shown: from the current folder if it is below it."""
    whole, start = absolute(path), f"{here()}/"
    return whole[len(start) :] if whole.startswith(start) else whole


# Settings are looked up for every file: plain strings here, for `pathlib` takes four times as long.


def here() -> str:
    """Return the current folder."""
    return absolute("")


def absolute(path: str, *, real: bool = False) -> str:
    """Return a path from the top, with forward slashes; ``real`` follows symbolic links."""
    whole = os.path.realpath(path) if real else os.path.abspath(path)  # noqa: PTH100
    return whole.replace(os.sep, "/") if os.sep != "/" else whole


def folder_of(path: str) -> str:
    """Return the folder of a path that has one."""
    return path.rpartition("/")[0] or "/"


def is_file(path: str) -> bool:
    """Tell whether there is a file; one that may not be looked at is none, where `pathlib` would raise."""
    return os.path.isfile(path)  # noqa: PTH113


def from_folder(folder: str, path: str) -> str:
    """Return a path that is written from a folder, from the top."""
    return absolute(os.path.join(folder, os.path.expanduser(path)))  # noqa: PTH111, PTH118
