"""Latin words, names and acronyms that are misspelled: suspects, what was meant, and how sure that is."""
