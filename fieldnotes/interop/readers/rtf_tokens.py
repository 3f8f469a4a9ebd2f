"""RTF told into tokens: groups, control words, signs, bytes of text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,40})(-?[0-9]{1,10})?[ ]?"  # a control word, its number, the space that ends it
    rb"|\\'([0-9a-fA-F]{2})"
    rb"|\\(.)"
    rb"|([{}])"
    rb"|([^\\{}]+)",
    re.DOTALL,
)


class Token(NamedTuple):
    """One piece of RTF.

    Attributes:
        kind: "open", "close", "word" (a control word), "sign" (a backslash and one character), "byte" (written in
            figures) or "text" (bytes as they stand).
        name: of a control word; the character of a sign.
        number: of a control word, or None.
        data: the bytes of text.
    """

    kind: str
    name: str = ""
    number: int | None = None
    data: bytes = b""


_OPEN, _CLOSE = Token("open"), Token("close")


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens in their order; bytes that a picture brings as they are (``\\bin``) are passed over."""
    at = 0
    while True:
        match = _TOKEN.search(data, at)
        if match is None:
            return
        at = match.end()
        word, number, byte, sign, group, text = match.groups()
        if word is not None:
            if word == b"bin":
                at += max(0, int(number or 0))
                continue
            yield Token("word", word.decode("ascii"), int(number) if number is not None else None)
        elif text is not None:
            yield Token("text", data=text.translate(None, b"\r\n"))
        elif group is not None:
            yield _OPEN if group == b"{" else _CLOSE
        elif byte is not None:
            yield Token("byte", data=bytes([int(byte, 16)]))
        else:
            yield Token("sign", sign.decode("latin-1"))
