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


def with_tasks(note: PlannedNote, tasks: Sequence[tuple[str, bool]]) -> PlannedNote:
    """The note with tasks that were kept beside its text as lines of their own at its end."""
    lines = [f"{'☑' if done else '☐'} {settle(words)}" for words, done in tasks if words]
    return _with_lines(note, lines) if lines else note


def with_source(note: PlannedNote, address: str) -> PlannedNote:
    """The note with the address it was taken from in a last line of its own."""
    words = " ".join(settle(address).split())
    if not words:
        return note
    longer = _with_lines(note, [f"Source: {words}"])
    known = link_address(words)
    end = len(longer.text)
    return replace(longer, marks=(*longer.marks, Mark(end - len(words), end, "link", known))) if known else longer


def _with_lines(note: PlannedNote, lines: Sequence[str]) -> PlannedNote:
    """The note without white space at its end, and lines after it."""
    kept = len(note.text.rstrip())
    short = note.part(0, kept)
    return replace(short, text="\n".join([short.text, *lines] if kept else lines))
