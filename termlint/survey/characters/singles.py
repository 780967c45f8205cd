"""One-character words by function. That one of them is a token of its own is no sign of a slip."""

LOOSE = frozenset("其及即是为至再的了时父逐因指置既又由与或和以将把被从向对则")
"""One-character words that often occur beside two characters that begin or end a longer word."""

JOINING = frozenset("和与或及跟同")
"""Conjunctions, which stand before any word."""

FREE = frozenset("各每某本该此吗呢吧啊嘛")
"""Determiners and final particles, which occur before or after any word."""

ENDINGS = frozenset("机器型性期项级层员值")
"""Suffixes that form a new word with almost any other."""

NUMERALS = frozenset("一二两三四五六七八九十百千万亿几第每")
"""Numerals and the like, which many different measure words may follow."""

COUNTED = NUMERALS | frozenset("长短单多各半整全")
"""Characters that form one word with a measure word after them."""

ADVERBS = frozenset("只就才都也还又仅更最")
PREPOSITIONS = frozenset("向对在把用从被给由往朝")
"""Before a preposition, an adverb is a word of its own."""
