"""Concepts and their renderings: which a document uses, which are rejected, and which its glosses give."""
