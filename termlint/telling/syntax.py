"""Why a parser refuses a text, in both languages: what those of TOML, JSON, YAML, XML, CSV and ZIP say."""

from __future__ import annotations

import re
import sys

from termlint.model import Message

_SAID = (
    # TOML
    (
        r"Invalid value \(at end of document",
        "a value is missing or not closed at the end",
        "末尾缺少值，或值没有闭合",
    ),
    (r"Invalid value", "invalid value; text must be in quotes", "值无效，文本应加引号"),
    (r"Invalid statement", "not a key, a table or a comment", "不是键、表或注释"),
    (r"Invalid initial character for a key part", "a key is missing or not valid", "缺少键名，或键名无效"),
    (r"Invalid date or datetime", "invalid date or time", "日期或时间无效"),
    (r"(?:Invalid hex value|Escaped character is not|Unescaped '\\')", "invalid escape", "转义写法无效"),
    (r"Expected newline or end of document", "text after the end of a value", "值之后还有多余的内容"),
    (r"Expected '='", "“=” is missing after a key", "键之后缺少“=”"),
    (r"Expected '\]+' at the end", "“]” is missing at the end of a table's name", "表名末尾缺少“]”"),
    (r"Expected ['\"](.)['\"]", r"“\1” is missing", r"缺少“\1”"),
    (r"Unclosed array", "a list is not closed; “]” is missing", "列表没有闭合，缺少“]”"),
    (r"Unclosed inline table", "an inline table is not closed; “}” is missing", "行内表没有闭合，缺少“}”"),
    (r"Cannot (?:declare|overwrite|mutate|redefine)", "a key or a table occurs twice", "键或表重复定义"),
    (r"Duplicate inline table key", "a key occurs twice", "键重复"),
    (r"(?:Illegal|Found invalid) character", "a character that is not allowed here", "此处不能有这个字符"),
    # JSON
    (r"Unterminated string", "the text is not closed by a quotation mark", "文本缺少右引号"),
    (r"Expecting value", "a value is missing or not valid", "缺少值，或值无效"),
    (r"Expecting property name", "a key in double quotes is missing", "缺少加双引号的键名"),
    (r"Expecting '(.)' delimiter", r"“\1” is missing", r"缺少“\1”"),
    (r"Illegal trailing comma", "a comma too many", "多了一个逗号"),
    (r"Extra data", "text after the end", "结尾之后还有多余的内容"),
    (r"Invalid control character", "a line break or control character in a text", "文本中有换行或控制字符"),
    (r"Invalid \\", "invalid escape", "转义写法无效"),
    # YAML
    (r"found unexpected end of stream", "a quotation mark is not closed", "引号没有闭合"),
    (r"mapping values are not allowed", "“: ” is not allowed here; use quotes", "此处不能有“: ”，请加引号"),
    (r"could not find expected ':'", "“:” is missing after a key", "键之后缺少“:”"),
    (r"did not find expected '?,'? or '(.)'", r"“,” or “\1” is missing", r"缺少“,”或“\1”"),
    (r"did not find expected (?:key|'-'|<)", "wrong indentation or quotation mark", "缩进或引号有误"),
    (r"block sequence entries are not allowed", "a list entry is not allowed here", "此处不能写列表项"),
    (r"found (?:a tab|character '\\t')", "a tab is not allowed in the indentation", "缩进不能用制表符"),
    (r"found character", "a character that is not allowed here", "此处不能有这个字符"),
    (r"found unknown escape", "invalid escape", "转义写法无效"),
    (r"found undefined alias", "an alias without its anchor", "别名没有对应的锚点"),
    (r"(?:control|special) characters are not allowed", "a control character", "有控制字符"),
    # XML
    (r"mismatched tag", "an end tag does not match its start tag", "结束标签与开始标签不匹配"),
    (r"not well-formed", "a character that is not allowed here, as “&” or “<”", "此处不能有“&”“<”等字符"),
    (r"no element found", "the text ends before an element is closed", "文件末尾仍有元素没有闭合"),
    (r"unclosed", "a tag or section is not closed", "标签或区段没有闭合"),
    (r"junk after document element", "text after the end", "结尾之后还有多余的内容"),
    (r"duplicate attribute", "an attribute occurs twice", "属性重复"),
    (r"undefined entity", "an unknown entity", "未知的实体"),
    (r"unbound prefix", "a prefix without a namespace", "前缀没有命名空间"),
    (r"XML or text declaration not at start", "the XML declaration is not at the start", "XML 声明不在开头"),
    # CSV and ZIP
    (r"field larger than", "a cell is too long; is a quotation open?", "单元格过长，是否引号没有闭合？"),
    (r"unexpected end of data", "a quotation mark is not closed", "引号没有闭合"),
    (r"line contains NUL", "a zero byte", "有零字节"),
    (r"File is not a zip file", "the file is not a ZIP archive", "文件不是 ZIP 压缩包"),
    (r"Bad (?:CRC|magic)|Truncated|Error -\d+|Compressed", "the file is damaged", "文件已损坏"),
    (r".*encrypted", "the file is encrypted", "文件已加密"),
)  # fmt: skip
"""How what a parser says begins, and what is said instead."""


_NUMBERS = (
    r'''(?s)"""(?:[^\\]|\\.)*?"""|\'{3}.*?\'{3}|"(?:[^"\\]|\\.)*"|'[^'\n]*'|#[^\n]*'''
    r"|(?<![\w.])([\d_]++)(?![\w.])"
)
"""Texts and comments of JSON and TOML, and in a group whole numbers."""


def too_long(text: str) -> tuple[int, Message]:
    """Return the offset of the first whole number in a text of JSON or TOML that Python does not convert, for
    it has too many digits, and what to say of it; 0 if none is found.
    """
    most = sys.get_int_max_str_digits()
    numbers = (match for match in re.finditer(_NUMBERS, text) if match[1])
    at = next((one.start() for one in numbers if len(one[1].replace("_", "")) > most), 0)
    return at, Message(f"a whole number of more than {most:,} digits", f"整数超过 {most:,} 位")


def why_refused(said: str) -> Message:
    """Return what a parser says; of what it has no words for here, Chinese readers learn that it is wrong."""
    for pattern, en, zh in _SAID:
        if match := re.match(pattern, said):
            return Message(match.expand(en), match.expand(zh))
    return Message(said or "syntax error", "语法有误")
