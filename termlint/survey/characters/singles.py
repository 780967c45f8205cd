"""Characters that are words of their own, by what they do: that one of them stands alone proves nothing."""

LOOSE = frozenset("其及即是为至再的了时父逐因指置既又由与或和以将把被从向对则")
"""Words of one character that often happen to stand beside two that begin or end a longer word."""

FREE = frozenset("各每某本该此吗呢吧啊嘛")
"""What stands before or after anything."""

ENDINGS = frozenset("机器型性期项级层员值")
"""What makes a new word of any other at its end."""

NUMERALS = frozenset("一二两三四五六七八九十百千万亿几第每")
"""What follows may be any of many measures."""

COUNTED = NUMERALS | frozenset("长短单多各半整全")
"""What makes one word with a measure that follows."""

ADVERBS = frozenset("只就才都也还又仅更最")
PREPOSITIONS = frozenset("向对在把用从被给由往朝")
"""An adverb before one of these has its own sense."""
