"""Determines the script of a document: by the characters that only one script has, then by its locale."""

from __future__ import annotations

import re

from termlint.lazily import lazily
from termlint.model import Locale, Script, script_of_locale

# The hundred most frequent of their kind in technical text; the full tables are in seeds/scripts. These are
# enough for any text of a sentence or more, so that reading loads no table.
_HANS = (
    "数个为时对参训练图测进过这将会输类实应务标们来点结动现开码设发试计样间请运处内预选调关单认问义载当该学别录从装变检验络经视语环节频评说"
    "编项态识题词层启习两导则创库执换证统权组备径档无积转场获写择话简条业线长显传称块区状译"
)
_HANT = (
    "數個為時對參訓練圖測進過這將會輸類實應務標們來點結動現開碼設發試計樣間請運處內預選調關單認問義載當該學別錄從裝變檢驗絡經視語環節頻評說"
    "編項態識題詞層啟習兩導則創庫執換證統權組備徑檔無積轉場獲寫擇話簡條業線長顯傳稱塊區狀譯後與"
)
_ONLY_HANS = lazily(f"[{''.join(sorted(set(_HANS) - set(_HANT)))}]")
_ONLY_HANT = lazily(f"[{''.join(sorted(set(_HANT) - set(_HANS)))}]")
_KANA_OR_HANGUL = lazily("[\u3041-\u3096\u30a1-\u30fa\uac00-\ud7a3]")

CLEAR = 0.7
"""Share of the characters that only one script has, from which the text alone decides."""

FOREIGN = 0.1
"""Share of kana and hangul above which a text is Japanese or Korean."""


def script_of(prose: str, locale: Locale) -> Script:
    """Return the script of the Chinese in the prose; ``"none"`` if there is no Chinese, or too little to
    decide.

    The locale that the document declares decides if the text does not.
    """
    hans, hant = len(_ONLY_HANS.findall(prose)), len(_ONLY_HANT.findall(prose))
    if not hans + hant:
        return script_of_locale(locale) if _holds_han(prose) else "none"
    if _is_foreign(prose):
        return "none"
    share = hant / (hans + hant)
    if share >= CLEAR:
        return "hant"
    if share <= 1 - CLEAR:
        return "hans"
    declared = script_of_locale(locale)
    return declared if declared != "none" else "mixed"


def _holds_han(prose: str) -> bool:
    return re.search("[㐀-鿿]", prose) is not None


def _is_foreign(prose: str) -> bool:
    return len(_KANA_OR_HANGUL.findall(prose)) > FOREIGN * len(prose)
