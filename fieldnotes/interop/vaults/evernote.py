"""Evernote exports (.enex): notes with their dates, tags, pictures and links."""

from dataclasses import replace
from pathlib import Path

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.when import When
from fieldnotes.interop.moments import local_stamp
from fieldnotes.interop.plan import ImportOptions, PlannedMedia, PlannedNote, Reading, Skipped
from fieldnotes.interop.readers.finishing import finished, stamped
from fieldnotes.interop.vaults.attachments import left_out, with_source, with_tasks
from fieldnotes.interop.vaults.evernote_stream import CutShortError, ExportedNote, Resource, exported_notes
from fieldnotes.interop.vaults.pictures import LARGEST_PICTURE, picture_kind, with_pictures, without
from fieldnotes.interop.vaults.placing import folder_of_names, folder_path, lying_in
from fieldnotes.interop.vaults.web_pages import read_web_page
from fieldnotes.text.standoff import settle

LARGEST_ALL = 400_000_000
"""Characters of all notes together beyond which an export is refused; pictures do not count."""


def read_export(path: Path, name: str, options: ImportOptions) -> Reading:
    """Read an export; the tags of a note, and the notebook where the file holds more than one, become its folders.

    Raises:
        UserError: it is no export, is damaged from the beginning, or holds too much text.
    """
    notes: list[PlannedNote] = []
    skipped: list[Skipped] = []
    count = total = 0
    try:
        for exported in exported_notes(path):
            count += 1
            total += len(exported.values.get("content", ""))
            if total > LARGEST_ALL:
                raise UserError("This export holds too much text to be read at once; export its notebooks in parts.")
            title = " ".join(settle(exported.values.get("title", "")).split())
            source = f"{name}/{title.replace('/', '-')[:120].strip() or f'note {count}'}"
            try:
                notes += _notes(exported, title, source, path, options)
            except UserError as error:
                skipped.append(Skipped(source, error.message))
    except CutShortError as error:
        if not count:
            raise UserError("This is no Evernote export, or it is damaged; export it from Evernote again.") from None
        told = f"This export is damaged or cut short at line {error.line}; the notes before that come."
        skipped.append(Skipped(name, told))
    if not count:
        raise UserError("There are no notes in this Evernote export.")
    if count > 1:
        notes = [lying_in(note, folder_of_names([path.stem]), first=True) for note in notes]
    return Reading(tuple(notes), tuple(skipped))


def _notes(
    exported: ExportedNote, title: str, source: str, path: Path, options: ImportOptions
) -> tuple[PlannedNote, ...]:
    """What one exported note gives.

    Raises:
        UserError: it is too large, or holds neither words nor pictures.
    """
    if exported.too_large:
        raise UserError("This note is too large to be read.")
    page = read_web_page(settle(exported.values.get("content", "")))
    by_digest = {resource.digest: resource for resource in exported.resources}

    def find(media: PlannedMedia) -> PlannedMedia | None:
        resource = by_digest.get(media.name.lower())
        return None if resource is None else _placed(media, resource, path)

    made = local_stamp(exported.values.get("created", ""))
    whole = PlannedNote(
        title=title,
        text=page.text,
        marks=page.marks,
        links=page.links,
        media=page.media,
        observed=_subject(exported.values.get("subject-date", "")),
        written=made,
        author=" ".join(settle(exported.values.get("author", "")).split()),
        warnings=(*page.warnings, *left_out(_files(exported))),
    )
    files = [media.start for media in page.media if _is_file(by_digest.get(media.name.lower()))]
    shown = with_tasks(with_pictures(without(whole, files), find), exported.tasks)
    note = with_source(shown, exported.values.get("source-url", ""))
    if not note.text.strip():
        raise UserError("There are no words in this note.")
    note = lying_in(note, *map(folder_path, exported.tags))
    return stamped(finished(note, source, options), made).notes


def _files(exported: ExportedNote) -> list[str]:
    """The names of attachments that are no pictures."""
    return [each.name or each.mime or "a file" for each in exported.resources if _is_file(each)]


def _subject(stamp: str) -> When | None:
    """The day that a note says it is about."""
    moment = local_stamp(stamp)
    return When(moment[:10]) if moment else None


def _placed(media: PlannedMedia, resource: Resource, path: Path) -> PlannedMedia:
    mime = picture_kind(resource.start)
    fit = bool(mime) and 0 < resource.size <= LARGEST_PICTURE
    name = resource.name or f"{resource.digest[:8]}.{(mime or 'x/file').partition('/')[2]}"
    return replace(
        media,
        name=name,
        mime=mime,
        file=str(path),
        offset=resource.offset,
        length=resource.length if fit else 0,
        base64=True,
    )


def _is_file(resource: Resource | None) -> bool:
    """Whether something attached is no picture at all."""
    return resource is not None and not resource.mime.startswith("image/") and not picture_kind(resource.start)
