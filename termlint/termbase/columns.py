"""Recognises the columns of a table by the names that people give them, in English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from termlint.lexicon.terms import Status, TermLocale, TermRow
from termlint.termbase.found import HAN, locale_of

_NAMES = {
    "english": (
        "english en enus engb eng englishterm englishname 英文 英语 英文术语 英语术语 英文名 "
        "英文名称 英文词 英文词汇 英文原文 英文单词 英文缩写 英文全称 英 原文 原词 源语言 源语 "
        "源术语 sourceterm src original sourcestring msgid 英文表述"
    ),
    "chinese": (
        "chinese zh chi chineseterm translation target targetterm trans tgt 中文 汉语 中文术语 "
        "中文译名 中文翻译 中文译文 中文译法 中文名 中文名称 中文词汇 中文释义 中文表述 中文含义 "
        "译文 译法 译名 译词 翻译 中 推荐译法 建议译法 统一译法 首选译法 标准译法 目标语言 "
        "targetstring msgstr simplifiedchinese 简体中文 简体 简中 rendering 譯文 譯名 譯法 翻譯"
    ),
    "zh-TW": "traditionalchinese 繁体中文 繁體中文 繁体 繁體 正體中文 正體 台湾 臺灣 台灣",
    "either": "term terms name 术语 術語 名称 词条 詞條 词汇 詞彙 名词 名詞 概念 词 word",
    "forbidden": (
        "forbidden prohibited avoid donotuse wrong 禁用 禁用译法 禁用词 错误译法 错误 不要译为 "
        "避免 不用 误译 避免使用"
    ),
    "status": "status state 状态 狀態 approval 审核状态",
    "sense": "sense meaning 义项 词义",
    "domain": "domain field subject subjectfield area category topic 领域 領域 类别 分类 学科 主题",
    "pos": "pos partofspeech wordclass 词性 詞性",
    "context": "context 语境 上下文 场景 使用场景",
    "note": (
        "note notes remark remarks comment comments description definition explanation 备注 備註 "
        "说明 說明 注释 注 解释 释义 定义 描述 translatorcomments developercomments 翻译说明 usage "
        "用法 推荐用法 解读"
    ),
    "source": "source reference references ref 来源 來源 出处 出處 来源扩展 参考 来源与扩展",
    "variants": (
        "variants variant abbreviation abbreviations abbr acronym synonyms synonym alias aliases "
        "缩写 縮寫 常用缩写 别名 同义词 简称 其他写法 缩写符号"
    ),
    "locale": "locale lang language targetlanguage targetlang targetlocale 语言 地区",
    "keep": ("keep donottranslate dnt untranslatable nontranslatable 不翻译 保留英文 是否保留英文 不译"),
    "unused": (
        "id index no number key location fuzzy sourcelang sourcelanguage sourcelocale 索引编号 "
        "编号 序号 首字母 # created updated createdat updatedat author 序"
    ),
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names.split()}

_WORDS: dict[Status, str] = {
    "preferred": (
        "preferred approved accepted standard final official confirmed translated published ok "
        "yes preferredterm 首选 推荐 标准 确定 已确定 已确认 已审核 正式 定稿 采用"
    ),
    "admitted": (
        "admitted allowed acceptable proposed draft new pending candidate fuzzy admittedterm "
        "可用 允许 备选 候选 待定 待核验 待审 待审核 草稿 可接受 建议"
    ),
    "deprecated": (
        "deprecated obsolete superseded discouraged notrecommended supersededterm legacy 不推荐 "
        "弃用 过时 旧 旧译 已废弃 不建议"
    ),
    "forbidden": (
        "forbidden prohibited wrong rejected incorrect donotuse banned deprecatedterm 禁用 错误 "
        "禁止 勿用 不可用 误译"
    ),
}
_STATUSES = {name: status for status, names in _WORDS.items() for name in names.split()}

KNOWN = "english, chinese, sense, status, locale, variants, note, source"


class Column(NamedTuple):
    """The content of a column: ``field``, empty if unknown; ``locale``, empty if the header states none."""

    field: str
    locale: TermLocale | str = ""


def folded(name: str) -> str:
    """Return a column's name or a status in lower case, without spaces, hyphens, brackets and the like."""
    return re.sub(r"[\s_\-–*`&/（）()（）.:：]+", "", name.strip().lower())


def status_of(text: str) -> Status | None:
    """Return the status that a word stands for; None if it is unknown."""
    return _STATUSES.get(folded(text).removesuffix("admnsts"))


def is_true(text: str) -> bool:
    """Return True if a cell says yes."""
    return folded(text) in ("1", "true", "yes", "y", "x", "是", "✓", "✔", "√", "不翻译", "保留英文")


def is_own(header: Sequence[str]) -> bool:
    """Return True if a table has termlint's own columns, so that its cells are taken verbatim."""
    return {"english", "chinese", "status"} <= set(header) <= set(TermRow.__struct_fields__)


def columns_of(header: Sequence[str], cells: Sequence[Sequence[str]]) -> list[Column]:
    """Return the content of each column, by its name or, if that is ambiguous, by its cells."""
    columns = [_named(name) for name in header]
    fields = [column.field for column in columns]
    for at, name in enumerate(header):
        if fields[at] == "source" and not {"english", "either"} & {*fields}:
            columns[at] = Column("english")
        elif fields[at] == "either":
            columns[at] = _by_cells(at, fields, cells)
        elif fields[at] == "english" in fields[:at]:
            columns[at] = Column("variants")
        elif fields.count("chinese") > 1 and folded(name) in ("中文释义", "中文含义"):
            columns[at] = Column("note")
    return columns


def are_titles(english: str, chinese: str) -> bool:
    """Return True if a pair names the sides of the list below it: 中文，english or 术语，term."""
    one, other = (_FIELDS.get(folded(name), "") for name in (english, chinese))
    if one == other == "either":
        return folded(english) in ("term", "terms")  # a name or a word may be a term
    return one != other and {one, other} <= {"english", "chinese", "either", "source"}


def _named(name: str) -> Column:
    field = _FIELDS.get(folded(name), "")
    if field == "zh-TW":
        return Column("chinese", "zh-TW")
    if not field and (locale := locale_of(re.sub(r"[（(].*", "", name))):
        return Column("chinese", locale)
    if field == "chinese" and folded(name) in ("simplifiedchinese", "简体中文", "简体", "简中"):
        return Column("chinese", "zh-CN")
    return Column(field)


def _by_cells(at: int, fields: Sequence[str], cells: Sequence[Sequence[str]]) -> Column:
    """Return the content of a column called “term”: the language that is missing, else that of its cells."""
    if "english" in fields:
        return Column("chinese" if "chinese" not in fields else "note")
    if "chinese" in fields:
        return Column("english")
    return Column("chinese" if share_of_han(at, cells) > 0.5 else "english")


def share_of_han(at: int, cells: Sequence[Sequence[str]]) -> float:
    """Return the share (0 to 1) of a column's non-empty cells that have a Han character."""
    filled = [row[at] for row in cells if at < len(row) and row[at].strip()]
    return sum(bool(HAN.search(cell)) for cell in filled) / len(filled) if filled else 0.0
