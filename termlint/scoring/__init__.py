"""Figures about translations: against references, of terminology, of the findings. Pure functions."""
