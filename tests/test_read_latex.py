"""LaTeX: which prose comes out, as which segments. ◌ is a hole."""

from __future__ import annotations

import time

import pytest

from termlint.api import fix_text
from termlint.model import HOLE
from termlint.read import read_text


def read(text: str) -> list[tuple[str, str]]:
    document = read_text("a.tex", text)
    return [(one.kind, document.prose[one.start : one.end].replace(HOLE, "◌")) for one in document.segments]


INLINE = {
    r"甲 \textbf{Scaling} Law 乙": "甲 Scaling Law 乙",
    r"见 \cite[第3页]{a,b}，图~\ref{c}。": "见 ◌，图◌。",
    r"设 $x_1$ 与 \(y\) 和 \[z\] 为": "设 ◌ 与 ◌ 和 ◌ 为",
    r"占 5\%，即 \$3 与 a\_b、A\&B": "占 5%，即 $3 与 a_b、A&B",
    "``引号''---破折--号": "“引号”—破折–号",
    "前 % 注释\n  后": "前 后",
    "甲\n乙 \n  丙": "甲\n乙\n丙",
    r"甲\\乙\\[2pt]丙": "甲\n乙\n丙",
    r"\href{https://a.example}{链接}文字": "链接文字",
    r"\textcolor{red}{红字}与\unknown{abc}、\unknown[a]{中文}": "红字与◌、中文",
    r"\verb|a|、\lstinline!b!、\texttt{c}": "◌、◌、◌",
    r"甲\,乙~Fig~3": "甲 乙Fig~3",
    r"见 https://a.example/b。": "见 ◌。",
    "甲\n\\begin{equation}\na\n\\end{equation}\n乙": "甲\n◌\n乙",
    r"{\kaishu 楷体}字": " 楷体字",
    "甲\\iffalse 不读\n\n不读\\fi 乙": "甲 乙",
    r"甲\iffalse 不读\ifx\a\b 不读\else 不读\fi $\iff$ 不读\else 乙\fi 丙": "甲 乙 丙",
    "甲\\iffalse 不读 % \\fi\n不读\\fi 乙": "甲 乙",
    r"甲\iffalse 乙": "甲 乙",
}


@pytest.mark.parametrize(("text", "prose"), INLINE.items())
def test_inline(text: str, prose: str) -> None:
    assert read(text)[0][1].strip() == prose.strip()


def test_blocks() -> None:
    text = r"""\documentclass{ctexart}\usepackage{a} 不读
\title{题 \\ 目}
\begin{document}
\section[短]{一节\label{s}}
正文\footnote{脚注。}还在。

第二段。
\begin{itemize}
  \item 甲
  \item[术语] 乙
\end{itemize}
\begin{quote} 引文 \end{quote}
\begin{table}[h] \caption{表题}
\begin{tabular}{|c|c|} \hline
左 & 右 \\ \hline
上 & 下 \\
\end{tabular} \end{table}
\begin{lstlisting}
# 不读
\end{lstlisting}
末尾。
\end{document}
也不读"""
    assert [(kind, prose.strip()) for kind, prose in read(text)] == [
        ("heading", "题 \n 目"),
        ("heading", "一节"),
        ("paragraph", "正文还在。"),
        ("note", "脚注。"),
        ("paragraph", "第二段。"),
        ("item", "甲"),
        ("item", "术语"),
        ("item", "乙"),
        ("quote", "引文"),
        ("caption", "表题"),
        ("cell", "左"),
        ("cell", "右"),
        ("cell", "上"),
        ("cell", "下"),
        ("paragraph", "末尾。"),
    ]


def test_a_part_of_a_book_has_no_document() -> None:
    assert read("\\chapter{题}\n正文。") == [("heading", "题"), ("paragraph", "正文。")]


def test_a_fix_keeps_every_other_byte_and_a_comment_silences() -> None:
    text = "训练所带来的的\\emph{问题}。% 的的\r\n\r\n% termlint: ignore\r\n评测所带来的的问题。\r\n"
    assert fix_text(text, name="a.tex") == text.replace("来的的\\", "来的\\")


@pytest.mark.parametrize(
    "text",
    ["{" * 300_000, "\\cite{" * 100_000, "$" * 300_001, "\\(" * 200_000, "\\begin{equation}" * 30_000,
     "\\footnote{甲" * 20_000, "\\begin{a}" * 50_000, "%" * 500_000, "\\item " * 100_000, "\\[a " * 100_000,
     "\\foo{a}" * 100_000, "\\foo" + "{a}" * 100_000, "$$a\n\n" * 50_000,
     "\\iffalse " * 50_000, "\\iffalse\\fi " * 50_000],
)  # fmt: skip
def test_nothing_is_too_odd_or_too_slow(text: str) -> None:
    started = time.process_time()
    read_text("a.tex", text + "完")
    assert time.process_time() - started < 20
