"""A word of another region in a document that declares its locale: 軟體 in zh-CN, 軟件 in zh-TW.
声明了地区的文档中出现另一地区的用语：zh-CN 文档里的“软体”，zh-TW 文檔裡的“軟件”。

A text that was converted from one script to the other keeps the words of where it was written. Each
character is right, and yet readers see at once that it was not written for them.

由繁简转换得到的文本，字形对了，用语却还是原来那个地区的：每个字都没有错，读者却一眼就能看出文章不是为自己写的。

The rule speaks only where the document says for whom it is: a locale in its path (`zh-CN/`, `a.zh-tw.md`),
in the front matter (`lang:`), in the head of a catalogue (`Language:`) or in `<html lang=…>`; and only if
the text is in that locale's script. zh-Hans counts as zh-CN. Of Hong Kong's words we know a part; zh-Hant
may mean Taiwan or Hong Kong, so only what both say otherwise is reported there.

只有文档自己说明了面向哪个地区，本规则才会检查：路径中的地区标记（`zh-CN/`、`a.zh-tw.md`）、文首元数据
（`lang:`）、PO 文件头（`Language:`）或 `<html lang=…>`，而且正文的字体要与声明一致。zh-Hans 视同 zh-CN；
香港用语只收了一部分；zh-Hant 可能指台湾或香港，只报告两地都不这样说的词。

seeds/regional.csv holds the pairs. Words that both regions know in different senses (文件, 程序, 質量, 支持)
are not looked for, nor are words in the project's own termbase. One notice a word and document, at
its first place, with the number of places.

词对见 seeds/regional.csv。两地都用而意思不同的词（文件、程序、質量、支持）不检查，项目自己的术语库已经收录的
词也不检查。每个词在每篇文档中只提示一次，指向首次出现之处，并注明共有几处。

Silent: quotations and titles; a word said to be another name (又称, 台湾叫) or another region's.

不报告：引文和书名；文中说明是别称（又称、台湾叫）或另一地区叫法的词。

Examples:
    bad [zh-CN/a.md]: 这个⟦软体⟧需要较大的⟦记忆体⟧，数据则存放在数据库中。
    fix: 这个软件需要较大的内存，数据则存放在数据库中。

    bad [zh-TW/a.md]: 這個⟦軟件⟧會把資料寫進⟦數據庫⟧，再透過⟦網絡⟧傳送。
    fix: 這個軟體會把資料寫進資料庫，再透過網路傳送。

    ok [zh-TW/b.md]: 這份文件說明處理程序，並支持多種質量單位。
    ok [zh-CN/b.md]: 方程式和软体动物与程序设计无关；内存在台湾叫记忆体。
    ok: 這個軟件沒有聲明地區，所以不檢查。
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.model import Finding, Message
from termlint.rule import DocumentRule
from termlint.survey import Survey
from termlint.survey.script.foreign import ForeignWord, find_foreign_words

_REGIONS = {
    "zh-CN": ("the mainland", "大陆"),
    "zh-Hans": ("the mainland", "大陆"),
    "zh-TW": ("Taiwan", "台湾"),
    "zh-HK": ("Hong Kong", "香港"),
    "zh-Hant": ("Taiwan", "台湾"),
}


def check(survey: Survey) -> Iterator[Finding]:
    """Yield one finding, at the first place, for each word that the declared locale does not use."""
    locale = survey.document.locale
    for word in find_foreign_words(survey):
        yield Finding(
            word.start,
            word.end,
            _message(word, *_REGIONS[locale]),
            replacements=(word.right,),
            confidence=0.8,
        )


def _message(word: ForeignWord, en: str, zh: str) -> Message:
    places, shown = (f" ({word.places} places)", f"（共 {word.places} 处）") if word.places > 1 else ("", "")
    return Message(
        f"“{word.text}” is used in another region; {en} says “{word.right}”{places}",
        f"“{word.text}”是其他地区的用语，{zh}说“{word.right}”{shown}",
    )


RULE = DocumentRule(
    check, group="script", mqm="locale-conventions/locale-specific-content", severity="info", default=False
)
