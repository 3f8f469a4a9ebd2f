"""A dialogue exercise in words: rounds, prompts, turns and positions as cards and headings tell them."""

from fieldnotes.domain.dialogues import Exercise, Issue, Round, Said, Side, Stance
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.turns import clock
from fieldnotes.domain.when import When


def counted(count: int, noun: str) -> str:
    """A number with its noun: "1 turn", "14 codings"."""
    plural = {"person": "people"}.get(noun, f"{noun}s")
    return f"{count:,} {noun if count == 1 else plural}"


def round_words(one: Round) -> str:
    """When a round was, what it was and how it was held: "Jan 2017, meeting, 3 h, spoken"."""
    told = [When.of(one.date).label() if one.date else "", one.name, one.mode]
    return ", ".join(words for words in told if words)


def who_words(exercise: Exercise) -> str:
    """How many take part: "4 people, 2 teams"."""
    teams = {one.side.ref for one in exercise.participants if one.side.ref.noun == "team"}
    people = counted(len(exercise.participants), "person")
    return f"{people}, {counted(len(teams), 'team')}" if teams else people


def prompt_words(exercise: Exercise, prompt: str) -> str:
    """What was said to a prompt so far: "9 turns · 14 codings · unresolved"."""
    turns = [turn for turn in exercise.turns if turn.prompt == prompt]
    codings = sum(turn.codings for turn in turns)
    told = [counted(len(turns), "turn"), counted(codings, "coding") if codings else ""]
    return " · ".join(words for words in (*told, exercise.state_of_prompt(prompt)) if words)


def card_words(said: Said, exercise: Exercise) -> tuple[str, str, str, str, str]:
    """What the card of a turn tells: words, name of its side, what is told of it, that it moved, the side's colour.

    Date and mode are told only where they are not the round's.
    """
    answered = exercise.turn(said.answers) if said.answers else None
    own = next((one for one in exercise.rounds if one.number == said.round), None)
    date, mode = (own.date, own.mode) if own else (None, "")
    told = [
        said.name if said.side.name != said.name else "",
        said.mode if said.mode != mode else "",
        When.of(said.date).label() if said.date and said.date != date else "",
        clock(said.time),
        f"answers R{answered.round}" if answered else "",
        counted(said.codings, "coding") if said.codings else "",
    ]
    words = " · ".join(part for part in told if part)
    return said.words, said.side.name, words, "position moved" if said.moved else "", said.side.colour


def stance_words(stance: Stance) -> str:
    """Where a side stood, in words; its level where it has none."""
    return stance.words or f"at {stance.level}"


def course_words(stances: list[Stance]) -> str:
    """How a side moved: "carried by us alone → shared, unevenly"."""
    told = [stance_words(stance) for stance in stances]
    return " → ".join(words for at, words in enumerate(told) if at == 0 or words != told[at - 1])


def sides_of(exercise: Exercise, issue: str, named: dict[Ref, Side]) -> list[Side]:
    """The sides that took a stance on an issue, in the order in which they did."""
    refs = dict.fromkeys(stance.side for stance in exercise.stances if stance.issue == issue)
    return [named[ref] for ref in refs if ref in named]


Line = tuple[str, str, tuple[tuple[int, int, str], ...]]
"""Whose line, its colour, and at each round (from 0) the level and the words."""


def courses_of(exercise: Exercise, issue: Issue, sides: list[Side]) -> tuple[list[str], list[Line]]:
    """Rounds and lines for the chart of an issue."""
    numbers = [one.number for one in exercise.rounds]
    lines = []
    for side in sides:
        points = tuple(
            (numbers.index(stance.round), stance.level, stance.words)
            for stance in exercise.course(issue.id, side.ref)
            if stance.level is not None and stance.round in numbers
        )
        lines.append((side.name, side.colour, points))
    return [f"R{number}" for number in numbers], lines
