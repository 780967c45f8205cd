"""What tells a finding apart from others and stays the same when lines above it come and go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from termlint.model import Finding
from termlint.report.view import View, relative

AROUND = 200
"""Code points of a line on either side of a finding that its fingerprint depends on."""


def fingerprints(view: View, findings: Iterable[Finding]) -> Iterator[str]:
    """Yield a short name for each finding: of its rule, path and line, and which of several equal ones."""
    seen: Counter[str] = Counter()
    for finding in findings:
        lines = view.lines(finding.path)
        left, right = lines.span(lines.position(finding.start).line)
        near = lines.text[max(left, finding.start - AROUND) : min(right, finding.end + AROUND)].strip()
        said = f"{finding.rule}\0{relative(finding.path, view.root)}\0{near}"
        digest = blake2b(said.encode("utf-8", "backslashreplace"), digest_size=8).hexdigest()
        seen[digest] += 1
        yield f"{digest}:{seen[digest]}"
