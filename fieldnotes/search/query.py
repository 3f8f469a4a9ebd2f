"""The query language: words, "phrases", AND OR NOT, parentheses, prefix*, "near words"~5 and fields."""

import re
from collections.abc import Sequence

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.notes import REGISTERS
from fieldnotes.domain.when import first_day, last_day
from fieldnotes.search import words
from fieldnotes.search.lexemes import Lexeme, lexemes
from fieldnotes.search.syntax import (
    And,
    Atom,
    Dated,
    Everything,
    Named,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Term,
    Titled,
)

NAME_FIELDS = (
    *("kind", "code", "person", "site", "event", "author", "contributor", "phase", "language", "precision", "register"),
    *("speaker", "team", "role", "fact", "standing"),
)
DATE_FIELDS = ("observed", "written")
FIELDS = ("title", *NAME_FIELDS, *DATE_FIELDS, "lag")

_DEEPEST = 40
_MOST_TERMS = 400
_MOST_NEAR = 8
_RANGE = re.compile(r"\s*(?P<first>\S*?)\s*\bTO\b\s*(?P<last>\S*)\s*", re.IGNORECASE)


def parse(query: str) -> Node:
    """What a query means. An empty one means everything.

    Raises:
        UserError: it is not written as the language asks; ``at`` is the place, in code points.
    """
    if not query.strip():
        return Everything()
    return _Parser(lexemes(query)).parse()


def date_number(partial: str, *, end: bool = False) -> int:
    """The first (or last) day a partial ISO date may mean, as a number: "1804-05" is 18040501.

    Raises:
        ValueError: not a partial ISO date.
    """
    return int((last_day(partial) if end else first_day(partial)).replace("-", ""))


class _Parser:
    """Reads one query by recursive descent: OR binds loosest, then AND (which may be left out), then NOT."""

    def __init__(self, pieces: Sequence[Lexeme]) -> None:
        self._pieces = pieces
        self._next = 0
        self._depth = 0
        self._terms = 0

    def parse(self) -> Node:
        node = self._any_of(None)
        if (left := self._peek()) is not None:
            raise UserError("This parenthesis closes nothing; take it out or open one before it.", left.start)
        if node is None:
            raise UserError("There is no word to look for here; type a word or a “phrase”.", 0)
        return node

    def _peek(self) -> Lexeme | None:
        return self._pieces[self._next] if self._next < len(self._pieces) else None

    def _any_of(self, field: Lexeme | None) -> Node | None:
        parts: list[Node] = []
        part = self._all_of(field)
        while (operator := self._peek()) is not None and operator.kind == "OR":
            self._next += 1
            following = self._all_of(field)
            if part is None or following is None:
                raise _lonely(operator)
            parts.append(part)
            part = following
        if not parts or part is None:
            return part
        return Or((*parts, part))

    def _all_of(self, field: Lexeme | None) -> Node | None:
        parts: list[Node] = []
        while (piece := self._peek()) is not None and piece.kind not in (")", "OR"):
            if piece.kind == "AND":
                self._next += 1
            part = self._operand(piece, field, parts) if piece.kind == "AND" else self._one(piece, field)
            if part is not None:
                parts.append(part)
        if len(parts) < 2:
            return parts[0] if parts else None
        return And(tuple(parts))

    def _operand(self, operator: Lexeme, field: Lexeme | None, before: Sequence[Node]) -> Node:
        """What follows an operator; AND also needs something before it."""
        piece = self._peek()
        if piece is None or piece.kind in (")", "AND", "OR") or (operator.kind == "AND" and not before):
            raise _lonely(operator)
        part = self._one(piece, field)
        if part is None:
            raise _lonely(operator)
        return part

    def _one(self, piece: Lexeme, field: Lexeme | None) -> Node | None:
        self._next += 1
        if piece.kind == "NOT":
            self._deeper(piece)
            part = self._operand(piece, field, ())
            self._depth -= 1
            return Not(part)
        if piece.kind == "(":
            return self._group(piece, field)
        if piece.kind == "field":
            return self._fielded(piece, field)
        return self._atom(piece) if field is None else self._value(field, piece)

    def _group(self, opening: Lexeme, field: Lexeme | None) -> Node:
        self._deeper(opening)
        node = self._any_of(field)
        closing = self._peek()
        if closing is None:
            raise UserError("This parenthesis is never closed.", opening.start)
        if node is None:
            raise UserError("There is no word between these parentheses.", opening.start)
        self._next += 1
        self._depth -= 1
        return node

    def _deeper(self, piece: Lexeme) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise UserError("This search is nested too deeply; say it with fewer parentheses.", piece.start)

    def _fielded(self, field: Lexeme, outer: Lexeme | None) -> Node:
        if field.text not in FIELDS:
            known = ", ".join(f"{name}:" for name in FIELDS)
            raise UserError(f"There is no field “{field.text}:”. The fields are {known}.", field.start)
        if outer is not None:
            raise UserError(f"A field cannot stand inside {outer.text}:(…).", field.start)
        value = self._peek()
        if value is None or value.kind in (")", "AND", "OR", "NOT"):
            raise UserError(f"After {field.text}: write what to look for.", field.start)
        self._next += 1
        if value.kind == "(":
            return self._group(value, field)
        return self._value(field, value)

    def _value(self, field: Lexeme, value: Lexeme) -> Node:
        if field.text in DATE_FIELDS:
            return _dated(field.text, value)
        if field.text == "lag":
            return _lagging(value)
        if value.kind == "range":
            raise UserError("Only observed:, written: and lag: take a stretch in brackets.", value.start)
        if field.text == "title":
            atom = self._atom(value)
            if atom is None:
                raise UserError("After title: write a word.", field.start)
            return Titled(atom)
        if field.text == "register":
            return _register(value)
        return _role(_named(field, value)) if field.text == "role" else _named(field, value)

    def _atom(self, piece: Lexeme) -> Atom | None:
        """A word, phrase or near; None for a piece without a word, such as a dash between spaces."""
        quoted = piece.kind == "quoted"
        near = piece.distance is not None
        found = _terms(piece, exact=quoted and not near)
        if quoted and not found:
            raise UserError("There is no word between these quotation marks.", piece.start)
        self._terms += len(found)
        if self._terms > _MOST_TERMS:
            raise UserError(f"A search may have at most {_MOST_TERMS} words.", piece.start)
        if not found:
            return None
        if len(found) == 1:
            return found[0]
        if piece.distance is not None:
            if len(found) > _MOST_NEAR:
                raise UserError(f"At most {_MOST_NEAR} words can be looked for near one another.", piece.start)
            return Near(found, piece.distance)
        return Phrase(found)


