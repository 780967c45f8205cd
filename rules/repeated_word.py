"""A word or a phrase is said twice: 的的, 我们我们, the the.
词语或短语重复：的的、我们我们、the the。

The eye slides over a word that is typed twice, most of all over a line's end, and no spell checker sees it:
both copies are spelled right. It is one of the commonest faults in translations.

重复的词最容易看漏，跨行时尤其如此；拼写检查也发现不了，因为两个词本身都没有错。这是译文中最常见的差错之一。

Found are function characters (的了是在和…) that stand twice as words of their own, by a table of junctions
(可以|以, 在|在线) and, where that does not decide, by segmentation; words of two to eight characters whose
two copies the segmentation confirms; a clause that is begun twice (例如，例如，); a phrase said again after
其, 了, 中 (潜在的影响其潜在的影响); equal Latin words side by side.

检查的内容：虚词单字重复（的、了、是、在、和……），先查衔接表（可以|以、在|在线），无法判断时再分词；二至八字
的词语重复，由分词确认；分句开头重复（例如，例如，）；短语隔一个“其、了、中”又说一遍（潜在的影响其潜在的影响）；
相邻的相同英文单词。

Silent: words that meet by chance (目的|的, 操作|操作系统), reduplication (尝试尝试, 一步一步, 非常非常;
seeds/repeats.csv), anything said three times, quotations, 你你 and 我我, which are mostly speech.

不报告：恰好相邻的字（目的|的、操作|操作系统），正常的重叠（尝试尝试、一步一步、非常非常，见
seeds/repeats.csv），说三遍以上的强调，引文，以及多见于口语的“你你”“我我”。

The fix drops the second copy. For function characters and English function words no editor would do
anything else (safe). For words and phrases the second copy may stand for another word that was meant
(unsafe).

修正方法是删去第二个。虚词单字和英文虚词只有这一种改法（安全）；词语和短语重复时，也可能是其中一个写错了，请
人工确认（不安全）。

Examples:
    bad: 这是模型训练所带来⟦的的⟧问题。
    fix: 这是模型训练所带来的问题。

    bad: 因此⟦我们我们⟧逐层计算输出。
    fix: 因此我们逐层计算输出。

    bad: 先讨论系统⟦潜在的社会影响其潜在的社会影响⟧，再给出建议。
    fix: 先讨论系统潜在的社会影响，再给出建议。

    bad: ⟦例如，例如，⟧可以先缩小学习率。
    fix: 例如，可以先缩小学习率。

    bad: 请参阅 ⟦the the⟧ 文档。
    fix: 请参阅 the 文档。

    ok: 目的的层次不同，可以以图表说明，现在在线训练。
    ok: 不妨再尝试尝试，一步一步来，这一点非常非常重要。
    ok: 请先安装操作操作系统所需的工具。
    ok: 饱和量化和非饱和量化各有用处。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from termlint.model import Finding, Message, Safety
from termlint.rule import DocumentRule
from termlint.survey import Survey

_H = "[\u4e00-\u9fff]"
_HAN = re.compile(_H)
_WORD = re.compile(rf"({_H}{{2,8}}?)(?:\n?\1)+")
_RUN = re.compile(rf"[\n{_H[1:]}{{2,}}")
_PHRASE = re.compile(rf"({_H}{{4,}})([其了中上下]?)\1")
_QUOTED = re.compile('“[^“”]{1,40}”|「[^「」]{1,40}」|"[^"\n]{1,40}"')

_NUMERALS = "一二两三四五六七八九十百千万几半每"
_DEGREES = "很太好多越更最再"

AROUND = 12
"""How many characters on each side the segmenter sees."""


def check(survey: Survey) -> Iterator[Finding]:
    yield from _characters(survey)
    for run in _RUN.finditer(survey.prose):
        text, (start, end) = run.group(), run.span()
        # A cheap sieve that one run in fifty passes: what is said twice brings no new character …
        known = end - start - len(set(text)) if end - start > 3 else 0
        # … and no new pair of characters.
        if known >= 2 and len(set(pairwise(text))) < end - start - 1:
            yield from _words(survey, start, end)
            if known >= 4:
                yield from _phrases(survey, start, end)
        if survey.prose[end : end + 1] == "，":
            yield from _clauses(survey, start, end)
    yield from _latin(survey)


def _characters(survey: Survey) -> Iterator[Finding]:
    repeats, prose = survey.lexicon.repeats, survey.prose
    for match in repeats.doubled.finditer(prose):
        first, last = match.start(), match.end() - 1
        if match.group().count(match.group(1)) > 2 and match.group(1) not in "的了":
            continue  # 不不不 is speech
        edges = repeats.edges(prose, first, last)
        if edges and _stand(survey, *edges):
            yield _finding(prose, first, 1, last + 1, 0.95, "safe")


def _words(survey: Survey, left: int, right: int) -> Iterator[Finding]:
    prose = survey.prose
    for match in _WORD.finditer(prose, left, right):
        word, start, end = match.group(1), match.start(), match.end()
        if len(match.group().replace("\n", "")) > 2 * len(word) or _reduplicated(word, survey):
            continue
        if prose[end : end + 1] in survey.lexicon.repeats.tails or _set_apart(survey, start, end):
            continue
        if _stand(survey, start, start + len(word), end - len(word), end):
            yield _finding(prose, start, len(word), end, 0.85)


def _reduplicated(word: str, survey: Survey) -> bool:
    return (
        word[0] in _NUMERALS + _DEGREES + "的"
        or word[0] == word[1]
        or word[1] in "着来去"
        or word[-1] in "了吧啊呀吗呢"
        or word in survey.lexicon.repeats.words
    )


def _phrases(survey: Survey, left: int, right: int) -> Iterator[Finding]:
    for match in _PHRASE.finditer(survey.prose, left, right):
        start, end, size = match.start(), match.end(), len(match.group(1))
        if (match.group(2) or size > 8) and _stand(survey, start, start + size, end - size, end):
            yield _finding(survey.prose, start, size, end, 0.7)


def _clauses(survey: Survey, left: int, right: int) -> Iterator[Finding]:
    """Look for 例如，例如， but not for what is said a third time."""
    prose = survey.prose
    start = left + (prose[left] == "\n")
    clause = prose[start:right]
    again = right + 1 + (prose[right + 1 : right + 2] == "\n")
    end = again + len(clause) + 1
    if not prose.startswith(clause + "，", again) or prose.startswith(clause, end):
        return
    if len(clause) > 2 or clause in survey.lexicon.repeats.openers:
        yield _finding(prose, start, len(clause) + 1, end, 0.85)


def _latin(survey: Survey) -> Iterator[Finding]:
    prose, words = survey.prose, survey.words
    for index, (one, two) in enumerate(pairwise(words)):
        if one.text != two.text or one.kind != "word" or prose[one.end : two.start] not in (" ", "\n"):
            continue
        around = {word.text for word in (*words[max(index - 1, 0) : index], *words[index + 2 : index + 3])}
        if one.text in survey.lexicon.repeats.never and around.isdisjoint(survey.lexicon.repeats.never):
            yield _finding(prose, one.start, len(one.text), two.end, 0.95, "safe")
        elif _judged(survey, one.text) and _in_chinese(prose, one.start, two.end):
            yield _finding(prose, one.start, len(one.text), two.end, 0.8)


def _judged(survey: Survey, word: str) -> bool:
    return len(word) > 1 and word.lower() not in survey.lexicon.repeats.latin


def _in_chinese(prose: str, start: int, end: int) -> bool:
    """Tell whether Han characters stand right before and after, but for a space."""
    before, after = prose[max(start - 2, 0) : start].strip(" "), prose[end : end + 2].strip(" ")
    return bool(_HAN.match(before[-1:]) and _HAN.match(after[:1]))


def _stand(survey: Survey, *edges: int) -> bool:
    """Tell whether the segmentation has a word's edge at each of these places."""
    left, right = max(edges[0] - AROUND, 0), edges[-1] + AROUND
    starts = {token.start for token in survey.tokens(left, right)}
    return starts.issuperset(edges)


def _set_apart(survey: Survey, start: int, end: int) -> bool:
    """Tell whether it is quoted, or markup stands between: a bold heading and the sentence after it."""
    prose = survey.prose
    if "\n" not in prose[start:end] and not survey.document.alignment.whole(start, end):
        return True
    left = max(start - 40, 0)
    spans = (match.span() for match in _QUOTED.finditer(prose, left, end + 40))
    return any(opened < start < closed for opened, closed in spans)


def _finding(
    prose: str, start: int, size: int, end: int, confidence: float, safety: Safety = "unsafe"
) -> Finding:
    word = prose[start : start + size]
    line_end = "\n" if "\n" in prose[start + size : end - size] else ""
    return Finding(
        start,
        end,
        Message(f"“{word}” is said twice", f"“{word}”重复"),
        replacements=(word + line_end,),
        safety=safety,
        confidence=confidence,
    )


RULE = DocumentRule(check, group="characters", mqm="linguistic-conventions/grammar")
