"""Identifiers: every row of the user's data bears a random UUID."""

from uuid import uuid4


def new_id() -> str:
    """A new identifier, 32 hexadecimal digits."""
    return uuid4().hex