def _terms(piece: Lexeme, *, exact: bool) -> tuple[Term, ...]:
    """The words of a piece; several in one unquoted piece (co-operate, 三弟) are a phrase, and so exact."""
    tokens = words.tokens(piece.text)
    if piece.kind == "word":
        _check_asterisks(piece, tokens)
    alone = len(tokens.words) == 1
    in_phrase = piece.distance is None and not alone
    return tuple(
        Term(
            word=word,
            cased=words.cased(piece.text[start:end]),
            exact=exact or in_phrase,
            prefix=piece.text[end : end + 1] == "*" and end + 1 not in tokens.starts,
            start=piece.inside + start,
            end=piece.inside + end,
        )
        for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True)
    )


def _check_asterisks(piece: Lexeme, tokens: words.Tokens) -> None:
    for place, char in enumerate(piece.text):
        if char == "*" and (place not in tokens.ends or place + 1 in tokens.starts):
            raise UserError(
                "An asterisk stands for the end of a word: write its beginning first, as in evaluat*.",
                piece.inside + place,
            )


def _named(field: Lexeme, value: Lexeme) -> Named:
    name = " ".join(words.words(value.text))
    if not name:
        raise UserError(f"After {field.text}: write what to look for.", value.start)
    return Named("author" if field.text == "contributor" else field.text, name, value.text.rstrip().endswith("*"))


def _role(named: Named) -> Named:
    """A role is a fact of that name."""
    return Named("fact", f"role {named.name}", named.prefix)


def _register(value: Lexeme) -> Node:
    """The register that is named, or of an unfinished name* all that begin so."""
    named = _named(Lexeme("field", "register", value.start, value.start), value)
    names = [" ".join(words.words(kind)) for kind in REGISTERS]
    meant = [name for name in names if name == named.name or (named.prefix and name.startswith(named.name))]
    if not meant:
        raise UserError(f"There is no register “{value.text.strip()}”. They are {', '.join(REGISTERS)}.", value.start)
    found = tuple(Named("register", name) for name in meant)
    return found[0] if len(found) == 1 else Or(found)


def _dated(field: str, value: Lexeme) -> Dated:
    if value.kind != "range":
        text = value.text.strip()
        return Dated(field, _date(text, value, end=False), _date(text, value, end=True))
    match = _RANGE.fullmatch(value.text)
    if match is None:
        raise UserError("A stretch of time reads [1804 TO 1806]; either end may be left open.", value.start)
    first = _date(match["first"], value, end=False) if match["first"] not in ("", "*") else None
    last = _date(match["last"], value, end=True) if match["last"] not in ("", "*") else None
    if first is not None and last is not None and last < first:
        raise UserError("This stretch of time ends before it begins.", value.start)
    return Dated(field, first, last)


def _lagging(value: Lexeme) -> Dated:
    """Days between being observed and being written: one number, or a stretch of them."""
    if value.kind != "range":
        days = _days(value.text.strip(), value)
        return Dated("lag", days, days)
    match = _RANGE.fullmatch(value.text)
    if match is None:
        raise UserError("Days read [7 TO 30]; either end may be left open.", value.start)
    first, last = (_days(end, value) if end not in ("", "*") else None for end in match.groups())
    if first is not None and last is not None and last < first:
        raise UserError("Put the smaller number of days first.", value.start)
    return Dated("lag", first, last)


def _days(text: str, value: Lexeme) -> int:
    if not re.fullmatch(r"-?\d{1,6}", text):
        place = value.inside + max(value.text.find(text), 0)
        raise UserError(f"“{text}” is no number of days; write lag:0, or lag:[7 TO 30].", place)
    return int(text)


def _date(text: str, value: Lexeme, *, end: bool) -> int:
    try:
        return date_number(text, end=end)
    except ValueError as error:
        place = value.inside + max(value.text.find(text), 0)
        raise UserError(f"“{text}” is not a date here; write 1804, 1804-05 or 1804-05-14.", place) from error


def _lonely(operator: Lexeme) -> UserError:
    if operator.kind == "NOT":
        return UserError("After NOT write what is not wanted.", operator.start)
    return UserError(f"{operator.kind} needs something to look for on both sides.", operator.start)
