"""A Latin word is misspelled.

拉丁字母单词拼写有误。

Names of models, products and terms stand in Latin letters in Chinese texts, where no spell checker looks
at them. A misspelled name cannot be searched for, and readers stop trusting the rest.

中文译文中的模型名、产品名和术语常保留原文，而一般拼写检查不看这些词。写错的名称无法检索，也让读者怀疑全文。

A word of at least five letters is suspect if no list knows it and it is rare in its document. It is
reported if a near word (one edit away, two from eight letters on; two swapped letters are one edit) is
what was meant: one that stands in the same document at least three times and four times as often, or in
the files that are checked together, or one that documents on AI and software use often.

不少于五个字母、词表中没有、在文中少见的词为可疑词。若有相近的词（相差一处，八个字母以上可差两处；相邻字母颠倒算一处）
更可能是本意，则报告：同一文件中至少出现三次且为其四倍以上，或在一起检查的文件中如此，
或是 AI 与软件文档的常用词。

It stays silent about code, paths, identifiers, acronyms, names of people, quotations in other languages,
regular forms of known words, and words that stand three times or more unless the near word stands twenty
times as often: then it is the author's word. The project's own word lists end all doubt.

对代码、路径、标识符、缩写、人名、外文引文、已知词的规则变化不报告；
出现三次以上的词视为作者用词，除非相近词多达其二十倍。
可在项目词表中列出自己的词。

The fix writes the near word in the letter case of the document. It is safe if there is only one candidate,
one edit away, that is frequent in the document or known to everybody.

修复时按文中的大小写写出相近的词。只有一个候选、仅差一处、且在文中常见或众所周知时，修复是安全的。

Examples:
    bad: PyTorch 很常用。PyTorch 易学。安装 PyTorch 之后，导入⟦Pythorch⟧即可。PyTorch 支持 GPU。
    fix: PyTorch 很常用。PyTorch 易学。安装 PyTorch 之后，导入PyTorch即可。PyTorch 支持 GPU。
    bad: 这里的⟦attetnion⟧层共有八个头。
    fix: 这里的attention层共有八个头。
    bad: 由此得到的方程组是 ⟦weill⟧-conditioned 的。
    ok: 作者是 Anna Bakker，他在论文中使用了 PaddleX。
    ok: 我们的 Zorbix 系统和 Zorbax 系统不同。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from termlint.model import Fact, Finding, Message, Place
from termlint.rule import ProjectRule
from termlint.survey import Survey
from termlint.survey.corrections import (
    OFTEN,
    Correction,
    from_lists,
    from_text,
    in_case_of,
    is_made_of,
    nearest,
)
from termlint.survey.suspects import find_suspects, folded

AUTHORS_CHOICE = 3
OVERWHELMING = 20


def gather(survey: Survey) -> Iterator[Fact]:
    """Give every suspect with what this document and the lists say, and the words that others may need."""
    words = survey.lexicon.words
    suspects = list(find_suspects(survey.words, survey.prose, words))
    counts = folded(survey.word_counts)
    often = {word: count for word, count in counts.items() if count >= OFTEN}
    forms = usual_forms(survey.word_counts, often)
    if often:
        yield Fact("words", {forms[word]: count for word, count in often.items()})
    for suspect in suspects:
        found = from_text(suspect, often | {suspect.folded: counts[suspect.folded]}, forms, words)
        found = found or from_lists(suspect, survey.prose, words)
        if found:
            found = found._replace(text=in_case_of(found.text, suspect.text, counts))
        if found or not (suspect.listed or suspect.named or is_made_of(suspect.text, words)):
            yield Fact("words", [suspect.text, counts[suspect.folded], found], suspect.start, suspect.end)


def usual_forms(counts: Counter[str], wanted: Mapping[str, int]) -> dict[str, str]:
    """Return the letter case in which each wanted word stands most often."""
    best: dict[str, str] = {}
    for form in sorted(counts):
        word = form.lower()
        if word in wanted and counts[form] > counts.get(best.get(word, ""), 0):
            best[word] = form
    return best


def judge(key: str, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Decide on every suspect with the counts of all documents."""
    seen: Counter[str] = Counter()
    for fact in facts:
        if isinstance(fact.value, dict):
            seen.update(fact.value)
    totals = folded(seen)
    forms = usual_forms(seen, totals)
    suspects = [fact for fact in facts if not isinstance(fact.value, dict)]
    here = Counter(fact.value[0].lower() for fact in suspects)
    meant: dict[str, Correction | None] = {}
    for fact in suspects:
        word = fact.value[0]
        found = Correction(*fact.value[2]) if fact.value[2] else None
        if found is None:
            if word not in meant:
                meant[word] = from_project(word, here[word.lower()], totals, forms)
            found = meant[word]
        if found and not is_chosen(fact.value[1], here[word.lower()], found, totals[found.text.lower()]):
            yield finding(fact, found)


def from_project(word: str, here: int, totals: Counter[str], forms: dict[str, str]) -> Correction | None:
    """Return what a word means by the other documents; a name beside a common noun is a name."""
    found = nearest(word, totals | {word.lower(): here}, forms)
    if found is None or found.distance > 1 or len(word) < 6:
        return None
    return found


def is_chosen(in_document: int, in_all: int, found: Correction, total: int) -> bool:
    """Tell whether a word stands so often that its author means it; never a slip in a long common word."""
    if found.sure and found.text.islower() and len(found.text) >= 8:
        return False
    count, other = (in_document, found.seen) if found.seen else (in_all, total)
    return count >= AUTHORS_CHOICE and other < OVERWHELMING * count


def finding(fact: Fact, found: Correction) -> Finding:
    """Say what is wrong at a suspect's place."""
    word = fact.value[0]
    if found.seen:
        reason = Message(
            f"“{found.text}” stands here {found.seen} times, “{word}” {fact.value[1]}",
            f"“{found.text}”出现 {found.seen} 次，“{word}”出现 {fact.value[1]} 次",
        )
    else:
        reason = Message(
            f"“{word}” is in no list; “{found.text}” is common", f"词表中没有“{word}”，“{found.text}”很常用"
        )
    return Finding(
        fact.start,
        fact.end,
        Message(f"“{word}” looks like a misspelling of “{found.text}”", f"“{word}”疑为“{found.text}”之误"),
        replacements=(found.text, *found.others) if fact.whole else (),
        safety=("safe" if found.sure else "unsafe") if fact.whole else "none",
        confidence=found.confidence,
        reason=reason,
        related=(Place(fact.start, fact.end, fact.path),),
        path=fact.path,
    )


RULE = ProjectRule(gather, judge, group="terms", mqm="linguistic-conventions/spelling")
