"""Scores of translations: by references, by terminology, by findings. Pure functions."""
