"""What dialects of Markdown, reStructuredText and LaTeX add to text is never changed by a fix."""

import pytest

from termlint import fix_text

TEXT = "我们先训练模型，再用模型推理，这里讲训练与推理的做法。\n\n"


@pytest.mark.parametrize(
    "part",
    [
        "{% highlight python %}\n# 训练的的模型,好\n\nx = 1  # 環境变量\n{% endhighlight %}\n",
        "{{< highlight python >}}\n# 训练的的模型,好\n{{< /highlight >}}\n",
        "{% comment %}训练的的{% endcomment %}\n",
        '{{< figure src="a.png" caption="' + "训练的的模型" * 100 + '" >}}\n',
        "{# 训练的的\n環境 #}\n",
        "见 [[训练的的模型]]、[[環境变量|甲]]、![[训练的的图.png]] 好。\n",
        "见 \\cite{Pytorch} 与 \\label{图:環境} 与 [@的的] 好。\n",
        '<Tip\n  title="训练的的模型"\n>\n\n甲。\n\n</Tip>\n',
        '--8<-- "docs/環境的的.md"\n\n见 {!環境的的.md!} 好。\n',
        ":::mermaid\ngraph 训练的的\n:::\n",
        "见[训练的的模型]与[训练的的模型][]。\n\n[训练的的模型]: a.md\n",
    ],
)
def test_markdown(part: str) -> None:
    assert fix_text(TEXT + part) == TEXT + part


def test_what_stands_beside_it_is_read() -> None:
    assert fix_text(TEXT + "[[训练的的模型]](a.md)。\n") == TEXT + "[[训练的模型]](a.md)。\n"
    part = "见 [[训练|训练的的模型]] 与 [甲的的乙](a.md)。\n\n:::note\n这里的的内容。\n:::\n"
    assert fix_text(TEXT + part) == TEXT + part.replace("的的", "的")
    assert fix_text(TEXT + "数组 [[1, 2], [3, 4]] 的的内容。\n") == TEXT + "数组 [[1, 2], [3, 4]] 的内容。\n"


def test_restructuredtext() -> None:
    text = "用 |環境变量| 与 [環境]_ 。\n\n.. |環境变量| replace:: x\n.. [環境] 甲\n"
    assert fix_text(TEXT + text, name="a.rst") == TEXT + text
    row = "一行是：名称|训练的的模型|其他。\n"
    assert fix_text(TEXT + row, name="a.rst") == TEXT + row.replace("的的", "的")


@pytest.mark.parametrize("start", [".. note:: ", ".. [1] "])
def test_directives_in_directives_have_an_end(start: str) -> None:
    text = f"模型\n\n{start * 600}甲\n\n后面的的。\n"
    assert fix_text(text, name="a.rst") == text.replace("的的", "的")


def test_latex() -> None:
    head = "\\documentclass{ctexart}\\begin{document}\n"
    text = f"{head}{TEXT}见 \\cite{{環境}}。\n\n\\bibitem{{環境}} 甲。\n"
    assert fix_text(text, name="a.tex") == text


@pytest.mark.parametrize("name", ["a.md", "a.rst", "a.adoc", "a.txt"])
def test_an_address_in_chinese_is_never_changed(name: str) -> None:
    for address in ("https://zh.wikipedia.org/wiki/計算機科學", "https://example.org/模型的的训练/a"):
        text = f"{TEXT}参见 {address} 这一页。\n"
        assert fix_text(text, name=name) == text
    text = "见 https://example.org/a ，训练的的模型。\n"
    assert fix_text(TEXT + text, name=name) == TEXT + text.replace("的的", "的")
    beside = "训练" * 3 + "，用 GPU 训练，见 https://example.org/a（训练的的模型）。\n"
    assert fix_text(TEXT + beside, name=name) == TEXT + beside.replace("的的", "的")
