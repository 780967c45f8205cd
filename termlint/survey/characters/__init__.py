"""Characters and words that are miswritten, repeated, superfluous or lost."""
