"""Speakers in a query: whose words are looked for, by name, by part in the talk, or by what was true of them then."""

from collections.abc import Sequence

from fieldnotes.domain.index_rows import INTERVIEWER, OTHERS, SPEAKER
from fieldnotes.search.regions import FIELD
from fieldnotes.search.segments import Leaf
from fieldnotes.search.syntax import And, Named, Node, Not, Or
from fieldnotes.search.vocabulary import beginning_with
from fieldnotes.search.widening import Names, meant

PARTS = (INTERVIEWER, OTHERS)
"""Parts in a talk; as words of a query they are no names."""


def with_speakers(node: Node, leaves: Sequence[Leaf], names: Names) -> Node:
    """The query with its speakers as stretches of texts, which are then treated as registers are.

    ``speaker:interviewer`` is whoever asks, ``speaker:others`` whoever answers; ``speaker:nurse`` is who was a nurse
    when it was said; a word is a name too, of a person, a researcher, or somebody of whom only the name is known.
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
    part = node.name in PARTS and not node.prefix
    people = [] if part else [*meant(node, names("actor")), *meant(node, names("contributor"))]
    keys |= {f"{SPEAKER}{ident}" for ident in people}
    found = tuple(Named(FIELD, key) for key in sorted(keys) or [told])
    return found[0] if len(found) == 1 else Or(found)
