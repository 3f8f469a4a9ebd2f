"""What is done in processes of their own: plain data in, plain data out; nothing here touches a window."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.export.choices import Choices
from fieldnotes.export.dialogue_sheet import Sheet
from fieldnotes.interop.plan import ImportOptions, Plan, Reading
from fieldnotes.interop.speakers import Answer, Speaker, speakers_of
from fieldnotes.project.project import Project
from ui.base.tasks import Progress, Report


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would make, ready to be shown.

    Attributes:
        plan: the notes and what is left out.
        words: of each note, how many words it has.
        columns: names of the columns of the tables among the files.
        speakers: who speaks in the notes.
        answers: of each speaker, who it probably is.
        people: everybody of the project that a speaker may be, by name.
    """

    plan: Plan
    words: tuple[int, ...] = ()
    columns: tuple[str, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    answers: tuple[Answer, ...] = ()
    people: tuple[tuple[Ref, str], ...] = ()


def preview_import(paths: Sequence[Path], options: ImportOptions, report: Report) -> Preview:
    """Read files and say what an import of them would make; ``report`` is told of each file and of the words so far."""
    from fieldnotes.interop.gather import plan_import  # the readers are loaded in the worker alone

    words = 0

    def tell(done: int, total: int, name: str) -> None:
        so_far = f" · {words:,} words so far" if words else ""
        report(Progress(done, total, f"Reading file {done + 1:,} of {total:,}, {PurePath(name).name}{so_far}"))

    def count(reading: Reading) -> None:
        nonlocal words
        words += sum(note.words for note in reading.notes)

    plan = plan_import(list(paths), options, tell, taken=count)
    return Preview(plan, tuple(note.words for note in plan.notes), _columns(paths, options.encoding), speakers_of(plan))


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """A report that was written: where, with how many quotations, how many were withheld or had signs replaced.

    ``named`` people stand by name in its texts because they have no pseudonym.
    """

    path: Path
    quotations: int
    withheld: int
    replaced: int
    named: int


def write_report(project: Path, key: bytes | None, choices: Choices, out: Path) -> WrittenReport:
    """Write a Word report of a project as it stands in its file.

    Raises:
        UserError: the choices name what is not there, or the report cannot be written.
    """
    from fieldnotes.export.docx_writer import write_docx  # what writes is loaded in the worker alone
    from fieldnotes.export.gather import report_of

    opened = Project.open(project, key, readonly=True)
    try:
        report = report_of(opened, choices)
    finally:
        opened.close()
    written = write_docx(report, out)
    return WrittenReport(out, written.quotations, report.withheld, written.replaced, report.named)


def write_dialogue_form(sheet: Sheet, out: Path) -> Path:
    """Write the form of a dialogue exercise; its path.

    Raises:
        UserError: it cannot be written there.
    """
    from fieldnotes.export.dialogue_form import write_form  # what writes is loaded in the worker alone

    write_form(sheet, out)
    return out


def _columns(paths: Sequence[Path], encoding: str) -> tuple[str, ...]:
    """The names of all columns, in the order in which they are met."""
    from fieldnotes.interop.gather import columns_of, table_files

    names: list[str] = []
    for path in table_files(paths):
        try:
            names += columns_of(path, encoding)
        except UserError:
            continue  # the plan says already why this file cannot be read
    return tuple(name for name in dict.fromkeys(names) if name)
