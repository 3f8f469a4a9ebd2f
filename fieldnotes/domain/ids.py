"""Identifiers: every row of the user's data bears a UUID."""

import secrets
import time
from uuid import uuid4


def new_id() -> str:
    """A new random identifier, 32 hexadecimal digits; a few of its first digits tell it from others."""
    return uuid4().hex


def ordered_id() -> str:
    """A new identifier for rows that come by the thousand: later ones sort after earlier ones.

    They therefore lie together in the file's indexes. A UUID of version 7 (RFC 9562): the time in 1/4096 milliseconds,
    then 62 random bits.
    """
    milliseconds, fraction = divmod(time.time_ns() * 4096 // 1_000_000, 4096)
    return f"{milliseconds << 80 | 7 << 76 | fraction << 64 | 2 << 62 | secrets.randbits(62):032x}"
