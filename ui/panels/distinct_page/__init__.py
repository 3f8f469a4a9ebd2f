"""The page of words that set notes apart: what is held against what, the table, and its files."""
