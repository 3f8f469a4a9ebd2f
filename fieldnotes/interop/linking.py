"""Lay the links of an import as mentions, once all its notes are made."""

from collections import Counter
from collections.abc import Iterator, Sequence

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.notes import Note
from fieldnotes.domain.refs import Ref
from fieldnotes.interop.plan import PlannedLink
from fieldnotes.interop.vaults.linking import key_of
from fieldnotes.project.project import Project


class Linker:
    """Finds the note each link leads to: one of the import, else the only note of the project with that title."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._titled: dict[str, str] | None = None

    def lay(self, note: str, links: Sequence[PlannedLink], made: Sequence[Note]) -> Iterator[None]:
        """Lay the links of one note (an id), a piece of work each; a link to nothing leaves its words alone."""
        for link in links:
            target = made[link.note].id if link.note is not None else self._by_title(link.target, made)
            if target is not None and target != note:
                try:
                    self._project.mentions.add_to_note(note, link.start, link.end, Ref("note", target))
                except UserError:
                    continue  # the note it leads to was deleted while the import ran
            yield

    def _by_title(self, title: str, made: Sequence[Note]) -> str | None:
        if self._titled is None:
            own = {note.id for note in made}
            known = [(key_of(title), ident) for ident, title, _ in self._project.titles.notes() if ident not in own]
            times = Counter(title for title, _ in known)
            self._titled = {title: ident for title, ident in known if times[title] == 1}
        return self._titled.get(key_of(title))
