"""The words in which the window's side and the search's process speak with each other."""

SEARCH, CONCORDANCE, STATUS, WAIT, FOLLOW = "search", "concordance", "status", "wait", "follow"
COURSE = "course"
"""Asked: a question, a concordance, how far the index is, to be told when it is current, to follow a change; the
course of a query through time."""

DONE, REFUSED = "done", "refused"
"""Answered: with a value, or with a user's error (its sentence and place)."""
