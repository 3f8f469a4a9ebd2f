"""Dialogue exercises: their prompts, rounds and participants, over notes of the kind "dialogue"."""

from collections.abc import Sequence
from typing import Any

from fieldnotes.domain.dialogues import MODES, Exercise, Participant, Prompt, Round, Said
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.memos import Link
from fieldnotes.domain.notes import Note
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.project.dialogue_turns import DialogueTurns
from fieldnotes.project.issues import Issues
from fieldnotes.project.links import Links
from fieldnotes.project.notes import Notes
from fieldnotes.project.sides import Sides
from fieldnotes.project.whens import checked_date
from fieldnotes.storage.store import Store

TAKES_PART = "takes part"
"""The reason of the link from an exercise to a contributor who takes part in it."""
_ROUND = "id, note, number, name, date, mode, description"
_ROUND_FIELDS = ("name", "date", "mode", "description")


class Dialogues:
    """The dialogue exercises of one project."""

    def __init__(self, store: Store, notes: Notes, links: Links) -> None:
        self._store, self._notes, self._links = store, notes, links
        self.sides = Sides(store)
        self.turns = DialogueTurns(store, notes, self.sides)
        self.issues = Issues(store, links, self.sides)

    def add(
        self,
        title: str,
        prompts: Sequence[str] = (),
        participants: Sequence[Ref] = (),
        observed: When | None = None,
        mode: str = "spoken",
        author: str | None = None,
        round_name: str = "",
        written: str | None = None,
    ) -> Note:
        """Make an exercise with its prompts, those who take part (contributors, actors) and its first round.

        Raises:
            UserError: no title, or an unknown mode.
        """
        title = " ".join(title.split())
        if not title:
            raise UserError("A dialogue exercise needs a title.")
        with self._store.step(f"New dialogue exercise “{title}”"):
            note = self._notes.add("dialogue", title, observed=observed, author=author, written=written)
            self.set_participants(note.id, participants)
            self.add_round(note.id, round_name, observed.start[:10] if observed else None, mode)
            for words in prompts:
                if words.strip():
                    self.add_prompt(note.id, words)
        return self._notes.get(note.id)

    def of(self, note: str) -> Exercise:
        """A whole exercise as it stands.

        Raises:
            UserError: there is no such note.
        """
        header = self._notes.get(note)
        day = header.observed.first if header.observed else None
        rounds = self.rounds(note)
        turns = self.turns.of(note, header.text, rounds, day)
        return Exercise(
            note,
            header.title,
            tuple(self.prompts(note)),
            tuple(rounds),
            tuple(turns),
            tuple(self._participants(note, turns, day)),
            *self.issues.of(note),
        )

    def is_one(self, note: str) -> bool:
        """Whether a note is a dialogue exercise."""
        found = self._store.value("SELECT 1 FROM live_note WHERE id = ? AND kind = 'dialogue'", [note])
        return found is not None

    def note_of(self, ref: Ref) -> str:
        """The exercise that a prompt, a turn, an issue or a stance belongs to; a note is its own; "" if it is gone."""
        if ref.noun in ("note", "dialogue"):
            return ref.id
        sql = {"stance": "SELECT i.note FROM live_stance s JOIN live_issue i ON i.id = s.issue WHERE s.id = ?"}.get(
            ref.noun, f"SELECT note FROM live_{ref.noun} WHERE id = ?"
        )
        return str(self._store.value(sql, [ref.id]) or "")

    # Prompts

    def prompts(self, note: str) -> list[Prompt]:
        """The prompts of an exercise in their order."""
        rows = self._store.rows(
            "SELECT id, note, position, text FROM live_prompt WHERE note = ? ORDER BY position, entered", [note]
        )
        return [Prompt(**row) for row in rows]

    def prompt(self, ident: str) -> Prompt:
        """A prompt.

        Raises:
            UserError: there is no such prompt.
        """
        row = self._store.row("SELECT id, note, position, text FROM live_prompt WHERE id = ?", [ident])
        if row is None:
            raise UserError("This prompt is not in the exercise any more.")
        return Prompt(**row)

    def add_prompt(self, note: str, words: str, heading: bool = True) -> Prompt:
        """Put a question after the others; it becomes a heading at the end of the text.

        Args:
            note: the exercise.
            words: the question.
            heading: False where the text has its heading already.

        Raises:
            UserError: no words, or the exercise has this prompt already.
        """
        words = self._checked(note, words)
        position = max((prompt.position + 1 for prompt in self.prompts(note)), default=0)
        prompt = Prompt(new_id(), note, position, words)
        with self._store.step("Add prompt"):
            self._store.insert("prompt", {"id": prompt.id, "note": note, "position": position, "text": words})
            if heading:
                self.turns.text.put_heading(note, words)
        return prompt

    def change_prompt(self, ident: str, words: str) -> None:
        """Put a question in other words, in its heading too.

        Raises:
            UserError: no words, another prompt has them, or there is no such prompt.
        """
        prompt = self.prompt(ident)
        words = self._checked(prompt.note, words, ident)
        with self._store.step("Change prompt"):
            self.turns.text.change_heading(prompt.note, prompt.text, words)
            self._store.update("prompt", ident, {"text": words})

    def move_prompt(self, ident: str, place: int) -> None:
        """Bring a prompt to another place among the prompts (0 is the first), with all that was said to it."""
        prompt = self.prompt(ident)
        order = [one for one in self.prompts(prompt.note) if one.id != ident]
        order.insert(max(0, min(place, len(order))), prompt)
        with self._store.step("Move prompt"):
            for position, one in enumerate(order):
                if one.position != position:
                    self._store.update("prompt", one.id, {"position": position})
            self.turns.text.reorder(prompt.note, order)

    def put_turns(self, note: str, turns: Sequence[str], prompt: str, number: int) -> None:
        """Put turns (ids) of an exercise under a prompt and into a round; the text stays as it is.

        Args:
            note: the exercise.
            turns: their ids.
            prompt: the question's words; a new one is added to the prompts, without a heading in the text.
            number: the round's; the one after the last is begun.

        Raises:
            UserError: no words, there is no such round, or a turn is gone.
        """
        words = " ".join(prompt.split())
        known = {one.text.casefold(): one for one in self.prompts(note)}
        last = max((one.number for one in self.rounds(note)), default=0)
        if not 1 <= number <= last + 1:
            raise UserError("Choose one of the rounds, or the next one.")
        count = len(turns)
        with self._store.step(f"Put {count} turn{'s' * (count != 1)} under “{words[:40]}”"):
            under = known.get(words.casefold()) or self.add_prompt(note, words, heading=False)
            if number > last:
                self.add_round(note)
            for turn in turns:
                self.turns.change(turn, prompt=under.id, round=number)

    def delete_prompt(self, ident: str) -> None:
        """Delete a prompt with its heading and its turns; their passages are kept as lost. Undo brings all back."""
        prompt = self.prompt(ident)
        with self._store.step(f"Delete prompt “{prompt.text[:40]}”"):
            for turn in self._store.tuples(
                "SELECT id FROM live_turn WHERE note = ? AND prompt = ? ORDER BY start DESC", [prompt.note, ident]
            ):
                self.turns.delete(turn[0])
            self.turns.text.take_heading(prompt.note, prompt.text)
            self._store.delete("prompt", ident)

    def _checked(self, note: str, words: str, ident: str = "") -> str:
        words = " ".join(words.split())
        if not words:
            raise UserError("Write the question that everybody is to answer.")
        if any(one.text.casefold() == words.casefold() and one.id != ident for one in self.prompts(note)):
            raise UserError("The exercise has this prompt already.")
        return words

    # Rounds

    def rounds(self, note: str) -> list[Round]:
        """The rounds of an exercise in their order."""
        rows = self._store.rows(f"SELECT {_ROUND} FROM live_dialogue_round WHERE note = ? ORDER BY number", [note])
        return [Round(**row) for row in rows]

    def add_round(
        self, note: str, name: str = "", date: str | None = None, mode: str = "", description: str = ""
    ) -> Round:
        """Begin another round; ``date`` is partial ISO, ``mode`` one of MODES or "".

        Raises:
            UserError: no such date or mode.
        """
        _check_mode(mode)
        number = max((one.number + 1 for one in self.rounds(note)), default=1)
        made = Round(new_id(), note, number, " ".join(name.split()), checked_date(date), mode, description.strip())
        with self._store.step(f"Add round {number}"):
            values = {column: getattr(made, column) for column in _ROUND.split(", ")}
            self._store.insert("dialogue_round", values)
        return made

    def change_round(self, ident: str, **fields: Any) -> None:
        """Change name, date, mode or description of a round.

        Raises:
            UserError: no such round, date or mode.
        """
        made = self._round(ident)
        unknown = set(fields) - set(_ROUND_FIELDS)
        if unknown:
            raise TypeError(f"a round has no {unknown}")
        _check_mode(fields.get("mode", ""))
        if "date" in fields:
            fields["date"] = checked_date(fields["date"])
        with self._store.step(f"Change round {made.number}"):
            self._store.update("dialogue_round", ident, fields)

    def delete_round(self, ident: str) -> None:
        """Take away a round in which nothing was said; states and stances of it go too.

        Raises:
            UserError: there are turns in it.
        """
        made = self._round(ident)
        said = "SELECT count(*) FROM live_turn WHERE note = ? AND round = ? AND lost = 0"
        if self._store.value(said, [made.note, made.number]):
            raise UserError(f"Round {made.number} holds turns; delete them or keep the round.")
        with self._store.step(f"Delete round {made.number}"):
            self.issues.forget_round(made.note, made.number)
            self._store.delete("dialogue_round", ident)

    def _round(self, ident: str) -> Round:
        row = self._store.row(f"SELECT {_ROUND} FROM live_dialogue_round WHERE id = ?", [ident])
        if row is None:
            raise UserError("This round is not in the exercise any more.")
        return Round(**row)

    # Participants

    def _participants(self, note: str, turns: Sequence[Said], day: str | None) -> list[Participant]:
        """Those entered as taking part and those who have turns, with their sides as at an ISO day."""
        refs = [link.target for link in self._entered(note)]
        refs += [Ref("actor", actor.id) for actor in self._notes.people(note)]
        refs += [turn.speaker for turn in turns if turn.speaker is not None]
        return [Participant(ref, *self.sides.speaker(ref, day)) for ref in dict.fromkeys(refs)]

    def set_participants(self, note: str, refs: Sequence[Ref]) -> None:
        """Say who takes part: actors are the people of the note, contributors are linked from it."""
        wanted = dict.fromkeys(refs)
        with self._store.step("Change who takes part"):
            self._notes.set_people(note, [ref.id for ref in wanted if ref.noun == "actor"])
            there = {link.target: link.id for link in self._entered(note)}
            for ref, link in there.items():
                if ref not in wanted:
                    self._links.remove(link)
            for ref in wanted:
                if ref.noun == "contributor" and ref not in there:
                    self._links.add(Ref("note", note), ref, "about", TAKES_PART)

    def _entered(self, note: str) -> list[Link]:
        rows = self._store.rows(
            "SELECT id FROM live_link WHERE source = ? AND target_noun = 'contributor' AND reason = ? "
            "ORDER BY at, entered",
            [note, TAKES_PART],
        )
        return [self._links.get(row["id"]) for row in rows]


def _check_mode(mode: str) -> None:
    if mode and mode not in MODES:
        raise UserError(f"A round is {', '.join(MODES)}.")
