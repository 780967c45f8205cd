"""Which files are checked: those that were named, and those found in the folders that were named.

Paths come out as they were given, so that a report about ``docs`` says ``docs/a.md``. A path that cannot be
looked at becomes a `Problem`, and the search goes on.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Container, Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple, Protocol

from termlint.config.paths import absolute, folder_of
from termlint.config.patterns import Spec
from termlint.config.settings import BadConfig, Glob, Settings
from termlint.model import Message, Problem
from termlint.read import is_text
from termlint.telling.cause import cause_of


class Lookup(Protocol):
    """Returns the settings of a file; ``names`` are the entries of its folder, if they are known."""

    def __call__(self, path: str, /, names: Container[str] | None = None) -> Settings: ...


def find(
    paths: Iterable[str],
    settings_for: Lookup,
    *,
    force_exclude: bool = False,
    reals: dict[str, str] | None = None,
) -> Iterator[str | Problem]:
    """Yield the files to check, each once, and a problem for each path that cannot be looked at.

    Args:
        paths: files, which are taken whatever they are called, and folders, which are walked.
        settings_for: returns the settings of a file; used for `exclude` and `include`.
        force_exclude: leave out excluded files even where they were named.
        reals: takes the real path of each file.
    """
    search = Search(settings_for, reals)
    for given in map(_tidy, paths):
        try:
            if force_exclude and search.is_excluded(given):
                continue
        except BadConfig as error:
            yield error.problem
            continue
        if os.path.isdir(given):  # noqa: PTH112
            yield from sorted(search.walk(given), key=_path_of)
        elif problem := _unusable(given):
            yield problem
        else:
            yield from search.once(given)


def _unusable(path: str) -> Problem | None:
    """Return a problem if a named path is not a regular file: missing, a pipe, a device. None if it is."""
    try:
        mode = os.lstat(path).st_mode
        if stat.S_ISLNK(mode):  # a broken link is reported when it is read
            mode = os.stat(path).st_mode if os.path.exists(path) else stat.S_IFREG  # noqa: PTH110, PTH116
    except OSError as error:
        why = cause_of(error)
        if error.errno in (errno.ENOENT, errno.ENOTDIR):
            why = Message("no such file or folder", "没有这个文件或文件夹")
        return Problem(path or "“”", why)
    if stat.S_ISREG(mode):
        return None
    return Problem(
        path,
        Message(
            "a pipe or a device, not a file; “-” reads standard input", "是管道或设备；读标准输入请用“-”"
        ),
    )


def _tidy(path: str) -> str:
    plain = path.replace(os.sep, "/") if os.sep != "/" else path
    while plain.startswith("./") and plain != "./":
        plain = plain[2:].lstrip("/")
    return plain.rstrip("/") or plain[:1]


def _path_of(found: str | Problem) -> str:
    return found if isinstance(found, str) else found.path


class Search:
    """The state of a search: which files were seen, so that none comes twice and a cycle of links ends."""

    def __init__(self, settings_for: Lookup, reals: dict[str, str] | None = None) -> None:
        self.settings_for = settings_for
        self.reals = {} if reals is None else reals
        self.seen: set[str] = set()
        self._above: dict[str, bool] = {}

    def once(self, path: str, real: str = "") -> Iterator[str | Problem]:
        """Yield a file unless it was seen under this or another name; ``real`` is its real path, if known."""
        if not path.isprintable() and (strange := _strange(path)):
            yield strange
            return
        real = real or absolute(path, real=True)
        if real not in self.seen:
            self.seen.add(real)
            self.reals[path] = real
            yield path

    def walk(self, folder: str) -> Iterator[str | Problem]:
        """Yield the files to check below a folder. Links come last, so that files keep names of their own."""
        links: list[str] = []
        yield from self._walk(folder, links)
        for link in links:
            if not os.path.isdir(link):  # noqa: PTH112
                yield from [problem] if (problem := _unusable(link)) else self.once(link)
            elif not _leads_up(link):
                yield from self._walk(link, links)

    def _walk(self, start: str, links: list[str]) -> Iterator[str | Problem]:
        todo = [(start, absolute(start, real=True), ignores_above(start))]
        while todo:
            path, real, ignored = todo.pop()
            if real in self.seen:
                continue
            self.seen.add(real)
            try:
                folder = Folder.read(path, real, ignored, self.settings_for)
            except OSError as error:
                yield _unreadable(path, error)
                continue
            except BadConfig as error:
                yield error.problem
                continue
            # The real path of what is not a link is its folder's plus its name; asking the system takes a
            # third of a walk.
            todo += ((below, _below(real, below), folder.ignored) for below in folder.folders)
            links += folder.links
            for file in folder.files:
                yield from self.once(file, _below(real, file))

    def is_excluded(self, path: str) -> bool:
        """Return True if a path, or a folder above it up to the project's root, is excluded."""
        return self.settings_of(path, folder=os.path.isdir(path)) is None  # noqa: PTH112

    def settings_of(self, path: str, *, folder: bool = False) -> Settings | None:
        """Return the settings of a file, None if it is excluded.

        Raises:
            BadConfig: if a configuration file that applies to it has a fault.
        """
        whole = absolute(path)
        settings = self.settings_for(whole)
        out = leaves_out(settings, whole, folder=folder) or self._is_excluded_above(
            folder_of(whole), settings
        )
        return None if out else settings

    def _is_excluded_above(self, folder: str, settings: Settings) -> bool:
        if not folder.startswith(f"{settings.root.rstrip('/')}/"):
            return False
        if folder not in self._above:  # all files below it whose root is above it have one `exclude`
            out = leaves_out(settings, folder, folder=True)
            self._above[folder] = out or self._is_excluded_above(folder_of(folder), settings)
        return self._above[folder]


