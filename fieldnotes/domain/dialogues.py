"""Dialogue exercises: prompts put to several sides, answered in rounds; what they differ on and how they moved.

After the reflexive dialogues of teams that look back on working together (Marston and others 2020).
"""

from dataclasses import dataclass

from fieldnotes.domain.refs import Ref

STATES = ("agreed", "tolerated", "unresolved")
"""Where an issue stands after a round."""
MODES = ("spoken", "written", "spoken and written")
"""How a round was held; a turn is one of the first two, or nobody said."""
SIDES = ("team", "contributor", "actor")
"""Nouns of those who can take a stance."""
HIGHEST = 100
"""The level of a stance at the issue's high pole; 0 is the low one."""
SIDE_COLOURS = ("#2E6E68", "#7A5BA6", "#B4532A", "#3B74B0", "#B38A1E", "#A4446C")
"""Colours of sides that have none of their own, in their order."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question put to everybody; ``note`` is the exercise, ``position`` its place among the prompts."""

    id: str
    note: str
    position: int
    text: str


@dataclass(frozen=True, slots=True)
class Round:
    """One time round the table: a meeting, an exchange of letters; ``date`` is partial ISO."""

    id: str
    note: str
    number: int
    name: str = ""
    date: str | None = None
    mode: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """A team, a contributor or an actor as somebody who speaks and takes stances."""

    ref: Ref
    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who takes part: a contributor or an actor, and the side she was on at the exercise's first day."""

    ref: Ref
    name: str
    side: Side


@dataclass(frozen=True, slots=True)
class Said:
    """A turn of an exercise with its words.

    Attributes:
        id: the turn's.
        prompt: the prompt's id, "" where it answers none.
        round: the number of its round, 0 where nobody said.
        start, end: where its words lie in the note (code points).
        speaker: who spoke, as a contributor or an actor; None where only a name is known.
        name: what the speaker is called.
        side: the speaker's team as at the turn's date, or the speaker alone.
        words: the words.
        date: partial ISO, the round's where the turn has none.
        mode: "spoken", "written" or "".
        time: milliseconds from the recording's start, or None.
        answers: the id of the turn it answers, or None.
        codings: how many codings lie on it.
        moved: it shows a stance that is another than its side's before.
    """

    id: str
    prompt: str
    round: int
    start: int
    end: int
    speaker: Ref | None
    name: str
    side: Side
    words: str
    date: str | None
    mode: str
    time: int | None
    answers: str | None
    codings: int
    moved: bool


@dataclass(frozen=True, slots=True)
class Issue:
    """Something the sides differ on, between two poles; ``prompt`` is the id of the one that raised it."""

    id: str
    note: str
    name: str
    low: str = ""
    high: str = ""
    prompt: str | None = None
    position: int = 0


@dataclass(frozen=True, slots=True)
class Stance:
    """Where a side stood on an issue in a round: in words, and as a level from 0 to 100 between the poles."""

    id: str
    issue: str
    round: int
    side: Ref
    words: str = ""
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Exercise:
    """A whole dialogue exercise, read at once.

    ``issues`` with where each stood after each round (``states``: issue and round → state) and the stances taken.
    """

    note: str
    title: str
    prompts: tuple[Prompt, ...]
    rounds: tuple[Round, ...]
    turns: tuple[Said, ...]
    participants: tuple[Participant, ...]
    issues: tuple[Issue, ...]
    states: dict[tuple[str, int], str]
    stances: tuple[Stance, ...]

    def turn(self, ident: str) -> Said | None:
        """A turn by its id, or None."""
        return next((turn for turn in self.turns if turn.id == ident), None)

    def in_cell(self, prompt: str, number: int) -> list[Said]:
        """The turns that answer a prompt in a round, in the order of the text."""
        return [turn for turn in self.turns if turn.prompt == prompt and turn.round == number]

    def loose(self) -> list[Said]:
        """The turns that stand under no prompt, or in no round, of the exercise, in the order of the text."""
        prompts, rounds = {one.id for one in self.prompts}, {one.number for one in self.rounds}
        return [turn for turn in self.turns if turn.prompt not in prompts or turn.round not in rounds]

    def sides(self) -> list[Side]:
        """Those who may take stances, in the order they come: sides of participants and turns, and of stances."""
        met = [one.side for one in self.participants] + [turn.side for turn in self.turns]
        return list({side.ref: side for side in met}.values())

    def state_of(self, issue: str, number: int | None = None) -> str:
        """Where an issue stands after a round, the last one told up to it; "" where nobody said."""
        told = [one for (ident, one) in self.states if ident == issue and (number is None or one <= number)]
        return self.states[issue, max(told)] if told else ""

    def state_of_prompt(self, prompt: str) -> str:
        """Where the first issue that a prompt raised stands now; "" where it raised none."""
        return next((self.state_of(issue.id) for issue in self.issues if issue.prompt == prompt), "")

    def course(self, issue: str, side: Ref) -> list[Stance]:
        """The stances of one side on an issue in the order of the rounds."""
        taken = [stance for stance in self.stances if (stance.issue, stance.side) == (issue, side)]
        return sorted(taken, key=lambda stance: stance.round)
