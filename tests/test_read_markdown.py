"""Golden texts: which prose comes out of which Markdown. ◌ is a hole."""

from __future__ import annotations

import pytest

from termlint.model import HOLE
from termlint.read import read_text


def prose_of(text: str, path: str = "a.md") -> list[str]:
    document = read_text(path, text)
    return [document.prose[segment.start : segment.end].replace(HOLE, "◌") for segment in document.segments]


def kinds_of(text: str, path: str = "a.md") -> list[tuple[str, str]]:
    document = read_text(path, text)
    return [(segment.kind, document.prose[segment.start : segment.end]) for segment in document.segments]


INLINE = {
    "甲 **Scaling** Law 乙": "甲 Scaling Law 乙",
    "**“引号”**后，*重点*。": "“引号”后，重点。",
    "前，_强调_。后": "前，强调。后",
    "蛇形 my_var_name 不是强调": "蛇形 my_var_name 不是强调",
    "[学习](https://例子.cn/路径 'title')率": "学习率",
    "[参见][甲]。\n\n[甲]: https://a.example/ '标题'": "参见。",
    "代码 `Tranformer` 后": "代码 ◌ 后",
    "`a` `b`": None,
    "甲&amp;乙&#20013;&lt;": "甲&乙中<",
    r"星 \* 号": "星 * 号",
    "脚注[^1]。\n\n[^1]: 注文": "脚注。",
    "~~删去~~的字": "删去的字",
    "软\n换行": "软\n换行",
    "硬  \n换行\\\n再换": "硬\n换行\n再换",
    "见 https://a.example/x_y?z=1，后": "见 ◌，后",
    "见 <https://a.example/甲> 后": "见 ◌ 后",
    "打开 http://服务器IP:80 和 https://你的域名/a，见 http://服务器 吧": "打开 ◌ 和 ◌，见 http://服务器 吧",
    "写信给 someone@mail.example 吧": "写信给 ◌ 吧",
    "粗<b>体</b>字<sub>下</sub>标": "粗体字下标",
    "键 <kbd>Ctrl</kbd> 与 <code>x < y</code> 后": "键 ◌ 与 ◌ 后",
    "<ruby>鲸鱼荚<rt>Pod of Whales</rt></ruby>": "鲸鱼荚◌",
    "上<br>下": "上\n下",
    "前<!-- 注释 -->后": "前后",
    "占位 <你的名字> 与 <your-name> 后": "占位 <你的名字> 与 ◌ 后",
}

MATHS = {
    "设 $x$ 为": "设 ◌ 为",
    "设$x_1$和$y$的": "设◌和◌的",
    "设 $ x^2 $ 为": "设 ◌ 为",
    r"设 $\text{损失}=1$ 为": "设 ◌ 为",
    r"设 \(a*b*c\) 与 \[z\] 为": "设 ◌ 与 ◌ 为",
    "价 $5，而 $10 元": "价 $5，而 $10 元",
    "从 $5 涨到 $10。": "从 $5 涨到 $10。",
    "式\n$$\n- a\n= b\n\n+ c\n$$\n后": "式\n◌\n后",
    "$$\nx\n$$\n:eqlabel:`eq`\n\n后": "后",
    "\\begin{align}\na &= b \\\\\n\\end{align}\n后": "◌\n后",
}

DIALECTS = {
    ":numref:`fig_x` 显示": "◌ 显示",
    "{term}`词` 显示": "◌ 显示",
    "(**强调**)文字\n:label:`x`": "强调文字",
    "文字{: .class} 与 {#anchor} 后": "文字 与  后",
    "文字 {{ site.name }} 后": "文字 ◌ 后",
    "{% raw %}\n文字\n{% endraw %}": "文字",
    "[[autodoc]] Trainer\n\n文字": "文字",
    "前 {/* 注释 */} 后": "前 ◌ 后",
}


@pytest.mark.parametrize(("text", "prose"), [*INLINE.items(), *MATHS.items(), *DIALECTS.items()])
def test_inline(text: str, prose: str | None) -> None:
    assert "".join(prose_of(text)[:1]) == (prose or "")


