"""Reports from the window: what they hold, where they go, which were written."""

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt

from fieldnotes.domain.when import When
from ui.commands import reports
from ui.dialogs.report_options import ReportOptions
from ui.panels.reports import ReportsRoom, room

pytestmark = pytest.mark.usefixtures("boxes_closed")


@pytest.fixture
def coded(context):
    """Two codes, one below the other, with a passage each, and a third without; ids by name."""
    project = context.project
    note = project.notes.add(title="Tea hut", text="The chain sang. Nobody spoke.", observed=When.of("2013-05-04"))
    above = project.codes.add("listening")
    below = project.codes.add("to the chain", parent=above.id)
    other = project.codes.add("waiting")
    project.codings.add(note.id, 0, 14, below.id)
    project.codings.add(note.id, 16, 29, above.id)
    return {"listening": above.id, "to the chain": below.id, "waiting": other.id}


def asked(context, qtbot, codes=None) -> ReportOptions:
    box = reports.ask_word_report(context, codes)
    assert box is not None
    return box


def words_of(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def test_all_codes_are_ticked_at_first_and_counted(context, qtbot, coded):
    box = asked(context, qtbot)
    assert box.count.text() == "3 codes · 2 quotations"
    assert box.choices().codes is None


def test_a_tick_on_a_code_is_a_tick_on_those_below_it(context, qtbot, coded):
    box = asked(context, qtbot)
    box._items[coded["listening"]].setCheckState(0, Qt.CheckState.Unchecked)
    assert box.choices().codes == [coded["waiting"]]
    box._items[coded["to the chain"]].setCheckState(0, Qt.CheckState.Checked)
    assert box.choices().codes == [coded["to the chain"], coded["waiting"]]
    assert box.count.text() == "2 codes · 1 quotation"


def test_a_report_is_written_where_one_says_and_listed_in_the_room(context, qtbot, coded, said, tmp_path):
    panel = room().make(context)
    assert isinstance(panel, ReportsRoom)
    qtbot.addWidget(panel)
    assert panel.cards() == []
    box = asked(context, qtbot, [coded["to the chain"]])
    box.title.setText("What the chain said")
    context.prompts.tells(tmp_path / "chain")
    box.accept()
    out = tmp_path / "chain.docx"
    text = words_of(out)
    assert "The chain sang" in text
    assert "Nobody spoke" not in text
    assert "What the chain said" in text
    assert said[-1].words == "Wrote 1 quotation to chain.docx."
    assert said[-1].action == "Open"
    assert [card.accessibleName() for card in panel.cards()] == ["Open chain.docx"]


def test_a_report_that_cannot_be_written_says_why(context, qtbot, coded, said, tmp_path):
    box = asked(context, qtbot)
    context.prompts.tells(tmp_path / "nowhere" / "chain.docx")
    box.accept()
    assert "There is no folder" in said[-1].words


def test_turning_back_at_the_last_question_writes_nothing(context, qtbot, coded, said):
    box = asked(context, qtbot)
    context.prompts.tells(None)
    box.accept()
    assert said == []


def test_without_codings_there_is_nothing_to_report(context, said):
    assert reports.ask_word_report(context) is None
    assert "nothing has been coded" in said[-1].words


def test_a_report_that_is_gone_says_so(context, said, tmp_path):
    reports.open_report(context, tmp_path / "gone.docx")
    assert said[-1].words == "gone.docx is no longer where it was written."
