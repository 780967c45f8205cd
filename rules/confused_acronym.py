"""An acronym that its context contradicts.

语境与缩写不符：缩写很可能写错了字母。

`LSMT` for LSTM, or `Adam 比普通的 STD 效果更好` where SGD was meant: no spelling checker sees it, and a
reader who does not know better learns the wrong one.

缩写写错字母（LSTM 写成 LSMT、SGD 写成 STD），拼写检查发现不了，不熟悉的读者却会照着记下来。

It looks at words of three to six capitals and digits that the document hardly uses and that nobody else
seems to use, and at the acronyms one slip away: the same letters in another order, one letter changed, an
inner letter too many or too few. For another one speak the words that usually stand near it (counted in
Chinese technical documents), the document's own use of it, and the full name that stands beside it. The
less a slip is typical, the more must speak for it.

检查对象：文中极少出现、也未见他人使用的三至六个大写字母（或数字），以及与之相差一处的缩写：字母相同而次序不同，
换了一个字母，中间多一个或少一个字母。依据是候选缩写常见的上下文用词（统计自中文技术文档）、文中是否用过候选缩写，
以及旁边的全称。笔误越不典型，需要的依据越多。

It stays silent where the text defines the acronym, where the same letters stand in lower case, beside
other names in Latin letters, in lists of labels, and wherever both forms are in common use (SSL, SSH).

保持沉默的情形：文中给出了定义；文中有同样的小写写法；紧邻其他拉丁字母名称；
标签；两种形式都常用（SSL 与 SSH）。

The fix is never made unasked: only the author knows what was meant.

修复从不自动进行：原意只有作者知道。

Examples:
    bad: 损失函数的优化有难有易，随机梯度有噪声，这就是为什么 Adam 比普通的 ⟦STD⟧ 收敛更快。
    fix: 损失函数的优化有难有易，随机梯度有噪声，这就是为什么 Adam 比普通的 SGD 收敛更快。

    bad: 常见的变体是长短期记忆（long short-term memory，⟦LSMT⟧），它多一个遗忘门。
    fix: 常见的变体是长短期记忆（long short-term memory，LSTM），它多一个遗忘门。

    ok: 标准差（STD）衡量数据的离散程度。
    ok: 我们把首段语音的延迟记作 TTFV（Time to First Voice），与首词元时间不同。
    ok: 前端用 SSL 加密，运维用 SSH 登录。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from termlint.model import BREAK, Finding, Message, Place
from termlint.rule import DocumentRule
from termlint.survey import Acronym, Survey
from termlint.survey.acronyms import company, initials, neighbours, slips, surroundings

_GLUED_BEFORE = re.compile(r"[-.:=+&<>~%|\"/]$|[A-Z][A-Za-z0-9]* $")
_GLUED_AFTER = re.compile(r"[-=+&<>~%|\"/]|[.:][A-Za-z0-9]| [A-Z][A-Za-z0-9]| [0-9]")
_DEFINED_BEFORE = re.compile(r"[(（][^)）]*$")
_DEFINED_AFTER = re.compile(r"s? ?[(（][^)）？！，。]*[)）]")
_HAN = re.compile("[\u4e00-\u9fff]")


class Suspect(NamedTuple):
    """An acronym that may be a slip: all its places and what stands around them."""

    text: str
    places: tuple[Acronym, ...]
    window: str
    initials: frozenset[str]
    defined: bool
    glued: bool
    has_sense: bool


class Case(NamedTuple):
    """What speaks for another acronym.

    ``here`` is how often it stands in the document, ``alike`` how many neighbours they share, ``named``
    whether its full name stands beside the suspect, ``documents`` in how many documents of the count it
    stands, ``words`` its usual company that stands near.
    """

    text: str
    slip: str
    here: int
    alike: int
    named: bool
    documents: int
    words: dict[str, float]

    @property
    def weight(self) -> float:
        """The sum of all that speaks for it, in natural logarithms of odds."""
        return sum(self.words.values()) + 2 * bool(self.here) + 2 * self.alike + 10 * self.named


def check(survey: Survey) -> Iterator[Finding]:
    """Yield every acronym for which the document or the table knows a better one."""
    found = [best for text, count in survey.acronym_counts.items() if (best := _best(survey, text, count))]
    meant = Counter(case.text for _, case, _ in found)
    for suspect, case, confidence in found:
        # ABCD, ABDC, ACBD: a family, not slips.
        if meant[case.text] <= 2:
            yield from (_finding(survey, place, suspect, case, confidence) for place in suspect.places)


def _best(survey: Survey, text: str, count: int) -> tuple[Suspect, Case, float] | None:
    suspect = _look(survey, text) if _is_suspect(survey, text, count) else None
    if suspect is None:
        return None
    judged = [(_confidence(suspect, case), case.weight, case) for case in _cases(survey, suspect)]
    confidence, _, case = max(judged, key=lambda item: item[:2], default=(0.0, 0.0, None))
    return (suspect, case, confidence) if case and confidence else None


def _is_suspect(survey: Survey, text: str, count: int) -> bool:
    letters = sum(letter.isalpha() for letter in text)
    return count <= 5 and letters > 2 and text not in survey.lexicon.acronyms.met


def _look(survey: Survey, text: str) -> Suspect | None:
    """Look around; None where the text itself says that the acronym is right."""
    places = tuple(place for place in survey.acronyms if place.text == text)
    around = [surroundings(survey.prose, place.start, place.end) for place in places]
    window = BREAK.join(f"{before} {after}" for before, after in around)
    beside = frozenset(found for before, after in around for found in initials(before, after))
    if text in beside or not _HAN.search(window) or _meant(survey, text, window):
        return None
    if text.lower() in survey.word_counts:
        return None
    defined = any(_DEFINED_BEFORE.search(before) or _DEFINED_AFTER.match(after) for before, after in around)
    glued = any(_GLUED_BEFORE.search(before) or _GLUED_AFTER.match(after) for before, after in around)
    return Suspect(text, places, window, beside, defined, glued, text in survey.lexicon.acronyms.senses)


def _cases(survey: Survey, suspect: Suspect) -> Iterator[Case]:
    table = survey.lexicon.acronyms
    for slip, form in slips(suspect.text):
        here = survey.acronym_counts[form]
        if len(form) > 2 and (here > len(suspect.places) or table.established(form)):
            named = form in suspect.initials or _named(survey, suspect, form)
            if named or not suspect.defined:
                others = [place for place in survey.acronyms if here and place.text == form]
                alike = neighbours(survey.prose, others) & neighbours(survey.prose, suspect.places)
                words = company(suspect.window, table.context(form))
                yield Case(form, slip, here, len(alike), named, table.documents(form), words)


def _named(survey: Survey, suspect: Suspect, form: str) -> bool:
    start = suspect.places[0].start
    return _meant(survey, form, survey.prose[max(start - 16, 0) : start].rpartition(BREAK)[2])


def _meant(survey: Survey, text: str, window: str) -> bool:
    """Tell whether the window names what the acronym stands for, in Chinese or in English."""
    senses = survey.lexicon.acronyms.senses.get(text, ())
    lower = window.lower()
    return any(sense.chinese in window or sense.expansion.lower() in lower for sense in senses)


def _confidence(suspect: Suspect, case: Case) -> float:
    """Return how sure the case is, 0 if it is none: the share of its kind that was right when read."""
    if len(suspect.places) > 2 and (case.here <= len(suspect.places) or case.weight < 16):
        return 0.0
    if suspect.has_sense and (len(case.words) < 3 or case.weight < 12):
        return 0.0
    if case.named and case.slip != "extra":
        return 0.95
    return _BY_SLIP[case.slip](suspect, case, case.here >= max(3, 4 * len(suspect.places)))


def _of_shuffled(suspect: Suspect, case: Case, often: bool) -> float:
    if often or (case.here and not suspect.glued):
        return 0.95
    if suspect.glued:
        return 0.0
    likely = case.documents >= 50 or case.words if len(suspect.text) > 3 else case.weight > 6
    return 0.9 if likely else 0.0


def _of_changed(suspect: Suspect, case: Case, often: bool) -> float:
    """Two acronyms one letter apart are mostly two things: GPU and CPU, SMTP and SRTP."""
    first, last = case.text[0] != suspect.text[0], case.text[-1] != suspect.text[-1]
    if case.here >= 40 and not first and not last and not suspect.glued:
        return 0.8
    # Side by side they are told apart on purpose: UUID 或 ULID.
    if suspect.glued or case.text in suspect.window:
        return 0.0
    if often and not first and (case.alike > 1 or case.weight > 14):
        return 0.85
    if case.here and not first and len(case.words) > 2 and case.weight > 14:
        return 0.85
    return 0.8 if len(case.words) >= 5 and case.weight > 20 else 0.0


def _of_length(suspect: Suspect, case: Case, often: bool) -> float:
    support = len(case.words) + case.alike
    if often and (support or len(suspect.text) > 4):
        return 0.9
    return 0.8 if len(suspect.text) > 4 and support and not suspect.glued else 0.0


_BY_SLIP = {"shuffled": _of_shuffled, "changed": _of_changed, "missing": _of_length, "extra": _of_length}


def _finding(survey: Survey, place: Acronym, suspect: Suspect, case: Case, confidence: float) -> Finding:
    others = [other for other in survey.acronyms if other.text == case.text]
    return Finding(
        place.start,
        place.end,
        Message(f"{place.text} is likely a slip for {case.text}", f"{place.text} 疑为 {case.text} 之误"),
        replacements=(case.text,),
        safety="unsafe",
        confidence=confidence,
        reason=_reason(place.text, len(suspect.places), case),
        related=tuple(Place(other.start, other.end) for other in others[:3]),
    )


def _reason(text: str, count: int, case: Case) -> Message:
    near = sorted(case.words, key=lambda word: -case.words[word])[:5]
    en = [f"{text} stands here {count} times, {case.text} {case.here} times"]
    zh = [f"本文 {text} 出现 {count} 次，{case.text} 出现 {case.here} 次"]
    if near:
        en.append(f"near it stand words that go with {case.text}: {', '.join(near)}")
        zh.append(f"附近有 {case.text} 常见的上下文用词：{'、'.join(near)}")
    if case.named:
        en.append(f"the full name beside it is that of {case.text}")
        zh.append(f"旁边的全称属于 {case.text}")
    return Message("; ".join(en), "；".join(zh))


RULE = DocumentRule(check, group="terms", mqm="terminology/wrong-term")
