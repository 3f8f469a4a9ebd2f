"""The part of the import review that asks who speaks."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from ui.commands import imports
from ui.dialogs.import_review import ImportReview
from ui.dialogs.pick_form import PickForm
from ui.models.planned_speakers import ASKS, WHO

ASKED = "And how was the winter here?"
TOLD = "Long, and dark, and the slip froze over three times before the bell was hung again."


@pytest.fixture(autouse=True)
def _boxes(qapp):
    yield
    for box in qapp.topLevelWidgets():
        if isinstance(box, (ImportReview, PickForm)) and box.isVisible():
            box.reject()


def transcript(folder: Path, name: str, asker: str, teller: str, head: str = "") -> None:
    words = f"{asker}: {ASKED}\n{teller}: {TOLD}\n"
    (folder / name).write_text(head + words * 5, encoding="utf-8")


@pytest.fixture
def review(context, qtbot, tmp_path) -> ImportReview:
    """Two interviews of one researcher, with somebody known and somebody of whom only the top of a file tells."""
    context.project.actors.add("Silas Reed")
    transcript(tmp_path, "a.txt", "IM", "JG", "Interviewee: Joan de Groot (JG)\n\n")
    transcript(tmp_path, "b.txt", "IM", "Silas")
    review = imports.import_paths(context, [tmp_path])
    assert review is not None
    review.choice.chosen.emit("speakers")
    return review


def lines(review: ImportReview) -> dict[str, tuple[str, bool]]:
    model = review.speakers.model
    found = {}
    for row in range(model.rowCount()):
        ticked = model.index(row, ASKS).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        found[model.index(row, 0).data()] = (model.index(row, WHO).data(), ticked)
    return found


def choose(review: ImportReview, label: str) -> None:
    model = review.speakers.model
    row = next(row for row in range(model.rowCount()) if model.index(row, 0).data() == label)
    review.speakers.table.selectRow(row)


def form() -> PickForm:
    return next(box for box in QApplication.topLevelWidgets() if isinstance(box, PickForm) and box.isVisible())


def test_each_speaker_stands_with_a_suggestion_and_words(review):
    assert lines(review) == {
        "JG": ("Joan de Groot · new person", False),
        "Silas": ("Silas Reed", False),
        "IM": ("Ines Marlowe · researcher", True),
    }
    assert review.choice._buttons["speakers"].text() == "Speakers · 3"
    choose(review, "IM")
    assert review.speakers.text.toPlainText().startswith(ASKED)
    ModelTester(review.speakers.model)


def test_agreeing_makes_turns_of_people_and_researchers_in_one_step(review, context):
    review.speakers.code_turns.setChecked(True)
    review.accept()
    project = context.project
    by_name = {actor.name: actor.id for actor in project.actors.all()}
    turns = [turn for row in project.notes.rows() for turn in project.turns.of_note(row.id)]
    assert {(turn.speaker, turn.contributor, turn.asks) for turn in turns} == {
        (by_name["Joan de Groot"], None, 0),
        (by_name["Silas Reed"], None, 0),
        (None, project.me.id, 1),
    }
    assert project.actors.find("JG").name == "Joan de Groot"
    assert {code.name for code in project.codes.all()} == {"Speakers", "Joan de Groot", "Silas Reed", "Ines Marlowe"}
    project.store.undo()
    assert [actor.name for actor in project.actors.all()] == ["Silas Reed"]
    assert project.codes.all() == []


def test_enter_asks_who_it_is_and_goes_on_to_the_next(review, qtbot):
    choose(review, "JG")
    qtbot.waitUntil(review.speakers.table.isVisible)
    qtbot.keyClick(review.speakers.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(isinstance(box, PickForm) for box in QApplication.topLevelWidgets() if box.isVisible()))
    assert form().line.text() == "Joan de Groot"
    form().line.setText("silas")
    form().accept()
    assert lines(review)["JG"] == ("Silas Reed", False)
    assert review.isVisible()
    assert review.speakers.table.currentIndex().row() == 1
    (first,) = [casting for casting in review.plan().cast if casting.label == "JG"]
    assert (first.actor is not None, first.keep) == (True, True)


def test_a_new_person_a_mere_name_and_a_tick_by_keys(review, qtbot):
    choose(review, "Silas")
    review.speakers.ask_who()
    form().line.setText("Old Silas")
    form().accept()
    assert lines(review)["Silas"] == ("Old Silas · new person", False)
    choose(review, "JG")
    qtbot.keyClick(review.speakers.table, Qt.Key.Key_Space)
    assert lines(review)["JG"][1]
    choose(review, "JG")
    qtbot.keyClick(review.speakers.table, Qt.Key.Key_Delete)
    assert lines(review)["JG"] == ("A name only", True)
    model = review.speakers.model
    assert model.setData(model.index(0, ASKS), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert not model.setData(model.index(0, WHO), "x")


def test_several_chosen_speakers_are_answered_at_once(review):
    review.speakers.table.selectAll()
    review.speakers.ask_who()
    assert form().windowTitle() == "Who are these 3 speakers?"
    form().line.setText("name only")
    form().accept()
    assert {words for words, _ in lines(review).values()} == {"A name only"}
    review.speakers.asks.click()
    assert all(asks for _, asks in lines(review).values())
    review.speakers.asks.click()
    assert not any(asks for _, asks in lines(review).values())


def test_what_was_said_stays_when_the_files_are_looked_at_again(review):
    choose(review, "JG")
    review.speakers.nobody.click()
    review.form.kind.setCurrentIndex(review.form.kind.findData("focus group"))
    assert review.plan().notes[0].kind == "focus group"
    assert lines(review)["JG"] == ("A name only", False)


def test_files_without_speakers_say_so_and_offer_to_look(context, qtbot, tmp_path):
    (tmp_path / "c.txt").write_text("Ana: It rained?\nBen: It did.\nAna: All day?\nBen: All day.\n", encoding="utf-8")
    review = imports.import_paths(context, [tmp_path])
    assert review is not None
    assert review.speakers.model.rowCount() == 0
    review.speakers.looked_for.emit()
    assert set(lines(review)) == {"Ana", "Ben"}


def test_names_keep_their_room_however_narrow_the_box(review, context):
    review.resize(420, 400)
    assert review.speakers.table.columnWidth(WHO) >= context.theme.fonts.scaled(11)


def test_three_hundred_speakers_are_shown_and_answered_at_once(review, context):
    from fieldnotes.interop.speakers import Answer, Speaker

    many = tuple(Speaker(f"P{number}", (0,), 3, 30) for number in range(300))
    review.speakers.show_speakers(many, (Answer(),) * 300, ())
    review.speakers.table.selectAll()
    review.speakers.switch_asks()
    assert sum(casting.asks for casting in review.speakers.castings()) == 300
