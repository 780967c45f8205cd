"""Cache of `engine.examine`'s results by content, and of the verdicts on whole projects.

One SQLite file. Keys are hashes of everything that a result depends on, so an entry is never stale, only
unused. If the cache cannot be opened, read or written, the run goes on and the results are computed anew.

After a change of one file a few rows are read and written, however large the project: of a file that is as it
was only its brief is read, and a verdict lies in as many rows as it has topics and files.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

FOLDER = ".termlint_cache"
_FORMAT = 2
_KEPT = 64
"""How many verdicts on whole projects, and how many hashes, are kept; the oldest are deleted."""
SPARE = 4000
"""How many of the newest results are kept though no file has their content now: another branch may."""

_TABLES = """
pragma journal_mode = wal; pragma synchronous = off;
create table if not exists files (path text primary key, state text, key blob, brief blob);
create table if not exists examined (key blob primary key, value blob);
create table if not exists hashes (key blob primary key, value text);
create table if not exists worlds (key blob primary key, value blob);
create table if not exists verdicts (world blob, path text, rule text, topic text, value blob,
    primary key (world, rule, topic, path)) without rowid;
create index if not exists paths on verdicts (world, path);
"""

_CORRUPT = 11
_DAMAGE = (1, _CORRUPT, 26)
"""SQLite's codes for a statement that the tables do not allow, a damaged file, and a file of another kind; at
others, as where the file is locked or the disk full, the cache stays.
"""

_BY_PATH = "verdicts indexed by paths"
"""SQLite itself would rather read all findings of a project than those of some files by this index."""

Topic = tuple[str, str]
Place = tuple[str, str, str]
"""The path of a file, and a topic."""


class Row(NamedTuple):
    """What is known of a file: its state and its key when it was examined, and the brief of the result, which
    is empty if it is damaged.
    """

    state: str
    key: bytes
    brief: bytes


class Part(NamedTuple):
    """The part of a verdict that concerns one topic in one file."""

    path: str
    topic: Topic
    value: bytes


class Lost(Exception):
    """A result or a part of a verdict is missing or damaged, though the cache knows of it."""


class Cache:
    """Tables: path → row, key → result, world → the keys of its documents, parts of verdicts, and hashes."""

    def __init__(self, folder: Path) -> None:
        import sqlite3

        self._error = sqlite3.Error
        self._is_damaged = False
        self._has_grown = False
        folder.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError), (folder / ".gitignore").open("x") as ignore:
            ignore.write("*\n")
        self._path = folder / f"v{_FORMAT}.sqlite"
        if not self._path.exists():
            _throw_away(folder, _FORMAT - 1)
        self._base = sqlite3.connect(self._path, timeout=2)
        self._base.executescript(_TABLES)

    def rows(self) -> dict[str, Row]:
        """Return what is known of every file ever examined, by its path."""
        rows = self._rows("select path, state, key, brief from files")
        return {path: Row(state, key, _whole(brief) or b"") for path, state, key, brief in rows}

    def examined(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return the encoded results by key, for those keys that the cache has."""
        found: dict[bytes, bytes] = {}
        for part in _portions(dict.fromkeys(keys)):
            marks = ",".join("?" * len(part))
            rows = self._rows(f"select key, value from examined where key in ({marks})", part)
            found.update((key, content) for key, value in rows if (content := _whole(value)) is not None)
        return found

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        """Return rows, none if they cannot be read."""
        try:
            return self._sure(query, values)
        except Lost:
            return []

    def _sure(self, query: str, values: Sequence[object]) -> list[Any]:
        """Return rows where none may be missing."""
        try:
            return self._base.execute(query, values).fetchall()
        except self._error as error:
            # A path that is no UTF-8 has no code; tables of other columns are as useless.
            code = getattr(error, "sqlite_errorcode", _CORRUPT)
            self._is_damaged |= code & 0xFF in _DAMAGE
            raise Lost from None

    def remember(self, rows: Mapping[str, Row], examined: Mapping[bytes, bytes]) -> None:
        """Write new entries in one transaction; an error of the database is ignored."""
        with contextlib.suppress(self._error), self._base:
            files = [(path, row.state, row.key, _sealed(row.brief)) for path, row in rows.items()]
            self._base.executemany("insert or replace into files values (?, ?, ?, ?)", files)
            if examined:
                sealed = [(key, _sealed(value)) for key, value in examined.items()]
                self._base.executemany("insert or replace into examined values (?, ?)", sealed)
                self._has_grown = True

    def hashes(self) -> dict[bytes, str]:
        """Return the hashes of code and tables by what was seen of the files; see `termlint.stamp`."""
        return dict(self._rows("select key, value from hashes"))

    def remember_hashes(self, hashes: Mapping[bytes, str]) -> None:
        """Write new ones; of all only the newest are kept."""
        with contextlib.suppress(self._error), self._base:
            self._base.executemany("insert or replace into hashes values (?, ?)", hashes.items())
            newest = "select rowid from hashes order by rowid desc limit ?"
            self._base.execute(f"delete from hashes where rowid not in ({newest})", (_KEPT,))

    # -- verdicts ---------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def steady(self) -> Iterator[None]:
        """Let all that is read inside be of one moment, whatever other processes write meanwhile."""
        with contextlib.suppress(self._error):
            self._base.execute("begin")
        try:
            yield
        finally:
            with contextlib.suppress(self._error):
                self._base.commit()

    def world(self, key: bytes) -> bytes | None:
        """Return what a verdict was computed from, as it was encoded; None if there is no such verdict."""
        rows = self._rows("select value from worlds where key = ?", (key,))
        return _whole(rows[0][0]) if rows else None

    def topics(self, world: bytes) -> set[Topic]:
        """Return the topics on which a verdict has findings.

        Raises:
            Lost: if they cannot be read.
        """
        return set(self._sure(f"select distinct rule, topic from {_BY_PATH} where world = ?", (world,)))

    def parts(self, world: bytes, paths: Collection[str] | None) -> list[Part]:
        """Return the parts of a verdict that concern some files, by topic; all if ``paths`` is None.

        Raises:
            Lost: if one of them is damaged or cannot be read.
        """
        fields = "select path, rule, topic, value from"
        rows = self._sure(f"{fields} verdicts where world = ?", (world,)) if paths is None else []
        for portion in _portions(paths or ()):
            which = f"world = ? and path in ({','.join('?' * len(portion))})"
            rows += self._sure(f"{fields} {_BY_PATH} where {which}", (world, *portion))
        found = [Part(path, (rule, topic), _whole(value) or b"") for path, rule, topic, value in rows]
        if not all(part.value for part in found):
            raise Lost
        return sorted(found, key=lambda part: (part.topic, part.path))

    def judge(
        self,
        world: bytes,
        before: bytes | None,
        after: bytes,
        topics: Iterable[Topic] | None,
        parts: Iterable[Part],
    ) -> None:
        """Replace the parts of a verdict on some topics, on all if None, in one transaction.

        ``before`` and ``after`` are what the verdict was and is computed from, encoded. If another process
        has replaced the verdict meanwhile, its verdict is left as it is.
        """
        with contextlib.suppress(self._error), self._base:
            self._base.execute("begin immediate")
            if topics is not None and self.world(world) != before:
                return
            self._replace(world, self._had(world, topics), parts)
            self._base.execute("insert or replace into worlds values (?, ?)", (world, _sealed(after)))
            if topics is None:
                self._forget_worlds()

    def _had(self, world: bytes, topics: Iterable[Topic] | None) -> dict[Place, bytes]:
        """Return the sealed parts of a verdict on some topics, on all if None, by path, rule and topic."""
        query = "select path, rule, topic, value from verdicts where world = ?"
        some = f"{query} and rule = ? and topic = ?"
        if topics is None:
            found = [*self._base.execute(query, (world,))]
        else:
            found = [row for topic in topics for row in self._base.execute(some, (world, *topic))]
        return {(path, rule, topic): value for path, rule, topic, value in found}

    def _replace(self, world: bytes, had: Mapping[Place, bytes], parts: Iterable[Part]) -> None:
        """Write those parts that differ from what was there: after a change of one file most do not."""
        now = {(part.path, *part.topic): _sealed(part.value) for part in parts}
        gone = [(world, *place) for place in had.keys() - now.keys()]
        which = "world = ? and path = ? and rule = ? and topic = ?"
        self._base.executemany(f"delete from verdicts where {which}", gone)
        come = [(world, *place, value) for place, value in now.items() if had.get(place) != value]
        self._base.executemany("insert or replace into verdicts values (?, ?, ?, ?, ?)", come)

    def _forget_worlds(self) -> None:
        old = self._base.execute(
            "select key from worlds order by rowid desc limit -1 offset ?", (_KEPT,)
        ).fetchall()
        self._base.executemany("delete from worlds where key = ?", old)
        self._base.executemany("delete from verdicts where world = ?", old)

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


def _portions(values: Iterable[Any], size: int = 500) -> Iterable[list[Any]]:
    """Yield lists of so many values: a query takes no more than some hundred."""
    every = list(values)
    return (every[at : at + size] for at in range(0, len(every), size))


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


def _throw_away(folder: Path, form: int = _FORMAT) -> None:
    with contextlib.suppress(OSError):
        for path in folder.glob(f"v{form}.sqlite*"):
            path.unlink()
