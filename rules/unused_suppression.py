"""A comment asks termlint to be silent where it has nothing to say.
注释要求 termlint 不报告，但这里本来就没有可报告的内容。

Such a comment outlives the fault that it was written for, and then hides the next one. The rule also reports
a comment with a rule name or a verb that termlint does not know: it silences nothing, although its
author believes so.

这类注释在问题改好之后仍然留着，会掩盖以后出现的问题。规则名或动词写错的注释也在此报告：它其实什么也没有屏蔽。

A rule that is switched off in the configuration still counts as a reason for a comment. There is no fix:
only a person knows whether the comment or the configuration is out of date.

被配置关闭的规则仍算作注释存在的理由。本规则不提供修复：只有人知道过时的是注释还是配置。

Examples:
    bad: 梯度下降一切正常。⟦<!-- termlint: ignore repeated-word -->⟧

    bad: 梯度下降一切正常。⟦<!-- termlint: ignore no-such-rule -->⟧

    ok: 梯度下降的的步长。<!-- termlint: ignore repeated-word -->
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from termlint.model import Finding, Message, Suppression
from termlint.rule import ReviewRule
from termlint.telling.cite import cited


def review(suppressions: Sequence[Suppression], findings: Sequence[Finding]) -> Iterable[Finding]:
    """Yield a finding for each comment that silences nothing, at the comment (text offsets)."""
    starts = _starts(findings)
    for silence in suppressions:
        if unknown := [name for name in silence.rules if name.startswith("!")]:
            yield Finding(silence.at, silence.until, _no_rule(unknown[0][1:]), confidence=1.0)
        elif not any(_within(starts.get(rule, ()), silence) for rule in silence.rules or ("",)):
            yield Finding(silence.at, silence.until, _message(silence), confidence=1.0)


def _starts(findings: Iterable[Finding]) -> dict[str, list[int]]:
    """Return where findings start, sorted: by rule, and of all rules together under ""."""
    starts: dict[str, list[int]] = {}
    for one in sorted(findings, key=lambda one: one.start):
        for rule in ("", one.rule):
            starts.setdefault(rule, []).append(one.start)
    return starts


def _within(starts: Sequence[int], silence: Suppression) -> bool:
    """Return True if one of the sorted offsets lies in the text that a comment is about."""
    at = bisect_left(starts, silence.start)
    return at < len(starts) and starts[at] < silence.end


def _no_rule(name: str) -> Message:
    return Message(f"there is no rule or group “{name}”", f"没有规则或规则组“{name}”")


def _message(silence: Suppression) -> Message:
    verbs = [name[1:] for name in silence.rules if name.startswith("?")]
    if verbs:
        return _no_verb(verbs[0])
    names = list(map(cited, silence.rules))
    return Message(
        f"this comment silences no finding{' of ' + ', '.join(names) if names else ''}",
        f"这条注释没有屏蔽任何{''.join(names) + '的' if names else ''}问题",
    )


def _no_verb(verb: str) -> Message:
    if verb == "enable":
        return Message(
            "there is no “disable” that this “enable” ends", "前面没有与这条“enable”对应的“disable”"
        )
    if verb.strip("?"):
        return Message(f"termlint does not know the comment “{verb}”", f"termlint 不认识注释指令“{verb}”")
    return Message(
        "termlint does not understand this comment: “ignore RULE, RULE -- reason” is one",
        "termlint 看不懂这条注释，写法如“ignore 规则, 规则 -- 理由”",
    )


RULE = ReviewRule(review)
