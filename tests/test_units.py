"""termlint.bitext.units: equal numbers with other units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termlint.bitext.units import other_units


@pytest.mark.parametrize(
    ("target", "source", "here", "there"),
    [
        ("大约需要 20 小时。", "It takes about 20 minutes.", "20 小时", "20 minutes"),
        ("占用 4 MB 内存。", "It uses 4 GB of memory.", "4 MB", "4 GB"),
        ("2 年前发布。", "Released 2 months ago.", "2 年", "2 months"),
        ("超时为 30 毫秒。", "The timeout is 30 seconds.", "30 毫秒", "30 seconds"),
        ("延遲 1.5 秒。", "A delay of 1.5 hours.", "1.5 秒", "1.5 hours"),
    ],
)
def test_another_unit(target, source, here, there):
    ((one, other),) = other_units(target, source)
    assert (target[one.start : one.end], source[other.start : other.end]) == (here, there)


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("等 30 秒，价格是 5 元。", "Wait 30 seconds, it costs 5 dollars."),
        ("共 3 个星期，12 个月。", "It takes 3 weeks, 12 months."),
        ("第 5 天，共 20 分钟，再过 20 天。", "On day 5, for 20 minutes, after 20 days."),  # twice
        ("80 年代的 80 台机器。", "80 machines of the 80s."),
        ("2 月发布。", "Released in February."),
        ("共 24 小时。", "A 24-hour day."),
    ],
)
def test_the_same_unit(target, source):
    assert list(other_units(target, source)) == []


@given(st.text(alphabet="0123 .小时分钟天年月GMBsminutes"), st.text(alphabet="0123 .minuteshoursdayGMB"))
def test_places_are_those_of_the_numbers(target, source):
    for one, other in other_units(target, source):
        assert target[one.start :].startswith(one.number) and source[other.start :].startswith(other.number)