def test_kinds() -> None:
    text = (
        '---\ntitle: "题目"\ndescription: >\n  描述\n  二行\nauthor: 某人\n---\n'
        "# 标题 {#id}\n\n段落\n\n> 引用\n> 二行\n\n- 项\n- [x] 完成\n\n  又段\n\n1. 号\n\n"
        "| 头 | `x` |\n|---|---|\n| 格 | 二\\|三 |\n\n![图注](a.png)\n\n[^1]: 注\n"
    )
    assert kinds_of(text) == [
        ("title", "题目"),
        ("title", "描述\n二行"),
        ("heading", "标题 "),
        ("paragraph", "段落"),
        ("quote", "引用\n二行"),
        ("item", "项"),
        ("item", "完成"),
        ("item", "又段"),
        ("item", "号"),
        ("cell", "头"),
        ("cell", "格"),
        ("cell", "二|三"),
        ("caption", "图注"),
        ("note", "注"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "```python\n# 注释\n```\n",
        "~~~\n代码\n~~~\n",
        "    缩进的代码\n",
        "- 项\n\n  ```sh\n  echo 甲\n  ```\n",
        "```{code-block} python\n甲\n```\n",
        "````\n```\n甲\n```\n````\n",
        "<pre>甲</pre>\n",
        "<script>\nvar 甲 = 1\n</script>\n",
        "<!-- 甲\n\n乙 -->\n",
    ],
)
def test_code_is_not_read(text: str) -> None:
    assert prose_of(text) in ([], ["项"])


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        (":::note 题\n正文\n:::\n后\n", ["题", "正文", "后"]),
        ("::: tip\n正文 `x`\n:::\n", ["正文 ◌"]),
        (":::tip[题]\n正文\n:::\n", ["题", "正文"]),
        (":::{note}\n:class: x\n正文\n:::\n", ["正文"]),
        ("```{note} 题\n正文\n```\n", ["题", "正文"]),
        ("```{figure} a.png\n:name: x\n\n图注\n```\n", ["图注"]),
        ("````{note}\n正文\n```python\n代码\n```\n后\n````\n", ["正文", "后"]),
        ('!!! note "题"\n    正文\n\n    二段\n\n后\n', ["题", "正文", "二段", "后"]),
        ("!!! warning\n    正文\n", ["正文"]),
        ("<div>\n块 <p>中文 &amp; `x`</p>\n</div>\n", ["块 ", "中文 & ◌"]),
        ("<Tip>\n\n**提**示\n\n</Tip>\n", ["提示"]),
        ("前\n<Tip kind='a'>\n**提**示\n</Tip>\n", ["前", "提示"]),
        ('前\n\n:::image source="a.png" alt-text="不读":::\n\n后\n', ["前", "后"]),
    ],
)
def test_containers(text: str, prose: list[str]) -> None:
    assert prose_of(text) == prose


def test_mdx() -> None:
    text = (
        "import X from 'x'\nexport const a = {\n  b: 1\n}\n\n# 标题 {1 + 1}\n\n"
        '<Tabs a={{b: "丙"}}>\n  <Tab title="甲">\n**文**字 <Foo.Bar x={y} />后\n  </Tab>\n</Tabs>\n'
    )
    assert prose_of(text, "a.mdx") == ["标题 ◌", "文字 后"]


@pytest.mark.parametrize(
    "mark", ["```{note}\n注意\n```\n", ":::{tip}\n注意\n:::\n", "注意{ref}`a`\n", "```{code-cell}\na\n```\n"]
)
def test_comment_lines_of_myst_are_no_prose(mark: str) -> None:
    assert prose_of(f"{mark}\n正文\n% 不读\n> % 不读\n\n% 不读\n结尾\n")[-2:] == ["正文", "结尾"]


@pytest.mark.parametrize(
    "mark", ["", "```{python}\na\n```\n", "`a{ref}`（`b`）\n\n", "::: {.note}\n注意\n:::\n"]
)
def test_elsewhere_a_line_that_begins_with_a_percent_sign_is_prose(mark: str) -> None:
    assert prose_of(f"{mark}\n% 是百分号\n")[-1] == "% 是百分号"


def test_titles_and_contents_of_tabs() -> None:
    text = '=== "标题 `a`"\n\n    正文\n\n===! "乙"\n\n    ```\n    b\n    ```\n\n    尾\n'
    assert kinds_of(text, "a.md") == [
        ("heading", f"标题 {HOLE}"),
        ("item", "正文"),
        ("heading", "乙"),
        ("item", "尾"),
    ]


@pytest.mark.parametrize(
    ("role", "prose"),
    [
        ("{ref}`训练的章节 <a>`", "训练的章节"),
        ("{doc}`训练 <../甲>` 与 {term}`模型`", "训练 与 ◌"),
        ("{ref}`Title <a>`", "◌"),
        ("{math}`甲 < 乙`", "◌"),
        ("`{ref}`、`甲 <a>`", "◌、◌"),
    ],
)
def test_the_text_of_a_role_is_read(role: str, prose: str) -> None:
    assert prose_of(f"见 {role} 一节") == [f"见 {prose} 一节"]


