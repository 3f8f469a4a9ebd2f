"""Commands on dialogue exercises, given as from the menus."""

import pytest
from docx import Document

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.commands import dialogues
from ui.dialogs.dialogue_form import FormChoices, NewExercise, NewRound
from ui.dialogs.pick_form import Pick


@pytest.fixture
def note(context):
    """An exercise with two turns."""
    me = Ref("contributor", context.project.me.id)
    note = context.project.dialogues.add("Looking: back?", ["Why?"], [me], When.of("2018-01-20")).id
    context.project.dialogues.add_round(note)
    prompt = context.project.dialogues.prompts(note)[0]
    context.project.dialogues.turns.add(prompt, 1, me, "Because.")
    context.project.dialogues.turns.add(prompt, 2, me, "No longer.")
    return note


def test_a_new_exercise_is_begun_and_opened_as_threads(context, monkeypatch):
    answer = NewExercise(
        *("Looking back", ("Why?", "When?"), ("Ines Marlowe", "Dov Renner")),
        NewRound("meeting", "2018-01", "spoken"),
        When.of("2018-01"),
    )
    monkeypatch.setattr(dialogues, "ask_exercise", lambda *_: answer)
    opened = []
    context.navigation.opened.connect(lambda *where: opened.append(where[0]))
    note = dialogues.new_exercise(context)
    assert opened == [Ref("dialogue", note)]
    exercise = context.project.dialogues.of(note)
    assert [prompt.text for prompt in exercise.prompts] == ["Why?", "When?"]
    assert {one.name for one in exercise.participants} == {"Ines Marlowe", "Dov Renner"}
    assert (exercise.rounds[0].name, exercise.rounds[0].date) == ("meeting", "2018-01")
    context.project.store.undo()
    assert context.project.actors.find("Dov Renner") is None
    monkeypatch.setattr(dialogues, "ask_exercise", lambda *_: None)
    assert dialogues.new_exercise(context) is None


def test_commands_know_which_exercise_is_at_hand(context, note):
    commands = {command.id: command for command in dialogues.commands(context)}
    assert not commands["dialogues.threads"].when()
    context.select(Ref("note", context.project.notes.add(title="Other").id))
    assert not commands["dialogues.round"].when()
    context.select(Ref("note", note))
    assert commands["dialogues.round"].when()
    assert dialogues.exercise_at_hand(context) == note
    issue = context.project.dialogues.issues.add(note, "Risk")
    context.select(Ref("issue", issue.id))
    assert dialogues.exercise_at_hand(context) == note


def test_rounds_are_begun_changed_and_deleted(context, note, monkeypatch):
    monkeypatch.setattr(dialogues, "ask_round", lambda *_: NewRound("letters", "2018-03", "written", "To anybody."))
    dialogues.add_round(context, note)
    third = context.project.dialogues.rounds(note)[2]
    assert (third.number, third.name, third.description) == (3, "letters", "To anybody.")
    monkeypatch.setattr(dialogues, "ask_round", lambda *_: NewRound("table", None, ""))
    dialogues.change_round(context, note, third.id)
    assert context.project.dialogues.rounds(note)[2].name == "table"
    dialogues.delete_round(context, third.id)
    assert len(context.project.dialogues.rounds(note)) == 2


def test_a_turn_answers_an_earlier_one(context, note, monkeypatch):
    first, second = context.project.dialogues.of(note).turns
    offered = []
    monkeypatch.setattr(dialogues, "ask_pick", lambda *args: offered.append(args[4]) or args[4][0])
    dialogues.choose_answered(context, note, second)
    assert [pick.id for pick in offered[0]] == [first.id]
    second = context.project.dialogues.of(note).turns[1]
    assert second.answers == first.id
    dialogues.choose_answered(context, note, second)
    assert context.project.dialogues.of(note).turns[1].answers is None
    with pytest.raises(UserError, match="no earlier turn"):
        dialogues.choose_answered(context, note, first)


def test_the_form_for_word_is_written_where_it_was_asked_for(context, note, monkeypatch, tmp_path, said):
    monkeypatch.setattr(dialogues, "ask_form_choices", lambda *_: FormChoices(0, "name", True))
    context.prompts.tells(tmp_path / "form")
    dialogues.ask_form(context, note)
    written = Document(str(tmp_path / "form.docx"))
    assert "Your reply" in [paragraph.text for paragraph in written.paragraphs]
    assert said[-1].words == "Wrote the form to form.docx."


def test_a_code_is_chosen_or_made_for_words(context, note, monkeypatch):
    from fieldnotes.domain.edits import Span

    turn = context.project.dialogues.of(note).turns[0]
    monkeypatch.setattr(dialogues, "ask_pick", lambda *_: Pick("", "reason"))
    dialogues.code_words(context, note, Span(turn.start, turn.end))
    code = context.project.codes.find("reason")
    monkeypatch.setattr(dialogues, "ask_pick", lambda *_: None)
    dialogues.code_words(context, note, Span(turn.start, turn.end))
    assert context.project.codes.counts() == {code.id: 1}


@pytest.fixture
def said(context):
    """The toasts."""
    messages = []
    context.navigation.said.connect(messages.append)
    return messages
