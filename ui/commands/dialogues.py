"""Commands on dialogue exercises: begin one, its prompts, rounds and turns, the form for Word."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from fieldnotes.domain.dialogues import Said
from fieldnotes.domain.edits import Span
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.export.dialogue_sheet import sheet_of
from fieldnotes.export.naming import LABELS
from ui.base.context import Context
from ui.base.settings import DATE_ORDER
from ui.base.workers import write_dialogue_form
from ui.commands.command import Command
from ui.commands.issues import add_issue
from ui.commands.taking_back import offer_undo
from ui.dialogs.dialogue_form import NewPlace, ask_exercise, ask_form_choices, ask_place, ask_round
from ui.dialogs.pick_form import Pick, ask_pick
from ui.models.dialogue_words import counted, round_words

_UNFIT = '<>:"/\\|?*'


def commands(context: Context) -> tuple[Command, ...]:
    """The commands."""
    writable, shown = partial(_may, context), partial(exercise_at_hand, context)
    return (
        Command(
            id="dialogues.new",
            words="New dialogue exercise…",
            icon="dialogue",
            group="Note",
            when=lambda: not context.session.readonly,
            run=lambda: new_exercise(context),
        ),
        Command(
            id="dialogues.threads",
            words="Show dialogue as threads",
            icon="dialogue",
            group="Note",
            when=lambda: bool(shown()),
            run=lambda: context.open(Ref("dialogue", shown())),
        ),
        Command(
            id="dialogues.prompt",
            words="Add prompt to dialogue…",
            icon="ask",
            group="Note",
            when=writable,
            run=lambda: add_prompt(context, shown()),
        ),
        Command(
            id="dialogues.round",
            words="Begin another round of dialogue…",
            icon="turn",
            group="Note",
            when=writable,
            run=lambda: add_round(context, shown()),
        ),
        Command(
            id="dialogues.issue",
            words="Add issue to dialogue…",
            icon="split",
            group="Note",
            when=writable,
            run=lambda: add_issue(context, shown()),
        ),
        Command(
            id="dialogues.form",
            words="Dialogue form for Word…",
            icon="export",
            group="Report",
            when=lambda: bool(shown()),
            run=lambda: ask_form(context, shown()),
        ),
    )


def exercise_at_hand(context: Context) -> str:
    """The id of the dialogue exercise that is selected, itself or one of its issues; "" if there is none."""
    ref = context.selection.ref
    if ref is None or ref.noun not in ("note", "issue", "dialogue"):
        return ""
    note = context.project.dialogues.note_of(ref)
    return note if note and context.project.dialogues.is_one(note) else ""


def _may(context: Context) -> bool:
    return not context.session.readonly and bool(exercise_at_hand(context))


def new_exercise(context: Context) -> str | None:
    """Ask for an exercise and open it as threads; its id."""
    project = context.project
    known = [person.name for person in project.contributors.all()] + [one.name for one in project.actors.all()]
    answer = ask_exercise(known, project.me.name, context.settings.get(DATE_ORDER))
    if answer is None:
        return None
    with project.store.step(f"New dialogue exercise “{answer.title}”"):
        note = project.dialogues.add(
            answer.title,
            answer.prompts,
            [speaker_called(context, name) for name in answer.participants],
            answer.observed,
            answer.first.mode,
            project.me.id,
            answer.first.name,
            datetime.now().astimezone().strftime("%Y-%m-%dT%H:%M"),
        )
    offer_undo(context, f"Began “{answer.title}”")
    context.open(Ref("dialogue", note.id), keep=True)
    return note.id


def speaker_called(context: Context, name: str) -> Ref:
    """The contributor or person of a name; a new name becomes a person, inside the caller's step."""
    person = context.project.contributors.find(name)
    if person is not None:
        return Ref("contributor", person.id)
    return Ref("actor", (context.project.actors.find(name) or context.project.actors.add(name)).id)


def add_prompt(context: Context, note: str) -> None:
    """Ask for another question and put it after the others."""
    words = context.prompts.ask("New prompt", "An open question that everybody answers:")
    if words is not None:
        context.project.dialogues.add_prompt(note, words)
        offer_undo(context, "Added a prompt")


def change_prompt(context: Context, ident: str) -> None:
    """Ask for a prompt's words."""
    prompt = context.project.dialogues.prompt(ident)
    words = context.prompts.ask("Change prompt", "The question that everybody answers:", prompt.text)
    if words is not None and words.strip() != prompt.text:
        context.project.dialogues.change_prompt(ident, words)
        offer_undo(context, "Changed the prompt")


def move_prompt(context: Context, ident: str, by: int) -> None:
    """Move a prompt with all that was said to it up (-1) or down (1)."""
    prompts = context.project.dialogues.prompts(context.project.dialogues.prompt(ident).note)
    place = next(number for number, one in enumerate(prompts) if one.id == ident) + by
    if 0 <= place < len(prompts):
        context.project.dialogues.move_prompt(ident, place)
        offer_undo(context, "Moved the prompt")


def delete_prompt(context: Context, ident: str) -> None:
    """Delete a prompt with its turns; the toast brings everything back."""
    context.project.dialogues.delete_prompt(ident)
    offer_undo(context, "Deleted the prompt and what was said to it")


def add_round(context: Context, note: str) -> None:
    """Ask what another round is and begin it."""
    number = max((one.number for one in context.project.dialogues.rounds(note)), default=0) + 1
    answer = ask_round(number, None, context.settings.get(DATE_ORDER))
    if answer is not None:
        context.project.dialogues.add_round(note, answer.name, answer.date, answer.mode, answer.description)
        offer_undo(context, f"Began round {number}")


