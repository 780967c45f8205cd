"""Reads a rule's manual page from its docstring, and prints it.

The form is in docs/architecture.md, "A rule". `termlint.manual.examples` runs the examples.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import ModuleType
from typing import Literal, cast

import msgspec

from termlint.han import IDEOGRAPHS
from termlint.model import Message, Problem
from termlint.registry import name_of
from termlint.rule import Rule
from termlint.telling.columns import width as width_of
from termlint.telling.columns import wrapped

Kind = Literal["bad", "fix", "ok"]

_ITEM = re.compile(r" {4}(bad|fix|ok)(?: \[([^\]\n]+)\])?:(?: (.*))?")
_HAN = re.compile(rf"[\u2e80-\u2fd5\u3005\u3007{IDEOGRAPHS}]")
_MARK = "[，。、；：！？（）《》“”]"
_GLUED = r"[\u2e80-\u2fd5\u3000-\u9fff\uf900-\ufaff\uff01-\uff5e“”‘’…—]"


class BadManual(Exception):
    """A docstring that is no valid manual page; the message and ``problem`` say what is missing."""

    @property
    def problem(self) -> Problem:
        """The fault as a problem to report."""
        return Problem("", Message(f"bad manual page: {self}", f"规则说明有误：{self}"))


class Example(msgspec.Struct, frozen=True):
    """One item of ``Examples:``. ``text`` still contains the marks ``⟦…⟧``.

    ``file`` is the name in brackets, None if there is none.
    """

    kind: Kind
    file: str | None
    text: str


class Paragraphs(msgspec.Struct, frozen=True):
    """The paragraphs of a page by language, each one line; list items in it keep their own lines."""

    en: tuple[str, ...]
    zh: tuple[str, ...]

    def in_language(self, language: str) -> tuple[str, ...]:
        """Return the paragraphs in ``"zh"`` or ``"en"``."""
        return self.zh if language == "zh" else self.en


class Manual(msgspec.Struct, frozen=True):
    """A rule's manual page."""

    title: Message
    paragraphs: Paragraphs
    examples: tuple[Example, ...]

    @property
    def fixes(self) -> bool:
        """Whether the rule shows a fix in its examples."""
        return any(example.kind == "fix" for example in self.examples)


def manual(module: ModuleType) -> Manual:
    """Return the manual page of a rule's module.

    Raises:
        BadManual: if a title, a language or the form of an example is missing.
    """
    try:
        return parse(module.__doc__ or _docstring_from_source(module))
    except BadManual as error:
        raise BadManual(f"{module.__name__}: {error}") from None


def _docstring_from_source(module: ModuleType) -> str:
    """Return the docstring read from a module's source file: ``python -OO`` drops it from the module."""
    import ast
    from pathlib import Path

    try:
        text = Path(module.__file__ or "").read_text(encoding="utf-8")
    except OSError:
        raise BadManual("the manual is gone (python -OO?), and so is the module's source") from None
    return ast.get_docstring(ast.parse(text), clean=False) or ""


def parse(docstring: str) -> Manual:
    """Parse a docstring into a manual page; raises as `manual` does."""
    body, _, shown = docstring.strip("\n").partition("\nExamples:\n")
    english, _, rest = body.strip().partition("\n")
    chinese, _, rest = rest.lstrip().partition("\n")
    if not english or _HAN.match(english) or not _HAN.search(chinese) or rest[:1].strip():
        raise BadManual("the docstring must begin with one English line and one Chinese line")
    blocks = re.split(r"\n[ \t]*\n", rest)
    joined = [_joined(block) for block in blocks if block.strip()]
    paragraphs = Paragraphs(
        tuple(block for block in joined if not _is_chinese(block)),
        tuple(block for block in joined if _is_chinese(block)),
    )
    return Manual(Message(english.strip(), chinese.strip()), paragraphs, tuple(_examples(shown)))


def _is_chinese(block: str) -> bool:
    """Return True if a paragraph is Chinese, judged by its end first: English too may begin with Han."""
    if block.endswith((".", ":")):
        return False
    return block.endswith(("。", "：")) or _HAN.match(block.lstrip("*- “「（")) is not None


def _joined(block: str) -> str:
    """Join the lines of a paragraph: Chinese without a space, list items on lines of their own."""
    lines = re.sub(r"\n[ \t]*(?![*-] )", "\n", block.strip())
    lines = re.sub(rf"(?<={_GLUED})\n(?={_GLUED})", "", lines)
    if _is_chinese(lines):
        lines = re.sub(rf"(?<={_MARK})\n(?!\s*[*-] )|\n(?={_MARK})", "", lines)
    return re.sub(r"\n(?![*-] |[ \t]+[*-] )", " ", lines)


