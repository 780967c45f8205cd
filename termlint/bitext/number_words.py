"""The numeric values of English and Chinese words.

Each line of a table: values, a colon, the words that may have any of these values.
"""

from __future__ import annotations

from decimal import Decimal


def _table(text: str) -> dict[str, tuple[Decimal, ...]]:
    found: dict[str, tuple[Decimal, ...]] = {}
    for line in text.strip().splitlines():
        values, _, words = line.partition(":")
        for word in words.split():
            found[word] = (*found.get(word, ()), *(Decimal(one) for one in values.split()))
    return found


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
CARDINALS = _table(
    """
    0: zero
    1: one
    2: two
    3: three
    4: four
    5: five
    6: six
    7: seven
    8: eight
    9: nine
    10: ten
    11: eleven
    12: twelve
    13: thirteen
    14: fourteen
    15: fifteen
    16: sixteen
    17: seventeen
    18: eighteen
    19: nineteen
    20: twenty
    30: thirty
    40: forty
    50: fifty
    60: sixty
    70: seventy
    80: eighty
    90: ninety
    """
)
LOOSE = _table(
    """
    0: null zeros zeroes midnight
    0.5 50 2 1: half halves halved
    0.25 25 4 1 75 0.75: quarter quarters
    1: once single first unary january jan
    2: twice double doubles doubled both pair pairs second binary tuple february feb both
    3: triple triples tripled third thirds triplet triplets march mar
    4: fourth quad quadruple april apr
    5: fifth may
    6: sixth june jun
    7: seventh weekly july jul
    8: eighth octal august aug
    9: ninth september sep sept
    10: tenth tens decade decimal dozens october oct
    11: eleventh november nov
    12: twelfth dozen dozens noon midnight december dec
    16: hex hexadecimal
    24: daily
    100: hundreds century
    1000: thousands
    1000000: millions
    1000000000: billions
    """
)
HAN = _table(
    """
    0.5 50: 半
    1: 单 首
    2: 双 雙 俩 倍
    """
)
