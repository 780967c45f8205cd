"""Characters of the other script: traditional in simplified text, simplified in traditional.
简体文本中混入繁体字，或繁体文本中混入简体字。

Input methods, copied passages and language models leave single characters of the other script behind.
Readers see them at once, search does not find the word, and a converter run over the whole file breaks more
than it mends.

输入法、复制粘贴和语言模型常会留下个别另一种字体的字。读者一眼就能看出，检索时却找不到；对整个文件做繁简转换
又会改坏本来正确的字。

The document's own characters say in which script it is written; where they do not, a locale in the path
does (zh-TW, zh_Hant). Then only characters are reported that the other script alone has, by the tables of
OpenCC (seeds/scripts), and a few phrases whose characters both scripts have (特徵, 然后). What a converter
would also change is no evidence: 后, 里, 面, 台 are right in both.

先由文档自身的用字判断它是简体还是繁体，无法判断时再看路径中的地区标记（zh-TW、zh_Hant）。只报告另一种字体独
有的字（依据 OpenCC 的字表，见seeds/scripts），以及少数要看词组才能断定的写法（特徵、然后）。转换工具会改动
的字并不都是错字：后、里、面、台 在两种字体中都可能是对的。

Silent: Japanese and Korean; titles in 《》 or 『』 and quotations; a line wholly in the
other script that is no modern prose (verse, a name, a language's own name); people's names; what
seeds/scripts/exceptions.csv lists; a document about the two scripts. One that is evenly mixed gets one
remark.

不报告：日文和韩文；《》『』中的标题以及引文；整行都是另一种字体而又不是现代文的内容（诗词、人名、语言名称）；
人名；seeds/scripts/exceptions.csv列出的词；专门讨论繁简字体的文档。繁简各半的文档只提示一次。

The fix replaces character by character where each has one counterpart (safe). Where the phrase decides (發
→ 发, but 发 → 發 or 髮) OpenCC proposes, and an editor should look (unsafe).

每个字只有一种对应写法时逐字替换（安全）；需要看词组时（发 → 發 或 髮）由 OpenCC 给出建议，请人工确认（不安
全）。

Examples:
    bad: 这个参数决定训练的步数，⟦環⟧境变量的设置请看下文。
    fix: 这个参数决定训练的步数，环境变量的设置请看下文。

    bad: 模型会先提取图像的⟦特徵⟧，再送入分类层。
    fix: 模型会先提取图像的特征，再送入分类层。

    bad: 這個模型會先讀取資料，⟦然后⟧再開始訓練。
    fix: 這個模型會先讀取資料，然後再開始訓練。

    ok: 这个软件的界面支持简体中文、繁體中文和日本語。
    ok: 书名《紅樓夢》在这里保留原来的写法。
    ok: 昇腾处理器上的训练速度更快，用户覆盖了多个著名的项目。
    ok: 這個模型的訓練資料來自皇后大學。
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from termlint.lexicon.scripts import Side, Slip
from termlint.model import Finding, Message, Place, Script, Segment
from termlint.rule import DocumentRule
from termlint.survey import Survey

NEAR = 2
"""Slips with at most this many Han characters between them are one finding."""

WHOLE = 0.25
"""A segment with a larger share of slips among its Han characters is in the other script."""

ABOUT = 3
"""A document that names the scripts this often is about them: what it shows is an example."""

_HAN = re.compile("[\u3400-\u9fff]")
_FOREIGN = re.compile("[\u3041-\u3096\u30a1-\u30fd\uac00-\ud7a3]")
_MODERN = re.compile("[的了]|用[於于]|[這这][個个]")
_TITLE = re.compile("《[^《》]{1,60}》|『[^『』]{1,60}』")
_QUOTED = re.compile("「[^「」]{1,60}」|“[^“”]{1,60}”|\"[^\"\n]{1,60}\"|'[^'\n]{1,60}'")
_ABOUT = re.compile("[繁简簡正][体體]")
_VERSE = re.compile(
    "|".join(rf"(?:[\u3400-\u9fff]{{{size}}}[，。；！？、\\s]+){{2,}}" for size in (4, 5, 6, 7))
)
_NAME = re.compile(
    "(?<![\u3400-\u9fff])[陳張劉黃趙吳孫馬鄭謝許鄧馮蕭葉鍾譚陸範賈韋鄒閻龔萬錢湯賴龐蘭塗齊莊顏樓顧駱歐陽羅楊盧蔣蘇呂魏嚴賀陶]"
    "[\u3400-\u9fff]{1,2}(?![\u3400-\u9fff])"
)


def check(survey: Survey) -> Iterator[Finding]:
    script = survey.document.script
    if len(_ABOUT.findall(survey.prose)) >= ABOUT:
        return
    if script == "mixed":
        yield from _remark(survey)
    elif side := _side(survey, script):
        by_segment = groupby(side.slips(survey.prose), lambda slip: _segment(survey, slip.start))
        for segment, slips in by_segment:
            yield from _in_segment(survey.prose, segment, list(slips), script)


def _side(survey: Survey, script: Script) -> Side | None:
    if script == "hans":
        return survey.lexicon.scripts.in_hans
    return survey.lexicon.scripts.in_hant if script == "hant" else None


def _segment(survey: Survey, at: int) -> Segment:
    segments = survey.document.segments
    return segments[bisect_right(segments, at, key=lambda segment: segment.start) - 1]


def _in_segment(prose: str, segment: Segment, slips: list[Slip], script: Script) -> Iterator[Finding]:
    text = prose[segment.start : segment.end]
    kept = _unquoted(text, segment.start, slips)
    if not kept or _FOREIGN.search(text) or _VERSE.fullmatch(text):
        return
    if not _is_other(text, sum(slip.end - slip.start for slip in slips)):
        for run in _runs(prose, kept):
            yield _finding(prose, segment, run, script)
    elif _MODERN.search(text) and segment.kind != "quote":
        yield _whole(prose, segment, kept, script)


def _is_other(text: str, slips: int) -> bool:
    han = len(_HAN.findall(text))
    return han >= 6 and slips > WHOLE * han


def _unquoted(text: str, start: int, slips: Sequence[Slip]) -> list[Slip]:
    """Leave out slips in a title, in a quotation in the other script, in a person's name."""
    silent = [match.span() for match in (*_TITLE.finditer(text), *_NAME.finditer(text))]
    for match in _QUOTED.finditer(text):
        left, right = match.span()
        within = sum(left <= slip.start - start < right for slip in slips)
        if within > WHOLE * len(_HAN.findall(match.group())):
            silent.append((left, right))
    return [slip for slip in slips if not any(left <= slip.start - start < right for left, right in silent)]


