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

from collections.abc import Iterator

from termlint.lexicon.scripts import Slip
from termlint.model import Finding, Locale, Message, Place, Script, script_of_locale
from termlint.rule import DocumentRule
from termlint.survey import Survey
from termlint.survey.mixtures import (
    Mixture,
    find_contradiction,
    find_mixtures,
    in_own_script,
    is_about_scripts,
)


def check(survey: Survey) -> Iterator[Finding]:
    """Yield what is in the other script; one remark if the document has no script of its own."""
    document = survey.document
    if is_about_scripts(survey.prose):
        return
    if document.script == "mixed":
        yield from _remark(survey)
    if contradiction := find_contradiction(document, survey.lexicon.scripts):
        yield _declared(contradiction, document.locale)
    for mixture in find_mixtures(document, survey.lexicon.scripts):
        yield _finding(survey.prose, mixture, document.script)


def _finding(prose: str, mixture: Mixture, script: Script) -> Finding:
    wrong, right = prose[mixture.start : mixture.end], in_own_script(prose, mixture, script)
    return Finding(
        mixture.start,
        mixture.end,
        _lookalike(wrong)
        if mixture.alike
        else _passage(script)
        if mixture.whole
        else _characters(wrong, script),
        replacements=(right,) if right != wrong else (),
        safety="safe" if mixture.certain else "unsafe",
        confidence=0.97 if mixture.certain else 0.85 if mixture.whole else 0.9,
    )


def _characters(wrong: str, script: Script) -> Message:
    if script == "hans":
        return Message(f"“{wrong}” is traditional in a simplified text", f"简体文本中混入了繁体字“{wrong}”")
    return Message(f"“{wrong}” is simplified in a traditional text", f"繁体文本中混入了简体字“{wrong}”")


def _passage(script: Script) -> Message:
    en, zh = ("traditional", "繁体") if script == "hans" else ("simplified", "简体")
    return Message(f"this passage is {en}, the document is not", f"这一段是{zh}，与全文不一致")


def _lookalike(wrong: str) -> Message:
    return Message(
        f"“{wrong}” holds radicals or compatibility code points in place of characters; no search finds it",
        f"“{wrong}”中有部首或兼容汉字的码位，看似普通汉字，却检索不到",
    )


def _declared(slip: Slip, locale: Locale) -> Finding:
    en, zh = ("simplified", "简体") if script_of_locale(locale) == "hans" else ("traditional", "繁体")
    return Finding(
        slip.start,
        slip.end,
        Message(
            f"the document declares {locale}, but is not in {en}", f"本文声明为 {locale}，正文却不是{zh}"
        ),
        confidence=0.9,
    )


def _remark(survey: Survey) -> Iterator[Finding]:
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
