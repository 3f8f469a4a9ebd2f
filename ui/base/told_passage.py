"""A passage that a page is about: one of the project, or a mere stretch of a note, followed through edits."""

from fieldnotes.analysis.found_coding import Spot, standing
from fieldnotes.domain.edits import Span
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.notes import NoteRow
from fieldnotes.domain.refs import Ref
from fieldnotes.project.project import Project
from fieldnotes.text.anchors import context as around
from ui.base.trail import Place

_GONE = "These words are not in the project any more."


class ToldPassage:
    """A passage by its id, or a stretch by "note@start-end" (code points).

    A passage follows its note by itself; a stretch is found again by its words and what stands around them.

    Attributes:
        spot: where it stands now, with its words; its note is "" for a passage whose words were deleted.

    Raises:
        UserError: passage or note are gone.
    """

    def __init__(self, project: Project, ident: str) -> None:
        self._project = project
        self._passage = "" if "@" in ident else ident
        self.spot = self._of_passage() if self._passage else self._stretch(ident)

    def follow(self) -> bool:
        """Find it again after a change; True if its words are others now.

        Raises:
            UserError: the passage is gone.
        """
        before = self.spot.words
        if self._passage:
            self.spot = self._of_passage()
        else:
            text = self._project.notes.text(self.spot.note)
            place = standing(text, self.spot)
            self.spot = self._at(text, self.spot.note, *place) if place is not None else self.spot
        return self.spot.words != before

    def note(self) -> NoteRow | None:
        """The note it stands in, if it stands in one."""
        rows = self._project.notes.rows(ids=[self.spot.note]) if self.spot.note else []
        return rows[0] if rows else None

    def place(self) -> Place:
        """Where to go to see it."""
        if self._passage:
            return Place(Ref("passage", self._passage))
        return Place(Ref("note", self.spot.note), Span(self.spot.start, self.spot.end))

    def _of_passage(self) -> Spot:
        passage = self._project.passages.get(self._passage)
        if passage.state == "lost":
            return Spot("", 0, 0, passage.words)
        return Spot(passage.note, passage.start, passage.end, passage.words)

    def _stretch(self, ident: str) -> Spot:
        note, _, place = ident.partition("@")
        start, _, end = place.partition("-")
        if not (start.isdecimal() and end.isdecimal()):
            raise UserError(_GONE)
        self._project.notes.get(note)
        text = self._project.notes.text(note)
        low, high = min(int(start), len(text)), min(int(end), len(text))
        if low >= high:
            raise UserError(_GONE)
        return self._at(text, note, low, high)

    def _at(self, text: str, note: str, start: int, end: int) -> Spot:
        return Spot(note, start, end, text[start:end], *around(text, start, end))
