"""Notes: adding, finding, changing, writing in them."""

from collections.abc import Iterator, Sequence

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id, ordered_id
from fieldnotes.domain.marks import Mark
from fieldnotes.domain.notes import Note, NoteDays, NoteRow
from fieldnotes.domain.people import Actor
from fieldnotes.domain.when import When
from fieldnotes.project.marks import Marks
from fieldnotes.project.note_headers import HEADER, columns_of, label_of, note_of
from fieldnotes.project.note_rows import PAGE, NoteFilter, NoteRows
from fieldnotes.project.revisions import Revisions
from fieldnotes.project.shapes import actor_of
from fieldnotes.storage.store import Row, Store, now
from fieldnotes.text.counting import count_words
from fieldnotes.text.standoff import settle


class Notes:
    """The notes of one project."""

    def __init__(self, store: Store, marks: Marks, revisions: Revisions) -> None:
        self._store = store
        self._marks = marks
        self._revisions = revisions
        self._rows = NoteRows(store)

    def add(
        self,
        kind: str = "fieldnote",
        title: str = "",
        text: str = "",
        observed: When | None = None,
        written: str | None = None,
        site: str | None = None,
        author: str | None = None,
        people: Sequence[str] = (),
        language: str = "",
        marks: Sequence[Mark] = (),
        source: str = "",
        encoding: str = "",
        grown_from: str | None = None,
        status: str = "written",
        words: int | None = None,
        label: str = "Add note",
    ) -> Note:
        """Add a note; ``site``, ``author``, ``grown_from`` and ``people`` are ids.

        ``words`` is how many the text has, where they have been counted: counting takes longer than all the rest.

        Raises:
            UserError: an unknown kind or status, or ``written`` is no date.
        """
        text = settle(text)
        ident = new_id()
        created = now()
        header = {"kind": kind, "title": title, "author": author, "site": site, "written": written, "status": status}
        values: Row = {
            "id": ident,
            "text": text,
            **columns_of(header | {"language": language, "grown_from": grown_from, "observed": observed}),
            "source": source,
            "encoding": encoding,
            "words": count_words(text) if words is None else words,
            "created_at": created,
            "modified_at": created,
        }
        with self._store.step(label):
            self._store.insert("note", values)
            for position, actor in enumerate(dict.fromkeys(people)):
                self._insert_person(ident, actor, position)
            self._marks.insert("note", ident, marks)
        return note_of(values)

    def get(self, ident: str) -> Note:
        """A note with its text.

        Raises:
            UserError: there is no such note.
        """
        row = self._store.row(f"SELECT {HEADER}, text FROM live_note WHERE id = ?", [ident])
        if row is None:
            raise UserError("This note is not in the project any more.")
        return note_of(row)

    def exists(self, ident: str) -> bool:
        """Whether there is such a note."""
        return self._store.value("SELECT 1 FROM live_note WHERE id = ?", [ident]) is not None

    def find(self, words: str) -> Note:
        """A note by its id, a unique beginning of it, or its exact title.

        Raises:
            UserError: none fits, or several do.
        """
        words = " ".join(words.split())
        if not words:
            raise UserError("Say which note: its id, a beginning of it, or its title.")
        rows = self._store.rows(
            "SELECT id FROM live_note WHERE title = ?1 OR (id >= ?2 AND substr(id, 1, length(?2)) = ?2) LIMIT 2",
            [words, words.lower()],
        )
        if len(rows) > 1:
            raise UserError(f"Several notes answer to “{words}”; give a note's id.")
        if not rows:
            raise UserError(f"No note is called “{words}”, and no id begins with it.")
        return self.get(rows[0]["id"])

    def text(self, ident: str) -> str:
        """The text of a note, or "" when there is no such note."""
        return self._store.value("SELECT text FROM live_note WHERE id = ?", [ident]) or ""

    def rows(self, only: NoteFilter | None = None, ids: Sequence[str] | None = None) -> list[NoteRow]:
        """Notes for a list, newest observed first, undated ones last; templates are left out."""
        return self._rows.rows(only or NoteFilter(), ids)

    def days(self, only: NoteFilter | None = None, ids: Sequence[str] | None = None) -> list[NoteDays]:
        """When the notes of such a list were observed, in its order."""
        return self._rows.days(only or NoteFilter(), ids)

    def pages(self, size: int = PAGE) -> Iterator[list[NoteRow]]:
        """All notes in the order of ``rows``, ``size`` at a time; nothing is held open between two pages.

        A note that is changed meanwhile may be met twice or not at all: whoever reads on follows the changes as well.
        """
        return self._rows.pages(size)

    def count(self) -> int:
        """How many notes there are, templates left out."""
        return self._rows.count()

    def change(self, ident: str, **fields: object) -> None:
        """Change fields of a note's header: kind, title, observed (When), written, site, author, language, status …

        Raises:
            UserError: there is no such note, kind, status or date.
        """
        values = columns_of(fields)
        self.get(ident)
        with self._store.step(label_of(fields)):
            self._store.update("note", ident, {**values, "modified_at": now()})

    def people(self, ident: str) -> list[Actor]:
        """The people present, in their order."""
        rows = self._store.rows(
            "SELECT a.id, a.name, a.kind, a.pseudonym, a.description FROM live_note_actor x JOIN live_actor a "
            "ON a.id = x.actor WHERE x.note = ? ORDER BY x.position, a.name",
            [ident],
        )
        return [actor_of(row) for row in rows]

    def set_people(self, ident: str, actors: Sequence[str]) -> None:
        """Say who was present, by their ids, in this order."""
        rows = self._store.rows("SELECT * FROM live_note_actor WHERE note = ?", [ident])
        present = {row["actor"]: row for row in rows}
        with self._store.step("Change people present"):
            for actor, row in present.items():
                if actor not in actors:
                    self._store.delete("note_actor", row["id"])
            for position, actor in enumerate(dict.fromkeys(actors)):
                if actor not in present:
                    self._insert_person(ident, actor, position)
                elif present[actor]["position"] != position:
                    self._store.update("note_actor", present[actor]["id"], {"position": position})

    def last_scene(self, author: str | None, but: str) -> tuple[str | None, tuple[str, ...]]:
        """Place and people (ids) of the note somebody made last, ``but`` left out, that tells of either."""
        found = self._store.row(
            "SELECT n.id, n.site FROM live_note n WHERE n.author IS ? AND n.id <> ? AND n.kind <> 'document' AND "
            "(n.site IS NOT NULL OR EXISTS (SELECT 1 FROM live_note_actor x WHERE x.note = n.id)) "
            "ORDER BY n.created_at DESC LIMIT 1",
            [author, but],
        )
        if found is None:
            return None, ()
        return found["site"], tuple(actor.id for actor in self.people(found["id"]))

    def _insert_person(self, ident: str, actor: str, position: int) -> None:
        self._store.insert("note_actor", {"id": ordered_id(), "note": ident, "actor": actor, "position": position})

    def delete(self, *idents: str) -> None:
        """Delete notes with all that lies on them; undo brings everything back."""
        label = "Delete note" if len(idents) == 1 else f"Delete {len(idents)} notes"
        with self._store.step(label):
            for ident in idents:
                self._store.delete("note", ident)

    def write(
        self,
        ident: str,
        edits: Sequence[Edit],
        marks: Sequence[Mark] | None = None,
        initiator: object | None = None,
        label: str | None = None,
    ) -> None:
        """Change a note's text: every passage, turn, mention and mark is carried through the edits.

        Args:
            edits: in order, each with its position in the text as the ones before it left it.
            marks: the note's marks afterwards, where formatting changed too; None leaves the carried ones.
            initiator: whoever asks, named in the notice.
            label: a name for a step of its own; without it typing joins the writing step before it.

        Raises:
            UserError: the note is gone, or was changed elsewhere so that the edits do not fit any more.
        """
        title = self._store.value("SELECT title FROM live_note WHERE id = ?", [ident])
        if title is None:
            raise UserError("This note is not in the project any more.")
        name = label or (f"Write in “{_short(title)}”" if title else "Write")
        settled = _settled(edits)
        try:
            with self._store.step(name, join=None if label else f"write:{ident}", initiator=initiator) as step:
                self._revisions.before_writing(ident, step.number)
                self._store.write_text("note", ident, settled, modified_at=now())
                if marks is not None:
                    self._marks.replace("note", ident, marks)
        except ValueError as error:
            raise UserError("The note has been changed elsewhere; open it again to go on writing.") from error

    def marks(self, ident: str) -> list[Mark]:
        """The formatting of a note."""
        return self._marks.of("note", ident)

    def set_marks(
        self, ident: str, marks: Sequence[Mark], label: str = "Format", initiator: object | None = None
    ) -> None:
        """Make these the note's marks."""
        with self._store.step(label, initiator=initiator):
            self._marks.replace("note", ident, marks)
            self._store.update("note", ident, {"modified_at": now()})

    def lay_marks(self, ident: str, marks: Sequence[Mark]) -> None:
        """Lay marks over a note beside those it has."""
        with self._store.step("Format"):
            self._marks.insert("note", ident, marks)

    def end_session(self, ident: str) -> bool:
        """Keep a full copy of the text at the end of a writing session; False when nothing had changed."""
        return self.exists(ident) and self._revisions.end_session(ident)

    def recover_session(self, ident: str) -> bool:
        """Keep a copy of a writing session that a crash cut off; to be asked when a note is opened."""
        return self._revisions.recover(ident)


def _settled(edits: Sequence[Edit]) -> list[Edit]:
    """The edits with what they put in settled, and those after it moved if it grew shorter by that."""
    settled: list[Edit] = []
    shifts: list[tuple[int, int]] = []
    for edit in edits:
        position = edit.position + sum(shift for place, shift in shifts if place <= edit.position)
        inserted = settle(edit.inserted)
        settled.append(Edit(position, edit.removed, inserted))
        if len(inserted) != len(edit.inserted):
            shifts.append((edit.position + len(edit.inserted), len(inserted) - len(edit.inserted)))
    return settled


def _short(title: str) -> str:
    return title if len(title) <= 40 else title[:39] + "…"
