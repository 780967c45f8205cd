"""The files of a git revision: their names and contents."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator

from termlint.git.changes import NoChanges, git

_FILE = (b"100644", b"100755")


class Revision:
    """A commit in the repository of a folder.

    Args:
        ref: a commit, branch or tag.
        folder: any folder in the working tree.
        option: the command-line option that needs it, for messages.

    Raises:
        NoChanges: if there is no git, no repository or no such commit.
    """

    def __init__(self, ref: str, folder: str = ".", option: str = "--compare") -> None:
        self.ref = ref
        self.option = option
        top = git(ref, folder, "rev-parse", "--show-toplevel", option=option)
        self.top = os.path.realpath(os.fsdecode(top.rstrip(b"\n")))
        commit = git(
            ref,
            folder,
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            f"{ref}^{{commit}}",
            option=option,
        )
        self.commit = os.fsdecode(commit).strip()

    def files(self) -> Iterator[str]:
        """Yield the real path of every file in the commit, without symbolic links and submodules."""
        listed = git(self.ref, self.top, "ls-tree", "-r", "-z", self.commit, option=self.option)
        for entry in filter(None, listed.split(b"\0")):
            mode, _, rest = entry.partition(b" ")
            if mode in _FILE:
                yield os.path.join(self.top, os.fsdecode(rest.partition(b"\t")[2]))  # noqa: PTH118

    def contents(self, paths: Iterable[str]) -> Iterator[bytes]:
        """Yield the contents of files in the commit, in the order of their real paths; one git process for
        all.

        Raises:
            NoChanges: if a file is not in the commit.
        """
        wanted = list(paths)
        names = [f"{self.commit}:{os.path.relpath(path, self.top).replace(os.sep, '/')}" for path in wanted]
        # A line end in a name would make two requests; such names are never listed to be checked.
        requests = b"".join(os.fsencode(name) + b"\n" for name in names)
        done = subprocess.run(
            ["git", "-C", self.top, "cat-file", "--batch"], input=requests, capture_output=True, check=False
        )
        at = 0
        for path in wanted:
            head, _, _ = done.stdout[at : at + 4096].partition(b"\n")
            size = head.rpartition(b" ")[2]
            if not size.isdigit():
                raise NoChanges(self.ref, f"{path} cannot be read", f"无法读取 {path}", self.option)
            start = at + len(head) + 1
            yield done.stdout[start : start + int(size)]
            at = start + int(size) + 1