def _below(folder: str, path: str) -> str:
    return f"{folder.rstrip('/')}/{path.rpartition('/')[2]}"


class Folder(NamedTuple):
    """The entries of one folder that are to be checked or walked."""

    files: list[str]
    folders: list[str]
    links: list[str]
    ignored: Ignored

    @classmethod
    def read(cls, path: str, real: str, above: Ignored, settings_for: Lookup) -> Folder:
        """Read a folder and sort its entries by kind.

        Raises:
            OSError: if it cannot be read.
        """
        with os.scandir(path) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
        whole = absolute(path)
        names = {entry.name for entry in entries}
        settings = settings_for(f"{whole}/-", names)
        found = cls([], [], [], above.inside(real, names))
        for entry in entries:
            kind = found.kind(entry, settings, f"{whole}/{entry.name}")
            if kind is not None and not found.ignored.leaves_out(f"{real}/{entry.name}", _is(entry.is_dir)):
                getattr(found, kind).append(entry.path.replace(os.sep, "/").removeprefix("./"))
        return found

    def kind(self, entry: os.DirEntry[str], settings: Settings, whole: str) -> str | None:
        """Return the field that an entry belongs to, None if it is left out by the configuration."""
        is_folder = _is(entry.is_dir)
        if leaves_out(settings, whole, folder=is_folder):
            return None
        if not is_folder and not is_wanted(entry.name, settings, whole):
            return None
        if entry.is_symlink():  # a broken one deserves a message
            return "links"
        # Reading a pipe or a device would block.
        return "folders" if is_folder else "files" if _is(entry.is_file) else None


def _leads_up(link: str) -> bool:
    """Return True if a link points to a folder around it: following it would leave the named folder."""
    inside = absolute(folder_of(absolute(link)), real=True)
    return f"{inside}/".startswith(f"{absolute(link, real=True).rstrip('/')}/")


def _is(question: Callable[[], bool]) -> bool:
    try:
        return question()
    except OSError:  # a link that leads to itself
        return False


def is_wanted(name: str, settings: Settings, whole: str) -> bool:
    """Return True if a file found in a folder is to be checked; ``whole`` is its absolute path."""
    inside = whole.removeprefix(f"{settings.root.rstrip('/')}/")  # not the folders above the root
    return is_text(inside) or (bool(settings.include) and _matches(settings.include, whole))


def _strange(path: str) -> Problem | None:
    """Return a problem if a path is not UTF-8: no report could name the file. None if it is."""
    try:
        path.encode()
    except UnicodeEncodeError:
        shown = os.fsencode(path).decode(errors="backslashreplace")
        return Problem(
            shown, Message("the file name is not UTF-8; rename the file", "文件名不是 UTF-8 编码，请改名")
        )
    return None


