"""Did you mean: for what occurs nowhere, the nearest that does; for a name nobody has, the nearest there is."""

from collections.abc import Sequence
from difflib import get_close_matches

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.index_rows import SPEAKER
from fieldnotes.search.called import CALLED_NOUNS
from fieldnotes.search.cards import TEXT, WRITTEN
from fieldnotes.search.fields import folded_name
from fieldnotes.search.lexemes import OPERATORS, Lexeme, lexemes
from fieldnotes.search.query import parse
from fieldnotes.search.regions import FIELD as REGISTER
from fieldnotes.search.segments import Leaf
from fieldnotes.search.speakers import PARTS
from fieldnotes.search.spellings import spellings
from fieldnotes.search.syntax import Named, Node, Term, names_in, terms
from fieldnotes.search.vocabulary import beginning_with, within
from fieldnotes.search.widening import NOUN_OF_FIELD, Names, meant, slot, values_of

_TRIES = ((1, 1), (2, 1), (1, 0))
"""Letters that may differ, and letters at the beginning that must agree."""
_SHORTEST = 3
_LONGEST = 40
_LIKENESS = 0.7
_ROLE = "role "
_MEANT = {"and": "AND", "or": "OR", "not": "NOT", "|": "OR", "||": "OR"}
"""How else the operators are written, by habit or in other programs; in a query these are words, or nothing."""
_EXCLUDING = "-−–!"

Places = dict[tuple[int, int], str]
"""What to put in the place of parts of the query."""


def suggestion(query: str, node: Node, leaves: Sequence[Leaf], names: Names, nothing: bool = False) -> str | None:
    """The query with each word that occurs nowhere replaced by the nearest word of the texts, and each name that nobody
    has by the nearest that somebody has; or None.

    If ``nothing`` was found at all, small words that may be meant as operators are taken for them: *ferry or boat* is
    answered with *ferry OR boat*.
    """
    places = _operators(query) if nothing else {}
    meant_otherwise = list(places)
    for term in terms(node):
        if term.prefix or term.wild or any(start <= term.start < end for start, end in meant_otherwise):
            continue
        if not _occurs(term, leaves):
            _put(places, (term.start, term.end), _instead(term, leaves))
    for named in names_in(node):
        name = None if named.prefix else _nearest_name(query, named, leaves, names)
        _put(places, (named.start, named.end), f'"{name}"' if name and len(name.split()) > 1 else name)
    better = query
    for start, end in sorted(places, reverse=True):
        better = better[:start] + places[start, end] + better[end:]
    return better if better != query else None


def nearest(word: str, leaves: Sequence[Leaf]) -> str | None:
    """The most frequent of the words that differ from it in one letter, or else in two."""
    if not _SHORTEST <= len(word) <= _LONGEST:
        return None
    for distance, agreeing in _TRIES:
        if distance > 1 and len(word) <= _SHORTEST + 1:
            continue
        near = within(leaves, TEXT, word, distance, agreeing) - {word}
        if near:
            return max(near, key=lambda found: (_frequency(leaves, TEXT, found), found))
    return None


def _put(places: Places, place: tuple[int, int], words: str | None) -> None:
    if words is not None:
        places[place] = words


def _instead(term: Term, leaves: Sequence[Leaf]) -> str | None:
    """The nearest word; for a word as written its most frequent other spelling, if there is one."""
    if not term.written:
        return nearest(term.word, leaves)
    if _frequency(leaves, TEXT, term.word):
        return _common_spelling(term.word, leaves)
    word = nearest(term.word, leaves)
    return None if word is None else _common_spelling(word, leaves)


def _common_spelling(folded: str, leaves: Sequence[Leaf]) -> str:
    """How a word that occurs is written most often."""
    counts = {one: _frequency(leaves, WRITTEN[TEXT], one) for leaf in leaves for one in spellings(leaf, TEXT, folded)}
    times = {one.partition("=")[2]: count for one, count in counts.items()}
    times[folded] = _frequency(leaves, TEXT, folded) - sum(counts.values())
    return max(times, key=lambda one: (times[one], one))


def _frequency(leaves: Sequence[Leaf], field: str, term: str) -> int:
    tables = [leaf.terms.table(field) for leaf in leaves]
    return sum(table.totals[place] for table in tables if (place := table.find(term)) >= 0)


