"""A placeholder of the original is missing in the translation, or one was added.

译文缺少原文中的占位符，或多出了占位符。

A message without its %s loses what the program has to say; one with a placeholder too many ends with an
error, and {name} that became {名字} is shown to the reader as it stands.

缺了 %s，程序要说的内容就丢了；多了占位符，程序会出错；{name} 译成 {名字}，读者看到的就是这串字符。

It compares printf and Python (%s, %(name)s, {name}), ICU ({count, plural, …}), templates ({{ name }},
${name}), Qt (%1), references of reStructuredText (:ref:`…`) and, in messages, tags. Order matters only for
printf without numbers: %s has %d becomes %2$d … %1$s. In documents it looks at templates and references
only, for there braces are mostly code.

比较的有 printf 与 Python 的占位符（%s、%(name)s、{name}）、ICU（{count, plural, …}）、模板（{{ name }}、
${name}）、Qt（%1）、reStructuredText 的引用（:ref:`…`），消息中还比较标签。只有不带序号的 printf 占位符须与原
文同序：%s has %d 应译作“%2$d……%1$s”，其余顺序不限。普通文档中花括号多为代码，因此只看模板和引用。

Examples:
    bad [a.po]: msgid "%d files in %s"
      msgstr "⟦%d 个文件⟧"
    bad [a.po]: msgid "Hello {name}, welcome back"
      msgstr "⟦{名字}，欢迎回来⟧"

    bad [a.po]: msgid "%d files in %s"
      msgstr "⟦%s 中有 %d 个文件⟧"

    ok [a.po]: msgid "%d files in %s"
      msgstr "%2$s 中有 %1$d 个文件"
    ok [a.po]: msgid "100% of the users saw <b>{name}</b>"
      msgstr "100% 的用户看到了<b>{name}</b>"
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.bitext import Bitext, Pair
from termlint.bitext.placeholders import misordered, unequal
from termlint.model import Finding, Message
from termlint.rule import PairRule
from termlint.telling.cite import cited

SHOWN = 3
"""How many placeholders a message names."""


def check(bitext: Bitext) -> Iterator[Finding]:
    """Yield a finding for each pair whose placeholders differ."""
    for pair in bitext.prose_pairs:
        missing, added = unequal(pair.target, pair.source, pair.kind)
        if missing and not bitext.exact:
            missing = [one for one in missing if one in pair.source.roles or one in bitext.templates]
        if missing or added:
            yield _finding(pair, missing, added)
        elif "%" in pair.source.raw and (numbered := misordered(pair.target, pair.source, pair.kind)):
            yield Finding(*pair.first_line, _in_order(numbered), confidence=0.9)


def _finding(pair: Pair, missing: list[str], added: list[str]) -> Finding:
    # A document may show a template that its original only describes.
    sure = 0.9 if missing or pair.kind == "entry" else 0.45
    return Finding(*pair.first_line, _said(missing[:SHOWN], added[:SHOWN]), confidence=sure)


def _in_order(numbered: list[str]) -> Message:
    en, zh = ", ".join(map(cited, numbered[:SHOWN])), "".join(map(cited, numbered[:SHOWN]))
    return Message(
        f"the placeholders have another order than in the original; number them: {en}",
        f"占位符的顺序与原文不同，须写明序号：{zh}",
    )


def _whole(one: str) -> str:
    """Return a placeholder to be shown, closed if only its beginning was compared: {count,number…}."""
    if one.startswith("<") and one.endswith('"'):
        return one.replace("id=", " id=", 1) + "/>"
    return one + "…}" if one.startswith("{") and "," in one and not one.endswith("}") else one


def _said(missing: list[str], added: list[str]) -> Message:
    lost, new = ([cited(_whole(one)) for one in side] for side in (missing, added))
    if not lost:
        en = f"the original does not have the placeholder{'s' * (len(new) > 1)} {', '.join(new)}"
        return Message(en, f"多出原文没有的占位符{''.join(new)}")
    en, zh = (
        f"{', '.join(lost)} of the original {'are' if len(lost) > 1 else 'is'} missing here",
        "".join(lost),
    )
    return Message(
        en + f", and {', '.join(new)} added" * bool(new),
        f"缺少原文中的占位符{zh}" + f"，多出{''.join(new)}" * bool(new),
    )


RULE = PairRule(check, mqm="accuracy/mistranslation/do-not-translate")
