"""What git knows of the files, as its command line tells it.

`changes`: the lines that changed since a commit. `revision`: all files of a commit. `history`: the content
of single files at commits, and the commit that touched a file last.
"""
