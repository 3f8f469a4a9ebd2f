"""Templates and prompt sheets: notes that others begin from, each edited like any other note."""

from collections.abc import Sequence
from datetime import datetime

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.marks import Mark, Marked
from fieldnotes.domain.notes import Note, Template
from fieldnotes.domain.when import When
from fieldnotes.project.notes import Notes
from fieldnotes.storage.store import Store

_COLUMNS = "n.id, n.title, n.kind, n.words FROM live_template t JOIN live_note n ON n.id = t.note"


class Templates:
    """The templates of one project."""

    def __init__(self, store: Store, notes: Notes) -> None:
        self._store = store
        self._notes = notes

    def all(self) -> list[Template]:
        """All templates in their order."""
        return [Template(*row) for row in self._store.tuples(f"SELECT {_COLUMNS} ORDER BY t.position, n.title")]

    def is_one(self, note: str) -> bool:
        """Whether a note is a template."""
        return self._store.value("SELECT 1 FROM live_template WHERE note = ?", [note]) is not None

    def find(self, title: str) -> Template | None:
        """A template by its title, whatever the case."""
        folded = " ".join(title.split()).casefold()
        return next((each for each in self.all() if each.title.casefold() == folded), None)

    def add(self, title: str, kind: str = "fieldnote", text: str = "", marks: Sequence[Mark] = ()) -> Template:
        """Make a template; another of that title gets a number behind its own.

        Raises:
            UserError: no title, or an unknown kind.
        """
        title = self._free(title)
        with self._store.step(f"Make template “{title}”"):
            note = self._notes.add(kind=kind, title=title, text=text, marks=marks)
            self._lay(note.id)
        return Template(note.id, title, kind, note.words)

    def save_as(self, note: str) -> Template:
        """Make a template of a note as it stands: a copy of its words and formatting; the note stays as it is.

        Raises:
            UserError: the note is gone.
        """
        found = self._notes.get(note)
        words = _plain(Marked(found.text, tuple(self._notes.marks(note))))
        return self.add(found.title or f"Like a {found.kind}", found.kind, words.text, words.marks)

    def rename(self, ident: str, title: str) -> None:
        """Give a template another title.

        Raises:
            UserError: no title, or another template bears it.
        """
        title = " ".join(title.split())
        other = self.find(title)
        if not title or (other is not None and other.id != ident):
            raise UserError(f"There is a template “{title}” already." if title else "A template needs a title.")
        with self._store.step("Rename template"):
            self._notes.change(ident, title=title)

    def move(self, ident: str, by: int) -> None:
        """Move a template up (-1) or down (1) in their order."""
        order = [each.id for each in self.all()]
        if ident not in order:
            return
        place = order.index(ident)
        order.insert(min(max(place + by, 0), len(order) - 1), order.pop(place))
        with self._store.step("Move template"):
            for position, note in enumerate(order):
                row = self._store.value("SELECT id FROM live_template WHERE note = ?", [note])
                self._store.update("template", row, {"position": position})

    def delete(self, ident: str) -> None:
        """Delete a template; notes begun from it stay."""
        title = self._notes.get(ident).title
        with self._store.step(f"Delete template “{title}”"):
            self._notes.delete(ident)

    def begin(self, ident: str, author: str | None = None, at: datetime | None = None) -> Note:
        """Begin a note from a template: its words and formatting, observed today, with no title of its own yet.

        Raises:
            UserError: the template is gone.
        """
        template = self._notes.get(ident)
        stamp = (at or datetime.now().astimezone()).strftime("%Y-%m-%dT%H:%M")
        return self._notes.add(
            kind=template.kind,
            text=template.text,
            marks=self._notes.marks(ident),
            observed=When.of(stamp[:10]),
            written=stamp,
            author=author,
            language=template.language,
            label=f"Begin from “{template.title}”",
        )

    def _lay(self, note: str) -> None:
        last = self._store.value("SELECT max(position) FROM live_template")
        position = 0 if last is None else int(last) + 1
        self._store.insert("template", {"id": new_id(), "note": note, "position": position})

    def _free(self, title: str) -> str:
        title = " ".join(title.split())
        if not title:
            raise UserError("A template needs a title.")
        taken = {each.title.casefold() for each in self.all()}
        number, name = 1, title
        while name.casefold() in taken:
            number += 1
            name = f"{title} {number}"
        return name


def _plain(marked: Marked) -> Marked:
    """Without the places of pictures, which stay with their note."""
    text = marked.text.replace("\ufffc", " ")
    return Marked(text, marked.marks)
