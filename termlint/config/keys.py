"""The keys of a configuration with their types, and the messages for wrong values.

Every key is checked here, so that the values that `termlint.config.settings` merges have the right types and
name only rules that exist.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any

import msgspec

from termlint.config.keylines import line_of
from termlint.config.patterns import is_pattern
from termlint.model import Message, Problem
from termlint.telling.unknown import unknown

FORMATS = (
    "full", "concise", "grouped", "json", "json-lines", "github", "gitlab", "junit", "checkstyle", "rdjson",
    "sarif",
)  # fmt: skip
LANGUAGES = ("en", "zh")
SEVERITIES = ("error", "warning", "info")

Names = tuple[str, ...]
Weight = Annotated[float, msgspec.Meta(ge=0)]


class Keys(msgspec.Struct, rename="kebab", omit_defaults=True):
    """All keys of a configuration with their types. The real defaults are in `termlint.config.layer`."""

    extend: str | Names = ()
    select: Names = ()
    extend_select: Names = ()
    ignore: Names = ()
    severity: dict[str, str] = {}
    style: dict[str, str] = {}
    sources: dict[str, str] = {}
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
    baseline: str = ""
    score: dict[str, Any] = {}
    per_path: list[dict[str, Any]] = []


class ScoreKeys(msgspec.Struct, rename="kebab"):
    """The keys of the ``[score]`` table."""

    severity: dict[str, Weight] = {}
    weights: dict[str, Weight] = {}
    reference_count: Annotated[float, msgspec.Meta(gt=0)] = 1000
    pass_mark: Annotated[float, msgspec.Meta(le=100)] = 100


KEYS = Keys.__struct_encode_fields__
LISTS = frozenset(field.encode_name for field in msgspec.structs.fields(Keys) if field.type == Names)
VARIABLES = {
    key: f"TERMLINT_{key.upper().replace('-', '_')}"
    for key in KEYS
    if key not in ("extend", "per-path", "severity", "style", "score", "sources")
}
"""The environment variable for each key that has one."""

MEANT = {
    "disable": "ignore", "skip": "ignore", "enable": "select", "rules": "select", "files": "paths",
    "glossary": "termbases", "terms": "termbases", "dictionary": "words", "source": "sources",
}  # fmt: skip
"""What other linters, or the options, call a key: the letters do not tell which one is meant."""

LARGEST = 1_000_000_000
"""The largest number in ``[score]``: with larger ones, `inf` in the end, scores would be no numbers."""

INFER = "infer"
"""The choice that leaves a convention to be inferred from the document and the project."""


class BadConfig(Exception):
    """A configuration that cannot be used; ``problem`` names the file, the key and what would be right."""

    def __init__(self, path: str, en: str, zh: str, line: int | None = None) -> None:
        super().__init__(f"{path}: {en}" if path else en)
        self.problem = Problem(path, Message(en, zh), line)


class Check:
    """Checks the values of one table; messages name the file and the key as its author wrote it."""

    def __init__(self, path: str, names: Mapping[str, str] | None = None, prefix: str = "") -> None:
        self.path = path
        self.names = names or {}
        self.prefix = prefix

    def fault(self, key: str, en: str, zh: str, word: str = "") -> BadConfig:
        """Return the exception for a fault in a key; ``word`` is the wrong text, to find its line."""
        name = self.names.get(key, self.prefix + key)
        line = line_of(self.path, name, word) if self.path else None
        if name == word:  # the message says it
            return BadConfig(self.path, en, zh, line)
        around = name.removesuffix(f".{word}") if word else name
        return BadConfig(self.path, f"{around}: {en}", f"{around}：{zh}", line)

    def values(self, table: Mapping[str, Any], *, strict: bool = True) -> dict[str, Any]:
        for key in table:
            self.known(key)
        values = self._typed(table, strict)
        for key in values.keys() & {"select", "extend-select", "ignore", "severity"}:
            self._rules(key, values[key])
        for name, severity in values.get("severity", {}).items():
            self._one_of(f"severity.{name}", severity, SEVERITIES, "severity", "级别")
        for convention, choice in values.get("style", {}).items():
            self._choice(convention, choice)
        if "score" in values:
            self._score(values["score"])
        for target, source in values.get("sources", {}).items():
            self._source(target, source)
        if "lang" in values:
            self._one_of("lang", values["lang"], LANGUAGES, "language", "语言")
        if "format" in values:
            self._one_of("format", values["format"], FORMATS, "format", "格式")
        if "encoding" in values:
            self._encoding(values["encoding"])
        for key in ("exclude", "extend-exclude", "include"):
            self.patterns(key, values.get(key, ()))
        return values

    def known(self, key: str, keys: Sequence[str] = KEYS) -> None:
        """Raise `BadConfig` for a key that is none of ``keys``."""
        if (meant := MEANT.get(key)) in keys:
            en, zh = f"unknown key “{key}”; did you mean “{meant}”?", f"未知的键“{key}”；是否想写“{meant}”？"
            raise self.fault(key, en, zh, key)
        self._one_of(key, key, keys, "key", "键")

    def patterns(self, key: str, values: Iterable[str]) -> None:
        for value in values:
            if not is_pattern(value):
                en, zh = f"“{value}” is not a valid path pattern", f"“{value}”不是合法的路径模式"
                raise self.fault(key, en, zh, value)

    def _source(self, target: str, source: str) -> None:
        stars = [len(re.findall(r"\*{1,2}", one)) for one in (target, source)]
        if stars not in ([0, 0], [1, 1]):
            raise self.fault(
                f"sources.{target}",
                "either both patterns must have one * or **, or neither",
                "两个路径模式应各有一个 * 或 **，或都没有",
            )

    def _typed(self, table: Mapping[str, Any], strict: bool) -> dict[str, Any]:
        try:
            converted = msgspec.convert(dict(table), Keys, strict=strict)
        except msgspec.ValidationError as error:
            raise (self._mistyped(str(error), table, Keys) if strict else self._unfit(table)) from None
        fields = msgspec.structs.fields(Keys)
        return {
            field.encode_name: getattr(converted, field.name)
            for field in fields
            if field.encode_name in table
        }

    def _mistyped(
        self, error: str, table: Mapping[str, Any], keys: type[msgspec.Struct], prefix: str = ""
    ) -> BadConfig:
        what, _, path = error.partition(" - at `$.")
        key = re.sub(r"\d+", lambda at: str(int(at[0]) + 1), path.rstrip("`"))  # messages count from 1
        if key.endswith("[...]"):
            key = _within(key.removesuffix("[...]"), table, keys)
        if key == "per-path":
            return self.fault(
                key, "write it with two brackets: [[per-path]]", "应写成双层方括号：[[per-path]]"
            )
        return self.fault(prefix + key, *_in_words(what))

    def _unfit(self, table: Mapping[str, Any]) -> BadConfig:
        """Return the fault in values from outside a file, which are text: only a number can be of no use."""
        value = table["min-confidence"]
        en, zh = "is not a number between 0 and 1", "无效，应为 0 到 1 之间的数"
        return self.fault("min-confidence", f"“{value}” {en}", f"“{value}”{zh}")

    def _rules(self, key: str, names: Iterable[str]) -> None:
        from termlint.registry import rules

        groups = {rule.group for rule in rules().values()}
        for name in names:
            where = f"severity.{name}" if key == "severity" else key
            self._one_of(
                where, name, [*rules(), *sorted(groups), "all", "default"], "rule or group", "规则或规则组"
            )

    def _choice(self, convention: str, choice: str) -> None:
        from termlint.registry import conventions

        known = conventions()
        self._one_of(f"style.{convention}", convention, list(known), "convention", "排版约定")
        self._one_of(f"style.{convention}", choice, [*known[convention], INFER], "choice", "写法")

    def _score(self, table: Mapping[str, Any]) -> None:
        from termlint.registry import rules

        for key in table:
            self._one_of(f"score.{key}", key, ScoreKeys.__struct_encode_fields__, "key", "键")
        try:
            msgspec.convert(table, ScoreKeys)
        except msgspec.ValidationError as error:
            raise self._mistyped(str(error), table, ScoreKeys, "score.") from None
        self._finite(table)
        for severity in table.get("severity", {}):
            self._one_of(f"score.severity.{severity}", severity, SEVERITIES, "severity", "级别")
        known = {
            name for rule in rules().values() for name in (rule.group, rule.mqm, rule.mqm.partition("/")[0])
        }
        for name in table.get("weights", {}):
            self._one_of(
                f"score.weights.{name}", name, [*rules(), *sorted(known)], "rule, group or error type",
                "规则、规则组或错误类型",
            )  # fmt: skip

    def _finite(self, table: Mapping[str, Any], prefix: str = "score.") -> None:
        """Raise `BadConfig` for numbers with which a score would be none."""
        for key, value in table.items():
            if isinstance(value, Mapping):
                self._finite(value, f"{prefix}{key}.")
            elif not abs(value) <= LARGEST:  # also of nan
                en, zh = f"must lie between -{LARGEST} and {LARGEST}", f"应在 -{LARGEST} 到 {LARGEST} 之间"
                raise self.fault(f"{prefix}{key}", en, zh)

    def _one_of(self, key: str, value: str, known: Sequence[str], en: str, zh: str) -> None:
        if value not in known:
            raise self.fault(key, *unknown(value, known, en, zh), value)

    def _encoding(self, name: str) -> None:
        try:
            "a".encode(name).decode(name)
        except (LookupError, ValueError):  # `rot13` is no encoding of texts, `undefined` none at all
            raise self.fault("encoding", f"unknown encoding “{name}”", f"未知的编码“{name}”") from None


def _within(key: str, table: Mapping[str, Any], keys: type[msgspec.Struct]) -> str:
    """Return the full name of the first value of a wrong type in a table: msgspec names the table only."""
    for name, value in table[key].items():
        try:
            msgspec.convert({key: {name: value}}, keys)
        except msgspec.ValidationError:
            return f"{key}.{name}"
    return key


_TYPES = {
    "str | array": ("text in quotes or a list", "带引号的文本或列表"),
    "array": ("a list", "列表"),
    "object": ("a table", "表"),
    "str": ("text in quotes", "带引号的文本"),
    "int": ("a whole number", "整数"),
    "float": ("a number", "数"),
    "bool": ("true or false", "true 或 false"),
}


def _in_words(error: str) -> tuple[str, str]:
    """Return a type error of msgspec in both languages, in terms that users of TOML know."""
    if limit := re.search(r"(>=?|<=?) (-?[\d.]+)$", error):
        sign, number = limit[1], limit[2].removesuffix(".0")
        if (sign, number) in ((">=", "0"), (">", "0")):
            return (
                ("must be 0 or more", "不能小于 0")
                if sign == ">="
                else ("must be greater than 0", "应大于 0")
            )
        if number != "1":
            return f"must be at most {number}", f"不能大于 {number}"
    if "=" in error:
        return "must be between 0 and 1", "应在 0 到 1 之间"
    names = [_TYPES.get(name, (name, name)) for name in re.findall("`(.+?)`", error)]
    en, zh = (list(one) for one in zip(*names, strict=True))
    return f"must be {', not '.join(en)}", f"应为{'，而不是'.join(zh)}"
