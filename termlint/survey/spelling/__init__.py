"""Misspelled Latin words, names and acronyms: the suspects, the words meant, and the confidence."""
