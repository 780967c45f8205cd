"""Characters of the other script, and which text is foreign."""
