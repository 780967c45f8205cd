"""Words of two regions in one text, such as 网络 throughout and 网路 once, as two forms of one concept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from termlint.lexicon.terms import Concept
from termlint.survey import Survey
from termlint.survey.renderings import Form, Span, Usage, counted, declared
from termlint.survey.script.foreign import places_of

TIMES = 3
"""How often the word of the text's own region must occur for the other region's to be a slip; and no less
often than that one.
"""

WORDS, MOST = 5, 5
"""Of how many words of Taiwan a text must have one place each, and how many times as many as of the mainland,
for a word of Taiwan that stands once to be its practice.
"""


def find_regional_usages(survey: Survey) -> Iterator[Usage]:
    """Yield the usage of each thing for which a text has the words of its own and of another region."""
    slips = _slips(survey)
    # An admitted form gives way to a preferred one that stands as often.
    least, status = (1, "admitted") if _is_of_taiwan(survey, len(slips)) else (TIMES, "regional")
    for (text, own), places in slips.items():
        practice = tuple(match.span() for match in re.finditer(own, survey.prose))
        if len(practice) >= max(least, len(places)):
            forms = Form(own, "preferred", practice), Form(text, status, tuple(places))
            kept = tuple(form for form in (counted(survey, form) for form in forms) if form.places)
            yield Usage(Concept(own, "", ()), kept, declared(survey.prose, forms))


def _is_of_taiwan(survey: Survey, slips: int) -> bool:
    """Return True if a traditional text with so many words of the mainland is plainly of Taiwan."""
    if not slips or survey.document.script != "hant":
        return False
    words = {text for text, *_ in survey.lexicon.regional.foreign_to("zh-CN").find(survey.simplified.prose)}
    return len(words) >= max(WORDS, MOST * slips)


def _slips(survey: Survey) -> dict[tuple[str, str], list[Span]]:
    """Return the places of the other region's words, by (that word, the own region's word).

    Strings that are renderings of the termbase are left out.
    """
    found: dict[tuple[str, str], list[Span]] = {}
    script = survey.document.script
    if script in ("hans", "hant"):
        foreign = survey.lexicon.regional.foreign_to("zh-CN" if script == "hans" else "zh-TW")
        for text, places in places_of(survey, foreign):
            if text not in survey.terms:
                word = foreign.element(text)
                at = text.index(word)
                spans = ((start + at, start + at + len(word)) for start, _ in places)
                found.setdefault((word, foreign.right[word]), []).extend(spans)
    return found
