"""The sample study from nothing to its Word report, as a newcomer's first command."""

from dataclasses import dataclass
from pathlib import Path

from fieldnotes.export.docx_writer import write_docx
from fieldnotes.export.gather import report_of
from fieldnotes.interop.sample import build_sample
from fieldnotes.session import Session

TITLE = "Keeping the ferry"
WORD = "chain"
"""What the demonstration searches for."""


@dataclass(frozen=True, slots=True)
class Demonstration:
    """Where the sample lies, and what was found and written on the way."""

    project: Path
    report: Path
    notes: int
    passages: int
    found_notes: int
    found_times: int
    quotations: int


def demonstrate(folder: Path) -> Demonstration:
    """Build the sample study in a folder, search it, write its Word report; nothing there is overwritten."""
    folder.mkdir(parents=True, exist_ok=True)
    path, out = _fresh(folder / f"{TITLE}.fieldnotes"), _fresh(folder / f"{TITLE}.docx")
    session = Session.create(path, TITLE, "Ines Marlowe")
    try:
        build_sample(session.project)
        session.search.wait_until_current()
        found = session.search.query(WORD)
        report = report_of(session.project)
        write_docx(report, out)
        counts = session.project.stats()
    finally:
        session.close()
    notes, passages = counts["notes"], counts["passages"]
    return Demonstration(path, out, notes, passages, found.notes, found.occurrences, report.quotations)


def _fresh(path: Path) -> Path:
    """A path that nothing lies at yet: with a number behind the name where need be."""
    number, candidate = 2, path
    while candidate.exists():
        candidate = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return candidate
