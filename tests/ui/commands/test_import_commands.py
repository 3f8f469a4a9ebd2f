"""What the window asks and says when documents are brought in."""

from interop.document_files import pdf_file, xlsx_file

from fieldnotes.interop.gather import READERS
from ui.commands.imports import FILTER, import_paths


def test_the_dialog_for_opening_shows_every_kind_that_can_be_read():
    shown = set(FILTER.partition("(")[2].partition(")")[0].replace("*", "").split())
    assert shown >= set(READERS) - {".mdown", ".xls"}


def test_a_spreadsheet_is_asked_about_its_columns_as_other_tables_are(context, qtbot, tmp_path):
    rows = [["Visits of the year"], ["Day", "Notes", "Place"], [("date", 41590), "We met.", "Ward A"]]
    (tmp_path / "visits.xlsx").write_bytes(xlsx_file(rows))
    (tmp_path / "scan.pdf").write_bytes(pdf_file([[]], picture=True))
    review = import_paths(context, [tmp_path])
    qtbot.addWidget(review)
    qtbot.waitUntil(lambda: review.model.rowCount() == 1)
    chosen = {field: box.currentData() for field, box in review.form.columns.items() if box.currentData()}
    assert chosen == {"text": "Notes", "observed": "Day", "site": "Place"}
    (note,) = review.plan().notes
    assert (note.text, note.observed.iso, note.site) == ("We met.", "2013-11-12", "Ward A")
    assert "OCR" in review.skipped.item(0).text()
    review.accept()
    assert context.project.stats()["notes"] == 1
