"""Real diaries become a report whole: every occurrence quoted exactly, whatever the script."""

import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from fieldnotes.domain.when import When
from fieldnotes.export.choices import Choices
from fieldnotes.export.docx_writer import document_bytes
from fieldnotes.export.gather import report_of
from fieldnotes.export.outline import Report
from fieldnotes.project.project import Project
from fieldnotes.text.standoff import settle

DATA = Path(__file__).parents[3] / "shared" / "data"
PEPYS = DATA / "pepys_1660_1661" / "entries.jsonl"
LU_XUN = DATA / "luxun_1912_1914" / "entries.jsonl"


def report_on(file: Path, text: str, day: str, phrase: str, language: str, first: int) -> tuple[Report, int]:
    """A report on every place of a phrase in the first entries of a diary, and how many places there are."""
    project = Project.create(None, title=file.parent.name, contributor="Ada Wren")
    entries = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()[:first]]
    places = 0
    with project.store.step("Bring in a diary"):
        for name in ("Mr. Moore", "Will Hewer", "Elizabeth Pepys"):
            project.actors.add(name)
        code = project.codes.add(phrase).id
        for entry in entries:
            words = settle(entry[text])
            note = project.notes.add(
                kind="diary", title=entry[day], text=words, observed=When.of(entry[day]), language=language
            )
            for match in re.finditer(phrase, words):
                project.codings.add(note.id, match.start(), match.end(), code)
                places += 1
    report = report_of(project, Choices(label="none", context=60, made="2019-03-12"))
    project.close()
    return report, places


@pytest.mark.skipif(not PEPYS.exists(), reason="the diaries are not here")
def test_every_place_in_an_english_diary_is_quoted() -> None:
    report, places = report_on(PEPYS, "text", "iso_gregorian", "my wife", "en", 200)
    assert report.quotations == places > 80
    assert {quotation.words for quotation in report.sections[0].quotations} == {"my wife"}
    data, replaced = document_bytes(report)
    assert replaced == 0
    quoted = [p.text for p in Document(BytesIO(data)).paragraphs if p.style.name == "Quotation"]
    assert sum("my wife" in paragraph for paragraph in quoted) >= places


@pytest.mark.skipif(not PEPYS.exists(), reason="the diaries are not here")
def test_no_quotation_is_altered_while_nobody_has_a_pseudonym() -> None:
    report, places = report_on(PEPYS, "text", "iso_gregorian", "[^.]*(?:Moore|Will|Pepys)[^.]*", "en", 200)
    entries = PEPYS.read_text(encoding="utf-8").splitlines()[:200]
    diary = "\n".join(settle(json.loads(entry)["text"]) for entry in entries)
    assert report.quotations == places > 60
    assert all(quotation.words in diary for quotation in report.sections[0].quotations)
    assert report.named > 0


@pytest.mark.skipif(not LU_XUN.exists(), reason="the diaries are not here")
def test_every_place_in_a_chinese_diary_is_quoted() -> None:
    report, places = report_on(LU_XUN, "content", "iso_date", "夜", "zh", 300)
    assert report.quotations == places > 60
    data, replaced = document_bytes(report)
    assert replaced == 0
    document = Document(BytesIO(data))
    languages = document.element.body.xpath("//w:lang/@w:eastAsia")
    assert set(languages) == {"zh-CN"}
