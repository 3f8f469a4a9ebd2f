"""Voices: who speaks in a note, who may be speaking next, and how much each of them says."""

from collections.abc import Sequence
from dataclasses import replace

from fieldnotes.domain.turns import ASKED_KINDS, Share, Voice, key_of, speaker_key
from fieldnotes.project.actors import Actors
from fieldnotes.project.contributors import Contributors
from fieldnotes.project.notes import Notes
from fieldnotes.project.turns import Turns
from fieldnotes.storage.store import Store
from fieldnotes.text.counting import count_words

_ASKERS = frozenset(("q", "i", "int", "interviewer", "moderator", "facilitator", "frage", "interviewerin"))
"""Names under which transcripts put the one who asks."""


class Voices:
    """The speakers of one project's notes."""

    def __init__(self, store: Store, notes: Notes, turns: Turns, actors: Actors, contributors: Contributors) -> None:
        self._store = store
        self._notes = notes
        self._turns = turns
        self._actors = actors
        self._contributors = contributors

    def of_note(self, note: str) -> list[Voice]:
        """Who speaks in a note, in the order in which they first do, under the names they bear now."""
        return self._spoken(note, "min(start)")

    def last(self, note: str, position: int) -> list[Voice]:
        """Who has spoken in a note up to a position (code points), whoever did so last first."""
        return self._spoken(note, "-max(start)", position)

    def candidates(self, note: str) -> list[Voice]:
        """Who may speak in a note: those who do, whoever wrote it, and the people present."""
        header = self._notes.get(note)
        author = self._contributors.get(header.author)
        there = [Voice(actor.name, actor=actor.id) for actor in self._notes.people(note)]
        if author is not None:
            asks = header.kind in ASKED_KINDS
            there.insert(0, Voice(author.name, contributor=author.id, asks=asks))
        found: dict[str, Voice] = {}
        for voice in (*self.of_note(note), *there):
            found.setdefault(voice.key, voice)
        return list(found.values())

    def everybody(self, note: str) -> list[Voice]:
        """Those who may speak in a note, then all other people and researchers of the project."""
        asks = self._notes.get(note).kind in ASKED_KINDS
        others = (
            *(Voice(actor.name, actor=actor.id) for actor in self._actors.all()),
            *(Voice(one.name, contributor=one.id, asks=asks) for one in self._contributors.all()),
        )
        found: dict[str, Voice] = {}
        for voice in (*self.candidates(note), *others):
            found.setdefault(voice.key, voice)
        return list(found.values())

    def find(self, note: str, name: str) -> Voice:
        """Whoever bears a name: a speaker of the note, a person, a researcher; else somebody known only by it."""
        name = " ".join(name.split())
        return self.find_all(note, [name])[name]

    def find_all(self, note: str, names: Sequence[str]) -> dict[str, Voice]:
        """The same for several names."""
        asked = self._notes.get(note).kind in ASKED_KINDS
        known = {voice.name.casefold(): voice for voice in self.candidates(note)}
        return {name: known.get(name.casefold()) or self._found(name, asked) for name in dict.fromkeys(names)}

    def next(self, note: str, position: int) -> Voice | None:
        """Who speaks after a position (code points): the one of the last two who does not speak there, or the other
        of two who may; None where that is not plain.
        """
        order = self.last(note, position)
        if len(order) > 1:
            return order[1]
        spoken = {voice.key for voice in order}
        others = [voice for voice in self.candidates(note) if voice.key not in spoken]
        return others[0] if len(others) == 1 or (others and not order) else None

    def words(self, note: str) -> list[Share]:
        """How much each speaker of a note says, those who do not ask first, then by words."""
        text = self._notes.text(note)
        said: dict[str, list[str]] = {}
        for turn in self._turns.of_note(note):
            said.setdefault(speaker_key(turn), []).append(text[turn.start : turn.end])
        shares = [
            Share(voice, len(said[voice.key]), count_words("\n".join(said[voice.key]))) for voice in self.of_note(note)
        ]
        return sorted(shares, key=lambda share: (share.voice.asks, -share.words))

    def loose_names(self) -> list[str]:
        """The names of those who speak anywhere and of whom only a name is known."""
        return [
            row[0]
            for row in self._store.tuples(
                "SELECT DISTINCT speaker_name FROM live_turn WHERE lost = 0 AND speaker IS NULL "
                "AND contributor IS NULL AND speaker_name <> ''"
            )
        ]

    def _found(self, name: str, asked: bool) -> Voice:
        actor = self._actors.find(name)
        if actor is not None:
            return Voice(actor.name, actor=actor.id)
        contributor = self._contributors.find(name)
        if contributor is not None:
            return Voice(contributor.name, contributor=contributor.id, asks=asked)
        return Voice(name, asks=asked and name.casefold().strip(". ") in _ASKERS)

    def _spoken(self, note: str, order: str, position: int | None = None) -> list[Voice]:
        """Speakers of a note in an order, those who ask anywhere in it known as such."""
        found: dict[str, Voice] = {}
        rows = self._store.tuples(
            "SELECT coalesce(a.name, c.name, t.speaker_name), t.speaker, t.contributor, t.speaker_name, max(t.asks) "
            "FROM live_turn t LEFT JOIN live_actor a ON a.id = t.speaker "
            "LEFT JOIN live_contributor c ON c.id = t.contributor "
            "WHERE t.note = ?1 AND t.lost = 0 AND (?2 IS NULL OR t.start <= ?2) "
            f"GROUP BY t.speaker, t.contributor, t.speaker_name ORDER BY {order}",
            [note, position],
        )
        for name, actor, contributor, given, asks in rows:
            key = key_of(actor, contributor, given)
            known = found.get(key)
            if known is None:
                found[key] = Voice(name, actor, contributor, bool(asks))
            elif asks:
                found[key] = replace(known, asks=True)
        return list(found.values())
