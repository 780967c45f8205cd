"""Punctuation marks, spaces and brackets: a document's conventions, and the places that deviate from them."""
