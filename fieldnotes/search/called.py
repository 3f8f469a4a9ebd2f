"""Names in a query: everybody and everything is found by any of the names they have, and asked for by one of them."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.index_rows import IndexName
from fieldnotes.search import words
from fieldnotes.search.fields import folded_name
from fieldnotes.search.lexemes import Lexeme, lexemes
from fieldnotes.search.query import parse
from fieldnotes.search.syntax import And, Called, Named, Node, Not, Or, Phrase, Term
from fieldnotes.search.widening import Names, meant

CALLED_NOUNS = ("actor", "site", "event")
"""Of which nouns ``name:`` finds the names in texts."""
_LONGEST = 8
"""Words of the longest name that is looked for."""


def with_names(node: Node, names: Names) -> Node:
    """The query with its ``name:`` as the names of whom it means, to be found in texts as exact words.

    A name that nobody has stays as it is, and so matches nothing.
    """
    match node:
        case Named() if node.field == "name":
            return _called(node, names)
        case And():
            return And(tuple(with_names(part, names) for part in node.parts))
        case Or():
            return Or(tuple(with_names(part, names) for part in node.parts))
        case Not():
            return Not(with_names(node.part, names))
        case _:
            return node


def also_called(query: str, names: Names) -> str | None:
    """The query with ``name:`` before words that are the name of one person, group, place or event with other names
    too; None if there are no such words or the query cannot be read.

    The words stand alone in the query: beside one another, or between quotation marks. What several bear is nobody's.
    """
    try:
        parse(query)
    except UserError:
        return None
    known = _known(names)
    forms, bearers = _forms(known), _bearers(known)
    for run in _runs(lexemes(query)):
        for first, last in _stretches(run):
            folded = folded_name(" ".join(piece.text for piece in run[first:last]))
            owners = bearers.get(folded, set())
            if len(owners) == 1 and len(forms[next(iter(owners))]) > 1:
                start, end = run[first].start, run[last - 1].end
                name = query[run[first].inside : run[last - 1].inside + len(run[last - 1].text)]
                said = f'name:"{name}"' if len(name.split()) > 1 or name != name.strip() else f"name:{name}"
                return query[:start] + said + query[end:]
    return None


def _called(named: Named, names: Names) -> Node:
    known = _known(names)
    forms = _forms(known)
    wanted = sorted({form for id_ in meant(named, known) for form in forms[id_]})
    return Called(tuple(map(_exactly, wanted))) if wanted else named


def _known(names: Names) -> list[IndexName]:
    return [name for noun in CALLED_NOUNS for name in names(noun)]


def _forms(known: Iterable[IndexName]) -> dict[str, set[str]]:
    """By id the folded names that have a word in them."""
    found: dict[str, set[str]] = {}
    for name in known:
        folded = folded_name(name.name)
        found.setdefault(name.id, set()).update([folded] if folded else [])
    return found


def _bearers(known: Iterable[IndexName]) -> dict[str, set[str]]:
    """By folded name the ids of all who bear it."""
    found: dict[str, set[str]] = {}
    for name in known:
        found.setdefault(folded_name(name.name), set()).add(name.id)
    return found


def _exactly(folded: str) -> Term | Phrase:
    terms = tuple(Term(word, word, exact=True) for word in folded.split(" "))
    return terms[0] if len(terms) == 1 else Phrase(terms)


def _runs(pieces: Sequence[Lexeme]) -> list[list[Lexeme]]:
    """The words that stand beside one another outside of fields, and each phrase for itself."""
    groups: list[tuple[str, Lexeme]] = []
    depth = fielded = negated = 0
    before = ""
    for piece in pieces:
        if piece.kind == "(":
            depth += 1
            if before == "field":
                fielded = fielded or depth
            elif before == "NOT":
                negated = negated or depth
        elif piece.kind == ")":
            fielded, negated = (0 if closing == depth else closing for closing in (fielded, negated))
            depth -= 1
        free = not fielded and not negated and before not in ("field", "NOT")
        groups.append((_sort(piece) if free else "", piece))
        before = piece.kind
    runs = []
    for sort, group in groupby(groups, lambda one: one[0]):
        run = [piece for _, piece in group]
        runs += [run] if sort == "word" else [[piece] for piece in run] if sort == "quoted" else []
    return runs


def _sort(piece: Lexeme) -> str:
    plain = piece.distance is None and not (piece.written or piece.letters or "*" in piece.text or "?" in piece.text)
    return piece.kind if plain and piece.kind in ("word", "quoted") and words.words(piece.text) else ""


def _stretches(run: Sequence[Lexeme]) -> Iterable[tuple[int, int]]:
    """Every stretch of a run, the longest first."""
    for length in range(min(len(run), _LONGEST), 0, -1):
        for first in range(len(run) - length + 1):
            yield first, first + length
