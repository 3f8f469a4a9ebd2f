"""OpenDocument texts (.odt, .ott, .fodt): text in reading order with formats, lists, notes, comments on their words."""

from calendar import timegm
from datetime import datetime

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.plan import ImportOptions, PlannedComment, Reading
from fieldnotes.interop.readers.finishing import finished
from fieldnotes.interop.readers.metadata import author_of, first_language, titled, written_at
from fieldnotes.interop.readers.odt_styles import Styles
from fieldnotes.interop.readers.odt_walk import Walker
from fieldnotes.interop.readers.packed import Element, Packed, child, children, local, parse_xml
from fieldnotes.interop.readers.page_note import deletions_told, hidden_told, left_out_told, note_of, place_of
from fieldnotes.interop.readers.titles import title_of
from fieldnotes.text.standoff import settle

_WHAT = "OpenDocument file"
_DAMAGED = "This OpenDocument file is damaged or not complete; open it in LibreOffice, save it again, and import that."
_LOCKED = "This OpenDocument file is locked with a password; take the password off in LibreOffice and import it again."


def read(data: bytes, name: str, options: ImportOptions) -> Reading:
    """Read an OpenDocument text as one note, or as one a dated entry.

    Words inserted with tracking are kept; deleted and hidden ones are left out and listed in warnings.

    Raises:
        UserError: the file is locked, damaged, swollen, no text document, or holds no words.
    """
    content, styles, meta = _parts(data)
    text = child(content, "body", "text")
    if text is None:
        raise UserError("This OpenDocument file holds no text document.")
    looks = Styles(styles, content)
    walker = Walker(looks, notes_in_place=options.split == "dated")
    walker.blocks(text)
    walker.remaining_notes()
    told = (
        *deletions_told(_deletions(child(text, "tracked-changes"), looks)),
        *hidden_told("".join(walker.hidden)),
        *left_out_told(walker.pictures, walker.left_out),
    )
    note = note_of(walker.page, name, _comments(walker, looks), told)
    facts = child(meta, "meta")
    fields: dict[str, object] = {
        "title": title_of(note.text, note.marks, "") or titled(_fact(facts, "title")) or note.title,
        "author": author_of(_fact(facts, "initial-creator") or _fact(facts, "creator")),
        "language": first_language((_fact(facts, "language"), looks.language)),
        "written": None if options.split else written_at(_fact(facts, "creation-date")),
    }
    return finished(note.part(0, len(note.text), **fields), name, options)


def _parts(data: bytes) -> tuple[Element, Element | None, Element | None]:
    """The roots that hold the text, the named styles, and the facts about the file."""
    if not data.startswith(b"PK"):
        root = parse_xml(data, _WHAT, _DAMAGED)
        if local(root) != "document":
            raise UserError("This is not an OpenDocument file, whatever its name says.")
        return root, None, root
    package = Packed(data, _WHAT, "LibreOffice")
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and any(local(each) == "encryption-data" for each in manifest.iter()):
        raise UserError(_LOCKED)
    content = package.xml("content.xml")
    if content is None:
        raise package.damaged
    return content, package.xml("styles.xml"), package.xml("meta.xml")


def _fact(facts: Element | None, name: str) -> str:
    element = child(facts, name)
    return "" if element is None else (element.text or "").strip()


def _deletions(tracked: Element | None, looks: Styles) -> list[tuple[str, str]]:
    """Who deleted which words."""
    found = []
    for region in children(tracked) if tracked is not None else ():
        deletion = child(region, "deletion")
        if deletion is not None:
            words = _words(deletion, looks)
            if words:
                found.append((_fact(child(deletion, "change-info"), "creator"), words))
    return found


def _words(element: Element, looks: Styles) -> str:
    """An element's paragraphs as lines."""
    walker = Walker(looks, notes_in_place=False)
    walker.blocks(element)
    return walker.page.text.strip()


def _comments(walker: Walker, looks: Styles) -> tuple[PlannedComment, ...]:
    """The comments with the words they were laid on; without a range, the line they stand in."""
    text = walker.page.text
    comments = []
    for ident, element in walker.annotations:
        words = _words(element, looks)
        place = place_of(text, walker.page, ident)
        if words and place:
            author = author_of(_fact(element, "creator")) or _fact(element, "creator-initials")
            comments.append(PlannedComment(*place, settle(author), _moment(_fact(element, "date")), words))
    return tuple(sorted(comments, key=lambda comment: (comment.start, comment.end, comment.at or 0)))


def _moment(stamp: str) -> int | None:
    """Milliseconds since 1970 of a moment written in local time without a zone."""
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return timegm(moment.utctimetuple()) * 1000