def _examples(text: str) -> Iterator[Example]:
    opened: re.Match[str] | None = None
    more: list[str] = []
    for line in text.splitlines():
        if not line.strip() or (opened and line.startswith("     ")):
            more.append(line)
            continue
        if opened:
            yield _example(opened, more)
        opened, more = _ITEM.fullmatch(line.rstrip()), []
        if not opened:
            raise BadManual(f"neither bad:, fix: nor ok: in {line.strip()!r}")
    if opened:
        yield _example(opened, more)


def _example(opened: re.Match[str], more: Sequence[str]) -> Example:
    depth = min((len(line) - len(line.lstrip(" ")) for line in more if line.strip()), default=0)
    first = opened[3]
    lines = [] if first is None else [first]
    text = "\n".join([*lines, *(line[depth:] for line in more)]).rstrip()
    return Example(cast(Kind, opened[1]), opened[2], text)


# -- printing ---------------------------------------------------------------------------------------

_ON = Message("on by default", "默认启用")
_OFF = Message("off by default", "默认停用")
_KINDS = {
    "bad": Message("wrong", "有误"),
    "fix": Message("fixed", "修复"),
    "ok": Message("right", "正确"),
}
_SEVERITIES = {
    "error": Message("error", "错误"),
    "warning": Message("warning", "警告"),
    "info": Message("info", "提示"),
}
_GROUPS = {
    "terms": Message("terms", "术语"),
    "characters": Message("characters", "文字"),
    "script": Message("script", "繁简"),
    "typography": Message("typography", "排版"),
    "bilingual": Message("bilingual", "双语"),
    "meta": Message("meta", "检查本身"),
}


def page(module: ModuleType, rule: Rule, language: str, width: int = 88) -> Iterator[str]:
    """Yield a rule's manual page as lines without ends, wrapped at ``width`` terminal columns."""
    read = manual(module)
    yield f"{name_of(module.__name__)}: {read.title.in_language(language)}"
    yield ""
    yield from wrapped(_facts(rule, read, language), width)
    for paragraph in read.paragraphs.in_language(language):
        yield ""
        for line in paragraph.splitlines():
            yield from wrapped(line, width)
    yield ""
    yield "例子：" if language == "zh" else "Examples:"
    for example in read.examples:
        yield from _printed(example, language)


def _facts(rule: Rule, read: Manual, language: str) -> str:
    group = _GROUPS[rule.group].in_language(language)
    facts = [
        f"规则组 {rule.group}（{group}）" if language == "zh" else f"group {rule.group}",
        _SEVERITIES[rule.severity].in_language(language),
        (_ON if rule.default else _OFF).in_language(language),
        f"MQM {rule.mqm}",
    ]
    if read.fixes:
        facts.append("可修复" if language == "zh" else "offers fixes")
    return " · ".join(facts)


def _printed(example: Example, language: str) -> Iterator[str]:
    word = _KINDS[example.kind].in_language(language)
    label = f"{word} [{example.file}]" if example.file else word
    if example.kind != "fix":
        yield ""
    first, *rest = example.text.splitlines()
    label = f"  {label}{'：' if language == 'zh' else ': '}"
    indent = " " * width_of(label)
    yield f"{label}{first}"
    yield from (f"{indent}{line}".rstrip() for line in rest)


def table(
    modules: Mapping[str, ModuleType], rules: Mapping[str, Rule], language: str
) -> list[dict[str, object]]:
    """Return one row per rule: name, default, severity, group, fix, mqm, title."""
    return [
        {
            "name": name,
            "default": rules[name].default,
            "severity": rules[name].severity,
            "group": rules[name].group,
            "fix": (read := manual(module)).fixes,
            "mqm": rules[name].mqm,
            "title": read.title.in_language(language),
        }
        for name, module in modules.items()
    ]


def markdown(modules: Mapping[str, ModuleType], rules: Mapping[str, Rule]) -> Iterator[str]:
    """Yield ``rules/README.md``, in both languages."""
    yield "# 规则 · Rules\n\n"
    yield "<!-- termlint: ignore-file -->\n\n"
    yield "本文件由 `termlint rules --format markdown` 生成，请勿手改。\n"
    yield "This file is made by `termlint rules --format markdown`; do not edit it.\n\n"
    yield "| 规则 rule | 组 group | 默认 default | 级别 severity | 修复 fix | 说明 what is wrong |\n"
    yield "|---|---|---|---|---|---|\n"
    for name, module in modules.items():
        rule, read = rules[name], manual(module)
        link = f"[{name}]({module.__name__.rpartition('.')[2]}.py)"
        marks = f"{'✓' if rule.default else '–'} | {rule.severity} | {'✓' if read.fixes else '–'}"
        title = f"{read.title.zh}<br>{read.title.en}".replace("|", "\\|")
        yield f"| {link} | {rule.group} | {marks} | {title} |\n"
