"""Columns of numbers that `numpy.savez` wrote, read where they lie in the file.

`numpy.load` copies each column twice and computes its checksum. Here the operating system reads the pages
that are used, and no other.
"""

from __future__ import annotations

from io import BytesIO
from mmap import ACCESS_READ, mmap
from pathlib import Path
from struct import unpack_from
from typing import Any
from zipfile import ZipFile

import numpy as np
import numpy.typing as npt

AnyColumn = npt.NDArray[Any]

_HEADER, _SIZES = 30, 26
"""The size of the header of a member of a ZIP file without its name and its extra field, and the offset in it
of the sizes of these two, which follow it."""

_LONGEST = 256
"""The most bytes of the header of a column, which names its type and shape."""


def columns_of(path: Path) -> dict[str, AnyColumn]:
    """Return the columns of a file that is not compressed, by their names; they cannot be written to."""
    with path.open("rb") as file, ZipFile(file) as archive:
        data = mmap(file.fileno(), 0, access=ACCESS_READ)
        members = archive.infolist()
    return {one.filename.removesuffix(".npy"): _column(data, one.header_offset) for one in members}


def _column(data: mmap, at: int) -> AnyColumn:
    """Return the column in the member whose header begins at ``at``."""
    start = at + _HEADER + sum(unpack_from("<HH", data, at + _SIZES))
    header = BytesIO(data[start : start + _LONGEST])
    np.lib.format.read_magic(header)
    shape, _, dtype = np.lib.format.read_array_header_1_0(header)
    count = shape[0] if len(shape) == 1 else shape[0] * shape[1]
    return np.frombuffer(data, dtype, count, start + header.tell()).reshape(shape)
