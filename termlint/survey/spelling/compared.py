"""Names that a sentence compares with an acronym or exchanges for it: Adam 比普通的 STD, 从 STD 换成 AdamW.

Only things of one kind are compared, so such a name shows of what kind the acronym is.
"""

from __future__ import annotations

from termlint.lazily import lazily

_LATIN = r"([A-Za-z][A-Za-z0-9-]*[A-Za-z0-9])"
_PLAIN = r"(?:(?:普通|一般|传统|標準|标准|傳統|朴素|原始|原来|纯|純|带动量)的? ?)?"
_JOINS = "比|相比|和|与|與|跟|或者?|以?及|、|[优優好劣]于|不如|[胜勝]过"
_BEFORE = lazily(rf"{_LATIN} ?(?:{_JOINS}|而不是|而非|代替|取代|替代) ?{_PLAIN}$")
_AFTER = lazily(rf" ?(?:{_JOINS}|换成|替换[为成]|改[为成用]|切换[到为成]|換成|改為) ?{_PLAIN}{_LATIN}")
"""The text before and after an acronym that is compared; group 1 is the name."""


def compared(before: str, after: str) -> set[str]:
    """Return the names, in lower case, with which the acronym between two texts is compared."""
    matches = (_BEFORE.search(before), _AFTER.match(after))
    return {match.group(1).lower() for match in matches if match}
