"""Commands on facts about people: enter one, from the words of a note too, change it, take it away."""

from collections.abc import Callable, Sequence

from fieldnotes.domain.attributes import value_words
from fieldnotes.domain.edits import Span
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.people import Actor, Fact
from fieldnotes.domain.when import When
from ui.base.context import Context
from ui.base.settings import DATE_ORDER
from ui.commands.command import Command
from ui.commands.taking_back import offer_undo
from ui.dialogs.fact_form import FactAnswer, FactQuestion, ask_fact

Verb = Callable[..., object]
"""A command that is handed the context and what else it needs."""

_LONGEST = 80
"""Letters of the words that are offered as the value."""


def commands(context: Context) -> tuple[Command, ...]:
    """The commands on a person's page."""

    def selected() -> str:
        ref = context.selection.ref
        return ref.id if ref is not None and ref.noun == "actor" else ""

    return (
        Command(
            id="facts.new",
            words="New fact about this person…",
            icon="fact",
            group="People",
            when=lambda: not context.session.readonly and bool(selected()),
            run=lambda: add_fact(context, selected()),
        ),
    )


def add_fact(context: Context, actor: str, key: str = "") -> None:
    """Ask for a fact about somebody (an id), about a key if one is given."""
    person = context.project.actors.get(actor)
    answer = ask_fact(_question(context, [person], key=key))
    if answer is not None:
        _enter(context, answer)


def quote_fact(context: Context, note: str, span: Span) -> None:
    """Ask what words of a note (code points) tell about somebody, and enter it with the words as its source.

    Raises:
        UserError: no words are selected, or nobody is known yet.
    """
    project = context.project
    words = project.notes.text(note)[span.start : span.end]
    if not words.strip():
        raise UserError("Select the words that tell it first.")
    people = _people(context, note, span)
    if not people:
        raise UserError("Nobody is known yet. Say in the note's head who was present, or mention somebody with @.")
    observed = project.notes.get(note).observed
    start = When.of(observed.start.split("T")[0]).label() if observed else ""
    answer = ask_fact(_question(context, people, words=words, start=start))
    if answer is not None:
        _enter(context, answer, (note, span))


def change_fact(context: Context, fact: Fact) -> None:
    """Ask for a fact anew."""
    person = context.project.actors.get(fact.actor)
    answer = ask_fact(_question(context, [person], fact))
    if answer is not None:
        values = {"key": answer.key, "value": answer.value, "start": answer.start, "end": answer.end}
        context.project.facts.change(fact.id, answer.ends, **values)
        offer_undo(context, f"Changed {answer.key} of {person.name}")


def remove_fact(context: Context, fact: Fact) -> None:
    """Take a fact away; the toast brings it back."""
    context.project.facts.remove(fact.id)
    offer_undo(context, f"Removed {fact.key}: {value_words(context.project.attributes.find(fact.key), fact.value)}")


def _enter(context: Context, answer: FactAnswer, told: tuple[str, Span] | None = None) -> None:
    """Enter what was answered; ``told`` are the note and the words that tell it."""
    project = context.project
    fact = Fact("", answer.actor, answer.key, answer.value, answer.start, answer.end)
    if told is None:
        project.facts.add(fact.actor, fact.key, fact.value, fact.start, fact.end, ends=answer.ends)
    else:
        note, span = told
        project.facts.quote(fact, note, span.start, span.end, answer.ends)
    offer_undo(context, f"Entered {answer.key} of {project.actors.get(answer.actor).name}")


def _question(
    context: Context,
    people: Sequence[Actor],
    before: Fact | None = None,
    words: str = "",
    start: str = "",
    key: str = "",
) -> FactQuestion:
    project = context.project
    return FactQuestion(
        people=[(person.id, person.name) for person in people],
        facts={person.id: project.facts.of(person.id) for person in people},
        attributes=project.attributes.all(),
        order=context.settings.get(DATE_ORDER),
        before=before,
        key=key,
        value=" ".join(words.split())[:_LONGEST],
        start=start,
        words=words,
    )


def _people(context: Context, note: str, span: Span) -> list[Actor]:
    """Everybody, those of the note first: who speaks or is mentioned in the words, who is present, who is in it."""
    project = context.project
    turns = [turn for turn in project.turns.of_note(note) if turn.speaker]
    mentions = [mention for mention in project.mentions.of_note(note) if mention.target_noun == "actor"]
    mentioned = [one.target for one in mentions if one.start < span.end and one.end > span.start]
    speaking = [turn.speaker for turn in turns if turn.start < span.end and turn.end > span.start]
    present = [actor.id for actor in project.notes.people(note)]
    rest = [*(one.target for one in mentions), *(turn.speaker for turn in turns)]
    everybody = {actor.id: actor for actor in project.actors.all()}
    order = dict.fromkeys([*mentioned, *speaking, *present, *rest, *everybody])
    return [everybody[ident] for ident in order if ident in everybody]
