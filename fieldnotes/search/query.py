"""The query language: words in many ways, "phrases", AND OR NOT, parentheses, "near words"~5 and fields."""

from collections.abc import Sequence

from fieldnotes.domain.errors import UserError
from fieldnotes.search.lexemes import Lexeme, lexemes
from fieldnotes.search.query_fields import FIELDS, unknown_field, value_of
from fieldnotes.search.query_words import atom_of
from fieldnotes.search.syntax import And, Atom, Everything, Near, Node, Not, Or, Phrase, Titled

_DEEPEST = 40
_MOST_TERMS = 400


def parse(query: str) -> Node:
    """What a query means. An empty one means everything.

    Raises:
        UserError: it is not written as the language asks; ``at`` is the place, in code points.
    """
    if not query.strip():
        return Everything()
    return _Parser(lexemes(query)).parse()


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
            raise unknown_field(field)
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
        if field.text != "title" or value.kind == "range":
            return value_of(field, value)
        atom = self._atom(value)
        if atom is None:
            raise UserError("After title: write a word.", field.start)
        return Titled(atom)

    def _atom(self, piece: Lexeme) -> Atom | None:
        found = atom_of(piece)
        self._terms += len(found.terms) if isinstance(found, Phrase | Near) else found is not None
        if self._terms > _MOST_TERMS:
            raise UserError(f"A search may have at most {_MOST_TERMS} words.", piece.start)
        return found


def _lonely(operator: Lexeme) -> UserError:
    if operator.kind == "NOT":
        return UserError("After NOT write what is not wanted.", operator.start)
    return UserError(f"{operator.kind} needs something to look for on both sides.", operator.start)
