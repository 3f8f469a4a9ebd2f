"""Jottings: which of them wait to be written up, and the full notes that grow from them."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.marks import Marked
from fieldnotes.domain.media import spoken
from fieldnotes.domain.notes import Note, Waiting
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.project.links import Links
from fieldnotes.project.notes import Notes
from fieldnotes.project.whens import moment
from fieldnotes.storage.store import Store
from fieldnotes.text.marked import join

GROWN = "follows from"
"""The link from a note to each further jotting it grew from; the first is the note's own ``grown_from``."""

_WAITING = (
    "j.kind = 'jotting' AND j.status <> 'set aside' AND j.id NOT IN (SELECT note FROM live_template) "
    "AND NOT EXISTS (SELECT 1 FROM live_note n WHERE n.grown_from = j.id) AND NOT EXISTS (SELECT 1 FROM live_link l "
    f"JOIN live_note n ON n.id = l.source WHERE l.target = j.id AND l.type = '{GROWN}')"
)
_OPENING = 240


class Jottings:
    """The jottings of one project."""

    def __init__(self, store: Store, notes: Notes, links: Links) -> None:
        self._store = store
        self._notes = notes
        self._links = links

    def count_waiting(self) -> int:
        """How many jottings have not grown into a note yet and were not set aside."""
        return int(self._store.value(f"SELECT count(*) FROM live_note j WHERE {_WAITING}"))

    def waiting_ids(self) -> set[str]:
        """The jottings that wait, by their ids."""
        return {ident for (ident,) in self._store.tuples(f"SELECT j.id FROM live_note j WHERE {_WAITING}")}

    def waiting_among(self, notes: Collection[str]) -> set[str]:
        """Those of some notes (ids) that are jottings and wait; the others are not looked at."""
        some = "j.id IN (SELECT value FROM json_each(?))"
        sql = f"SELECT j.id FROM live_note j WHERE {some} AND {_WAITING}"
        return {ident for (ident,) in self._store.tuples(sql, [json.dumps(list(notes))])}

    def waiting(self) -> list[Waiting]:
        """The jottings not written up yet, the oldest first, undated ones by the day they were entered."""
        rows = self._store.tuples(
            "SELECT j.id, j.title, j.observed, j.observed_to, j.precision, s.name, j.words, j.created_at, "
            f"substr(j.text, 1, {_OPENING}) FROM live_note j LEFT JOIN live_site s ON s.id = j.site "
            f"WHERE {_WAITING} ORDER BY coalesce(j.observed_first, date(j.created_at / 1000, 'unixepoch')), "
            "j.observed, j.created_at"
        )
        return [
            Waiting(
                ident,
                title,
                moment(day, to, precision),
                site or "",
                words,
                _shortened(spoken(text), len(text)),
                created,
            )
            for ident, title, day, to, precision, site, words, created, text in rows
        ]

    def set_aside(self, idents: Sequence[str], aside: bool = True) -> None:
        """Say that jottings need no writing up, or that they do after all."""
        count = f" {len(idents)} jottings" if len(idents) > 1 else " jotting"
        with self._store.step(f"Set aside{count}" if aside else f"Take up{count}"):
            for ident in idents:
                self._notes.change(ident, status="set aside" if aside else "written")

    def write_up(self, idents: Sequence[str], author: str | None = None, with_text: bool = False) -> Note:
        """Begin the full note of one or several jottings, with their dates, place and people.

        Args:
            idents: the jottings; their order in time is found here.
            author: who writes it up.
            with_text: begin with the jottings' words; else with an empty page, the jottings lying beside it.

        Raises:
            UserError: none given, or one is gone.
        """
        if not idents:
            raise UserError("Choose the jottings first.")
        rough = sorted((self._notes.get(ident) for ident in dict.fromkeys(idents)), key=_place)
        people = [actor.id for note in rough for actor in self._notes.people(note.id)]
        words = join([Marked(note.text, tuple(self._notes.marks(note.id))) for note in rough])
        with self._store.step("Write up jotting" if len(rough) == 1 else f"Write up {len(rough)} jottings"):
            note = self._notes.add(
                kind="fieldnote",
                title=next((note.title for note in rough if note.title), ""),
                text=words.text if with_text else "",
                marks=words.marks if with_text else (),
                observed=_whole([note.observed for note in rough if note.observed]),
                written=datetime.now().astimezone().strftime("%Y-%m-%dT%H:%M"),
                site=next((note.site for note in rough if note.site), None),
                author=author,
                people=people,
                language=rough[0].language,
                grown_from=rough[0].id,
            )
            for other in rough[1:]:
                self._links.add(Ref("note", note.id), Ref("note", other.id), GROWN)
        return note

    def sources(self, note: str) -> list[Note]:
        """The jottings that a note grew from, in order of time."""
        rows = self._store.tuples(
            "SELECT grown_from FROM live_note WHERE id = ?1 AND grown_from IS NOT NULL UNION "
            f"SELECT l.target FROM live_link l JOIN live_note j ON j.id = l.target AND j.kind = 'jotting' "
            f"WHERE l.source = ?1 AND l.type = '{GROWN}'",
            [note],
        )
        found = [self._notes.get(ident) for (ident,) in rows if self._notes.exists(ident)]
        return sorted(found, key=_place)

    def grown_into(self, jotting: str) -> list[Ref]:
        """The notes that a jotting has grown into."""
        rows = self._store.tuples(
            "SELECT id, created_at FROM live_note WHERE grown_from = ?1 UNION "
            "SELECT n.id, n.created_at FROM live_link l "
            f"JOIN live_note n ON n.id = l.source WHERE l.target = ?1 AND l.type = '{GROWN}' ORDER BY 2",
            [jotting],
        )
        return [Ref("note", ident) for ident, _ in rows]


def _place(note: Note) -> tuple[str, str, int]:
    return (
        note.observed.first if note.observed else "~",
        note.observed.start if note.observed else "",
        note.created_at,
    )


def _whole(whens: Sequence[When]) -> When | None:
    """When all of it happened: the moment of one, the day of several on one day, else from the first to the last."""
    if len(whens) <= 1 or len({when.iso for when in whens}) == 1:
        return whens[0] if whens else None
    first, last = min(when.first for when in whens), max(when.last for when in whens)
    return When(first) if first == last else When(first, last, "range")


def _shortened(opening: str, read: int) -> str:
    """The first words of a text in one line; where no more was ``read`` (code points), up to a whole word."""
    line = " ".join(opening.split())
    return line if read < _OPENING else f"{line.rsplit(' ', 1)[0]} …"
