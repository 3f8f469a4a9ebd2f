"""Whatever the index keeps bears a checksum, so that a damaged file is noticed where it is read, never believed."""

from zlib import crc32

SIZE = 4
"""Bytes that a checksum adds."""


class DamagedIndex(Exception):  # noqa: N818  # says what was found
    """A file of the index is not as it was written; the index has to be built again."""


def checked(content: bytes) -> bytes:
    """The content with its checksum behind it."""
    return content + crc32(content).to_bytes(SIZE, "little")


def unchecked(content: bytes, what: str) -> bytes:
    """What ``checked`` was given.

    Args:
        content: as it was read.
        what: named where it is damaged.

    Raises:
        DamagedIndex: it is not as it was written.
    """
    plain = content[:-SIZE]
    if len(content) < SIZE or crc32(plain).to_bytes(SIZE, "little") != content[-SIZE:]:
        raise DamagedIndex(what)
    return plain
