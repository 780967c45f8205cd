"""The manual pages of the rules, which are their docstrings.

`docs` reads and prints them; `examples` runs their examples.
"""
