"""Names and terms in an unusual letter case, by the list of names, the document's prose or its code."""

from termlint.survey.cases.code import find_in_code
from termlint.survey.cases.labels import as_labelled
from termlint.survey.cases.listed import Named, count_named, find_listed, find_named, outside
from termlint.survey.cases.odd import OddCase, last_word
from termlint.survey.cases.own import find_expanded, find_own

__all__ = [
    "Named",
    "OddCase",
    "as_labelled",
    "count_named",
    "find_expanded",
    "find_in_code",
    "find_listed",
    "find_named",
    "find_own",
    "last_word",
    "outside",
]
