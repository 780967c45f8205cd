"""Why the operating system refuses, in both languages; what an exception says that nobody expected."""

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
    errno.ELOOP: "符号链接形成循环",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "打开的文件太多",
    errno.EBUSY: "正在被使用",
    errno.EIO: "读写设备出错",
    errno.ESTALE: "网络文件系统上的文件已失效",
}


def cause_of(error: OSError) -> Message:
    """Return why something failed; what has no Chinese wording here stays in the system's own words."""
    if isinstance(error, FileNotFoundError) and error.filename is None and _is_nowhere():
        return Message("the current folder is gone", "当前文件夹已被删除")
    said = error.strerror or str(error)
    return Message(said, _CHINESE.get(error.errno or 0, said))


def fault_of(error: BaseException) -> str:
    """Return what to report of an exception: the rule that raised it, if one did, type, words and place."""
    said = ": ".join(filter(None, (*getattr(error, "__notes__", ()), type(error).__name__, str(error))))
    return f"{said} [{place}]" if (place := _place_of(error)) else said


def _place_of(error: BaseException) -> str:
    """Return the line that raised an exception, as ``folder/module.py:12``."""
    place, frame = "", error.__traceback__
    while frame and not isinstance(error, SyntaxError):  # which says itself where it is
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
