"""Which characters are Han: our class of ideographs beside Unicode's script."""

import re
import subprocess
import sys
import unicodedata

import regex

from termlint.han import IDEOGRAPHS, count_han

EVERY = [chr(point) for point in range(sys.maxunicode + 1) if not 0xD800 <= point < 0xE000]
SCRIPT = {one for one in EVERY if regex.match(r"\p{Han}", one)}


def matched(inside: str) -> set[str]:
    return {one for one in EVERY if re.match(f"[{inside}]", one)}


def test_ideographs_are_the_script_without_radicals_and_numerals() -> None:
    left = SCRIPT - matched(IDEOGRAPHS)
    radicals = matched("\u2e80-\u2fd5\u2ff0-\u2fff")
    assert left - radicals == {*"々〇〡〢〣〤〥〦〧〨〩〸〹〺〻"} | matched("\U00016fe0-\U00016fff") & SCRIPT


def test_nothing_else_is_taken_for_an_ideograph() -> None:
    others = matched(IDEOGRAPHS) - SCRIPT
    hexagrams = matched("\u4dc0-\u4dff")
    assert {one for one in others if unicodedata.category(one) != "Cn"} == hexagrams


def test_what_rules_look_for_is_a_part_of_it() -> None:
    assert matched("㐀-鿿") < matched(IDEOGRAPHS)


def test_a_year_in_characters_and_a_new_element_are_counted() -> None:
    assert count_han("二〇二四年") == 5
    assert count_han("人人、种种 and 𨭎 (Sg)，佐々木 3 ﾊﾝ") == 8


def test_a_check_does_not_load_the_pattern_engine() -> None:
    lines = ("import sys, termlint", "termlint.check_text('模型的的训练')", "print('regex' in sys.modules)")
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
