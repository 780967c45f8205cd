"""A character or a word stands where another that sounds the same was meant.
同音或形近的字词误用。

Placeholder for the homophone tier alone; the table and the context tiers join it.

此处只含同音一层。

Examples:
    bad: 这本书介绍⟦及其学习⟧的基础。
    fix: 这本书介绍机器学习的基础。
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.model import Finding, Message
from termlint.rule import DocumentRule
from termlint.survey import Survey
from termlint.survey.homophones import find_homophones


def check(survey: Survey) -> Iterator[Finding]:
    """Yield what sounds like a longer word and was meant as it."""
    for found in find_homophones(survey):
        right = found.right[0]
        yield Finding(
            found.start,
            found.end,
            Message(f"probably “{right}”", f"疑为“{right}”"),
            replacements=found.right,
            safety=found.safety,
            confidence=found.confidence,
            reason=found.reason,
        )


RULE = DocumentRule(check, group="characters", mqm="linguistic-conventions/spelling")
