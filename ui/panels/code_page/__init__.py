"""The page of a code: head, course and passages; one file a part."""
