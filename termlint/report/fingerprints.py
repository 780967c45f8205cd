"""Identifiers of findings that stay the same when lines above them are added or removed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from termlint.model import Finding
from termlint.report.view import View, relative

AROUND = 200
"""How many code points of the line on each side of a finding its fingerprint depends on."""


def fingerprints(view: View, findings: Iterable[Finding]) -> Iterator[str]:
    """Yield ``hash:number`` for each finding: a hash of rule, path and line; a number for equal hashes."""
    seen: Counter[str] = Counter()
    for finding in findings:
        lines = view.lines(finding.path)
        left, right = lines.span(lines.position(finding.start).line)
        near = lines.text[max(left, finding.start - AROUND) : min(right, finding.end + AROUND)].strip()
        identity = f"{finding.rule}\0{relative(finding.path, view.root)}\0{near}"
        digest = blake2b(identity.encode("utf-8", "backslashreplace"), digest_size=8).hexdigest()
        seen[digest] += 1
        yield f"{digest}:{seen[digest]}"