def _unreadable(folder: str, error: OSError) -> Problem:
    why = cause_of(error)
    return Problem(folder, Message(f"the folder cannot be read: {why.en}", f"无法读取文件夹：{why.zh}"))


# -- what the configuration leaves out ----------------------------------------------------------------


def leaves_out(settings: Settings, whole: str, *, folder: bool = False) -> bool:
    """Return True if the configuration excludes this very file or folder.

    False if the patterns exclude it only together with its folder: then that folder was named explicitly, and
    somebody wants it.
    """
    if not settings.exclude or not _matches(settings.exclude, whole + "/" if folder else whole):
        return False
    return _is_named(settings.exclude, whole) or not _matches(settings.exclude, f"{folder_of(whole)}/")


def _is_named(globs: tuple[Glob, ...], whole: str) -> bool:
    return whole.rpartition("/")[2] in _compiled(globs)[0]


@cache
def _compiled(globs: tuple[Glob, ...]) -> tuple[frozenset[str], tuple[tuple[str, Spec], ...]]:
    """Return (names without wildcards, (folder, pattern matcher) pairs) for some patterns."""
    plain = frozenset(glob.pattern for glob in globs if not set(glob.pattern) & set("*?[/!\\#"))
    by_folder: dict[str, list[str]] = {}
    for glob in globs:
        if glob.pattern not in plain:
            by_folder.setdefault(glob.folder, []).append(glob.pattern)
    return plain, tuple((folder, Spec(patterns)) for folder, patterns in by_folder.items())


def _matches(globs: tuple[Glob, ...], whole: str) -> bool:
    if _is_named(globs, whole.rstrip("/")):
        return True
    return any(_verdict(folder, spec, whole) for folder, spec in _compiled(globs)[1])


def _verdict(folder: str, spec: Spec, whole: str) -> bool | None:
    """Return True if the patterns leave a path out, False if they re-include it, None if none matches."""
    start = f"{folder.rstrip('/')}/"
    if not whole.startswith(start) or whole == start:
        return None
    return spec.verdict(whole[len(start) :])


# -- what git leaves out ------------------------------------------------------------------------------


class Ignored:
    """The ignore files that apply in a folder, as (folder, patterns) pairs, the strongest last."""

    def __init__(self, specs: tuple[tuple[str, Spec], ...] = ()) -> None:
        self.specs = specs

    def inside(self, real: str, names: Container[str]) -> Ignored:
        """Return the ignore files that apply inside a folder whose entries have these names."""
        specs = () if ".git" in names else self.specs
        files = [name for name in (".git/info/exclude", ".gitignore") if name.partition("/")[0] in names]
        own = ((real, spec) for name in files if (spec := _read_ignore(f"{real}/{name}")))
        return Ignored((*specs, *own))

    def leaves_out(self, whole: str, folder: bool = False) -> bool:
        """Return True if git would ignore this very file or folder."""
        for start, spec in reversed(self.specs):
            verdict = _verdict(start, spec, whole + "/" if folder else whole)
            if verdict is not None:
                return verdict
        return False


def ignores_above(folder: str) -> Ignored:
    """Return the ignore files that apply to a folder, from the repository's root down to its parent.

    None apply if the folder is in no repository or is itself ignored: then somebody wants to see it.
    """
    real = absolute(folder, real=True)
    above = _up_to_repository(real)
    ignored = Ignored()
    for parent, child in pairwise([*above, real]):
        names = [name for name in (".git", ".gitignore") if os.path.lexists(f"{parent}/{name}")]
        ignored = ignored.inside(parent, names)
        if ignored.leaves_out(child, folder=True):
            return Ignored()
    return ignored


def _up_to_repository(real: str) -> list[str]:
    """Return a folder's ancestors, the repository's root first; none if it is a root or in no repository."""
    above: list[str] = []
    while not os.path.lexists(f"{real}/.git"):
        parent = folder_of(real)
        if parent == real:
            return []
        above.append(parent)
        real = parent
    return above[::-1]


def _read_ignore(path: str) -> Spec | None:
    try:
        with open(path, encoding="utf-8-sig", errors="surrogateescape") as file:  # noqa: PTH123
            lines = [line.rstrip("\n") for line in file]
    except OSError:
        return None
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    return Spec(lines) if lines else None
