"""Names that their surroundings show to be a value, a command, a file or a package, whose case is right."""

from __future__ import annotations

from termlint.lazily import lazily
from termlint.lexicon.entities import Entities
from termlint.model import BREAK, HOLE

REACH = 16
"""How many code points on either side of a name are examined."""

FURTHER = 80
"""How many code points behind a name may state how it is written, or before it begin a title."""

OPTIONS = "-@$\\"
"""Signs before an option, an account or a macro: -Xss, @github."""

_GIVEN = (
    "执行|运行|输入|键入|(?:[名值]|设备|类型|模式|后端)为|叫做|关键字|命令|目录|分支|字段|参数|变量|标签|函数|模块|设置?为|指定为|默认为|后缀名?为"
    "|(?<![A-Za-z])[a-z_]+ ?为|填写|编译|克隆|重启|启动|升级|数据库名|文件名|用户名|執行|輸入|預設為"
    "|設定?[為成]|(?:用户名|账号|帐号|密码|口令|主机名?|库名|用戶名稱?|使用者名稱|帳號|密碼)[:：]"
)
_INSTALLED = "安装|导入|引入|依赖|安裝|匯入|(?:选项|取值|可选值)(?:[有为是]|包括)|可以[是为]"
_KINDS = (
    "(?:根|缓存)?目录|文件夹|命令|指令|包|分支|字段|参数|标签|变量|函数|方法|属性|对象|类|键|值|关键字|选项|后缀|扩展名|镜像|容器|模块"
    "|进程|路径|环境变量|子命令|仓库|用户|任务|节点|服务|配置|权重|文件名|工具|环境|设置?为|用作第三方[包库]"
    "|根?目錄|資料夾|參數|欄位|變數|套件|模組"
)

_PROSE = lazily(r"[一-鿿，。、；：！？（）《》]")
_BEFORE = lazily(rf"[\"'“”‘’「」`./\\@#$=*_:<>\[{{|+~&%→-]$|(?:{_GIVEN})了? ?$")
_AFTER = lazily(
    rf"[\"'“”‘’「」`/\\=_:\]}}|+~@*→-]|\.[a-z]|\(s\)| --?[A-Za-z]| → [a-z]| ?(?:[<>=~!\\]|{HOLE})"
)
_INSTALL = lazily(rf"(?:{_INSTALLED})了?[a-z0-9_ 、,，/和与及或-]*$")
_KIND = lazily(f" ?(?:{_KINDS}|(?:Python|npm|pip|PyPI|conda) ?[包库])")
_KEY = lazily(r"[：:]| ?(?:代表|表示)")
_COMMAND = lazily(" ?(?:命令|指令)")
_LATIN = lazily(r" ?[A-Za-z0-9]")
_NEXT = lazily(r" ?[、,，/和与及或跟] ?([a-z][a-z0-9_.-]*)(?![A-Za-z])")
_LAST = lazily(r"(?<![A-Za-z])([a-z][a-z0-9_.-]*) ?[、,，/和与及或跟] ?$")
_MADE = lazily(r"(?<![A-Za-z])new $")
_CALLED = lazily(r"\((?:[a-z0-9\"'_][A-Za-z0-9\"'_.,]*)?\)")
_CLASS = lazily(" ?(?:类(?![型似别])|组件|注解|控件|枚举|结构体)")
_ARROW = lazily(" ?(?:->|=>|→) ?")
_CORRECT = lazily("(?:正确|规范|标准)的?(?:拼写|写法|名称|大小写)")
_AUTHORS = lazily(r"(?:et al|等|[A-Z])[.,] ?$")
_OPENED = lazily(rf"《[A-Za-z][^《》一-鿿{BREAK}]*$")
_TITLE = lazily(r": [A-Z][a-z]+(?: [a-z]+){2}")
_PICKED = lazily(f"(?:(?:选择|选中|選擇)[了为為]?|导入|引入|匯入|{HOLE} ?[为為是]) ?$")
_SHOUTED_KIND = lazily(
    " ?(?:子?目录|文件夹|环境变量|常量|字段|状态|信号|标志位?|[子根]?目錄|資料夾|欄位|環境變數)"
)
_SHOUTED_NEXT = lazily(r" ?[、,，/和与及或] ?[A-Z]{5}")
_SHOUTED_LAST = lazily(r"[A-Z]{5} ?[、,，/和与及或] ?$")


def is_small_value(start: int, end: int, prose: str, entities: Entities) -> bool:
    """Return True if a name in small letters is a value, a command, a file or a package, and so no slip."""
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
    # A name beside one that is always in small letters is part of a list of packages: onnx 和 sympy.
    beside = [*_NEXT.findall(after), *_LAST.findall(before)]
    return any(all(map(str.islower, entities.forms.get(word, (word,)))) for word in beside)


def is_shouted_value(start: int, end: int, prose: str) -> bool:
    """Return True if a name in capitals is a value, one of a list of values (CAFFE、PYTORCH、MINDIR), or a
    thing of the file system or the program: DEBIAN 目录.
    """
    before, after = _sides(start, end, prose)
    listed = _SHOUTED_NEXT.match(after) or _SHOUTED_LAST.search(before)
    return bool(listed or _PICKED.search(before) or _SHOUTED_KIND.match(after)) or is_given(start, end, prose)


def is_given(start: int, end: int, prose: str) -> bool:
    """Return True if a name is quoted, beside a sign of code, or after a word such as 参数 or 运行."""
    before, after = _sides(start, end, prose)
    return bool(_BEFORE.search(before) or _AFTER.match(after))


def is_literal(start: int, end: int, prose: str) -> bool:
    """Return True if a name stands in single straight quotes, as a string of a program does: 'Ftrl'."""
    return prose[max(0, start - 1) : start] == prose[end : end + 1] == "'"


def is_class(start: int, end: int, prose: str) -> bool:
    """Return True if a name is a class or a call in a program: new Uri(…), Json 类."""
    before, after = _sides(start, end, prose)
    return bool(_MADE.search(before) or _CALLED.match(after) or _CLASS.match(after))


def is_corrected(start: int, end: int, right: str, prose: str) -> bool:
    """Return True if the text itself states the right form behind a name: java -> Java; 正确的写法是 Java."""
    after = prose[end : end + FURTHER].partition(BREAK)[0]
    arrow = _ARROW.match(after)
    if arrow and after.startswith(right, arrow.end()):
        return True
    stated = _CORRECT.search(after)
    return stated is not None and right in after[stated.end() :]


def is_cited(start: int, end: int, prose: str) -> bool:
    """Return True if a name is in a title: behind authors (et al. Ghostnet: More features), or in 《…》."""
    before = prose[max(0, start - FURTHER) : start]
    if _OPENED.search(before):
        return True
    return _AUTHORS.search(before) is not None and _TITLE.match(prose, end) is not None


def stands_alone(start: int, end: int, prose: str) -> bool:
    """Return True if no other Latin word or number is beside a word, unlike flow in flow field."""
    before, after = _sides(start, end, prose)
    return not (_LATIN.match(before[::-1]) or _LATIN.match(after))


def _sides(start: int, end: int, prose: str) -> tuple[str, str]:
    return prose[max(0, start - REACH) : start], prose[end : end + REACH]