def _occurs(term: Term, leaves: Sequence[Leaf]) -> bool:
    if term.written:
        counts = [_frequency(leaves, WRITTEN[TEXT], one) for one in _written_terms(term, leaves)]
        return sum(counts) > 0 if term.written != term.word else sum(counts) < _frequency(leaves, TEXT, term.word)
    wanted = slot(term, leaves, TEXT)
    forms = wanted.forms.union(*(wanted.by_tongue or {}).values())
    return any(leaf.terms.table(TEXT).find(form) >= 0 for leaf in leaves for form in forms)


def _written_terms(term: Term, leaves: Sequence[Leaf]) -> set[str]:
    """The spelling asked for; for a word that is as it folds all the others."""
    others = {one for leaf in leaves for one in spellings(leaf, TEXT, term.word)}
    return others if term.written == term.word else {one for one in others if one.partition("=")[2] == term.written}


def _operators(query: str) -> Places:
    """Words and signs that stand where an operator may; none if the query could not be read with these."""
    pieces = lexemes(query)
    places: Places = {}
    for before, piece, after in zip([None, *pieces], pieces, [*pieces[1:], None], strict=False):
        if piece.kind != "word" or piece.written or piece.letters or (before is not None and before.kind == "field"):
            continue
        operator = _MEANT.get(piece.text, "")
        if operator and _joins(after) and (_joins(before, ")") or operator == "NOT"):
            places[piece.start, piece.end] = operator
        elif before is not None and piece.text[0] in _EXCLUDING and piece.text[1:2].isalnum():
            places[piece.start, piece.start + 1] = "NOT "
    better = query
    for start, end in sorted(places, reverse=True):
        better = better[:start] + places[start, end] + better[end:]
    try:
        parse(better)
    except UserError:
        return {}
    return places


def _joins(piece: Lexeme | None, bracket: str = "(") -> bool:
    """Whether a piece can be one side of an operator."""
    return piece is not None and (piece.kind == bracket or piece.kind not in ("(", ")", *OPERATORS))


def _nearest_name(query: str, named: Named, leaves: Sequence[Leaf], names: Names) -> str | None:
    """The nearest name that a field knows, if it knows none that is meant."""
    role = named.field == "fact" and not folded_name(query[named.start : named.end]).startswith(_ROLE.strip())
    if named.field == REGISTER or _is_known(named, leaves, names):
        return None
    known = _known(named, leaves, names)
    said = named.name
    if role and said.startswith(_ROLE):
        known = [one.removeprefix(_ROLE) for one in known if one.startswith(_ROLE)]
        said = said.removeprefix(_ROLE)
    by_fold = {part: part for name in known for part in name.split() if len(part) > _SHORTEST}
    by_fold = {folded_name(part): part for part in by_fold} | {folded_name(name): name for name in known}
    found = get_close_matches(said, by_fold, 1, _LIKENESS)
    return by_fold[found[0]] if found else None


def _is_known(named: Named, leaves: Sequence[Leaf], names: Names) -> bool:
    nouns = _NOUNS.get(named.field)
    if nouns is None:
        values = values_of(named, leaves, names)
        return any(leaf.terms.table(named.field).find(value) >= 0 for leaf in leaves for value in values)
    if named.field == "speaker" and (named.name in PARTS or beginning_with(leaves, REGISTER, SPEAKER + named.name)):
        return True
    return any(meant(named, names(noun)) for noun in nouns)


def _known(named: Named, leaves: Sequence[Leaf], names: Names) -> list[str]:
    nouns = _NOUNS.get(named.field)
    if nouns is None:
        return sorted(beginning_with(leaves, named.field, ""))
    known = [one.name for noun in nouns for one in names(noun)]
    if named.field == "speaker":
        told = beginning_with(leaves, REGISTER, SPEAKER)
        known += [*PARTS, *(key.removeprefix(SPEAKER) for key in sorted(told))]
    return known


_NOUNS: dict[str, tuple[str, ...]] = {
    **{field: (noun,) for field, noun in NOUN_OF_FIELD.items()},
    "speaker": ("actor", "contributor"),
    "name": CALLED_NOUNS,
}
