"""The one notice that tells everybody what a commit touched."""

from dataclasses import dataclass

from fieldnotes.domain.refs import Ref


@dataclass(frozen=True, slots=True)
class Changes:
    """What one commit touched, and who caused it.

    Attributes:
        refs: the rows touched; a change to a passage also names its note.
        label: the name of the step, as the menu says it after "Undo".
        step: the step's id.
        initiator: whoever asked for the change, so that a view can pass over its own; None if nobody said.
        kind: "do", "undo" or "redo".
    """

    refs: frozenset[Ref]
    label: str
    step: str
    initiator: object | None = None
    kind: str = "do"

    def nouns(self) -> frozenset[str]:
        """The nouns touched."""
        return frozenset(ref.noun for ref in self.refs)

    def ids(self, noun: str) -> frozenset[str]:
        """The ids touched of one noun."""
        return frozenset(ref.id for ref in self.refs if ref.noun == noun)
