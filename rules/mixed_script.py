"""Characters of the other script: traditional in simplified text, simplified in traditional.
简体文本中混入繁体字，或繁体文本中混入简体字。

Input methods, copied passages and language models leave single characters of the other script behind.
Readers see them at once, search does not find the word, and a converter run over the whole file breaks more
than it mends.

输入法、复制粘贴和语言模型常会留下个别另一种字体的字。读者一眼就能看出，检索时却找不到；对整个文件做繁简转换
又会改坏本来正确的字。

The document's own characters say in which script it is written; where they do not, a declared locale does:
in the path (zh-TW), the front matter (`lang:`), a catalogue's head or `<html lang=…>`. A text clearly not in
the script it declares gets one remark. Only characters are reported that the other script alone has, by
OpenCC's tables (seeds/scripts), and phrases whose characters both have (特徵, 然后). What a converter would
also change is no evidence: 里, 面, 台 are right in both. In traditional text that includes words to which a
conversion gave the wrong character (係統, 控製, 界麵: seeds/scripts/conversions.txt).

先由文档自身的用字判断它是简体还是繁体，无法判断时再看声明的地区：路径（zh-TW）、文首元数据（`lang:`）、PO
文件头或 `<html lang=…>`。正文与声明的字体明显不符时只提示一次。只报告另一种字体独有的字（依据 OpenCC 的字表，
见 seeds/scripts），以及要看词组才能断定的写法（特徵、然后）。转换工具会改动的字并不都是错字：里、面、台
在两种字体中都可能是对的。繁体文本中还包括转换时用错字的词（係統、控製、界麵，见
seeds/scripts/conversions.txt）。

A copy from PDF may hold radicals in place of characters: ⽤ (U+2F64) looks like 用, but no search finds it.

从 PDF 复制的文本可能含有部首的码位：⽤（U+2F64）看上去就是“用”，检索时却找不到。

Silent: Japanese and Korean; titles in 《》 or 『』 and quotations; a line wholly in the other script that is
no modern prose (verse, a name, a language's own name); people's names; lists of radicals; what
seeds/scripts/exceptions.csv lists; a document about the two scripts; a table or a memory with
translations into both (zh-CN, zh-TW). An evenly mixed document gets one remark, as does a section in the
other script.

不报告：日文和韩文；《》『』中的标题以及引文；整行都是另一种字体而又不是现代文的内容（诗词、人名、语言名称）；
人名；部首表；seeds/scripts/exceptions.csv 列出的词；专门讨论繁简字体的文档；分列简体和繁体译文的表格或记忆库
（zh-CN、zh-TW）。繁简各半的文档、整节为另一种字体的内容都只提示一次。

The fix replaces character by character where each has one counterpart (safe). Where the phrase decides (發 →
发, but 发 → 發 or 髮) OpenCC proposes, and an editor should look (unsafe).

每个字只有一种对应写法时逐字替换（安全）；需要看词组时（发 → 發 或 髮）由 OpenCC 给出建议，请人工确认（不安
全）。

Examples:
    bad: 这个参数决定训练的步数，⟦環⟧境变量的设置请看下文。
    fix: 这个参数决定训练的步数，环境变量的设置请看下文。

    bad: 模型会先提取图像的⟦特徵⟧，再送入分类层。
    fix: 模型会先提取图像的特征，再送入分类层。

    bad: 這個⟦係統⟧還沒有翻譯完，使用的⟦界麵⟧不清楚，進度也無法⟦控製⟧。
    fix: 這個系統還沒有翻譯完，使用的界面不清楚，進度也無法控制。

    bad: 這個模型會先讀取資料，⟦然后⟧再開始訓練。
    fix: 這個模型會先讀取資料，然後再開始訓練。

    bad: 这一节介绍常⟦⽤⟧的方法。
    fix: 这一节介绍常用的方法。

    bad [zh-TW/a.md]: ⟦这⟧个项目的文档仍是简体中文，还没有转换。

    ok: 部首表：⼀、⼁、⼂。
    ok: 这个软件的界面支持简体中文、繁體中文和日本語。
    ok: 书名《紅樓夢》在这里保留原来的写法。
    ok: 昇腾处理器上的训练速度更快，用户覆盖了多个著名的项目。
    ok: 這個模型的訓練資料來自皇后大學。
    ok: 這個裝置只限製造商控制，行事曆裡面有進度。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from termlint.lexicon.scripts import Scripts, Slip
from termlint.model import Document, Finding, Message, Script, script_of_locale
from termlint.rule import DocumentRule
from termlint.survey import Survey
from termlint.survey.script.mixtures import (
    Mixture,
    find_contradiction,
    find_mixtures,
    first_of,
    in_own_script,
    is_about_scripts,
)
from termlint.telling.cite import cited


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each mixture of scripts, and remarks on a document that contradicts its declared
    locale or has no script of its own.
    """
    document = survey.document
    if is_about_scripts(survey.prose):
        return
    yield from () if document.variants else _remarks(survey)
    mixtures = find_mixtures(document, survey.lexicon.scripts, survey.characters)
    scripts = survey.lexicon.scripts
    yield from (_finding(document, one, scripts) for one in mixtures if one.alike or not document.variants)