def _runs(prose: str, slips: Sequence[Slip]) -> Iterator[list[Slip]]:
    run: list[Slip] = []
    for slip in slips:
        if run and not _joined(prose[run[-1].end : slip.start]):
            yield run
            run = []
        run.append(slip)
    if run:
        yield run


def _joined(between: str) -> bool:
    return len(between) <= NEAR and len(_HAN.findall(between)) == len(between)


def _finding(prose: str, segment: Segment, run: Sequence[Slip], script: Script) -> Finding:
    start, end = run[0].start, run[-1].end
    certain = all(len(slip.right) == 1 for slip in run)
    right = _by_character(prose, run) if certain else _by_phrase(prose, segment, start, end, script)
    wrong = prose[start:end]
    return Finding(
        start,
        end,
        _message(wrong, script),
        replacements=(right,) if right != wrong else (),
        safety="safe" if certain else "unsafe",
        confidence=0.97 if certain else 0.9,
    )


def _by_character(prose: str, run: Sequence[Slip]) -> str:
    parts: list[str] = []
    at = run[0].start
    for slip in run:
        parts += (prose[at : slip.start], slip.right[0])
        at = slip.end
    return "".join(parts)


def _by_phrase(prose: str, segment: Segment, start: int, end: int, script: Script) -> str:
    # Loaded only here: OpenCC and its dictionaries cost 20 to 200 ms.
    from opencc import OpenCC

    left, right = max(start - 4, segment.start), min(end + 4, segment.end)
    converted = str(OpenCC("tw2s" if script == "hans" else "s2tw").convert(prose[left:right]))
    if len(converted) != right - left:
        return prose[start:end]
    return converted[start - left : end - left]


def _message(wrong: str, script: Script) -> Message:
    if script == "hans":
        return Message(f"“{wrong}” is traditional in a simplified text", f"简体文本中混入了繁体字“{wrong}”")
    return Message(f"“{wrong}” is simplified in a traditional text", f"繁体文本中混入了简体字“{wrong}”")


def _whole(prose: str, segment: Segment, slips: Sequence[Slip], script: Script) -> Finding:
    start, end = slips[0].start, slips[-1].end
    other_en, other_zh = ("traditional", "繁体") if script == "hans" else ("simplified", "简体")
    return Finding(
        start,
        end,
        Message(f"this passage is {other_en}, the document is not", f"这一段是{other_zh}，与全文不一致"),
        replacements=(_by_phrase(prose, segment, start, end, script),),
        safety="unsafe",
        confidence=0.85,
    )


def _remark(survey: Survey) -> Iterable[Finding]:
    traditional = next(survey.lexicon.scripts.in_hans.slips(survey.prose), None)
    simplified = next(survey.lexicon.scripts.in_hant.slips(survey.prose), None)
    if traditional is None or simplified is None:
        return
    first = max(traditional, simplified, key=lambda slip: slip.start)
    yield Finding(
        first.start,
        first.end,
        Message(
            "the document mixes simplified and traditional characters; neither is clearly its own",
            "本文繁简混用，无法判断应以哪一种为准",
        ),
        confidence=0.7,
        related=(Place(min(traditional, simplified).start, min(traditional, simplified).end),),
    )


RULE = DocumentRule(check, group="script", mqm="locale-conventions/script")
