"""Leaves out blocks that are no translation: link farms, footers, reference lists, code, other languages.

Most blocks pass one cheap test, their share of non-ASCII characters; only the others are examined. Two kinds
depend on their neighbours: reference lists, and the footer of a page that was copied with the article. In
doubt a block is kept, because a block that is left out cannot be judged at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.han import IDEOGRAPHS
from termlint.lazily import lazily
from termlint.model import HOLE
from termlint.read.draft import Block

_HAN = lazily(f"[{IDEOGRAPHS}]")
_LETTER = lazily(r"[^\W\d_]")
_LATIN = lazily(r"[A-Za-z\u00c0-\u024f]")
_LATIN_WORD = lazily(r"[A-Za-z\u00c0-\u024f]+(?:['’-][A-Za-z\u00c0-\u024f]+)*")
_FOREIGN = lazily(r"[\u0400-\u1fff\u3041-\u3096\u30a1-\u30fa\uac00-\ud7a3]")
"""Kana, Hangul, and the alphabets from Cyrillic on; not Greek, which is mostly mathematics."""
_SIGN = lazily(r"[{}\[\]()<>=|;$\\/_@#&*+~^`\"]")

_STOP = lazily(r"[。；;\n]|[.:：] ")
_LIST_MARK = lazily(r"[、，,：:|]")
_SENTENCE = lazily(r"[，。；]")
_HEADLINE_EDGE = lazily(r"[!?！？…](?=[^\s!?！？…。，,.)）」』”’])")

_REFERENCES = lazily(
    r"(?i)\W*(?:[\d.一二三四五六七八九十]+[.、\s]*)?(?:"
    r"参考(?:资料|文献|链接|来源|文章|书目)|參考(?:資料|文獻|連結|書目)|引用文献|相关(?:链接|论文)|"
    r"延伸阅读|扩展阅读|更多阅读|references|reference:|bibliography|citations?|further reading)\W*"
)
_RELATED = lazily(r"\W*(?:相关(?:阅读|文章|推荐)|推荐阅读|热门(?:文章|推荐)|猜你喜欢|大家都在看)\W*")
_CONTROL = lazily(
    r"(?i)\W*(?:登录|注册|下载|分享|收藏|阅读|评论|点赞|回复|举报|关注|转发|赞赏|打赏|首页|返回(?:首页|顶部)?|"
    r"上一[篇页]|下一[篇页]|logo|share|log ?in|sign ?in|sign ?up|subscribe|comments?|like|next|prev(?:ious)?)"
    r"(?:\s*[\d.,]+\s*[万kKwW]?)?\W*"
)
_FOOT = lazily(
    r"(?i)©|版权所有|all rights reserved|隐私(?:协议|政策)|用户协议|扫码关注|转载请|本文链接|原文链接|侵权|"
    r"ICP备|上一篇|下一篇"
)
_ABOUT_ACCOUNT = lazily(r"登录|注册|账号|联系我们|关于我们|免责声明|公众号|责任编辑")


def keep_translation(blocks: list[Block]) -> list[Block]:
    """Return the blocks that are to be judged; none if the document is in another language."""
    prose = "".join([block.prose for block in blocks])
    foreign = bool(_FOREIGN.search(prose))
    if foreign and _is_other_language(prose):
        return []
    blocks = [block for block in _translated(blocks[: _foot(blocks)]) if not _is_odd(block)]
    return [block for block in blocks if not _is_foreign(block.prose)] if foreign else blocks


def _is_other_language(prose: str) -> bool:
    """Return True if a document is Japanese, Korean, Russian …: over a tenth of its non-Latin letters are."""
    foreign = len(_FOREIGN.findall(prose))
    return foreign * 10 > len(_HAN.findall(prose)) + foreign


def _is_odd(block: Block) -> bool:
    """Return True if a block by itself is English, code or a link farm."""
    prose = block.prose
    others = len(prose) - len(prose.encode("ascii", "ignore"))
    if others * 3 < len(prose) and (_is_english(prose) or _is_code(prose)):
        return True
    return len(prose) > 300 and _is_link_farm(prose)


def _is_foreign(prose: str) -> bool:
    """Return True if three letters or more, and over a seventh of all, are of a foreign script."""
    if (foreign := len(_FOREIGN.findall(prose))) < 3:
        return False
    return foreign * 7 > len(_LETTER.findall(prose))


def _is_english(prose: str) -> bool:
    """Return True if a text is a quoted original: eight Latin words or more and no Han."""
    return not _HAN.search(prose) and len(_LATIN_WORD.findall(prose)) >= 8


def _is_code(prose: str) -> bool:
    """Return True if a text is code or a log: over a fifth of it is signs, under an eighth Han."""
    if len(prose) < 12:
        return False
    return len(_SIGN.findall(prose)) * 5 > len(prose) and len(_HAN.findall(prose)) * 8 < len(prose)


def _is_link_farm(prose: str) -> bool:
    """Return True if a text is a series of headlines: marks run into the next one, hardly a sentence ends."""
    size = len(prose)
    if len(_STOP.findall(prose)) * 250 > size or len(_HEADLINE_EDGE.findall(prose)) < 3:
        return False
    return len(_LIST_MARK.findall(prose)) * 25 < size


def _translated(blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks that are no entries of a reference list; a heading or a sentence ends such a list."""
    in_list = False
    for block in blocks:
        kind = block.kind
        if not in_list or kind == "heading" or not _is_entry(block):
            yield block
        if kind == "heading" or (kind == "paragraph" and block.size < 20):
            heads = bool(_REFERENCES.fullmatch(block.prose) or _RELATED.fullmatch(block.prose))
            in_list = heads or (in_list and kind != "heading")
        elif in_list and block.prose.endswith("。") and len(_HAN.findall(block.prose)) > 25:
            in_list = False


def _is_entry(block: Block) -> bool:
    """Return True if a block in a reference list is an entry: an address and little text, or mostly Latin."""
    prose = block.prose
    han = len(_HAN.findall(prose))
    if HOLE in prose and han < 40 and not _SENTENCE.search(prose):
        return True
    return len(_LATIN.findall(prose)) > 4 * han and len(_LATIN_WORD.findall(prose)) > 3


def _foot(blocks: list[Block]) -> int:
    """Return the index of the first block of the page's footer; the number of blocks if there is none."""
    for index in range(max(len(blocks) - 25, len(blocks) // 2), len(blocks)):
        if blocks[index].kind == "paragraph" and _RELATED.fullmatch(blocks[index].prose):
            return _before(blocks, index)
    return _before(blocks, len(blocks))


def _before(blocks: list[Block], end: int) -> int:
    """Return the index of the first of the blocks before ``end`` that form a footer; ``end`` if none do."""
    start, strong, weak = end, 0, 0
    for index in range(end - 1, max(end - 30, -1), -1):
        block, prose = blocks[index], blocks[index].prose
        if block.kind not in ("paragraph", "item") or block.size > 200:
            break
        if _FOOT.search(prose):
            start, strong = index, strong + 3
        elif _CONTROL.fullmatch(prose) or _ABOUT_ACCOUNT.search(prose):
            start, strong = index, strong + 1
        elif block.size > 24 or (weak := weak + 1) > 2:
            break
    return start if strong > 3 else end
