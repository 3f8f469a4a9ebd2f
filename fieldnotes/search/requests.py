"""The words in which the window's side and the search's process speak with each other."""

ASK, STATUS, WAIT, FOLLOW = "ask", "status", "wait", "follow"
"""Asked: a question of ``results``, how far the index is, to be told when it is current, to follow a change."""

DONE, REFUSED = "done", "refused"
"""Answered: with a value, or with a user's error (its sentence and place)."""