def change_round(context: Context, note: str, ident: str) -> None:
    """Ask for a round's name, date and mode."""
    known = next(one for one in context.project.dialogues.rounds(note) if one.id == ident)
    answer = ask_round(known.number, known, context.settings.get(DATE_ORDER))
    if answer is not None:
        context.project.dialogues.change_round(
            ident, name=answer.name, date=answer.date, mode=answer.mode, description=answer.description
        )
        offer_undo(context, f"Changed round {known.number}")


def delete_round(context: Context, ident: str) -> None:
    """Take an empty round away."""
    context.project.dialogues.delete_round(ident)
    offer_undo(context, "Deleted the round")


def delete_turn(context: Context, said: Said) -> None:
    """Take a turn out of the text; the toast brings it back with its codings."""
    context.project.dialogues.turns.delete(said.id)
    offer_undo(context, f"Deleted a turn of {said.name}")


def choose_answered(context: Context, note: str, said: Said) -> None:
    """Ask which turn one answers, among those before it."""
    exercise = context.project.dialogues.of(note)
    numbers = {prompt.id: number for number, prompt in enumerate(exercise.prompts, 1)}
    others = [turn for turn in exercise.turns if turn.id != said.id and turn.round <= said.round]
    others.sort(key=lambda turn: (turn.prompt != said.prompt, -turn.round))
    picks = [
        Pick(turn.id, f"{numbers.get(turn.prompt, '–')} · R{turn.round} · {turn.name}: {turn.words[:70]}", "turn")
        for turn in others
    ]
    if said.answers:
        picks.insert(0, Pick("none", "It answers nobody in particular", "remove"))
    if not picks:
        raise UserError("There is no earlier turn that it could answer.")
    pick = ask_pick(context.theme, "Which turn does it answer?", "Answers this", "Turn", picks)
    if pick is not None:
        answers = None if pick.id == "none" else pick.id
        context.project.dialogues.turns.change(said.id, answers=answers)
        offer_undo(context, "Changed what the turn answers")


def place_turns(context: Context, note: str, turns: Sequence[str]) -> bool:
    """Ask under which prompt and in which round turns (ids) of an exercise belong, and put them there.

    Raises:
        UserError: no turns, or the note is no dialogue exercise.
    """
    dialogues = context.project.dialogues
    if not dialogues.is_one(note):
        raise UserError("Prompts belong to dialogue exercises; choose the kind Dialogue in the head of the note first.")
    exercise = dialogues.of(note)
    chosen = [turn for turn in exercise.turns if turn.id in set(turns)]
    if not chosen:
        raise UserError("Choose a turn first.")
    prompts = {prompt.id: prompt.text for prompt in exercise.prompts}
    rounds = [
        (one.number, " · ".join(filter(None, (f"Round {one.number}", round_words(one))))) for one in exercise.rounds
    ]
    after = max((number for number, _ in rounds), default=0) + 1
    rounds.append((after, f"Round {after}, begun now"))
    now = NewPlace(prompts.get(chosen[0].prompt, ""), chosen[0].round)
    count = counted(len(chosen), "turn")
    answer = ask_place(f"Where {count} belong{'s' * (len(chosen) == 1)}", list(prompts.values()), rounds, now)
    if answer is None:
        return False
    dialogues.put_turns(note, [turn.id for turn in chosen], answer.prompt, answer.round)
    offer_undo(context, f"Put {count} under “{answer.prompt[:40]}”, round {answer.round}")
    return True


def code_words(context: Context, note: str, span: Span) -> None:
    """Ask for a code and lay it over words of an exercise."""
    codes = [code for code in context.project.codes.all() if code.status != "retired"]
    picks = [Pick(code.id, code.name, "code") for code in codes]
    pick = ask_pick(context.theme, "Code these words", "Code", "Code", picks, "New code")
    if pick is None:
        return
    with context.project.store.step(f"Code with “{pick.words}”"):
        code = pick.id or context.project.codes.add(pick.words).id
        context.project.codings.add(note, span.start, span.end, code)
    offer_undo(context, f"Coded with “{pick.words}”")


def ask_form(context: Context, note: str) -> None:
    """Ask for whom a form is and where it is to lie; it is written in the background."""
    exercise = context.project.dialogues.of(note)
    names = [one.name for one in exercise.participants]
    chosen = ask_form_choices(names, LABELS)
    if chosen is None:
        return
    one = None if chosen.whom is None else exercise.participants[chosen.whom]
    sheet = sheet_of(context.project, note, one.ref if one else None, chosen.label, chosen.so_far)
    title = " ".join("".join(" " if sign in _UNFIT else sign for sign in exercise.title).split())
    whom = f" for {one.name}" if one else ""
    path = context.prompts.save_file("Form for Word", f"{title}{whom}.docx", "Word documents (*.docx)")
    if path is None:
        return
    if path.suffix.lower() != ".docx":
        path = path.with_name(f"{path.name}.docx")
    task = context.tasks.run(
        write_dialogue_form,
        sheet,
        path,
        done=lambda _: _written(context, path),
        failed=lambda error: context.say(error.message),
        words="Writing the form",
    )
    context.show_work(task)


def _written(context: Context, path: Path) -> None:
    context.say(f"Wrote the form to {path.name}.", "Open", lambda: _open(context, path))


def _open(context: Context, path: Path) -> None:
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        context.say(f"No program on this machine opens {path.name}.")
