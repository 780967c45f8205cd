"""Fixes: from findings to changed files.

`files`: fixes and checks until nothing changes, then writes. `edits`: from findings to a new text.
`lasting`: findings that only the slips now fixed gave away. `elsewhere`: links to headings from files that
are not checked. `write`: replaces a file's content atomically.
"""
