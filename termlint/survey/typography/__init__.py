"""Marks, spaces and numbers: what the document does as a rule, and where it does otherwise."""
