"""The words of one piece of a query: as they stand, inflected, with wildcards, misspelt or exactly as written."""

import re
import unicodedata
from dataclasses import dataclass

from fieldnotes.domain.errors import UserError
from fieldnotes.search import words
from fieldnotes.search.lexemes import Lexeme
from fieldnotes.search.syntax import Atom, Near, Phrase, Term
from fieldnotes.search.words import Tokens

_MOST_NEAR = 8
_SHORTEST_FUZZY = 3
_RUN = re.compile(r"[*?]+")
_BEFORE_MARK = re.compile(r"[*?](?=[^\w\s*?])")
_STARS = re.compile(r"\*+")
_LONELY = "An asterisk stands for letters of a word: write some of them too, as in evaluat* or *ation."
_UNSPACED = (
    "In a script without spaces each character is a word of its own, so an asterisk cannot stand before one; "
    'for characters near each other write "{} {}"~5.'
)


@dataclass(slots=True)
class _Part:
    """A word of a piece, or several parts of one between wildcards: its pattern, and where it stands in the piece."""

    pattern: str
    first: int
    start: int
    end: int


def atom_of(piece: Lexeme) -> Atom | None:
    """What a piece looks for; None for a piece without a word, such as a dash between spaces.

    Raises:
        UserError: its signs do not go together; ``at`` is the place in the query.
    """
    found = terms_of(piece)
    if piece.kind == "quoted" and not found:
        raise UserError("There is no word between these quotation marks.", piece.start)
    if not found:
        return None
    if len(found) == 1:
        return found[0]
    if piece.distance is None:
        return Phrase(found)
    if len(found) > _MOST_NEAR:
        raise UserError(f"At most {_MOST_NEAR} words can be looked for near one another.", piece.start)
    return Near(found, piece.distance, piece.ordered)


def terms_of(piece: Lexeme) -> tuple[Term, ...]:
    """The words of a piece; several in one unquoted piece (co-operate, 三弟) are a phrase, and so exact.

    Raises:
        UserError: as for ``atom_of``.
    """
    tokens = words.tokens(piece.text)
    if piece.written:
        _check_written(piece)
    if piece.letters:
        return (_fuzzy(piece, tokens),)
    near = piece.distance is not None
    quoted = piece.kind == "quoted"
    if quoted and not near:
        parts = _beginnings(piece.text, tokens)
    else:
        _take_marks(piece.text, tokens)
        parts = _parts(piece, tokens)
    exact = piece.written or (not near and (quoted or len(parts) > 1))
    return tuple(_term(piece, tokens, part, exact) for part in parts)


def _term(piece: Lexeme, tokens: Tokens, part: _Part, exact: bool) -> Term:
    place = tokens.starts[part.first]
    written = piece.written or (piece.distance is not None and piece.text[place - 1 : place] == "=")
    word = tokens.words[part.first]
    prefix = part.pattern == f"{word}*"
    wild = not prefix and part.pattern != word
    return Term(
        word=part.pattern if wild else word,
        cased=part.pattern if wild else words.cased(tokens.written[part.first]),
        exact=exact or written,
        prefix=prefix,
        wild=wild,
        written=tokens.written[part.first] if written and not (wild or prefix) else "",
        start=piece.inside + part.start,
        end=piece.inside + part.end,
    )


def _fuzzy(piece: Lexeme, tokens: Tokens) -> Term:
    if len(tokens.words) != 1 or _RUN.search(piece.text):
        raise UserError("~ stands after one whole word, as in ferrry~; it does not go with * or ?.", piece.start)
    (word,) = tokens.words
    if len(word) < _SHORTEST_FUZZY:
        raise UserError(
            f"“{piece.text}” is too short for ~: a word needs at least {_SHORTEST_FUZZY} letters, or nearly every "
            "short word would be found.",
            piece.start,
        )
    return Term(word, words.cased(tokens.written[0]), fuzzy=piece.letters, start=piece.start, end=piece.end)


def _check_written(piece: Lexeme) -> None:
    if piece.letters:
        raise UserError(
            "= asks for a word exactly as written and ~ for one that differs; use one of them.", piece.start
        )
    if "*" in piece.text or (piece.kind == "word" and re.search(r"\?\w", piece.text)):
        place = piece.inside + next(at for at, char in enumerate(piece.text) if char in "*?")
        raise UserError("A word exactly as written has no * or ? in it; take that out, or the = before it.", place)


def _beginnings(text: str, tokens: Tokens) -> list[_Part]:
    """The words of a phrase; an asterisk behind one makes it a beginning."""
    found = []
    for at, (word, start, end) in enumerate(zip(tokens.words, tokens.starts, tokens.ends, strict=True)):
        prefix = text[end : end + 1] == "*" and end + 1 not in tokens.starts
        found.append(_Part(word + "*" * prefix, at, start, end + prefix))
    return found


def _take_marks(text: str, tokens: Tokens) -> None:
    """Let words begin with the marks that stand between a wildcard and their first letter, as vowel signs may."""
    for match in _BEFORE_MARK.finditer(text):
        end = match.end()
        start = end
        while start < len(text) and unicodedata.category(text[start])[0] == "M":
            start += 1
        if end < start and start in tokens.starts:
            at = tokens.starts.index(start)
            tokens.starts[at] = end
            tokens.words[at] = words.fold(text[end : tokens.ends[at]])


def _parts(piece: Lexeme, tokens: Tokens) -> list[_Part]:
    """The words with the wildcards that touch them; a wildcard between two makes them one."""
    runs = _runs(piece, tokens)
    before = {end: piece.text[start:end] for start, end in runs}
    after = {start: piece.text[start:end] for start, end in runs}
    found: list[_Part] = []
    joins = False
    for at, (word, start, end) in enumerate(zip(tokens.words, tokens.starts, tokens.ends, strict=True)):
        ahead, behind = before.get(start, ""), after.get(end, "")
        if joins and ahead:
            found[-1].pattern += word + behind
            found[-1].end = end + len(behind)
        else:
            found.append(_Part(ahead + word + behind, at, start - len(ahead), end + len(behind)))
        joins = bool(behind)
    for part in found:
        part.pattern = _STARS.sub("*", part.pattern)
    return found


def _runs(piece: Lexeme, tokens: Tokens) -> list[tuple[int, int]]:
    """Where wildcards stand; question marks with no letter behind them are only signs."""
    starts, ends = set(tokens.starts), set(tokens.ends)
    found = []
    for match in _RUN.finditer(piece.text):
        start, end = match.span()
        touches, leads = start in ends, end in starts
        around = piece.text[start - 1 : start] * touches + piece.text[end : end + 1] * leads
        unspaced = any(map(words.is_unspaced, around))
        if "*" not in match.group():
            if leads and not unspaced:
                found.append((start, end))
        elif leads and unspaced:
            raise UserError(_UNSPACED.format(around[0], around[-1]), piece.inside + start)
        elif touches or leads:
            found.append((start, end))
        elif piece.kind == "word":
            raise UserError(_LONELY, piece.inside + start)
    return found
