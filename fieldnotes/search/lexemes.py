"""Cuts a query into its pieces, each with its place, before the grammar is looked at."""

import re
import unicodedata
from dataclasses import dataclass

from fieldnotes.domain.errors import UserError

OPERATORS = ("AND", "OR", "NOT")
WILDCARDS = "*?"

_OPENING = '"“”„'
_CLOSING = '"“”'
_FIELD = re.compile(r"([A-Za-zÀ-ɏ]+):")
_PIECE = re.compile(rf"[^\s(){_OPENING}]+")
_DISTANCE = re.compile(r"~(>?)(\d*)")
_AFTER_WORD = re.compile(r"~(>?)(\d*)$")
_FARTHEST = 1000
_MOST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One piece of a query.

    Attributes:
        kind: "word", "quoted", "field", "range", "(", ")", "AND", "OR" or "NOT".
        text: what stands inside the quotation marks or brackets, or between the signs before and after a word; a
            field's name in small letters.
        start, end: where the piece stands in the query, with all its signs.
        inside: where ``text`` begins in the query.
        distance: the number after ``~`` behind quotation marks, or None; ordered: whether it says ``~>``.
        letters: how many letters may differ, for a word with ``~`` behind it.
        written: whether ``=`` stands before it.
    """

    kind: str
    text: str
    start: int
    end: int
    inside: int
    distance: int | None = None
    ordered: bool = False
    letters: int = 0
    written: bool = False


def lexemes(query: str) -> list[Lexeme]:
    """The pieces of a query in order.

    Raises:
        UserError: a quotation mark or bracket is never closed, or ``~`` or ``=`` stands where it says nothing.
    """
    pieces: list[Lexeme] = []
    place = 0
    while place < len(query):
        char = query[place]
        after_field = bool(pieces) and pieces[-1].kind == "field"
        written = char == "=" and _begins_something(query, place + 1)
        if char.isspace():
            place += 1
            continue
        if char in "()":
            pieces.append(Lexeme(char, char, place, place + 1, place))
        elif char in _OPENING or (written and query[place + 1] in _OPENING):
            pieces.append(_quoted(query, place, written))
        elif char == "[" and after_field:
            pieces.append(_range(query, place))
        elif not after_field and (field := _FIELD.match(query, place)):
            pieces.append(Lexeme("field", field.group(1).lower(), place, field.end(), place))
        else:
            _check_group(query, place, pieces)
            pieces.append(_word(query, place, written))
        place = pieces[-1].end
    return pieces


def _begins_something(query: str, place: int) -> bool:
    char = query[place : place + 1]
    if char == "(":
        raise UserError("= stands before one word or one “phrase”, not before a parenthesis.", place - 1)
    return bool(char) and (char.isalnum() or char in _OPENING or char in WILDCARDS)


def _quoted(query: str, start: int, written: bool) -> Lexeme:
    inside = start + 1 + written
    end = next((place for place in range(inside, len(query)) if query[place] in _CLOSING), None)
    if end is None:
        raise UserError("This quotation mark is never closed.", inside - 1)
    text = query[inside:end]
    match = _DISTANCE.match(query, end + 1)
    if match is None:
        return Lexeme("quoted", text, start, end + 1, inside, written=written)
    if not match.group(2):
        raise UserError('After ~ write how many words apart, as in "ferry chain"~5.', end + 1)
    distance = min(int(match.group(2)[:9]), _FARTHEST)
    if not distance:
        raise UserError("Two words never stand 0 words apart. Write ~1 for neighbours.", end + 1)
    return Lexeme("quoted", text, start, match.end(), inside, distance, bool(match.group(1)), written=written)


def _range(query: str, start: int) -> Lexeme:
    end = query.find("]", start)
    if end < 0:
        raise UserError("This bracket is never closed; a stretch of time reads [1804 TO 1806].", start)
    return Lexeme("range", query[start + 1 : end], start, end + 1, start + 1)


def _word(query: str, start: int, written: bool) -> Lexeme:
    inside = start + written
    match = _PIECE.match(query, inside)
    text = match.group() if match else query[inside]
    end = inside + len(text)
    behind = _AFTER_WORD.search(text)
    if behind is None or not _ends_word(text[: behind.start()]):
        return Lexeme(text if text in OPERATORS else "word", text, start, end, inside, written=written)
    letters = _letters(behind, inside + behind.start())
    return Lexeme("word", text[: behind.start()], start, end, inside, letters=letters, written=written)


def _ends_word(text: str) -> bool:
    return bool(text) and (text[-1].isalnum() or text[-1] in WILDCARDS or unicodedata.category(text[-1])[0] == "M")


def _letters(behind: re.Match[str], place: int) -> int:
    """How many letters may differ: the number after the ``~`` of a word."""
    if behind.group(1):
        raise UserError('~> looks for words in this order: put them in quotation marks, as in "ferry chain"~>5.', place)
    letters = int(behind.group(2)[:9] or 1)
    if not 1 <= letters <= _MOST_LETTERS:
        raise UserError("After a word, ~ allows one letter to differ and ~2 two; more would find anything.", place)
    return letters


def _check_group(query: str, place: int, pieces: list[Lexeme]) -> None:
    if query[place] == "~" and pieces and pieces[-1].kind == ")" and pieces[-1].end == place:
        raise UserError('~ stands after a word or after quotation marks, as in "ferry chain"~5.', place)
