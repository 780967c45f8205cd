"""Which files the cache knows: by their state, else by their content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from termlint.config.paths import absolute
from termlint.model import Examined
from termlint.run.cache import Cache, Row
from termlint.run.job import Job, bytes_of, key_of, state_of
from termlint.run.results import Brief, Held, Key, Results, decoded, recalled

_BRIEF = msgspec.msgpack.Decoder(Brief)


class Seen(NamedTuple):
    """What a file's cached result is found by, and its brief; None if that is not at hand.

    ``moved`` is whether the state is another than the one that the cache has.
    """

    state: str
    key: Key
    brief: Brief | None = None
    moved: bool = False


class Register:
    """What the cache knows of files.

    Args:
        store: the cache.
        trusting: whether to believe that it has each result of which it has the brief.
    """

    def __init__(self, store: Cache, *, trusting: bool = True) -> None:
        self._store = store
        self._trusting = trusting
        self.rows = store.rows()

    def held(self, todo: Iterable[Job], results: Results) -> dict[str, Held]:
        """Return keys and briefs, by path, for files whose content is unchanged since they were examined.

        What had to be read whole is noted in ``results``.
        """
        seen = {job.path: one for job in todo if self.rows and (one := self._seen(job))}
        wanted = [one.key for one in seen.values() if not (one.brief and self._trusting)]
        read = recalled(wanted, self._store, Examined) if wanted else {}
        results.note(read)
        stored = {key: Brief.of(one) for key, one in read.items()}
        known = {
            path: Held(one.key, brief)
            for path, one in seen.items()
            if (brief := stored.get(one.key) or (one.brief if self._trusting else None))
        }
        self._note(seen, known)
        return known

    def _note(self, seen: Mapping[str, Seen], known: Mapping[str, Held]) -> None:
        """Write down what the rows of known files lack: another state, or a brief that was wrong."""
        rows = {
            absolute(path): Row(one.state, one.key, msgspec.msgpack.encode(known[path].brief))
            for path, one in seen.items()
            if path in known and one.state and (one.moved or one.brief != known[path].brief)
        }
        if rows:
            self._store.remember(rows, {})

    def _seen(self, job: Job) -> Seen | None:
        """Return the key under which a file's result may be cached: by its state, else by its content.

        A checkout changes files' times without changing their content.
        """
        state = "" if job.data is not None else state_of(job)
        row = self.rows.get(absolute(job.path), _NONE)
        if state and row.state == state:
            return Seen(state, row.key, decoded(row.brief, _BRIEF))
        now = _content_key(job)
        if not now:
            return None
        return Seen(state, now, decoded(row.brief, _BRIEF) if row.key == now else None, moved=True)


_NONE = Row("", b"", b"")


def _content_key(job: Job) -> Key | None:
    """Return the key computed from a file's content, None if it cannot be read."""
    from termlint.read import Unreadable

    try:
        return key_of(job, job.data if job.data is not None else bytes_of(job.path))
    except (OSError, Unreadable):
        return None
