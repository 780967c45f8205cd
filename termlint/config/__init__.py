"""The settings of each file, and which files there are.

`settings`: the layers of all sources merged, one frozen value per file. `layer`: one of them. `keys`: the
keys, their types and the messages for wrong values. `keylines`: the line of a key in a file. `patterns`:
patterns as in ``.gitignore``. `paths`: absolute paths. `discover`: the files that are checked.
"""