@pytest.mark.parametrize(
    "module",
    [
        "export const F = () => {\n  const [a] = useState(0);\n\n  return (\n    <p>模型</p>\n  );\n};",
        "export const a = `\n\n{(模型\n\n`;",
        "export const a = {\n  b: '}', // }\n\n  /* } */ c: \"https://模型\",\n\n};\nexport const d = 1",
    ],
)
def test_mdx_module_ends_where_its_brackets_close(module: str) -> None:
    assert prose_of(f"{module}\n\n正文\n", "a.mdx") == ["正文"]


@pytest.mark.parametrize("after", ["", "# 标题\n\n", "import B from './b'\n\n"])
def test_mdx_module_that_never_closes_ends_at_the_first_empty_line(after: str) -> None:
    assert "正文" in prose_of(
        f"export const a = {{\n\n正文\n\n{after}末段 }}\n"[: None if after else -3], "a.mdx"
    )


def test_mdx_text_deep_in_components_is_no_code() -> None:
    text = (
        "<Tabs>\n  <Tab title='a'>\n    先训练**模型**。\n    再评估。\n\n    - 甲\n    - 乙\n\n"
        "    ```py\n    x = 1  # 注释\n    ```\n\n    y = 2\n  </Tab>\n</Tabs>\n\n    正文\n"
    )
    assert kinds_of(text, "a.mdx") == [
        ("paragraph", "先训练模型。\n再评估。"),
        ("item", "甲"),
        ("item", "乙"),
        ("paragraph", "y = 2"),
        ("paragraph", "正文"),
    ]
    inside = "- 项\n\n    <Note>\n        深处的 `x` 文字。\n    </Note>\n\n    - 次项\n"
    assert prose_of(inside, "a.mdx") == ["项", "深处的 ◌ 文字。", "次项"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("indent", ["  ", "    ", "\t"])
def test_mdx_code_in_lists_deep_in_components_is_no_text(indent: str, end: str) -> None:
    text = (
        "<Steps>\n→<Step title='a'>\n→→先安装：\n\n→→- 甲，运行\n\n→→  ```sh\n→→  run the 模型\n→→  ```\n\n"
        "→→- 乙\n→→  - 丙\n→→    丁\n→→  > 戊\n\n→→| 己 | 庚 |\n→→|---|---|\n→→| 辛 | 壬 |\n"
    )
    text = f"{text}→</Step>\n</Steps>\n".replace("→", indent).replace("\n", end)
    got = [(kind, prose.replace("\r", "")) for kind, prose in kinds_of(text, "a.mdx")]
    assert prose_of("<A>\n\n    甲\\\n    乙\n\n</A>\n", "a.mdx") == ["甲\n乙"]
    items = [("item", "甲，运行"), ("item", "乙"), ("item", "丙\n丁"), ("quote", "戊")]
    assert got == [("paragraph", "先安装："), *items, *[("cell", one) for one in "己庚辛壬"]]


def test_mdx_text_deep_in_nested_components_keeps_its_place() -> None:
    text = "<A>\n  <B>\n    - 甲\n\n      <C>\n          - 乙\n\n            <D>\n                丙丁\n"
    document = read_text("a.mdx", f"{text}            </D>\n      </C>\n  </B>\n</A>\n")
    assert [document.prose[one.start : one.end] for one in document.segments] == ["甲", "乙", "丙丁"]
    at = document.prose.index("丙丁")
    assert document.alignment.span(at, at + 2) == (text.index("丙丁"), text.index("丙丁") + 2)


def test_mdx_braces_in_code_are_no_expression() -> None:
    assert prose_of("配置 `{` 与 **路径**。\n\n又 `}` 后 { 甲\n\n乙 }\n", "a.mdx") == [
        "配置 ◌ 与 路径。",
        "又 ◌ 后 { 甲",
        "乙 }",
    ]


def test_caption_follows_its_paragraph() -> None:
    assert kinds_of("前 ![图](a.png) 后") == [("paragraph", f"前 {HOLE} 后"), ("caption", "图")]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_do_not_matter(end: str) -> None:
    text = "# 题\n\n甲\n乙  \n丙\n\n> 丁\n> 戊\n\n```{note} 己\n庚\n```\n\n$$\nx\n$$\n"
    got = [line.replace("\r", "\n") for line in prose_of(text.replace("\n", end))]
    assert got == prose_of(text)


def test_byte_order_mark_is_no_prose() -> None:
    document = read_text("a.md", "\ufeff# 题\n")
    assert document.prose.startswith("题")
    assert document.alignment.span(0, 1) == (3, 4)
    assert prose_of("\ufeff---\ntitle: 甲\n---\n乙") == ["甲", "乙"]


def test_braces_at_the_end_of_code_are_no_role() -> None:
    (prose,) = prose_of("命名为 `a_{b}`（`c` 再加 {ref}`安装`），见 `{d}`（`e`）。\n")
    assert prose == "命名为 ◌（◌ 再加 ◌），见 ◌（◌）。"
