"""Baselines: findings that are known and left for later, so that an existing project can start with none.

A baseline is a JSON file to be committed. A finding is recognised by its rule, its path and the text around
it, not by its line number: lines may be added or removed above it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

import msgspec

from termlint.model import Finding, Message, Problem, Report, Shown
from termlint.telling.cause import cause_of

AROUND = 16
"""How many code points on each side of a finding, within its line, go into its key."""

FILE = "termlint-baseline.json"

Load = Callable[[str], str]
"""Returns the decoded text of a path."""


class KnownFinding(msgspec.Struct, frozen=True, order=True):
    """A known finding: its key, how often it occurs, and its text for people who read the file."""

    path: str
    rule: str
    text: str
    key: str
    count: int = 1


class Baseline(msgspec.Struct, frozen=True):
    """The file's content."""

    findings: tuple[KnownFinding, ...] = ()
    version: int = 1


class BadBaseline(Exception):
    """A baseline that cannot be used; ``problem`` names the file."""

    def __init__(self, path: str, en: str, zh: str) -> None:
        super().__init__(en)
        self.problem = Problem(path, Message(en, zh))


def read(path: str) -> Baseline:
    """Read a baseline.

    Raises:
        BadBaseline: if the file is missing, cannot be read, is not a baseline, or has an unknown version.
    """
    try:
        baseline = msgspec.json.decode(Path(path).read_bytes(), type=Baseline)
    except FileNotFoundError:
        en, zh = (
            "no such file; “termlint baseline create” writes one",
            "没有这个文件；可用“termlint baseline create”生成",
        )
        raise BadBaseline(path, en, zh) from None
    except OSError as error:
        why = cause_of(error)
        raise BadBaseline(path, f"cannot be read: {why.en}", f"无法读取：{why.zh}") from None
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise BadBaseline(
            path,
            "not a baseline file; “termlint baseline create --force” writes a new one",
            "不是基线文件；可用“termlint baseline create --force”重新生成",
        ) from None
    if baseline.version != 1:
        version = baseline.version
        raise BadBaseline(
            path,
            f"format version {version} is not known to this termlint",
            f"格式版本 {version} 未知，请升级 termlint",
        )
    return baseline


def written(baseline: Baseline) -> str:
    """Return the baseline as JSON, one sorted entry per line, so that changes of two branches merge well."""
    rows = ",\n".join(f"  {msgspec.json.encode(entry).decode()}" for entry in sorted(baseline.findings))
    inner = f"\n{rows}\n" if rows else ""
    return f'{{"version": {baseline.version}, "findings": [{inner}]}}\n'


def entries(shown: Iterable[Shown], load: Load, relative: Callable[[str], str]) -> Baseline:
    """Return a baseline of the findings; ``relative`` turns their paths into those written in the file."""
    found: dict[tuple[str, str, str], KnownFinding] = {}
    for finding, key in _keyed(shown, load):
        name = (relative(finding.path), finding.rule, key)
        text = load(finding.path)[finding.start : finding.end]
        one = found.get(name) or KnownFinding(name[0], finding.rule, text, key, 0)
        found[name] = msgspec.structs.replace(one, count=one.count + 1)
    return Baseline(tuple(found.values()))


def _keyed(shown: Iterable[Shown], load: Load) -> Iterator[tuple[Finding, str]]:
    for one in shown:
        finding = one.finding
        yield finding, _key(load(finding.path), finding.start, finding.end)


def _key(text: str, start: int, end: int) -> str:
    """Return a hash of a span and its surroundings (`AROUND`) in its line, ignoring white space."""
    left = max(text.rfind("\n", 0, start) + 1, start - AROUND)
    stop = text.find("\n", end)
    right = min(stop if stop >= 0 else len(text), end + AROUND)
    around = "\0".join("".join(part.split()) for part in (text[left:start], text[start:end], text[end:right]))
    return blake2b(around.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


Left = Counter[tuple[str, str, str]]
"""How many findings each entry still hides, by path, rule and key."""


def _unlike(
    new: Sequence[Shown], baseline: Baseline, left: Left, load: Load, relative: Callable[[str], str]
) -> list[Shown]:
    """Return the findings without those of the same path, rule and text as an entry that is left; take it."""
    spare: dict[tuple[str, str, str], list[KnownFinding]] = {}
    for known in baseline.findings if new else ():
        spare.setdefault((known.path, known.rule, known.text), []).append(known)
    found = []
    for one in new:
        finding = one.finding
        text = load(finding.path)[finding.start : finding.end]
        alike = spare.get((relative(finding.path), finding.rule, text), [])
        entry = next((known for known in alike if left[known.path, known.rule, known.key] > 0), None)
        if entry:
            left[entry.path, entry.rule, entry.key] -= 1
        else:
            found.append(one)
    return found


def without_known(
    report: Report, baseline: Baseline, load: Load, relative: Callable[[str], str]
) -> tuple[Report, tuple[KnownFinding, ...]]:
    """Return (the report without the known findings, the entries that no longer match a finding).

    An entry that counts three hides three: a fourth is new. Where the surroundings have changed, as when a
    fault beside it was mended, an entry hides a finding of the same text in the same file.
    """
    left = Counter({(one.path, one.rule, one.key): one.count for one in baseline.findings})
    new: list[Shown] = []
    for one, (finding, key) in zip(report.shown, _keyed(report.shown, load), strict=True):
        name = (relative(finding.path), finding.rule, key)
        if left[name] > 0:
            left[name] -= 1
        else:
            new.append(one)
    new = _unlike(new, baseline, left, load, relative)
    stale = tuple(
        msgspec.structs.replace(one, count=left[one.path, one.rule, one.key])
        for one in baseline.findings
        if left[one.path, one.rule, one.key] > 0
    )
    return msgspec.structs.replace(report, shown=tuple(new)), stale


def less(baseline: Baseline, stale: Sequence[KnownFinding]) -> Baseline:
    """Return the baseline less the counts of the stale entries, as `without_known` returns them."""
    gone = {(one.path, one.rule, one.key): one.count for one in stale}
    kept = (
        msgspec.structs.replace(one, count=one.count - gone.get((one.path, one.rule, one.key), 0))
        for one in baseline.findings
    )
    return msgspec.structs.replace(baseline, findings=tuple(one for one in kept if one.count > 0))
