"""Moments as other programs stamp them, in universal time, told in the time of this machine."""

import re
from datetime import UTC, datetime

_STAMP = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})[T ](\d{2}):?(\d{2})(?::?\d{2}(?:\.\d+)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?", re.IGNORECASE
)


def local_stamp(words: str) -> str | None:
    """A stamp such as "20131112T103000Z" or "2013-11-12 10:30:00Z" as a partial ISO date with a time.

    Universal time is told in this machine's; a time with a zone of its own, or none, is kept as its writer saw it.
    None for anything else.
    """
    found = _STAMP.fullmatch(words.strip())
    if not found:
        return None
    try:
        moment = datetime(*(int(part) for part in found.group(1, 2, 3, 4, 5)))  # type: ignore[arg-type]
    except ValueError:
        return None
    if (found[6] or "").upper() in ("Z", "UTC"):
        return _local(moment.replace(tzinfo=UTC))
    return moment.isoformat(timespec="minutes")


def local_milliseconds(milliseconds: int) -> str | None:
    """Milliseconds since 1970 as a partial ISO date with a time; None for 0 and for what no calendar holds."""
    if milliseconds <= 0:
        return None
    try:
        return _local(datetime.fromtimestamp(milliseconds / 1000, UTC))
    except (OverflowError, OSError, ValueError):
        return None


def _local(moment: datetime) -> str | None:
    try:
        return moment.astimezone().replace(tzinfo=None).isoformat(timespec="minutes")
    except (OverflowError, OSError, ValueError):
        return None
