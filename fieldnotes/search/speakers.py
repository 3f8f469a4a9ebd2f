"""Speakers in a query: whose words are looked for, by name, by part in the talk, or by what was true of them then."""

from collections.abc import Sequence

from fieldnotes.domain.index_rows import SPEAKER
from fieldnotes.search.regions import FIELD
from fieldnotes.search.segments import Leaf
from fieldnotes.search.syntax import And, Named, Node, Not, Or
from fieldnotes.search.widening import Names, beginning_with, meant


def with_speakers(node: Node, leaves: Sequence[Leaf], names: Names) -> Node:
    """The query with its speakers as stretches of texts, which are then treated as registers are.

    ``speaker:interviewer`` is whoever asks, ``speaker:others`` whoever answers; ``speaker:nurse`` is who was a nurse
    when it was said; any other word is a name.
    """
    match node:
        case Named() if node.field == "speaker":
            return _stretches(node, leaves, names)
        case And():
            return And(tuple(with_speakers(part, leaves, names) for part in node.parts))
        case Or():
            return Or(tuple(with_speakers(part, leaves, names) for part in node.parts))
        case Not():
            return Not(with_speakers(node.part, leaves, names))
        case _:
            return node


def _stretches(node: Named, leaves: Sequence[Leaf], names: Names) -> Node:
    told = f"{SPEAKER}{node.name}"
    keys = beginning_with(leaves, FIELD, told) if node.prefix else {told}
    known = any(leaf.terms.posting(FIELD, key) for leaf in leaves for key in keys)
    people = [] if known and not node.prefix else [*meant(node, names("actor")), *meant(node, names("contributor"))]
    keys |= {f"{SPEAKER}{ident}" for ident in people}
    found = tuple(Named(FIELD, key) for key in sorted(keys) or [told])
    return found[0] if len(found) == 1 else Or(found)
