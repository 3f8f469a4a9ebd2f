"""What hangs on a note and is no part of its text: files that do not come, the address it was taken from."""

from collections.abc import Sequence
from dataclasses import replace

from fieldnotes.domain.marks import Mark
from fieldnotes.interop.plan import PlannedNote
from fieldnotes.text.html_styles import link_address
from fieldnotes.text.standoff import settle


def left_out(files: Sequence[str]) -> tuple[str, ...]:
    """A warning that names attachments which do not come along."""
    names = list(dict.fromkeys(files))
    if not names:
        return ()
    some = ", ".join(f"“{name[:60]}”" for name in names[:3]) + (" and others" if len(names) > 3 else "")
    what = "An attachment does" if len(names) == 1 else f"{len(names):,} attachments do"
    return (f"{what} not come along: {some}.",)


def with_source(note: PlannedNote, address: str) -> PlannedNote:
    """The note with the address it was taken from in a last line of its own."""
    words = " ".join(settle(address).split())
    if not words:
        return note
    text = f"{note.text.rstrip()}\nSource: {words}"
    known = link_address(words)
    link = (Mark(len(text) - len(words), len(text), "link", known),) if known else ()
    marks = (replace(mark, end=min(mark.end, len(note.text.rstrip()))) for mark in note.marks)
    return replace(note, text=text, marks=(*(mark for mark in marks if mark.start < mark.end), *link))
