"""Cache of `engine.examine`'s results by content, and of the verdicts on whole projects.

One SQLite file. Keys are hashes of everything that a result depends on, so an entry is never stale, only
unused. If the cache cannot be opened, read or written, the run goes on and the results are computed anew.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

FOLDER = ".termlint_cache"
_FORMAT = 1
_KEPT = 64
"""How many verdicts on whole projects are kept; the oldest are deleted."""
SPARE = 4000
"""How many of the newest results are kept though no file has their content now: another branch may."""


class Cache:
    """Three tables: path → (file state, key of its content), key → result, project key → verdict."""

    def __init__(self, folder: Path) -> None:
        import sqlite3

        self._error = sqlite3.Error
        self._is_damaged = False
        self._has_grown = False
        folder.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError), (folder / ".gitignore").open("x") as ignore:
            ignore.write("*\n")
        self._path = folder / f"v{_FORMAT}.sqlite"
        self._base = sqlite3.connect(self._path, timeout=2)
        self._base.executescript(
            "pragma journal_mode = wal; pragma synchronous = off;"
            "create table if not exists files (path text primary key, state text, key blob);"
            "create table if not exists examined (key blob primary key, value blob);"
            "create table if not exists projects (key blob primary key, value blob);"
        )

    def states(self) -> dict[str, tuple[str, bytes]]:
        """Return (state, key) by path for every file ever examined: `state_of` and `key_of` of the job."""
        rows = self._rows("select path, state, key from files")
        return {path: (state, key) for path, state, key in rows}

    def examined(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return the encoded results by key, for those keys that the cache has."""
        found: dict[bytes, bytes] = {}
        wanted = list(dict.fromkeys(keys))
        for at in range(0, len(wanted), 500):
            part = wanted[at : at + 500]
            marks = ",".join("?" * len(part))
            rows = self._rows(f"select key, value from examined where key in ({marks})", part)
            found.update((key, content) for key, value in rows if (content := _whole(value)) is not None)
        return found

    def project(self, key: bytes) -> bytes | None:
        """Return the encoded verdict on a whole project, None if the cache has none."""
        rows = self._rows("select value from projects where key = ?", (key,))
        return _whole(rows[0][0]) if rows else None

    def _rows(self, query: str, values: Sequence[bytes] = ()) -> list[Any]:
        try:
            return self._base.execute(query, values).fetchall()
        except self._error as error:
            self._is_damaged |= "malformed" in str(error)
            return []

    def remember(
        self,
        states: Mapping[str, tuple[str, bytes]],
        examined: Mapping[bytes, bytes],
        project: tuple[bytes, bytes] | None,
    ) -> None:
        """Write new entries in one transaction; an error of the database is ignored."""
        with contextlib.suppress(self._error), self._base:
            rows = [(path, state, key) for path, (state, key) in states.items()]
            self._base.executemany("insert or replace into files values (?, ?, ?)", rows)
            if examined:
                sealed = [(key, _sealed(value)) for key, value in examined.items()]
                self._base.executemany("insert or replace into examined values (?, ?)", sealed)
                self._has_grown = True
            if project:
                key, value = project
                self._base.execute("insert or replace into projects values (?, ?)", (key, _sealed(value)))
                self._base.execute(
                    "delete from projects where rowid not in "
                    "(select rowid from projects order by rowid desc limit ?)",
                    (_KEPT,),
                )

    def forget(self) -> None:
        """Delete the results whose key no file has, except the newest `SPARE` rows.

        Only when the verdict is up to date: until then the earlier result of a changed file is needed.
        Nothing is done if no result was added.
        """
        if not self._has_grown:
            return
        with contextlib.suppress(self._error), self._base:
            self._base.execute(
                "delete from examined where rowid <= (select max(rowid) from examined) - ? "
                "and key not in (select key from files)",
                (SPARE,),
            )

    def close(self) -> None:
        """Close the database file, and delete it if it is damaged."""
        self._base.close()
        if self._is_damaged:
            _throw_away(self._path.parent)


def _sealed(value: bytes) -> bytes:
    """Return a value after its CRC-32 (4 bytes): SQLite has no checksums, and network file systems do err."""
    return crc32(value).to_bytes(4) + value


def _whole(sealed: object) -> bytes | None:
    """Return the value without its checksum, None if the checksum does not match."""
    if not isinstance(sealed, bytes) or crc32(sealed[4:]) != int.from_bytes(sealed[:4]):
        return None
    return sealed[4:]


def open_cache(folder: Path | None) -> Cache | None:
    """Return the cache in a folder; None if ``folder`` is None or the cache cannot be opened.

    A damaged cache is deleted and replaced by an empty one.
    """
    if folder is None:
        return None
    import sqlite3

    try:
        return Cache(folder)
    except (OSError, sqlite3.OperationalError):
        return None
    except sqlite3.DatabaseError:
        return _anew(folder)


def _anew(folder: Path) -> Cache | None:
    """Delete a damaged cache and return an empty one, None if that fails."""
    import sqlite3

    _throw_away(folder)
    try:
        return Cache(folder)
    except (OSError, sqlite3.Error):
        return None


def _throw_away(folder: Path) -> None:
    with contextlib.suppress(OSError):
        for path in folder.glob(f"v{_FORMAT}.sqlite*"):
            path.unlink()
