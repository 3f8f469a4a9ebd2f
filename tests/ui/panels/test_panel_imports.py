"""Importing, from the choice of files to the toast."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from fieldnotes.domain.refs import Ref
from ui.app import furnished
from ui.base.tasks import WindowTasks
from ui.commands import imports
from ui.dialogs.import_review import ImportReview

pytestmark = pytest.mark.usefixtures("boxes_closed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files as people have them: some good, some not."""
    (tmp_path / "2013-05-04 market.txt").write_text("Rain, and nobody came.", encoding="utf-8")
    (tmp_path / "old.txt").write_bytes("Café, déjà vu, naïveté".encode("cp1252"))
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4")
    return tmp_path


def review_of(context, qtbot, *paths: Path) -> ImportReview:
    review = imports.import_paths(context, list(paths))
    assert review is not None
    return review


def column(review: ImportReview, number: int) -> list[str]:
    model = review.model
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def test_the_review_shows_what_will_come_and_what_is_left_out_and_why(context, qtbot, folder):
    review = review_of(context, qtbot, folder)
    assert review.heading.text() == "2 notes will come from 2 files"
    assert column(review, 2) == ["4 May 2013", "–"]
    assert column(review, 6)[1].startswith("Windows")
    assert "1 without a date" in review.summary.text()
    assert review.text.toPlainText() == "Rain, and nobody came."
    left_out = [review.skipped.item(row).text() for row in range(review.skipped.count())]
    assert len(left_out) == 2
    assert any("empty" in words for words in left_out)
    assert context.project.notes.count() == 0
    ModelTester(review.model)


def test_agreeing_makes_the_notes_in_one_step_and_the_toast_takes_it_back(context, qtbot, folder, said):
    review = review_of(context, qtbot, folder)
    review.accept()
    assert context.project.notes.count() == 2
    assert said[-1].words == "Imported 2 notes. 2 left out."
    said[-1].run()
    assert context.project.notes.count() == 0


def test_turning_back_makes_nothing(context, qtbot, folder):
    review = review_of(context, qtbot, folder)
    review.reject()
    assert context.project.notes.count() == 0


def test_what_one_says_changes_the_plan(context, qtbot, folder):
    review = review_of(context, qtbot, folder)
    review.form.kind.setCurrentIndex(review.form.kind.findData("diary"))
    assert column(review, 1) == ["diary", "diary"]
    review.form.observed.setText("3 March 2011")
    qtbot.waitUntil(lambda: column(review, 2)[1] == "3 Mar 2011")
    review.form.observed.setText("the day of the fog")
    qtbot.waitUntil(lambda: review.form.trouble.isVisibleTo(review))
    review.form.observed.clear()
    qtbot.waitUntil(lambda: not review.form.trouble.isVisibleTo(review))


def test_a_diary_is_split_at_its_dates(context, qtbot, tmp_path):
    diary = tmp_path / "diary.txt"
    diary.write_text(
        "4 May 2013\n\nRain, and nobody came to the market today at all.\n\n"
        "5 May 2013\n\nSun. Everybody came, and the bread was gone by ten.\n\n"
        "6 May 2013\n\nA quiet day, the river high, the boat at its moorings.\n",
        encoding="utf-8",
    )
    review = review_of(context, qtbot, diary)
    assert review.model.rowCount() == 1
    review.form.split.click()
    assert column(review, 2) == ["4 May 2013", "5 May 2013", "6 May 2013"]


