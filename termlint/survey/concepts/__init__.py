"""Concepts and their renderings: what stands for one, what should not, and what the document itself says."""
