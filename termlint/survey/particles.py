"""Where 的, 地 and 得 stand between two words, and which of the three these words make likely.

The features are the three words on either side, their parts of speech and the last character before the
particle, with the weights of ``seeds/particles/weights.csv``, which are fitted to text. Text often has 的 in
place of 地, so the fit leaves out the places where 的 is written and 地 is expected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from termlint.lexicon.particles import Particles
from termlint.model import HOLE
from termlint.survey.tokens import HAN_RUN, Tagged, tag

LEFT, RIGHT = 10, 8
"""How many code points before and after a particle are segmented."""

WORDS = 3
"""How many words on either side are weighed."""

SIEVE = 8
"""The least weight, in tenths of log odds, that the characters beside a 的 must make possible for the words
around it to be segmented."""

_OUTSIDE = Tagged("_", "_")
_FRAME = (_OUTSIDE,) * WORDS
_ALONE = ("uv", "ud")
"""jieba's parts of speech of 地 and 得, and of a few words that end in them: 写得."""


class Site(NamedTuple):
    """A particle at a prose offset and the `WORDS` words before and after it, in reading order.

    A word of the frame is ``^`` at a mark or an edge, ``#`` beside Latin letters, digits or a hole,
    ``~`` where the view ends.
    """

    at: int
    written: str
    before: tuple[Tagged, ...]
    after: tuple[Tagged, ...]


class Reading(NamedTuple):
    """A site and the log odds, in tenths, of 地 and of 得 against 的."""

    site: Site
    di: int
    de: int


def find_readings(prose: str, particles: Particles) -> list[Reading]:
    """Return every site of 地 and 得, and of 的 where another particle is at least as likely, in order."""
    readings = []
    for at in _places(prose, particles):
        if prose[at] == "的" or _stands_alone(prose, at):
            reading = weigh(site_at(prose, at), particles)
            if prose[at] != "的" or (max(reading.di, reading.de) >= 0 and _stands_alone(prose, at)):
                readings.append(reading)
    return readings


def _places(prose: str, particles: Particles) -> Iterator[int]:
    """Yield the offsets of particles; of the many 的, only if the characters beside it can reach `SIEVE`."""
    endings, openings, none = particles.endings, particles.openings, (0, 0)
    for match in re.finditer("[的地得](?:(?<=的)|(?<=地)(?<!地地)(?!地)|(?<=得)(?<!得得)(?!得))", prose):
        at = match.start()
        if prose[at] == "的":
            one, two = endings.get(prose[at - 1 : at], none), openings.get(prose[at + 1 : at + 2], none)
            if one[0] + two[0] < SIEVE and one[1] + two[1] < SIEVE:
                continue
        yield at


def all_sites(prose: str) -> Iterator[Site]:
    """Yield every site, without the filter of `find_readings`: the weights are fitted to these."""
    for match in re.finditer("[的地得]", prose):
        if _stands_alone(prose, match.start()):
            yield site_at(prose, match.start())


def _stands_alone(prose: str, at: int) -> bool:
    """Return True if the segmentation has the character as a word of its own, unlike in 目的 and 地址."""
    start = max(at - 5, 0)
    for one in tag(prose[start : at + 6]):
        start += len(one.text)
        if start > at:
            return len(one.text) == 1 or (start == at + 1 and one.part in _ALONE)
    return False


def site_at(prose: str, at: int) -> Site:
    """Return the site of the particle at a prose offset."""
    backwards = HAN_RUN.match(prose[max(at - LEFT, 0) : at][::-1])
    onwards = HAN_RUN.match(prose, at + 1, at + 1 + RIGHT)
    start, end = at - (backwards.end() if backwards else 0), onwards.end() if onwards else at + 1
    left = _edge(prose[max(start - 1, 0) : start]) if at - start < LEFT else "~"
    right = _edge(prose[end : end + 1]) if end - at <= RIGHT else "~"
    before = (*_FRAME, Tagged(left, "x"), *tag(prose[start:at]))
    after = (*tag(prose[at + 1 : end]), Tagged(right, "x"), *_FRAME)
    return Site(at, prose[at], before[-WORDS:], after[:WORDS])


def _edge(character: str) -> str:
    inline = character.isalnum() or (character and character in f" {HOLE}%)）_-+/")
    return "#" if inline else "^"


def keys(site: Site) -> Iterator[str]:
    """Yield the features of a site, as keys of the table of weights."""
    yield "0"
    around = (*site.before, *site.after)
    for place, one in zip(("-3", "-2", "-1", "+1", "+2", "+3"), around, strict=True):
        yield place + one.text
        yield place + one.part
    yield f"-1…{site.before[-1].text[-1]}"
    yield f"±1{site.before[-1].part} {site.after[0].part}"


def weigh(site: Site, particles: Particles) -> Reading:
    """Return a site with the sums of the weights of its features."""
    pulls = [pull for key in keys(site) if (pull := particles.pulls.get(key))]
    return Reading(site, sum(di for di, _ in pulls), sum(de for _, de in pulls))
