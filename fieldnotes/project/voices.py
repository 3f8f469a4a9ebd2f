"""Voices: who speaks in a note, who may be speaking next, and how much each of them says."""

from collections.abc import Sequence
from dataclasses import replace

from fieldnotes.domain.notes import Turn
from fieldnotes.domain.turns import ASKED_KINDS, Share, Voice, speaker_key
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

    def of_note(self, note: str, turns: Sequence[Turn] | None = None) -> list[Voice]:
        """Who speaks in a note, in the order in which they first do, under the names they bear now.

        Args:
            turns: the note's turns where they are known already.
        """
        names = self._names(note)
        found: dict[str, Voice] = {}
        for turn in self._turns.of_note(note) if turns is None else turns:
            key = speaker_key(turn)
            if key not in found:
                found[key] = _voice(turn, names)
            elif turn.asks and not found[key].asks:
                found[key] = replace(found[key], asks=True)
        return list(found.values())

    def candidates(self, note: str) -> list[Voice]:
        """Who may speak in a note: those who do, whoever wrote it, and the people present."""
        header = self._notes.get(note)
        author = self._contributors.get(header.author)
        there = [Voice(actor.name, actor=actor.id) for actor in self._notes.people(note)]
        asks = header.kind in ASKED_KINDS
        if author is not None:
            there.insert(0, Voice(author.name, contributor=author.id, asks=asks))
        found = {voice.key: voice for voice in (*self.of_note(note), *there)}
        spoken = list(dict.fromkeys(voice.key for voice in self.of_note(note)))
        return [found[key] for key in dict.fromkeys([*spoken, *found])]

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
        spoken = [turn for turn in self._turns.of_note(note) if turn.start <= position]
        order = list(dict.fromkeys(speaker_key(turn) for turn in reversed(spoken)))
        known = {voice.key: voice for voice in self.candidates(note)}
        if len(order) > 1:
            return known[order[1]]
        others = [voice for key, voice in known.items() if key not in order]
        return others[0] if len(others) == 1 or (others and not order) else None

    def words(self, note: str) -> list[Share]:
        """How much each speaker of a note says, those who do not ask first, then by words."""
        text = self._notes.text(note)
        turns = self._turns.of_note(note)
        sums: dict[str, list[int]] = {}
        for turn in turns:
            one = sums.setdefault(speaker_key(turn), [0, 0])
            one[0] += 1
            one[1] += count_words(text[turn.start : turn.end])
        shares = [Share(voice, *sums[voice.key]) for voice in self.of_note(note, turns)]
        return sorted(shares, key=lambda share: (share.voice.asks, -share.words))

    def _found(self, name: str, asked: bool) -> Voice:
        actor = self._actors.find(name)
        if actor is not None:
            return Voice(actor.name, actor=actor.id)
        contributor = self._contributors.find(name)
        if contributor is not None:
            return Voice(contributor.name, contributor=contributor.id, asks=asked)
        return Voice(name, asks=asked and name.casefold().strip(". ") in _ASKERS)

    def _names(self, note: str) -> dict[str, str]:
        """The present names of people and researchers who speak in a note, by id."""
        return dict(
            self._store.tuples(
                "SELECT id, name FROM live_actor WHERE id IN (SELECT speaker FROM live_turn WHERE note = ?1) "
                "UNION ALL SELECT id, name FROM live_contributor WHERE id IN "
                "(SELECT contributor FROM live_turn WHERE note = ?1)",
                [note],
            )
        )


def _voice(turn: Turn, names: dict[str, str]) -> Voice:
    name = names.get(turn.speaker or turn.contributor or "", turn.speaker_name)
    return Voice(name or turn.speaker_name, turn.speaker, turn.contributor, bool(turn.asks))
