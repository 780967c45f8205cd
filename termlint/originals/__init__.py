"""The original of a translation: where it is, and both side by side.

`pairing`: which file it is, by its name. `beside`: a document beside its original, whether that is kept in
the same file, in another or at a commit.
"""
