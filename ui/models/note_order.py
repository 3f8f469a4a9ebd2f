"""Brings a list of notes up to date without asking for all of them: newest observed first, undated ones last."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from fieldnotes.domain.notes import NoteRow


def merged(notes: Sequence[NoteRow], touched: AbstractSet[str], fresh: Sequence[NoteRow]) -> list[NoteRow]:
    """The list after some notes were added, changed or deleted.

    Args:
        notes: the list as it was, in order.
        touched: ids of the notes that are not as they were.
        fresh: those of them that are still there, as they are now, in the order of the list.
    """
    renewed = {note.id: note for note in fresh}
    result: list[NoteRow] = []
    for note in notes:
        if note.id not in touched:
            result.append(note)
        elif note.id in renewed and renewed[note.id].observed == note.observed:
            result.append(renewed.pop(note.id))
    for note in reversed(list(renewed.values())):
        place = next((place for place, other in enumerate(result) if _stands_before(note, other)), len(result))
        result.insert(place, note)
    return result


def _stands_before(note: NoteRow, other: NoteRow) -> bool:
    """Whether a note that has just come stands before another in the list."""
    if note.observed is None or other.observed is None:
        return other.observed is None
    return (note.observed.first, note.observed.start) >= (other.observed.first, other.observed.start)