def test_the_columns_of_a_table_are_guessed_and_can_be_named(context, qtbot, tmp_path):
    table = tmp_path / "rows.csv"
    table.write_text("Day,Notes,Place,Remark\n2012-03-04,Cold and still,Tea hut,Ice\n", encoding="utf-8")
    review = review_of(context, qtbot, table)
    assert column(review, 2) == ["4 Mar 2012"]
    assert review.plan().notes[0].site == "Tea hut"
    box = review.form.columns["title"]
    box.setCurrentIndex(box.findData("Remark"))
    assert column(review, 0) == ["Ice"]


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Two pages that lead to one another, one of them in a folder, one with a picture and a link to nothing."""
    root = tmp_path / "Ferry notes"
    (root / ".obsidian").mkdir(parents=True)
    (root / "Field").mkdir()
    (root / "2013-11-12 Quay.md").write_text("To [[Chain]] and [[Nowhere]] #log\n\n![](quay.png)", encoding="utf-8")
    (root / "Field" / "Chain.md").write_text("From [[2013-11-12 Quay]].", encoding="utf-8")
    (root / "quay.png").write_bytes(b"\x89PNG\r\n\x1a\n and more")
    return root


def test_the_review_of_a_vault_counts_folders_links_and_pictures(context, qtbot, vault):
    review = review_of(context, qtbot, vault)
    assert "2 folders · 2 links · 1 picture" in review.summary.text()
    assert column(review, 0) == ["Quay", "Chain"]
    assert [column(review, number) for number in (7, 8, 9)] == [["log", "Field"], ["2", "1"], ["1", ""]]
    assert [review.table.isColumnHidden(number) for number in (4, 5, 6, 7, 8, 9)] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]
    assert review.table.horizontalHeader().visualIndex(7) == 3
    assert "[picture]" in review.text.toPlainText()
    ModelTester(review.model)


def test_titles_keep_their_room_however_narrow_the_box(context, qtbot, vault):
    review = review_of(context, qtbot, vault)
    review.resize(500, 400)
    assert review.table.columnWidth(0) >= context.theme.fonts.scaled(15)
    review.resize(2400, 900)
    table = review.table
    assert table.horizontalHeader().length() == table.viewport().width()


def test_a_vault_imported_again_is_told_once_for_all_its_notes(context, qtbot, vault):
    review_of(context, qtbot, vault).accept()
    review = review_of(context, qtbot, vault)
    told = [review.warnings.item(row).text() for row in range(review.warnings.count())]
    assert "Quay · Chain\nThe project holds a note of this title with as many words already." in told
    assert len(told) == 2


def test_files_of_which_none_can_be_read_say_so(context, qtbot, folder):
    review = review_of(context, qtbot, folder / "scan.pdf")
    assert review.heading.text() == "Nothing can be imported"
    assert review.stack.currentWidget() is review.skipped
    assert not review._go.isEnabled()


def test_one_imported_note_is_opened(context, qtbot, folder):
    opened = []
    context.navigation.opened.connect(lambda ref, *_: opened.append(ref))
    review_of(context, qtbot, folder / "old.txt").accept()
    assert opened == [Ref("note", context.project.notes.rows()[0].id)]


def test_the_commands_ask_for_files_and_for_a_folder(context, qtbot, folder):
    by_id = {command.id: command for command in imports.commands(context)}
    context.prompts.tells([folder / "old.txt"], folder, [])
    by_id["project.import"].run()
    by_id["project.import_folder"].run()
    by_id["project.import"].run()
    boxes = [box for box in QApplication.topLevelWidgets() if isinstance(box, ImportReview) and box.isVisible()]
    assert sorted(len(box.plan().notes) for box in boxes) == [1, 2]
    for box in boxes:
        box.reject()


def test_escape_closes_the_review(context, qtbot, folder):
    review = review_of(context, qtbot, folder)
    qtbot.keyClick(review, Qt.Key.Key_Escape)
    assert not review.isVisible()
    assert context.project.notes.count() == 0


@pytest.fixture
def slow(context):
    """The context with a runner that works between events."""
    tasks = WindowTasks()
    yield replace(context, tasks=tasks)
    tasks.close()


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Two thousand notes in one file."""
    rows = "".join(f'{{"text": "Day {day}: rain on the slip and a queue of nine."}}\n' for day in range(2_000))
    path = tmp_path / "rows.jsonl"
    path.write_text(rows, encoding="utf-8")
    return path


def begun(context, qtbot, path: Path):
    """An import that has got some way; its task."""
    working = []
    context.navigation.worked.connect(working.append)
    review = review_of(context, qtbot, path)
    qtbot.waitUntil(lambda: review.model.rowCount() == 2_000, timeout=30_000)
    review.accept()
    seen = []
    working[-1].progressed.connect(seen.append)
    qtbot.waitUntil(lambda: bool(seen), timeout=30_000)
    return working[-1]


def test_a_long_import_shows_how_far_it_is_and_can_be_stopped(slow, qtbot, many):
    task = begun(slow, qtbot, many)
    assert slow.project.notes.count() == 0
    task.cancel()
    assert slow.project.notes.count() == 0
    assert slow.project.check() == []


def test_closing_the_window_stops_an_import_that_is_under_way(slow, qtbot, many):
    window = furnished(slow)
    qtbot.addWidget(window)
    window.show()
    task = begun(slow, qtbot, many)
    window.close()
    assert not task.running
    assert slow.project.notes.count() == 0


def test_files_dropped_on_an_open_note_are_imported_not_written_into_it(window, qtbot, folder):
    note = window.context.project.notes.add(title="Open", text="Words.")
    window.open(Ref("note", note.id))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder / "old.txt"))])
    data.setText(str(folder / "old.txt"))
    text = window.page().view.viewport()
    held = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    spot, copy = QPoint(40, 20), Qt.DropAction.CopyAction
    QApplication.sendEvent(text, QDragEnterEvent(spot, copy, *held))
    QApplication.sendEvent(text, QDropEvent(QPointF(spot), copy, *held))
    boxes = [box for box in QApplication.topLevelWidgets() if isinstance(box, ImportReview) and box.isVisible()]
    assert len(boxes) == 1
    assert window.context.project.notes.text(note.id) == "Words."
