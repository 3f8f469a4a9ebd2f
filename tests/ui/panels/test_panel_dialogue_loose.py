"""Turns of a dialogue that was typed or imported: they are seen, and put under prompts and into rounds."""

import pytest
from PySide6.QtCore import Qt

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.notes import Turn
from ui.commands import dialogues, turns
from ui.dialogs.dialogue_form import NewPlace, PlaceForm
from ui.panels.dialogue_page.page import page_kind
from ui.panels.dialogue_page.threads import LOOSE

TEXT = "Ines: We lived on it.\nDov: You could go home.\nInes: I could."


@pytest.fixture
def note(context):
    """A dialogue with three turns and nothing else."""
    note = context.project.notes.add("dialogue", "Typed", TEXT).id
    lines, begin = [], 0
    for number, line in enumerate(TEXT.split("\n")):
        name = line.partition(": ")[0]
        lines.append(Turn(f"turn{number}", note, begin + len(name) + 2, begin + len(line), speaker_name=name))
        begin += len(line) + 1
    context.project.turns.add_many(lines)
    return note


@pytest.fixture
def page(context, note, qtbot):
    page = page_kind().make(context, note)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    qtbot.waitExposed(page)
    return page


def cards(page):
    return {place: list(cell.cards) for place, cell in page.threads.cells.items()}


def test_turns_without_a_prompt_are_seen_and_put_under_one_together(page, note, context, monkeypatch):
    asked = []
    monkeypatch.setattr(dialogues, "ask_place", lambda *told: asked.append(told) or NewPlace("Who lost what?", 1))
    assert page.stack.currentWidget() is page.threads
    assert cards(page) == {LOOSE: ["turn0", "turn1", "turn2"]}
    page.threads._place_loose()
    assert asked == [("Where 3 turns belong", [], [(1, "Round 1, begun now")], NewPlace("", 0))]
    prompt = context.project.dialogues.prompts(note)[0]
    assert cards(page) == {(prompt.id, 1, None): ["turn0", "turn1", "turn2"]}
    assert context.project.notes.text(note) == TEXT
    context.project.store.undo()
    assert cards(page) == {LOOSE: ["turn0", "turn1", "turn2"]}
    assert (context.project.dialogues.prompts(note), context.project.dialogues.rounds(note)) == ([], [])


def test_one_turn_is_put_elsewhere_by_its_key_and_the_keys_go_on_from_there(page, note, context, monkeypatch, qtbot):
    context.project.dialogues.put_turns(note, ["turn0", "turn1"], "Who lost what?", 1)
    prompt = context.project.dialogues.prompts(note)[0]
    assert cards(page) == {(prompt.id, 1, None): ["turn0", "turn1"], LOOSE: ["turn2"]}
    card = page.threads.card("turn2")
    card.setFocus()
    qtbot.waitUntil(page.threads._loose.isVisible)
    qtbot.keyClick(card, Qt.Key.Key_Left)
    assert page.focusWidget().accessibleName() == "Turns under no prompt yet"
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Up)
    assert page.focusWidget().accessibleName().startswith("Prompt 1")
    monkeypatch.setattr(dialogues, "ask_place", lambda *_: NewPlace("who lost  what?", 2))
    qtbot.keyClick(card, Qt.Key.Key_P)
    assert cards(page)[prompt.id, 2, None] == ["turn2"]
    assert [one.number for one in context.project.dialogues.rounds(note)] == [1, 2]


def test_a_turn_without_a_prompt_is_written_in_where_it_stands(page, note, context, qtbot):
    qtbot.keyClick(page.threads.card("turn1"), Qt.Key.Key_Return)
    page.writing.editor.words.set_text("You could always go home.")
    assert page.close_page()
    assert "Dov: You could always go home.\nInes" in context.project.notes.text(note)


def test_turns_chosen_in_the_text_are_put_under_a_prompt(note, context, monkeypatch):
    monkeypatch.setattr(dialogues, "ask_place", lambda *_: NewPlace("Who lost what?", 1))
    assert turns.ask_round(context, context.project.turns.some(["turn0", "turn2"]))
    exercise = context.project.dialogues.of(note)
    assert [turn.id for turn in exercise.loose()] == ["turn1"]


def test_prompts_are_for_dialogues_and_rounds_follow_one_another(note, context):
    other = context.project.notes.add("interview", "Other").id
    with pytest.raises(UserError, match="kind Dialogue"):
        dialogues.place_turns(context, other, ["turn0"])
    with pytest.raises(UserError, match="Choose a turn"):
        dialogues.place_turns(context, note, [])
    for words, number in (("Why?", 2), (" ", 1)):
        with pytest.raises(UserError):
            context.project.dialogues.put_turns(note, ["turn0"], words, number)


def test_the_form_takes_a_known_question_or_a_new_one(qtbot):
    form = PlaceForm(
        "Where it belongs", ["Why?", "When?"], [(1, "Round 1"), (2, "Round 2, begun now")], NewPlace("When?", 1)
    )
    qtbot.addWidget(form)
    assert form.answer() == NewPlace("When?", 1)
    form.prompt.setEditText("  Who? ")
    form.round.setCurrentIndex(1)
    assert form.answer() == NewPlace("Who?", 2)
    form.prompt.setEditText("")
    assert not form.go_ahead.isEnabled()
