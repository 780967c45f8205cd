"""Error messages of the operating system in both languages, and descriptions of unexpected exceptions."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from termlint.model import Message

_CHINESE = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.EEXIST: "已经存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "不允许这样操作",
    errno.EROFS: "文件系统是只读的",
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "超出磁盘配额",
    errno.EFBIG: "文件太大",
    errno.ELOOP: "符号链接形成循环，找不到文件",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "打开的文件太多",
    errno.EBUSY: "正在被使用",
    errno.EIO: "读写设备出错",
    errno.ESTALE: "网络文件系统上的文件已失效",
}

_ENGLISH = {errno.ELOOP: "the symbolic link leads in a circle and never to a file"}
"""What the system words so that few understand it."""


def cause_of(error: OSError) -> Message:
    """Return the message of an operating system error; where no Chinese wording is known, the system's."""
    if isinstance(error, FileNotFoundError) and error.filename is None and _is_nowhere():
        return Message("the current folder no longer exists", "当前文件夹已被删除")
    words = error.strerror or str(error)
    return Message(_ENGLISH.get(error.errno or 0, words), _CHINESE.get(error.errno or 0, words))


def fault_of(error: BaseException) -> str:
    """Return one line about an exception: its notes (the rule that raised it), type, message, ``[place]``."""
    described = ": ".join(filter(None, (*getattr(error, "__notes__", ()), type(error).__name__, str(error))))
    return f"{described} [{place}]" if (place := _place_of(error)) else described


def _place_of(error: BaseException) -> str:
    """Return the module and line that raised an exception, as ``folder/module.py:12``; empty if not known."""
    place, frame = "", error.__traceback__
    while frame and not isinstance(error, SyntaxError):  # its message names the place
        module = Path(frame.tb_frame.f_code.co_filename)
        if not module.name.startswith("<"):
            place = f"{module.parent.name}/{module.name}:{frame.tb_lineno}"
        frame = frame.tb_next
    return place


def _is_nowhere() -> bool:
    try:
        os.getcwd()  # noqa: PTH109
    except FileNotFoundError:
        return True
    return False
