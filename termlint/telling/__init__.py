"""How termlint words what it says, in English and in Chinese.

`cause`: why the operating system refuses. `syntax`: why a parser does. `unknown`: which word was meant
instead of one that is not known. `cite`: words of the text within a message. `columns`: how wide a text is
on a terminal. `failures`: a rule that raises an exception, and what is said of it.
"""
