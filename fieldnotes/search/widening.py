"""From the words of a query to the folded forms that count as them, given what the texts hold."""

from collections.abc import Callable, Sequence

from fieldnotes.domain.index_rows import IndexName
from fieldnotes.search.fields import folded_name
from fieldnotes.search.matching import Slot, Wanted
from fieldnotes.search.segments import Leaf
from fieldnotes.search.stems import forms_of
from fieldnotes.search.syntax import Atom, Called, Named, Near, Phrase, Term
from fieldnotes.search.vocabulary import beginning_with, matching, within

NOUN_OF_FIELD = {"code": "code", "person": "actor", "site": "site", "event": "event", "author": "contributor"}

TOLD_FIELDS = ("fact", "team", "standing")
"""Fields that hold what was told of people, in words of one's own."""

Names = Callable[[str], Sequence[IndexName]]


def wanted(atom: Atom, leaves: Sequence[Leaf], field: str) -> Wanted:
    """An atom with the forms of each of its words."""
    match atom:
        case Term():
            return Wanted((slot(atom, leaves, field),))
        case Phrase():
            return Wanted(tuple(slot(term, leaves, field) for term in atom.terms))
        case Near():
            slots = tuple(slot(term, leaves, field) for term in atom.terms)
            return Wanted(slots, atom.distance, atom.ordered)
        case Called():
            return Wanted((), names=tuple(wanted(name, leaves, field) for name in atom.names))


def slot(term: Term, leaves: Sequence[Leaf], field: str) -> Slot:
    """The forms that count as one word of a query: every word with its beginning or pattern, the words that differ from
    it by so many letters, its inflections, or itself.
    """
    if term.prefix:
        return Slot(frozenset(beginning_with(leaves, field, term.word)))
    if term.wild:
        return Slot(frozenset(matching(leaves, field, term.word)))
    if term.fuzzy:
        return Slot(frozenset(within(leaves, field, term.word, term.fuzzy)))
    alone = frozenset((term.word,))
    if term.exact:
        return Slot(alone, written=term.written or None)
    tongues = {tongue for leaf in leaves for tongue in leaf.cards.tongues}
    tables = [leaf.stems for leaf in leaves]
    return Slot(alone, {tongue: forms_of(term.word, term.cased, tongue, tables) for tongue in tongues})


def values_of(node: Named, leaves: Sequence[Leaf], names: Names) -> set[str]:
    """The terms that a field with a name asks for; for a code or a site also those that lie under it."""
    noun = NOUN_OF_FIELD.get(node.field)
    if node.field in TOLD_FIELDS:
        return told_values(node, leaves)
    if noun is None:
        return beginning_with(leaves, node.field, node.name) if node.prefix else {node.name}
    known = names(noun)
    chosen = set(meant(node, known))
    while True:
        below = {one.id for one in known if one.parent in chosen} - chosen
        if not below:
            return chosen
        chosen |= below


def told_values(node: Named, leaves: Sequence[Leaf]) -> set[str]:
    """What was told in exactly these words; if nothing was, what begins so; if nothing does, what has a word that
    does.
    """
    if not node.prefix and any(leaf.terms.posting(node.field, node.name) for leaf in leaves):
        return {node.name}
    begun = beginning_with(leaves, node.field, node.name)
    return begun or {term for term in beginning_with(leaves, node.field, "") if f" {node.name}" in term}


def meant(node: Named, known: Sequence[IndexName]) -> list[str]:
    """Those named exactly so; if there are none, those whose name begins so; if none, those with a word that does."""
    folded = [(folded_name(one.name), one.id) for one in known]
    exact = [] if node.prefix else [id_ for name, id_ in folded if name == node.name]
    begun = [id_ for name, id_ in folded if name.startswith(node.name)]
    within = [id_ for name, id_ in folded if f" {node.name}" in name]
    return exact or begun or within
