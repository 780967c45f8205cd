"""The original has changed since the commit that the translation says it was made from.

译文注明了它依据的原文版本，而原文此后有改动。

Many sites write into the front matter of a translation which version of the original it renders:
`l10n.sourceCommit` (MDN), `default_lang_commit` (OpenTelemetry), `translation.source_commit`. All rules on
both sides compare with that version, for what was added later is no fault of the translation. This rule
tells once per page that there is a newer version, and how many of its blocks are new.

不少网站在译文的文件头里注明所依据的原文提交：`l10n.sourceCommit`（MDN）、`default_lang_commit`（OpenTelemetry）、
`translation.source_commit`。凡对照两边的规则都以那个版本为准，因为此后增加的内容不算漏译。本规则对每个页面只提示
一次：原文有了新版本，其中有几段是新的。

A page that names no version is compared with its original as it is now. For such a page the rule asks git
which commit touched it last, and tells if the original has changed since then; not while the page itself has
changes that are not committed.

没有注明版本的页面与现在的原文对照。对这样的页面，本规则用 git 查出最后一次改动它的提交，原文在那之后有改动就
提示；页面本身有未提交的改动时不提示。

The version is read with git from the repository of the original. If it is not there, as in a shallow clone,
nothing is compared, and the rule tells that too; without the rule a note on standard error does, once. A
changed space or line break is no change.

原文的旧版本用 git 从原文所在的仓库读取；读不到（例如浅克隆）时不作对照，本规则会逐页说明；没有
启用本规则时，只在标准错误输出中提示一次。只改了空格或换行的不算改动。

Examples:
    bad [a.zh.md]: ---
      sourceCommit: 1a2b3c4
      ---

      ⟦先下载安装包。⟧
    ok [a.md]: Download the package first, then unpack it.
    ok [a.md@1a2b3c4]: Download the package first.

    ok [b.zh.md]: ---
      sourceCommit: 1a2b3c4
      ---

      先下载安装包。
    ok [b.md]: Download the package
      first.
    ok [b.md@1a2b3c4]: Download the package first.
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.bitext import Bitext
from termlint.model import Document, Finding, Message
from termlint.rule import PairRule

SHOWN = 8
"""How many digits of a commit are shown."""


def check(bitext: Bitext) -> Iterator[Finding]:
    """Yield one finding, at the first segment, if the original has new or changed blocks since the commit, or
    git does not have that version.
    """
    past = bitext.past
    if past is None or not bitext.target.segments:
        return
    first = bitext.target.segments[0]
    commit = past.commit[:SHOWN]
    if not past.then:
        said = Message(
            f"not compared: git has no version of the original at {commit}",
            f"未作对照：git 中没有提交 {commit} 的原文",
        )
        yield Finding(first.start, first.end, said, confidence=1.0)
    elif new := len(_blocks(past.now) - _blocks(past.then)):
        en, zh = ("", " ") if past.named else (", the last to touch this page", "（本页最后一次改动）")
        said = Message(f"the original has changed since {commit}{en}", f"原文自提交 {commit}{zh}后有改动")
        yield Finding(first.start, first.end, said, confidence=1.0, reason=_count(new))


def _blocks(document: Document) -> set[str]:
    return {" ".join(document.prose[start:end].split()) for start, end, _ in document.segments}


def _count(new: int) -> Message:
    return Message(f"{new} new or changed block{'s' * (new != 1)}", f"新增或改动 {new} 段")


RULE = PairRule(check, mqm="accuracy/omission", severity="info", default=False)
