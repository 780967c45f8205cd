"""``termlint new-rule NAME``: the scaffold of a rule, which passes its own examples."""

from __future__ import annotations

import re
from keyword import iskeyword
from pathlib import Path
from typing import Any, get_args

import click

from termlint.cli.group import command as as_command
from termlint.cli.language import pick
from termlint.cli.options import LANG, language_of, layers_from
from termlint.cli.speak import emit
from termlint.model import Message
from termlint.rule import Group
from termlint.telling.cause import cause_of

SCAFFOLD = '''"""Say in one line what is wrong.
用一行说明错在哪里。

Say why it matters, what the rule looks at, when it stays silent, what the fix does and why that is safe.

说明为什么重要、检查什么、何时不报告、修复做什么以及为何安全。

Examples:
    bad: 模型⟦进行训练了⟧三天。
    fix: 模型训练了三天。

    ok: 模型训练了三天。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from termlint.model import Finding, Message
from termlint.rule import DocumentRule
from termlint.survey import Survey

_WORDY = re.compile("进行(训练|评估|推理)了")


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each place, in prose offsets."""
    for match in _WORDY.finditer(survey.document.prose):
        yield Finding(
            *match.span(),
            message=Message(f"“{match[1]}” is a verb by itself", f"“{match[1]}”本身就是动词"),
            replacements=(f"{match[1]}了",),
            safety="unsafe",
            confidence=0.8,
        )


RULE = DocumentRule(
    check, group="terms", mqm="linguistic-conventions/grammar", severity="info", default=False
)
'''


@as_command(
    "new-rule",
    epilog=pick(
        "The name is made of lower-case words and dashes and says what is wrong: misspelled-term.",
        "规则名由小写单词和连字符组成，直接说明问题，如 misspelled-term。",
    ),
)
@click.argument("name", metavar=pick("NAME", "规则名"))
@LANG
def command(name: str, **options: Any) -> None:  # noqa: ANN401
    """Write the scaffold into ``rules/`` of a checkout, else into the current folder."""
    language = language_of(layers_from(options).settings_for("-"))
    _check(name)
    path = _shelf(Path.cwd()) / f"{name.replace('-', '_')}.py"
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(SCAFFOLD)
    except FileExistsError:
        raise _refused(f"{path} already exists.", f"{path} 已经存在。") from None
    except OSError as error:
        why = cause_of(error)
        raise _refused(f"{path} cannot be written: {why.en}", f"无法写入 {path}：{why.zh}") from None
    emit([_message(name, path, language)])


def _check(name: str) -> None:
    from termlint.registry import rules

    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name):
        like = re.sub(r"[^a-z0-9]+", "-", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()).strip("-")
        hint = pick(f" Did you mean “{like}”?", f"是否想写“{like}”？") if re.match("[a-z]", like) else ""
        raise _refused(
            f"“{name}” is not a valid rule name: use lower-case letters, digits and hyphens.{hint}",
            f"“{name}”不能作规则名：只用小写字母、数字和连字符。{hint}",
        )
    if name in ("all", "default", *get_args(Group)):
        raise _refused(
            f"“{name}” means several rules in a configuration; take another name.",
            f"“{name}”在配置中表示多条规则，请换一个名字。",
        )
    if iskeyword(name):
        raise _refused(
            f"“{name}” is a word of Python, so no module can have this name.",
            f"“{name}”是 Python 的关键字，不能作模块名。",
        )
    if name in rules():
        raise _refused(f"A rule “{name}” already exists.", f"已经有规则“{name}”。")


def _refused(en: str, zh: str) -> click.UsageError:
    return click.UsageError(pick(en, zh), click.get_current_context())


def _shelf(here: Path) -> Path:
    for folder in (here, *here.parents):
        if (folder / "rules").is_dir() and (folder / "termlint" / "registry.py").is_file():
            return folder / "rules"
    return here


def _message(name: str, path: Path, language: str) -> str:
    wrote = Message(f"wrote {path}", f"已生成 {path}")
    if path.parent.name == "rules":
        next_step = Message(
            f"Next: rewrite manual, examples and check, then run pytest tests/test_examples.py -k {name}",
            f"下一步：改写说明、例子和 check，然后运行 pytest tests/test_examples.py -k {name}",
        )
    else:
        next_step = Message(
            "For termlint to find it, declare the entry-point group termlint.rules in your package.",
            "要让 termlint 找到它，请在你的包里声明入口点组 termlint.rules。",
        )
    return f"{wrote.in_language(language)}\n{next_step.in_language(language)}\n"
