"""Names that what stands around them makes a value, a command, a file or a package: they are written so."""

from __future__ import annotations

import re

from termlint.lexicon.entities import Entities
from termlint.model import BREAK, HOLE

REACH = 16
"""So many code points on either side are looked at."""

FURTHER = 80
"""So many behind a name may say how it is written."""

OPTIONS = "-@$\\"
"""What stands before an option, an account or a macro: -Xss, @github."""

_GIVEN = (
    "执行|运行|输入|键入|(?:[名值]|设备|类型|模式|后端)为|叫做|关键字|命令|目录|分支|字段|参数|变量|标签|函数|模块|设置?为|指定为|默认为|后缀名?为"
    "|(?<![A-Za-z])[a-z_]+ ?为|填写|编译|克隆|重启|启动|升级|数据库名|文件名|用户名|執行|輸入|預設為"
)
_INSTALLED = "安装|导入|引入|依赖|安裝|匯入|(?:选项|取值|可选值)(?:[有为是]|包括)"
_KINDS = (
    "根?目录|文件夹|命令|指令|包|分支|字段|参数|标签|变量|函数|方法|属性|对象|类|键|值|关键字|选项|后缀|扩展名|镜像|容器|模块"
    "|进程|路径|环境变量|子命令|仓库|用户|任务|节点|服务|配置|权重|文件名|工具|环境|设置?为|用作第三方[包库]"
    "|根?目錄|資料夾|參數|欄位|變數|套件|模組"
)

_PROSE = re.compile(r"[一-鿿，。、；：！？（）《》]")
_BEFORE = re.compile(rf"[\"'“”‘’「」`./\\@#$=*_:<>\[{{|+~&%→-]$|(?:{_GIVEN})了? ?$")
_AFTER = re.compile(rf"[\"'“”‘’「」`/\\=_:\]}}|+~@*→-]|\.[a-z]|\(s\)| ?(?:[<>=~!\\]|{HOLE})")
_INSTALL = re.compile(rf"(?:{_INSTALLED})了?[a-z0-9_ 、,，/和与及或-]*$")
_KIND = re.compile(f" ?(?:{_KINDS}|(?:Python|npm|pip|PyPI|conda) ?[包库])")
_KEY = re.compile(r"[：:]| ?(?:代表|表示)")
_COMMAND = re.compile(" ?(?:命令|指令)")
_LATIN = re.compile(r" ?[A-Za-z0-9]")
_NEXT = re.compile(r" ?[、,，/和与及或跟] ?([a-z][a-z0-9_.-]*)(?![A-Za-z])")
_LAST = re.compile(r"(?<![A-Za-z])([a-z][a-z0-9_.-]*) ?[、,，/和与及或跟] ?$")
_MADE = re.compile(r"(?<![A-Za-z])new $")
_CALLED = re.compile(r"\((?:[a-z0-9\"'_][A-Za-z0-9\"'_.,]*)?\)")
_CLASS = re.compile(" ?(?:类(?![型似别])|组件|注解|控件|枚举|结构体)")
_ARROW = re.compile(" ?(?:->|=>|→) ?")
_CORRECT = re.compile("(?:正确|规范|标准)的?(?:拼写|写法|名称|大小写)")
_AUTHORS = re.compile(r"(?:et al|等|[A-Z])[.,] ?$")
_OPENED = re.compile(rf"《[A-Za-z][^《》一-鿿{BREAK}]*$")
_TITLE = re.compile(r": [A-Z][a-z]+(?: [a-z]+){2}")
_PICKED = re.compile(f"(?:(?:选择|选中|選擇)[了为為]?|导入|引入|匯入|{HOLE} ?[为為是]) ?$")
_SHOUTED_NEXT = re.compile(r" ?[、,，/和与及或] ?[A-Z]{5}")
_SHOUTED_LAST = re.compile(r"[A-Z]{5} ?[、,，/和与及或] ?$")


def is_small_value(start: int, end: int, prose: str, entities: Entities) -> bool:
    """Tell whether small letters belong to a value, a file, a package: they are no slip of the pen."""
    before, after = _sides(start, end, prose)
    if not (_PROSE.match(before.rstrip(" ")[-1:]) or _PROSE.match(after.lstrip(" "))):
        return True
    if is_given(start, end, prose):
        return True
    if " " in prose[start:end]:  # no package is called vs code
        return _COMMAND.match(after) is not None
    if _INSTALL.search(before) or _KIND.match(after):
        return True
    if before[-1:] in ("", BREAK) and _KEY.match(after):  # the first word of an item, explained: sql：…
        return True
    # onnx 和 sympy: beside a name that has no other form, it is one of a list of packages.
    beside = [*_NEXT.findall(after), *_LAST.findall(before)]
    return any(all(map(str.islower, entities.forms.get(word, (word,)))) for word in beside)


def is_shouted_value(start: int, end: int, prose: str) -> bool:
    """Tell whether capitals belong to a value, or to one of a list of values: CAFFE、PYTORCH、MINDIR."""
    before, after = _sides(start, end, prose)
    listed = _SHOUTED_NEXT.match(after) or _SHOUTED_LAST.search(before)
    return bool(listed or _PICKED.search(before)) or is_given(start, end, prose)


def is_given(start: int, end: int, prose: str) -> bool:
    """Tell whether a name is quoted, or stands where a program reads it: 参数 caffe."""
    before, after = _sides(start, end, prose)
    return bool(_BEFORE.search(before) or _AFTER.match(after))


def is_class(start: int, end: int, prose: str) -> bool:
    """Tell whether a name with one capital is what a program calls a thing: new Uri(…), the class Json."""
    before, after = _sides(start, end, prose)
    return bool(_MADE.search(before) or _CALLED.match(after) or _CLASS.match(after))


def is_corrected(start: int, end: int, right: str, prose: str) -> bool:
    """Tell whether the text itself gives the right form: java -> Java; 正确的写法是 Java."""
    after = prose[end : end + FURTHER].partition(BREAK)[0]
    arrow = _ARROW.match(after)
    if arrow and after.startswith(right, arrow.end()):
        return True
    said = _CORRECT.search(after)
    return said is not None and right in after[said.end() :]


def is_cited(start: int, end: int, prose: str) -> bool:
    """Tell whether a name stands in a title: behind authors (et al. Ghostnet: More features), in 《…》."""
    before = prose[max(0, start - FURTHER) : start]
    if _OPENED.search(before):
        return True
    return _AUTHORS.search(before) is not None and _TITLE.match(prose, end) is not None


def stands_alone(start: int, end: int, prose: str) -> bool:
    """Tell whether no other Latin word or number stands beside a word: not the flow of flow field."""
    before, after = _sides(start, end, prose)
    return not (_LATIN.match(before[::-1]) or _LATIN.match(after))


def _sides(start: int, end: int, prose: str) -> tuple[str, str]:
    return prose[max(0, start - REACH) : start], prose[end : end + REACH]
