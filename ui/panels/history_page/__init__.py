"""The page of the history of a note, a memo or a code: its past in a list, old states and differences beside it."""
