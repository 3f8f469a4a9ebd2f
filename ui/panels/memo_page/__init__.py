"""The page of a memo: its title and its dated entries; one file a part."""
