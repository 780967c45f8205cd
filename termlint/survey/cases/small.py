"""Names in small letters: a slip, or the package, the command, the value that is written so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termlint.lexicon.entities import Entities
from termlint.model import BREAK, HOLE
from termlint.survey.cases.odd import OFTEN

if TYPE_CHECKING:
    from termlint.survey.cases.listed import Named

REACH = 16
"""So many code points on either side are looked at."""

BRANDS = ("org", "product", "event")
"""What is no package, command or format: small letters are hardly ever meant."""

_VALUES = (
    "目录|文件夹|命令|指令|包|分支|字段|参数|标签|变量|函数|方法|属性|对象|类|键|值|关键字|选项|后缀|扩展名|镜像|容器|模块"
    "|进程|路径|环境变量|子命令|仓库|用户|任务|节点|服务|配置|权重|文件名|工具|环境|设置?为"
    "|目錄|資料夾|參數|欄位|變數|套件|模組"
)
_GIVEN = (
    "执行|运行|输入|键入|[名值]为|叫做|关键字|命令|目录|分支|字段|参数|变量|标签|函数|模块|设置?为|指定为|默认为|后缀名?为"
    "|填写|编译|克隆|重启|启动|升级|数据库名|文件名|用户名|執行|輸入|預設為"
)
_INSTALLED = "安装|导入|引入|依赖|安裝|匯入"

_PROSE = re.compile(r"[一-鿿，。、；：！？（）《》]")
_BEFORE = re.compile(
    r"[\"'“”‘’「」`./\\@#$=*_:<>\[{|+~&%→-]$"
    rf"|(?:{_GIVEN})了? ?$"
    rf"|(?:{_INSTALLED})了?[a-z0-9_ 、,，/和与及或-]*$"
)
_AFTER = re.compile(rf"[\"'“”‘’「」`/\\=_:\]}}|+~@*→-]|\.[a-z]|\(s\)| ?(?:[<>=~!\\]|{HOLE}|{_VALUES})")
_KEY = re.compile(r"[：:]")
_NEXT = re.compile(r" ?[、,，/和与及或跟] ?([a-z][a-z0-9_.-]*)(?![A-Za-z])")
_LAST = re.compile(r"(?<![A-Za-z])([a-z][a-z0-9_.-]*) ?[、,，/和与及或跟] ?$")


def is_value(named: Named, prose: str, entities: Entities) -> bool:
    """Tell whether what stands around a name in small letters makes it a value, a file or a package."""
    before = prose[max(0, named.start - REACH) : named.start]
    after = prose[named.end : named.end + REACH]
    if not (_PROSE.match(before.rstrip(" ")[-1:]) or _PROSE.match(after.lstrip(" "))):
        return True
    if _BEFORE.search(before) or _AFTER.match(after):
        return True
    if before[-1:] in ("", BREAK) and _KEY.match(after):  # the first word of an item, explained: sql：…
        return True
    # onnx 和 sympy: beside a name that has no other form, it is one of a list of packages.
    beside = [*_NEXT.findall(after), *_LAST.findall(before)]
    return any(all(map(str.islower, entities.forms.get(word, (word,)))) for word in beside)


def is_meant(kind: str, seen: int, here: int) -> bool:
    """Tell whether the author seems to want small letters.

    ``seen`` is how often the right form stands in the document, ``here`` how often the small letters.
    """
    if kind == "product":
        return False
    if kind in BRANDS:
        return not seen and here > OFTEN
    return seen < here
