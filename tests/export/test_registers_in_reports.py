"""How a quotation is to be read, told in its source line."""

from pathlib import Path

import pytest
from docx import Document

from fieldnotes.export.choices import Choices
from fieldnotes.export.docx_writer import write_docx
from fieldnotes.export.gather import report_of
from fieldnotes.project.project import Project

TEXT = "She stopped. “It leaks,” she said. Perhaps it does."


def quoted(project: Project, words: str, *registers: tuple[str, str], told: bool = True) -> str:
    """The register that a report tells of some words of a note with these registers (words, kind)."""
    note = project.notes.add(title="Leak", text=TEXT).id
    for stretch, kind in registers:
        start = TEXT.index(stretch)
        project.registers.set(note, start, start + len(stretch), kind)
    code = project.codes.find("leaking") or project.codes.add("leaking")
    start = TEXT.index(words)
    project.codings.add(note, start, start + len(words), code.id)
    (section,) = report_of(project, Choices(registers=told)).sections
    (quotation,) = section.quotations
    return quotation.register


@pytest.mark.parametrize(
    ("words", "registers", "expected"),
    [
        ("It leaks", [("“It leaks,”", "verbatim")], "verbatim"),
        ("“It leaks,”", [("It leaks", "verbatim")], "verbatim"),
        ("“It leaks,” she said.", [("It leaks", "verbatim")], "partly verbatim"),
        (
            "leaks,” she said",
            [("It leaks", "near-verbatim"), ("she said.", "description")],
            "near-verbatim and description",
        ),
        ("It leaks,” she said. Perhaps", [("It leaks", "recalled"), ("Perhaps", "aside")], "partly recalled and aside"),
        ("She stopped", [("It leaks", "verbatim")], ""),
        ("She stopped", [], ""),
        (". “", [("It leaks", "verbatim")], ""),
    ],
)
def test_a_quotation_tells_the_registers_of_its_words(project, words, registers, expected) -> None:
    assert quoted(project, words, *registers) == expected


def test_a_report_may_leave_the_registers_out(project) -> None:
    assert quoted(project, "It leaks", ("It leaks", "verbatim"), told=False) == ""


def test_the_source_line_in_word_names_the_register(project, tmp_path: Path) -> None:
    quoted(project, "It leaks", ("It leaks", "verbatim"))
    out = tmp_path / "leak.docx"
    write_docx(report_of(project, Choices()), out)
    sources = [line.text for line in Document(str(out)).paragraphs if line.style.name == "Attribution"]
    assert any("verbatim" in source for source in sources)
