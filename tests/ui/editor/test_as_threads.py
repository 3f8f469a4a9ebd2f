"""The way from the text of a dialogue exercise to its threads."""

from fieldnotes.domain.refs import Ref
from ui.editor.as_threads import THREADS, AsThreads
from ui.editor.note_editor import NoteEditor


def test_only_a_dialogue_offers_its_threads(context, qtbot):
    note = context.project.dialogues.add("Looking back", ["Why?"]).id
    editor = NoteEditor(context, note)
    qtbot.addWidget(editor)
    offer = editor.findChild(AsThreads)
    assert not offer.isHidden()
    opened = []
    context.navigation.opened.connect(lambda *where: opened.append(where[0]))
    offer.choice.chosen.emit(THREADS)
    assert opened == [Ref("dialogue", note)]
    context.project.notes.change(note, kind="interview")
    assert offer.isHidden()


def test_a_turn_added_among_the_threads_comes_into_the_open_text(context, qtbot):
    project = context.project
    note = project.dialogues.add("Looking back", ["Why?"]).id
    editor = NoteEditor(context, note)
    qtbot.addWidget(editor)
    editor.show()
    who = Ref("contributor", project.me.id)
    turn = project.dialogues.turns.add(project.dialogues.prompts(note)[0], 1, who, "Because.")
    assert editor.sheet.document.text == "Why?\nRound 1\nInes Marlowe: Because."
    project.dialogues.turns.rewrite(turn, "Because of it.")
    assert editor.sheet.document.text.endswith("Because of it.")
    project.store.undo()
    project.store.undo()
    assert editor.sheet.document.text == "Why?"
