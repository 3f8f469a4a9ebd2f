"""A transcript is typed, cut, given and shown speaker by speaker."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.turns import Voice
from ui.base.context import Context
from ui.base.settings import SHOW_SPEAKERS
from ui.commands import turns as deeds
from ui.editor.folding import SPEAKER
from ui.editor.note_editor import NoteEditor
from ui.models.speakers import tints
from ui.theme.tokens import DARK, LIGHT, contrast

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LINES = ["Who rang the bell?", "Nobody did. It rings in the wind.", "Ah."]
TEXT = "\n".join(LINES)


@pytest.fixture
def anna(context: Context):
    return context.project.actors.add("Anna Brandt")


@pytest.fixture
def note(context: Context, anna) -> str:
    me = context.project.me
    return context.project.notes.add(title="The bell", kind="interview", author=me.id, people=[anna.id]).id


@pytest.fixture
def opened(context: Context, qtbot) -> Iterator[object]:
    editors: list[NoteEditor] = []

    def open_note(note: str, width: int = 920) -> NoteEditor:
        editor = NoteEditor(context, note)
        editor.resize(width, 700)
        qtbot.addWidget(editor)
        editor.show()
        qtbot.waitExposed(editor)
        editor.view.setFocus()
        editors.append(editor)
        return editor

    yield open_note
    for editor in editors:
        editor.close_page()


@pytest.fixture
def editor(opened, note: str) -> NoteEditor:
    return opened(note)


@pytest.fixture
def spoken(context: Context, note: str, anna, opened) -> NoteEditor:
    """The same with three turns in it."""
    project = context.project
    project.notes.write(note, [Edit(0, "", TEXT)])
    asks, tells = Voice(project.me.name, contributor=project.me.id, asks=True), Voice("Anna Brandt", actor=anna.id)
    for number, (line, voice) in enumerate(zip(LINES, (asks, tells, asks), strict=True)):
        start = TEXT.index(line)
        turn = Turn(f"turn{number}", note, start, start + len(line), time=751_000)
        project.turns.add_many([replace(turn, **voice.fields())])
    return opened(note)


def press(editor: NoteEditor, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QApplication.sendEvent(editor.view, QKeyEvent(QEvent.Type.KeyPress, key, held))


def next_speaker(editor: NoteEditor) -> None:
    press(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def type_in(editor: NoteEditor, words: str) -> None:
    for letter in words:
        key = Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_A
        QApplication.sendEvent(
            editor.view, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
        )


def said(context: Context, note: str) -> list[tuple[str, str]]:
    text = context.project.notes.text(note)
    return [(turn.speaker_name, text[turn.start : turn.end]) for turn in context.project.turns.of_note(note)]


def shown(editor: NoteEditor) -> list[tuple[str, str]]:
    text = editor.sheet.document.text
    margins = editor.sheet.margins
    return [(margins.name_of(turn), text[start:end]) for start, end, turn in margins.turns.all()]


def go_to(editor: NoteEditor, words: str) -> None:
    editor.view.setTextCursor(editor.sheet.document.cursor(editor.sheet.document.text.index(words)))


def test_a_transcript_is_typed_with_one_key_between_speakers(editor, context, note) -> None:
    for words in ("Who rang?", "Nobody.\nThe wind.", "Ah."):
        next_speaker(editor)
        type_in(editor, words)
    assert shown(editor) == [
        ("Ines Marlowe", "Who rang?"),
        ("Anna Brandt", "Nobody.\nThe wind."),
        ("Ines Marlowe", "Ah."),
    ]
    assert editor.flush()
    assert said(context, note) == shown(editor)
    assert [turn.asks for turn in context.project.turns.of_note(note)] == [1, 0, 1]


def test_the_key_pressed_again_gives_the_empty_turn_to_somebody_else(editor, context, note) -> None:
    next_speaker(editor)
    next_speaker(editor)
    type_in(editor, "I rang it.")
    assert editor.flush()
    assert said(context, note) == [("Anna Brandt", "I rang it.")]


def test_with_several_people_a_number_or_a_name_chooses_who_speaks_next(editor, context, note, anna) -> None:
    ben = context.project.actors.add("Ben")
    context.project.notes.set_people(note, [anna.id, ben.id])
    next_speaker(editor)
    type_in(editor, "Well?")
    next_speaker(editor)
    card = editor.turns.asking.card
    assert card.isVisible()
    assert card.list.offered() == ["1  Ines Marlowe", "2  Anna Brandt", "3  Ben"]
    QTest.keyClicks(card.line, "3")
    type_in(editor, "Me.")
    press(editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(card.line, "Cara")
    QTest.keyClick(card.line, Qt.Key.Key_Return)
    assert editor.flush()
    assert said(context, note) == [("Ines Marlowe", "Well?"), ("Cara", "Me.")]


def test_in_other_notes_the_key_codes_as_ever(context, opened) -> None:
    note = context.project.notes.add(text="The chain was slack.").id
    editor = opened(note)
    editor.view.select(4, 9)
    next_speaker(editor)
    assert editor.coding.popup.isVisible()
    assert context.project.turns.of_note(note) == []


def test_a_known_name_and_a_colon_begin_a_turn_and_backspace_takes_that_back(editor, context, note) -> None:
    next_speaker(editor)
    type_in(editor, "Who rang?\nAnna: ")
    assert editor.sheet.document.text == "Who rang?\n"
    assert shown(editor)[1] == ("Anna Brandt", "")
    press(editor, Qt.Key.Key_Backspace)
    assert editor.sheet.document.text == "Who rang?\nAnna: "
    assert shown(editor) == [("Ines Marlowe", "Who rang?\nAnna: ")]
    type_in(editor, "yes")
    assert editor.sheet.document.text.endswith("Anna: yes")


def test_an_unknown_name_and_a_colon_stay_words(editor) -> None:
    type_in(editor, "Remember: it rains")
    assert editor.sheet.document.text == "Remember: it rains"
    assert shown(editor) == []


def test_where_names_stand_in_the_text_the_next_one_does_too(context, anna, opened) -> None:
    text = "Ines Marlowe: Who rang?\nAnna Brandt: Nobody."
    note = context.project.notes.add(kind="interview", text=text).id
    for voice in ("Ines Marlowe", "Anna Brandt"):
        start = text.index(voice) + len(voice) + 2
        line = text.find("\n", start) if "\n" in text[start:] else len(text)
        context.project.turn_writing.mark(note, start, line, context.project.voices.find(note, voice))
    editor = opened(note)
    editor.view.setTextCursor(editor.sheet.document.cursor(len(text)))
    next_speaker(editor)
    type_in(editor, "Ah.\nAnna: Yes.")
    assert editor.sheet.document.text == f"{text}\nInes Marlowe: Ah.\nAnna: Yes."
    assert [words for _, words in shown(editor)] == ["Who rang?", "Nobody.", "Ah.", "Yes."]


def test_what_is_typed_at_the_edges_of_turns_is_shown_as_it_is_kept(spoken, context, note) -> None:
    go_to(spoken, "Nobody")
    type_in(spoken, "Oh, ")
    go_to(spoken, "\nAh.")
    type_in(spoken, " Often.\nMostly at night.")
    spoken.view.select(*spoken.sheet.margins.turns.all()[2][:2])
    press(spoken, Qt.Key.Key_Delete)
    type_in(spoken, "I see.")
    assert spoken.flush()
    kept = [
        ("Ines Marlowe", LINES[0]),
        ("Anna Brandt", f"Oh, {LINES[1]} Often.\nMostly at night."),
        ("Ines Marlowe", "I see."),
    ]
    assert shown(spoken) == said(context, note) == kept


def test_turns_are_split_joined_and_removed_and_undone(spoken, context, note) -> None:
    go_to(spoken, "It rings")
    spoken.turns.split()
    assert [words for _, words in shown(spoken)][1:3] == ["Nobody did.", "It rings in the wind."]
    spoken.turns.join()
    assert [words for _, words in shown(spoken)] == LINES
    spoken.turns.remove()
    assert [words for _, words in said(context, note)] == [LINES[0], LINES[2]]
    spoken.undo()
    assert [words for _, words in shown(spoken)] == LINES


def test_a_turn_joined_to_another_speakers_says_whose_it_is_now(spoken, context, note) -> None:
    go_to(spoken, "Nobody")
    told = []
    context.navigation.said.connect(lambda toast: told.append(toast.words))
    spoken.turns.join()
    assert said(context, note)[0] == ("Ines Marlowe", f"{LINES[0]}\n{LINES[1]}")
    assert told == ["Joined: all of it is said by “Ines Marlowe” now."]


def test_all_turns_of_a_name_become_those_of_a_person(context, anna, opened) -> None:
    note = context.project.notes.add(kind="interview", text="one\ntwo").id
    context.project.turns.add_many([Turn("a", note, 0, 3, speaker_name="A."), Turn("b", note, 4, 7, speaker_name="A.")])
    editor = opened(note)
    editor.turns.give_all()
    QTest.keyClicks(editor.turns.asking.card.line, "anna")
    QTest.keyClick(editor.turns.asking.card.line, Qt.Key.Key_Return)
    assert {turn.speaker for turn in context.project.turns.of_note(note)} == {anna.id}
    assert [name for name, _ in shown(editor)] == ["Anna Brandt"] * 2


def test_time_and_round_are_asked_for_and_nonsense_is_refused(spoken, context) -> None:
    said_so = []
    context.navigation.said.connect(said_so.append)
    go_to(spoken, "Nobody")
    context.prompts.tells("00:20:00", "soon", "2")
    doable = spoken.deeds()
    doable[deeds.TIME]()
    assert context.project.turns.get("turn1").time == 1_200_000
    doable[deeds.TIME]()
    assert "00:12:31" in said_so[-1].words
    doable[deeds.ROUND]()
    doable[deeds.WRITTEN]()
    turn = context.project.turns.get("turn1")
    assert (turn.round, turn.mode) == (2, "written")


def test_turns_that_are_cut_out_and_put_in_elsewhere_keep_their_speakers(spoken, context, note) -> None:
    document = spoken.sheet.document
    spoken.view.select(TEXT.index(LINES[1]), TEXT.index(LINES[2]))
    spoken.view.cut()
    assert [words for _, words in shown(spoken)] == [LINES[0], LINES[2]]
    spoken.view.setTextCursor(document.cursor(0))
    spoken.view.paste()
    assert document.text == f"{LINES[1]}\n{LINES[0]}\n{LINES[2]}"
    assert [words for _, words in said(context, note)] == [LINES[1], LINES[0], LINES[2]]
    assert context.project.turns.get("turn1").time == 751_000


def test_words_of_one_turn_put_into_another_are_said_by_that_one(spoken, context, note) -> None:
    spoken.view.select(TEXT.index("Nobody"), TEXT.index(" did"))
    spoken.view.copy()
    spoken.view.setTextCursor(spoken.sheet.document.cursor(len(TEXT)))
    spoken.view.paste()
    assert spoken.flush()
    assert said(context, note)[2] == ("Ines Marlowe", "Ah.Nobody")


def test_dragged_turns_keep_their_speakers(spoken, context, note) -> None:
    spoken.view.doors.move(TEXT.index(LINES[1]), TEXT.index(LINES[2]), 0)
    assert [name for name, _ in said(context, note)] == ["Anna Brandt", "Ines Marlowe", "Ines Marlowe"]


def test_turns_of_a_typed_transcript_are_found_in_one_step(context, anna, opened) -> None:
    text = "\n".join(f"{'Q' if number % 2 == 0 else 'Anna Brandt'}: some words {number}" for number in range(8))
    note = context.project.notes.add(kind="interview", text=text).id
    editor = opened(note)
    editor.deeds()[deeds.FIND]()
    assert said(context, note)[:2] == [("Q", "some words 0"), ("Anna Brandt", "some words 1")]
    turns = context.project.turns.of_note(note)
    assert (turns[0].asks, turns[1].speaker) == (1, anna.id)
    editor.undo()
    assert said(context, note) == []


def test_a_pasted_transcript_offers_its_turns(editor, context, note, qtbot) -> None:
    offers = []
    context.navigation.said.connect(offers.append)
    lines = [f"{'Q' if number % 2 == 0 else 'Anna Brandt'}: some words number {number}" for number in range(8)]
    QApplication.clipboard().setText("\n".join(lines))
    editor.view.paste()
    qtbot.waitUntil(lambda: bool(offers))
    assert "8 turns" in offers[0].words
    offers[0].run()
    assert len(said(context, note)) == 8


def test_the_turn_of_the_cursor_is_told(spoken, context) -> None:
    go_to(spoken, "rings")
    spoken.coding.tell_selection()
    assert context.selection.turn == "turn1"
    assert context.selection.ref.noun == "note"


def test_only_the_turns_of_some_speakers_are_shown(spoken, context, anna) -> None:
    spoken.registers.choose()
    assert [chip.text() for chip in spoken.registers.bar.chips.values()] == ["Ines Marlowe 2", "Anna Brandt 1"]
    spoken.registers.folding.show_only({SPEAKER + anna.id})
    blocks = [block.text() for block in spoken.sheet.document.blocks() if block.isVisible()]
    assert blocks == [LINES[1]]
    spoken.registers.show_all()
    assert not spoken.view.isReadOnly()


def test_speakers_are_shown_beside_their_turns_or_not(spoken, context) -> None:
    spoken.sheet.registers.grab()
    assert [placed.entry.words for placed in spoken.sheet.registers.placed()] == [
        "Ines Marlowe",
        "Anna Brandt",
        "Ines Marlowe",
    ]
    context.settings.set(SHOW_SPEAKERS, False)
    spoken.sheet.registers.grab()
    assert spoken.sheet.registers.placed() == []


def test_a_name_that_stands_in_the_text_is_not_repeated_beside_it(context, anna, opened) -> None:
    text = "Anna: Nobody.\nBrent: Who?"
    note = context.project.notes.add(kind="interview", text=text).id
    for start, end in ((6, 13), (21, 25)):
        context.project.turn_writing.mark(note, start, end, Voice("Anna Brandt", actor=anna.id))
    gutter = opened(note).sheet.registers
    gutter.grab()
    assert [placed.entry.words for placed in gutter.placed()] == ["", "Anna Brandt"]


def test_a_click_on_a_name_in_the_margin_asks_who_speaks(spoken) -> None:
    gutter = spoken.sheet.registers
    gutter.grab()
    place = gutter.placed()[1]
    QTest.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=QPoint(gutter.width() - 44, int(place.y) + 6))
    assert spoken.turns.asking.card.isVisible()


def test_each_speaker_has_a_readable_tint_that_stays(anna) -> None:
    voices = [Voice(f"Speaker {number}") for number in range(5)]
    asks = Voice("Ines", asks=True)
    for tokens in (LIGHT, DARK):
        found = tints([*voices, asks], tokens)
        assert len({found[voice.key] for voice in voices}) == 5
        assert all(contrast(colour, tokens.surface) >= 4.5 for colour in found.values())
        assert found[asks.key] == tokens.muted
        assert tints(voices[:1], tokens)[voices[0].key] == found[voices[0].key]


def test_on_a_narrow_page_the_first_name_has_room_over_its_turn(spoken, context) -> None:
    usual = spoken.view.line_rect(0).top()
    spoken.resize(480, 700)
    assert spoken.view.line_rect(0).top() > usual + 8
    context.settings.set(SHOW_SPEAKERS, False)
    assert spoken.view.line_rect(0).top() == usual
    context.settings.set(SHOW_SPEAKERS, True)
    spoken.resize(920, 700)
    assert spoken.view.line_rect(0).top() == usual
