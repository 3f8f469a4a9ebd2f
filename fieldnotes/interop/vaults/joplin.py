"""Joplin exports: notes with their notebooks, tags, pictures and links to one another."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.moments import local_milliseconds, local_stamp
from fieldnotes.interop.plan import ImportOptions, PlannedMedia, PlannedNote, Reading, Skipped
from fieldnotes.interop.readers.finishing import finished, stamped
from fieldnotes.interop.vaults.attachments import left_out, with_source
from fieldnotes.interop.vaults.joplin_items import FOLDER, NOTE, NOTE_TAG, RESOURCE, TAG, Export, Item
from fieldnotes.interop.vaults.leads import Page
from fieldnotes.interop.vaults.pages import read_page, with_boxes
from fieldnotes.interop.vaults.pictures import at_file, with_pictures
from fieldnotes.interop.vaults.placing import folder_of_names, folder_path, lying_in
from fieldnotes.interop.vaults.web_pages import read_web_page

_HTML = "2"


@dataclass(frozen=True)
class _Around:
    """What the notes of an export refer to, by numbers."""

    export: Export
    notebooks: Mapping[str, Item]
    tags: Mapping[str, list[str]]
    resources: Mapping[str, Item]

    def path(self, notebook: str) -> list[str]:
        """The titles of a notebook and of those it lies in, from the outermost; a ring of them is cut open."""
        titles: list[str] = []
        met: set[str] = set()
        while notebook in self.notebooks and notebook not in met:
            met.add(notebook)
            titles.insert(0, self.notebooks[notebook].title)
            notebook = self.notebooks[notebook].says("parent_id")
        return titles

    def picture(self, media: PlannedMedia) -> PlannedMedia | None:
        """Where a picture's bytes lie."""
        number = _number(media.name)
        place = self.export.places.get(number)
        return None if place is None else at_file(self._named(media, number), place.file, place.offset, place.size)

    def file_name(self, number: str) -> str:
        """What an attachment is called."""
        item = self.resources.get(number)
        return "" if item is None else item.says("filename") or item.title or number

    def _named(self, media: PlannedMedia, number: str) -> PlannedMedia:
        return replace(media, name=self.file_name(number) or number)


def planned(export: Export, name: str, options: ImportOptions) -> Reading:
    """The notes of an export.

    Raises:
        UserError: it holds none.
    """
    tags = {item.says("id"): item.title for item in export.of_type(TAG)}
    borne: dict[str, list[str]] = {}
    for item in export.of_type(NOTE_TAG):
        if item.says("tag_id") in tags:
            borne.setdefault(item.says("note_id"), []).append(tags[item.says("tag_id")])
    around = _Around(
        export,
        {item.says("id"): item for item in export.of_type(FOLDER)},
        borne,
        {item.says("id").lower(): item for item in export.of_type(RESOURCE)},
    )
    notes: list[PlannedNote] = []
    skipped = [*export.skipped]
    for item in export.of_type(NOTE):
        source = "/".join([name, *(_part(title) for title in around.path(item.says("parent_id"))), _part(item.title)])
        try:
            notes += _notes(item, f"{source}.md", around, options)
        except UserError as error:
            skipped.append(Skipped(source, error.message))
    if not notes and not skipped:
        raise UserError("There are no notes in this Joplin export.")
    return Reading(tuple(notes), tuple(skipped))


def _notes(item: Item, source: str, around: _Around, options: ImportOptions) -> tuple[PlannedNote, ...]:
    """What one item gives.

    Raises:
        UserError: it is encrypted, thrown away, or holds no words.
    """
    if item.says("encryption_applied") == "1":
        raise UserError("This note is encrypted; decrypt it in Joplin and export it again.")
    if item.says("deleted_time") not in ("", "0"):
        raise UserError("This note lies in Joplin's trash.")
    page = (
        read_web_page(item.body)
        if item.says("markup_language") == _HTML
        else read_page(with_boxes(item.body), html=True)
    )
    if not page.text.strip() and not page.media:
        raise UserError("There are no words in this note.")
    made = _stamp(item, "user_created_time") or _stamp(item, "created_time")
    note = _linked(_note(item, page, made), around)
    note = lying_in(
        with_source(note, item.says("source_url")),
        folder_of_names(around.path(item.says("parent_id"))),
        *map(folder_path, around.tags.get(item.says("id"), [])),
    )
    return stamped(finished(with_pictures(note, around.picture), source, options), made).notes


def _note(item: Item, page: Page, made: str | None) -> PlannedNote:
    done = item.says("todo_completed") not in ("", "0")
    task = (f"This was a task in Joplin, {'done' if done else 'not done yet'}.",) if item.says("is_todo") == "1" else ()
    return PlannedNote(
        title=item.title,
        text=page.text,
        marks=page.marks,
        links=page.links,
        media=page.media,
        written=made,
        author=item.says("author"),
        names=(f":/{item.says('id').lower()}",),
        warnings=(*page.warnings, *task),
    )


def _linked(note: PlannedNote, around: _Around) -> PlannedNote:
    """The note without the links that lead to attachments, which are named instead."""
    files = [around.file_name(_number(link.target)) for link in note.links]
    rest = tuple(
        replace(link, target=link.target.lower() if link.target.startswith(":/") else link.target)
        for link, file in zip(note.links, files, strict=True)
        if not file
    )
    return replace(note, links=rest, warnings=(*note.warnings, *left_out([file for file in files if file])))


def _stamp(item: Item, name: str) -> str | None:
    words = item.says(name)
    return local_milliseconds(int(words)) if re.fullmatch(r"\d{1,15}", words) else local_stamp(words)


def _number(address: str) -> str:
    return address.removeprefix(":/").lower()


def _part(title: str) -> str:
    """A title as a part of a path."""
    return title.replace("/", "-")[:120].strip() or "Untitled"
