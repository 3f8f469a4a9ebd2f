"""Make one planned note in a project, with its place, people, turns, comments, folders and pictures."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import PurePath

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.notes import Note
from fieldnotes.domain.refs import Ref
from fieldnotes.interop.linking import Linker
from fieldnotes.interop.plan import Casting, PlannedComment, PlannedMedia, PlannedNote
from fieldnotes.interop.vaults.pictures import pieces_of
from fieldnotes.interop.voices import Voices
from fieldnotes.project.project import Project

MARKS = 60
"""Marks laid over a note in one piece of work."""
_PUBLISHED = (".epub", ".pdf")


class Maker:
    """Makes planned notes inside slices of a pending step; remembers whom and what it has made.

    Args:
        project: where the notes go.
        cast: who the speakers are.
        code_turns: whether their turns get a code each.
    """

    def __init__(self, project: Project, cast: Sequence[Casting] = (), code_turns: bool = False) -> None:
        self._project = project
        self._sites = {_key(site.name): site.id for site in project.sites.all()}
        self._contributors = {_key(person.name): person.id for person in project.contributors.all()}
        self._actors: dict[str, str | None] = {}
        self._voices = Voices(project, cast, code_turns, self._actor, self._known_actor)
        self._folders: dict[str, str] = {}
        self._linker = Linker(project)
        self.notes: list[Note] = []

    def make(self, planned: PlannedNote) -> Iterator[None]:
        """Make one note, in pieces short enough for one slice each; its links wait for `link`."""
        note = self._project.notes.add(
            kind=planned.kind,
            title=planned.title,
            text=planned.text,
            observed=planned.observed,
            written=planned.written,
            site=self._site(planned.site),
            author=self._author(planned),
            people=self._people(planned),
            language=planned.language,
            marks=planned.marks[:MARKS],
            source=planned.source,
            encoding=planned.encoding,
            words=planned.words,
            label="Import note",
        )
        self.notes.append(note)
        yield
        for begin in range(MARKS, len(planned.marks), MARKS):
            self._project.notes.lay_marks(note.id, planned.marks[begin : begin + MARKS])
            yield
        yield from self._voices.lay(note.id, len(self.notes) - 1, planned.turns)
        for comment in planned.comments:
            self._comment(note, comment)
            yield
        for picture in planned.media:
            yield from self._picture(note, picture)
        for path in planned.folders:
            self._project.folders.put([note.id], self._folder(path))
            yield

    def link(self, planned: Sequence[PlannedNote]) -> Iterator[None]:
        """Lay the links of notes that have all been made, in pieces short enough for one slice each."""
        for note, plan in zip(self.notes, planned, strict=True):
            if plan.links:
                yield from self._linker.lay(note.id, plan.links, self.notes)

    def _comment(self, note: Note, planned: PlannedComment) -> None:
        """A comment becomes a memo about its passage, signed and dated as it was."""
        try:
            passage = self._project.passages.add(note.id, planned.start, planned.end)
            about = Ref("passage", passage.id)
        except UserError:
            about = Ref("note", note.id)
        self._project.memos.add(
            _title(planned),
            kind="comment",
            text=planned.text,
            about=(about,),
            author=self._contributor(planned.author),
            at=planned.at,
        )

    def _picture(self, note: Note, planned: PlannedMedia) -> Iterator[None]:
        """Keep a picture's bytes a megabyte at a time and lay it over its place.

        Raises:
            UserError: its file is gone, or is not what it was when the plan was made.
        """
        digest = sha256()
        pieces: list[bytes] = []
        for piece in pieces_of(planned):
            digest.update(piece)
            pieces.append(piece)
            yield
        media, hash_ = self._project.media, digest.hexdigest()
        data = b"".join(pieces)
        try:
            for _ in media.bytes.keeping(data, hash_):
                yield
            caption, alt = planned.caption, planned.alt
            media.add(note.id, planned.start, data, planned.name, planned.mime, caption, alt, hash_=hash_)
        finally:
            media.bytes.let_go(hash_)

    def _folder(self, path: str) -> str:
        if path not in self._folders:
            self._folders[path] = self._project.folders.ensure(path).id
        return self._folders[path]

    def _site(self, name: str) -> str | None:
        if not name.strip():
            return None
        if _key(name) not in self._sites:
            self._sites[_key(name)] = self._project.sites.add(name).id
        return self._sites[_key(name)]

    def _contributor(self, name: str) -> str | None:
        if not name.strip():
            return None
        if _key(name) not in self._contributors:
            self._contributors[_key(name)] = self._project.contributors.add(name).id
        return self._contributors[_key(name)]

    def _author(self, planned: PlannedNote) -> str | None:
        """Who wrote it down, if that is one of the researchers: whoever wrote a book does not become one."""
        if not _is_published(planned):
            return self._contributor(planned.author)
        return self._contributors.get(_key(planned.author))

    def _people(self, planned: PlannedNote) -> list[str]:
        """The people of a note; of a published text also its author, so that the name is not lost."""
        names = list(planned.people)
        if _is_published(planned) and self._author(planned) is None:
            names.append(planned.author)
        return list(dict.fromkeys(self._actor(name) for name in names if _key(name)))

    def _actor(self, name: str) -> str:
        known = self._known_actor(name)
        if known is None:
            known = self._actors[_key(name)] = self._project.actors.add(" ".join(name.split())).id
        return known

    def _known_actor(self, name: str) -> str | None:
        if not name.strip():
            return None
        if _key(name) not in self._actors:
            found = self._project.actors.find(name)
            self._actors[_key(name)] = None if found is None else found.id
        return self._actors[_key(name)]


def _is_published(planned: PlannedNote) -> bool:
    """Whether it is a text that others put before the world, rather than the project's own writing."""
    return planned.kind == "document" or PurePath(planned.source).suffix.lower() in _PUBLISHED


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _title(comment: PlannedComment) -> str:
    """The first words of a comment."""
    line = " ".join(comment.text.split())
    return line if len(line) <= 60 else line[:59].rsplit(" ", 1)[0] + " …"