def _finding(document: Document, mixture: Mixture, scripts: Scripts) -> Finding:
    wrong, right = document.prose[mixture.start : mixture.end], in_own_script(document, mixture)
    fixable = right != wrong and mixture.passages == 1
    return Finding(
        mixture.start,
        mixture.end,
        _message(mixture, document, scripts),
        replacements=(right,) if fixable else (),
        safety="safe" if mixture.certain else "unsafe",
        confidence=0.97 if mixture.certain else 0.85 if mixture.whole else 0.9,
    )


def _message(mixture: Mixture, document: Document, scripts: Scripts) -> Message:
    if mixture.whole:
        return _passage(mixture.passages, document.script)
    slips = list(dict.fromkeys(document.prose[slip.start : slip.end] for slip in mixture.slips))
    if mixture.alike:
        return _lookalikes(slips)
    if document.script == "hant" and not any(
        _is_simplified(document.prose, one, scripts) for one in mixture.slips
    ):
        return _converted(slips)
    return _characters(slips, document.script)


def _is_simplified(prose: str, slip: Slip, scripts: Scripts) -> bool:
    """Return True if a slip has the simplified form of a character of what is right: 特征, not 係統."""
    pairs = zip(prose[slip.start : slip.end], slip.right[0], strict=False)
    return slip.end - slip.start == 1 or any(scripts.to_simplified.get(ord(two)) == one for one, two in pairs)


def _converted(slips: Sequence[str]) -> Message:
    en, zh = " and ".join(map(cited, slips)), "".join(map(cited, slips))
    return Message(
        f"{en}: a wrong character, as conversions from simplified text leave it",
        f"{zh}用字有误，多由简体转换而来",
    )


def _lookalikes(slips: Sequence[str]) -> Message:
    codes = ", ".join(f"U+{ord(slip):04X}" for slip in slips)
    shown = "".join(map(cited, slips))
    return Message(
        f"{shown} ({codes}) only looks like ordinary Chinese; no search finds it",
        f"{shown}（{codes}）是部首等形近字符，不是普通汉字，检索不到",
    )


def _characters(slips: Sequence[str], script: Script) -> Message:
    en, zh = " and ".join(map(cited, slips)), "".join(map(cited, slips))
    verb = "is" if len(slips) == 1 else "are"
    if script == "hans":
        return Message(f"{en} {verb} traditional in a simplified text", f"简体文本中混入了繁体字{zh}")
    return Message(f"{en} {verb} simplified in a traditional text", f"繁体文本中混入了简体字{zh}")


def _passage(passages: int, script: Script) -> Message:
    en, zh = ("traditional", "繁体") if script == "hans" else ("simplified", "简体")
    what, part = (f"{passages} passages from here are", f"从这里起有 {passages} 段")
    if passages == 1:
        what, part = "this passage is", "这一段"
    return Message(
        f"{what} in {en} characters, unlike the rest of the document", f"{part}是{zh}，与全文不一致"
    )


def _remarks(survey: Survey) -> Iterator[Finding]:
    document, scripts = survey.document, survey.lexicon.scripts
    if slip := find_contradiction(document, scripts):
        locale = document.locale
        en, zh = ("simplified", "简体") if script_of_locale(locale) == "hans" else ("traditional", "繁体")
        said = f"the document declares {locale}, but is not in {en} characters"
        yield _remark(slip, said, f"本文声明为 {locale}，正文却不是{zh}")
    if document.script == "mixed":
        firsts = [first_of(side, survey.prose) for side in (scripts.in_hans, scripts.in_hant)]
        for slip in sorted(slip for slip in firsts if slip)[1:]:
            said = "the document mixes simplified and traditional characters; neither is clearly its own"
            yield _remark(slip, said, "本文繁简混用，无法判断应以哪一种为准")


def _remark(slip: Slip, en: str, zh: str) -> Finding:
    return Finding(slip.start, slip.end, Message(en, zh), confidence=0.8)


RULE = DocumentRule(check, group="script", mqm="locale-conventions/script", modern=True)
