"""Characters of the other script, and words of another region."""
