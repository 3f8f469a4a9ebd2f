"""What stands in the form of a dialogue exercise: its questions, what was said so far, boxes for replies."""

from dataclasses import dataclass

from fieldnotes.domain.as_at import Days
from fieldnotes.domain.dialogues import Exercise, Participant, Round, Said
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.export.naming import LABELS, Naming
from fieldnotes.project.project import Project
from fieldnotes.project.reporting import Reporting


@dataclass(frozen=True, slots=True)
class Box:
    """Room for one reply; ``mark`` names it in the file, so that what is written in it finds its way back.

    A mark is "r", the round's number, the number of the participant among all (0 for a form that is nobody's), and
    the prompt's id, joined by "_": no longer than the 40 characters that a bookmark in Word may have.
    """

    label: str
    mark: str


@dataclass(frozen=True, slots=True)
class Question:
    """One prompt: its number and words, what was said to it (words, by whom and when), and boxes for replies."""

    number: int
    words: str
    said: tuple[tuple[str, str], ...]
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole form."""

    title: str
    subtitle: str
    instructions: tuple[str, ...]
    language: str
    author: str
    questions: tuple[Question, ...]


def sheet_of(
    project: Project, note: str, only: Ref | None = None, label: str = "pseudonym", so_far: bool = True
) -> Sheet:
    """Gather the form of an exercise for its last round.

    Restricted words are left out.

    Args:
        project: where the exercise lies.
        note: the exercise.
        only: for whom the form is, one of those who take part; None for everybody, with a box each.
        label: how people are named, one of ``naming.LABELS``.
        so_far: whether what was said before is told.

    Raises:
        UserError: an unknown label, no prompts, or the exercise is restricted.
    """
    if label not in LABELS:
        raise UserError(f"People can be shown by {', '.join(LABELS[:-1])} or {LABELS[-1]}, not by “{label}”.")
    header = project.notes.get(note)
    if header.restriction:
        raise UserError("This exercise is restricted; nothing of it leaves the project.")
    exercise = project.dialogues.of(note)
    if not exercise.prompts:
        raise UserError("The exercise has no prompts yet; add one first.")
    reader = Reporting(project.store)
    naming = Naming(reader.roster(), label)
    body = next(reader.bodies([note]))
    days = header.observed.days if header.observed else None
    number = max((one.number for one in exercise.rounds), default=1)
    gathering = _Gathering(exercise, naming, body.restricted, days, number)
    return Sheet(
        naming.veil(exercise.title),
        _round_words(exercise.rounds, number),
        _instructions(only is not None, so_far and bool(exercise.turns)),
        header.language or "en-GB",
        project.me.name if label == "name" else "",
        tuple(
            Question(
                place,
                naming.veil(prompt.text),
                gathering.said(prompt.id) if so_far else (),
                gathering.boxes(prompt.id, only),
            )
            for place, prompt in enumerate(exercise.prompts, 1)
        ),
    )


@dataclass(frozen=True, slots=True)
class _Gathering:
    """What the questions of one form are put together from."""

    exercise: Exercise
    naming: Naming
    restricted: tuple[tuple[int, int, str], ...]
    days: Days | None
    number: int

    def said(self, prompt: str) -> tuple[tuple[str, str], ...]:
        """What was said to a prompt, round by round, each with its attribution."""
        turns = [turn for turn in self.exercise.turns if turn.prompt == prompt and not self._is_restricted(turn)]
        turns.sort(key=lambda turn: turn.round)
        return tuple((self.naming.veil(turn.words), self._attribution(turn)) for turn in turns)

    def boxes(self, prompt: str, only: Ref | None) -> tuple[Box, ...]:
        """A box for each of those asked."""
        asked = [
            (place, one) for place, one in enumerate(self.exercise.participants, 1) if only is None or one.ref == only
        ]
        if not asked:
            return (Box("Your reply", f"r{self.number}_0_{prompt}"),)
        return tuple(
            Box(
                "Your reply" if only is not None else self._whose(one, place),
                f"r{self.number}_{place}_{prompt}",
            )
            for place, one in asked
        )

    def _whose(self, one: Participant, place: int) -> str:
        called = self.naming.person(one.ref.id, self.days)
        several = [
            other for other in self.exercise.participants if self.naming.person(other.ref.id, self.days) == called
        ]
        if not called:
            return f"Reply {place}"
        return f"Reply · {called}" + (f" ({several.index(one) + 1})" if len(several) > 1 else "")

    def _attribution(self, turn: Said) -> str:
        days = When.of(turn.date).days if turn.date else self.days
        ident = turn.speaker.id if turn.speaker else None
        who = self.naming.speaker(ident, turn.name, days)
        when = f", {When.of(turn.date).label()}" if turn.date else ""
        return f"{who + ' · ' if who else ''}round {turn.round}{when}"

    def _is_restricted(self, turn: Said) -> bool:
        return any(low < turn.end and high > turn.start for low, high, _ in self.restricted)


def _round_words(rounds: tuple[Round, ...], number: int) -> str:
    found = next((one for one in rounds if one.number == number), None)
    if found is None:
        return f"Round {number}"
    told = [found.name, When.of(found.date).label() if found.date else "", found.mode]
    return " · ".join([f"Round {number}", *(words for words in told if words)])


def _instructions(alone: bool, before: bool) -> tuple[str, ...]:
    first = "Please write your replies" if alone else "Please write in the box under your name"
    lines = [f"{first}. A box grows as you write; you may leave any of them empty."]
    if before:
        lines.append(
            "What has been said so far stands above the boxes. You may answer it, say where you think otherwise now, "
            "or ask for words of yours to be changed."
        )
    lines.append("Save the document under its name and send it back.")
    return tuple(lines)
