"""A Chinese term differs a little from the one that the document uses.

中文术语与文中固定的译法有细微出入。

机器可解释性 among many 机制可解释性 is a slip, and 机制性的可解释性 is the same term decorated; a
reader looks for a difference that is not there. Spelling checkers do not see it: each word in it is right.

满篇“机制可解释性”之中出现一处“机器可解释性”是笔误，“机制性的可解释性”则是给同一术语添了字；读者会去寻找并不存在的区别。
其中每个词都没有写错，所以一般的检查工具看不出来。

A term is established if a termbase knows it or a gloss gives it, and the document uses it twice or
glosses it. Looked at are the places where its second part stands without it: after its first part
with 性, 化, 性的 or 化的 added, or after another word of two characters that begins alike. Another word
must be at most a third as frequent. In terms of four characters or more one character may be wrong,
missing or too many (反向传拨): the term's word is in pieces there, and a new character stands nowhere else.

术语库收录或文中有夹注、且出现两次以上（或有夹注）的术语视为固定译法。本规则查看其后半部分单独出现之处：前半部分之后加了“性”“化”“性的”“化的”，
或换成了首字相同的另一个双字词。换词的变体，次数不得超过固定译法的三分之一。四字以上的术语还查一字之差，即错一字、漏一字或多一字（反向传拨）：
该处分词后原有的词已不成词，且新出现的字全文别处没有。

It stays silent where the variant is itself a known rendering, where segmentation does not end a word
after the first part, and where the other word is a function word or a common modifier. 模型可解释性 and
增强可解释性 begin otherwise and are other things. The fix puts the established term at all places of the
variant; it is never made unasked.

变体本身是已知译法、分词在前半部分之后不断开、或换上的是虚词或常见修饰语时，均不报告；“模型可解释性”“增强可解释性”首字不同，
是另外的说法。修复会把变体各处都改成固定译法，但须明确要求才会执行。

Examples:
    bad: 机制可解释性很难。机制可解释性也有用，机制可解释性还年轻。⟦机器可解释性⟧研究能告诉我们什么？
    fix: 机制可解释性很难。机制可解释性也有用，机制可解释性还年轻。机制可解释性研究能告诉我们什么？

    bad: 机制可解释性很难，也有人说机制可解释性有用。⟦机制性的可解释性⟧还年轻。
    fix: 机制可解释性很难，也有人说机制可解释性有用。机制可解释性还年轻。

    bad: 反向传播很快。先讲反向传播，再讲反向传播的推导。有人把它写成⟦反向传拨⟧。
    fix: 反向传播很快。先讲反向传播，再讲反向传播的推导。有人把它写成反向传播。

    ok: 反向传播很快。先讲反向传播，再讲反向传播的推导。反向传递消息是另一回事。

    ok: 机制可解释性很难。机制可解释性有用。机制可解释性年轻。模型可解释性、增强可解释性是另外的事。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from termlint.lazily import lazily
from termlint.model import Edit, Finding, Message, Place
from termlint.rule import DocumentRule
from termlint.survey import Survey
from termlint.survey.concepts.slips import find_slips
from termlint.survey.parts import find_parts
from termlint.telling.cite import counted

LONG, SHORTEST, HEAD = 4, 5, 2
"""Code points: the fewest of a term, the fewest of one whose first part may differ, and of that part."""

_ADDED = ("性的", "性", "化的", "化")
_HAN = lazily(r"[㐀-鿿]+")
_MODIFIERS = frozenset("多单双大小高低全无非自不有新旧上下前后左右内外同异正反最更各每某两几一二三四五")
_FUNCTION = frozenset("了着过的地得在是和与为把被对从于以及或这那个些种")


def check(survey: Survey) -> Iterator[Finding]:
    """Yield findings for the near misses of every established term, then for slips of one character."""
    established = _established(survey)
    tails = find_parts(survey.prose, (term[HEAD:] for term in established if len(term) >= SHORTEST))
    for term, places in established.items():
        if len(tails.get(term[HEAD:], ())) > len(places) and len(term) >= SHORTEST:
            yield from _near(survey, term, places, tails[term[HEAD:]])
    for term, written, starts in find_slips(survey, established):
        yield _finding(starts, written, term, established[term], 0.9)


def _established(survey: Survey) -> dict[str, list[int]]:
    """Return the offsets of each long term that the document has at least twice or glosses."""
    places = {
        chinese: [start for start, _ in spans]
        for chinese, spans in survey.terms.items()
        if len(chinese) >= LONG and _HAN.fullmatch(chinese)
    }
    glossed = {gloss.chinese for gloss in survey.glosses if gloss.sure and len(gloss.chinese) >= LONG}
    for term in glossed - places.keys():
        if _HAN.fullmatch(term):
            places[term] = [match.start() for match in re.finditer(term, survey.prose)]
    return {term: starts for term, starts in places.items() if len(starts) > 1 or term in glossed}


def _near(survey: Survey, term: str, places: list[int], tails: list[int]) -> Iterator[Finding]:
    """Yield a finding for each form with the term's second part and a changed first part.

    ``tails`` are the offsets of the second part, ``places`` those of the term.
    """
    head, tail = term[:HEAD], term[HEAD:]
    found: dict[str, list[int]] = {}
    for at in tails:
        before = survey.prose[max(at - HEAD - 2, 0) : at]
        if variant := _decorated(before, head) or _swapped(before, head, len(term)):
            found.setdefault(variant + tail, []).append(at - len(variant))
    for variant, starts in found.items():
        if variant not in survey.lexicon.terms.by_chinese and (
            2 * len(starts) <= len(places)
            if len(variant) > len(term)
            else _slip(survey, starts, places, term)
        ):
            yield _finding(starts, variant, term, places, 0.9 if len(variant) > len(term) else 0.8)


def _slip(survey: Survey, starts: list[int], places: list[int], term: str) -> bool:
    """Return True if a variant is at most a third as frequent as the term, and the segmentation ends words
    after the first part and at the end of both.
    """
    size = len(term)
    return 3 * len(starts) <= len(places) and all(
        {start + HEAD, start + size} <= {token.end for token in survey.tokens(start, start + size + 2)}
        for start in (starts[0], places[0])
    )


def _decorated(before: str, head: str) -> str:
    return next((head + added for added in _ADDED if before.endswith(head + added)), "")


def _swapped(before: str, head: str, size: int) -> str:
    """Return the text in place of the first part if its first character is the same and it may be a slip,
    else an empty string.
    """
    other = before[-HEAD:]
    alike = len(other) == HEAD and other[0] == head[0] and other != head and size > SHORTEST
    ordinary = other[-1:] in _FUNCTION or other[:1] in _MODIFIERS
    return other if alike and not ordinary and _HAN.fullmatch(other) else ""


def _finding(starts: list[int], variant: str, term: str, places: list[int], sure: float) -> Finding:
    first, *others = starts
    return Finding(
        first,
        first + len(variant),
        Message(f"“{variant}” is probably a slip for “{term}”", f"“{variant}”疑为“{term}”之误"),
        replacements=(term,),
        safety="unsafe",
        confidence=sure,  # with another word it may be another term: 模版定义文件 beside 模块定义文件
        reason=counted(variant, len(starts), term, len(places)),
        related=(
            *(Place(other, other + len(variant)) for other in others),
            *(Place(place, place + len(term)) for place in places[:3]),
        ),
        also=tuple(Edit(other, other + len(variant), term) for other in others),
    )


RULE = DocumentRule(check, group="terms", mqm="terminology/inconsistent-use")
