"""Names of LaTeX commands and environments, by how their arguments and contents are read."""

from __future__ import annotations


def _names(text: str) -> frozenset[bytes]:
    return frozenset(text.encode().split())


HEADINGS = _names(
    "part chapter section subsection subsubsection paragraph subparagraph title subtitle frametitle "
    "framesubtitle addchap addsec minisec"
)
CAPTIONS = _names("caption captionof subcaption")
NOTES = _names("footnote footnotetext thanks marginpar endnote")

SHOWN = _names(
    "textbf textit textsl textsc textrm textsf textmd textup textnormal emph underline uline mbox makebox "
    "fbox text term alert enquote quad qquad CJKunderline CJKunderdot kaishu heiti songti hl st"
)
"""Commands that only format their argument."""

SECOND = _names(
    "href textcolor colorbox fcolorbox parbox raisebox scalebox resizebox hyperref foreignlanguage "
    "multicolumn multirow rotatebox"
)
"""Commands of whose arguments only the last is read."""

SILENT = _names(
    "label index glsadd vspace hspace setlength addtolength setcounter addtocounter usepackage documentclass "
    "bibliography bibliographystyle addbibresource input include includeonly pagestyle thispagestyle "
    "pagenumbering newcommand renewcommand providecommand newenvironment renewenvironment newtheorem "
    "DeclareMathOperator hypersetup lstset lstdefinestyle graphicspath geometry definecolor color "
    "newcounter newlength setmainfont setCJKmainfont setsansfont setmonofont ctexset linespread author date "
    "affiliation institute email cline cmidrule phantom hphantom vphantom PassOptionsToPackage "
    "bibitem newacronym newglossaryentry hypertarget foreach tag "
    "RequirePackage tikzset usetikzlibrary usetheme logo tableofcontents markboth markright fontsize"
)
"""Commands that print nothing; they leave nothing in prose, arguments included."""

HIDDEN = _names(
    "fullcite acrshort acrlong acrfull "
    "cite citep citet citeauthor citeyear parencite textcite autocite footcite nocite ref eqref autoref cref "
    "Cref pageref nameref vref url path nolinkurl includegraphics includesvg lstinputlisting inputminted "
    "verbatiminput texttt code lstinline mintinline ensuremath SI si num unit qty ce gls Gls glspl acs acl "
    "acf ac verb tikz"
)
"""Commands that print something that is no prose; they leave a hole."""

MATHS = _names(
    "math displaymath equation align alignat aligned flalign gather gathered multline eqnarray split cases "
    "array matrix pmatrix bmatrix vmatrix subequations dmath"
)
VERBATIM = _names(
    "verbatim Verbatim alltt lstlisting minted comment filecontents python pyconsole asy CJKverbatim code"
)
"""Environments in which ``%`` is a character like any other."""
CLOSED = VERBATIM | _names(
    "tikzpicture pgfpicture picture thebibliography algorithm algorithmic algorithm2e forest tikzcd"
)
"""Environments whose content is no prose."""

TABLES = _names("tabular tabularx tabulary longtable tabu array supertabular xltabular tblr longtblr")
QUOTES = _names("quote quotation verse displayquote")
