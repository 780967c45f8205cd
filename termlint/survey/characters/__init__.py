"""Characters and words that are miswritten, said twice or lost: what the rules of that group ask."""
