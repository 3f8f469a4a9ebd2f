"""Cuts a query into its pieces, each with its place, before the grammar is looked at."""

import re
from dataclasses import dataclass

from fieldnotes.domain.errors import UserError

OPERATORS = ("AND", "OR", "NOT")

_OPENING = '"“”„'
_CLOSING = '"“”'
_FIELD = re.compile(r"([A-Za-zÀ-ɏ]+):")
_PIECE = re.compile(rf"[^\s(){_OPENING}]+")
_DISTANCE = re.compile(r"~(\d*)")
_FARTHEST = 1000


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One piece of a query.

    Attributes:
        kind: "word", "quoted", "field", "range", "(", ")", "AND", "OR" or "NOT".
        text: what stands inside the quotation marks or brackets; a field's name in small letters.
        start: where the piece begins in the query.
        inside: where ``text`` begins in the query.
        distance: the number after ``~``, or None.
    """

    kind: str
    text: str
    start: int
    inside: int
    distance: int | None = None


def lexemes(query: str) -> list[Lexeme]:
    """The pieces of a query in order.

    Raises:
        UserError: a quotation mark or bracket is never closed, or ``~`` has no number above 0.
    """
    pieces: list[Lexeme] = []
    place = 0
    while place < len(query):
        char = query[place]
        after_field = bool(pieces) and pieces[-1].kind == "field"
        if char.isspace():
            place += 1
        elif char in "()":
            pieces.append(Lexeme(char, char, place, place))
            place += 1
        elif char in _OPENING:
            place = _quoted(query, place, pieces)
        elif char == "[" and after_field:
            place = _range(query, place, pieces)
        else:
            place = _piece(query, place, pieces)
    return pieces


def _quoted(query: str, start: int, pieces: list[Lexeme]) -> int:
    end = next((place for place in range(start + 1, len(query)) if query[place] in _CLOSING), None)
    if end is None:
        raise UserError("This quotation mark is never closed.", start)
    distance = None
    after = end + 1
    if match := _DISTANCE.match(query, after):
        if not match.group(1):
            raise UserError('After ~ write how many words apart, as in "ferry chain"~5.', after)
        distance = min(int(match.group(1)), _FARTHEST)
        if not distance:
            raise UserError("Two words never stand 0 words apart. Write ~1 for neighbours.", after)
        after = match.end()
    pieces.append(Lexeme("quoted", query[start + 1 : end], start, start + 1, distance))
    return after


def _range(query: str, start: int, pieces: list[Lexeme]) -> int:
    end = query.find("]", start)
    if end < 0:
        raise UserError("This bracket is never closed; a stretch of time reads [1804 TO 1806].", start)
    pieces.append(Lexeme("range", query[start + 1 : end], start, start + 1))
    return end + 1


def _piece(query: str, start: int, pieces: list[Lexeme]) -> int:
    after_field = bool(pieces) and pieces[-1].kind == "field"
    if not after_field and (field := _FIELD.match(query, start)):
        pieces.append(Lexeme("field", field.group(1).lower(), start, start))
        return field.end()
    match = _PIECE.match(query, start)
    text = match.group() if match else query[start]
    kind = text if text in OPERATORS else "word"
    pieces.append(Lexeme(kind, text, start, start))
    return start + len(text)
