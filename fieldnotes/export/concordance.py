"""A concordance as a table: one line a row, with where it stands and who said it, as CSV or an Excel workbook."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.media import spoken
from fieldnotes.domain.searches import Scope
from fieldnotes.domain.when import When
from fieldnotes.export.tables import write_table
from fieldnotes.project.project import Project
from fieldnotes.project.reporting import Reporting
from fieldnotes.search.results import Line

HEAD = ("date observed", "title", "kind", "site", "people", "speaker", "left", "match", "right", "start", "end", "note")
ABOUT = ("query", "narrowed to", "exported")
KINDS = (".xlsx", ".csv")
"""What files can be written, by their endings."""

BATCH = 250
"""So many notes' headers are read in one go: a few milliseconds."""

Cells = tuple[str, ...]
Told = Callable[[int], object]
"""Is told how many rows are written."""


@dataclass(frozen=True, slots=True)
class About:
    """What a list answers to: the query, what it was narrowed to in words, and the day it was written."""

    query: str
    scope: str
    day: str

    @classmethod
    def of(cls, project: Project, query: str, scope: Scope) -> "About":
        """Of today."""
        return cls(query, scope_words(project, scope), date.today().isoformat())


def rows_of(project: Project, lines: Sequence[Line]) -> Iterator[list[Cells]]:
    """The rows of some lines, in their order, a batch at a time; between batches the file may change.

    Lines of notes under a restriction are left out, as reports leave them out.
    """
    names = _names(project)
    withheld = {note.id for note in Reporting(project.store).heads().values() if note.restricted}
    facts: dict[str, tuple[str, str, str]] = {}
    for start in range(0, len(lines), BATCH):
        batch = lines[start : start + BATCH]
        asked = list({line.note for line in batch} - facts.keys())
        for note in project.notes.rows(ids=asked) if asked else ():
            facts[note.id] = note.kind, note.site, "; ".join(note.people)
        yield [_cells(line, facts.get(line.note, ("", "", "")), names) for line in batch if line.note not in withheld]


def checked_path(path: Path) -> Path:
    """A path that ends in one of ``KINDS``; one without an ending gets the first.

    Raises:
        UserError: it ends in something else.
    """
    if not path.suffix:
        return path.with_name(f"{path.name}{KINDS[0]}")
    if path.suffix.lower() not in KINDS:
        raise UserError(f"A list is written as {' or '.join(KINDS)}; {path.name} ends otherwise.")
    return path


def write_lines(path: Path, rows: Iterable[Cells], about: About, told: Told = lambda _: None) -> int:
    """Write rows to a file of the kind that its name ends in; a file that is there is replaced only by a whole one.

    Args:
        path: where to; see ``checked_path``.
        rows: as ``rows_of`` gives them.
        about: what the list answers to: in a CSV at the end of each row, in a workbook on a sheet of its own.
        told: is told now and then how many rows are done.

    Returns:
        how many rows were written.

    Raises:
        UserError: the file cannot be written.
    """
    counted = _Counted(rows, told)
    if path.suffix.lower() == ".csv":
        end = (about.query, about.scope, about.day)
        write_table(path, (*HEAD, *ABOUT), ((*cells, *end) for cells in counted))
    else:
        _write_workbook(path, counted, about)
    return counted.count


def write_fed(
    pipe: "Connection[Any, Any]", path: Path, about: About, total: int, *, report: Callable[[int, int], object]
) -> int:
    """Write rows that come in lists through a pipe until None comes: for a process of its own.

    Raises:
        UserError: as for ``write_lines``.
    """
    with pipe:
        rows = (cells for batch in iter(pipe.recv, None) for cells in batch)
        return write_lines(path, rows, about, lambda done: report(done, total))


def scope_words(project: Project, scope: Scope) -> str:
    """What a search was narrowed to, in words: "since 1 May 2012 · kind: interview · site: Tea hut or Slip"."""
    parts = []
    if scope.dated:
        since, until = (When.of(end).label() if end else "" for end in (scope.since, scope.until))
        parts.append(f"{since} – {until}" if since and until else f"since {since}" if since else f"until {until}")
    if scope.answers_only:
        parts.append("without the interviewer’s words")
    names = _names(project) if scope.bounds else {}
    for bound in scope.bounds:
        values = " or ".join(names.get(value, value) or "none" for value in bound.values)
        parts.append(f"{bound.facet}: {values}")
    return " · ".join(parts) or "everything"


def _write_workbook(path: Path, rows: Iterable[Cells], about: About) -> None:
    from fieldnotes.export.workbook import Column, write_workbook  # only who writes a workbook needs its library

    looks = {
        "title": Column(28),
        "people": Column(24),
        "site": Column(18),
        "speaker": Column(18),
        "left": Column(60, "right"),
        "match": Column(16, "center", bold=True),
        "right": Column(60),
        "note": Column(34),
    }
    told = dict(zip(ABOUT, (about.query, about.scope, about.day), strict=True))
    counted = (tuple(_counted(name, cell) for name, cell in zip(HEAD, cells, strict=True)) for cells in rows)
    write_workbook(path, "Lines", HEAD, counted, told, looks)


def _counted(name: str, cell: str) -> str | int:
    return int(cell) if name in ("start", "end") else cell


def _cells(line: Line, facts: tuple[str, str, str], names: Mapping[str, str]) -> Cells:
    kind, site, people = facts
    said = names.get(line.speaker, line.speaker)
    words = (spoken(part).replace("\n", " ¶ ") for part in (line.left, line.match, line.right))
    return (
        line.observed or "",
        line.title,
        kind,
        site,
        people,
        said,
        *words,
        str(line.start),
        str(line.end),
        line.note,
    )


def _names(project: Project) -> dict[str, str]:
    """What rows are called by which a search is narrowed, or who speaks."""
    called: tuple[Iterable[Any], ...] = (
        project.codes.all(),
        project.sites.all(),
        project.phases.all(),
        project.contributors.all(),
        project.actors.all(),
    )
    return {row.id: row.name for rows in called for row in rows}


class _Counted:
    """Rows that are counted as they pass."""

    def __init__(self, rows: Iterable[Cells], told: Told) -> None:
        self._rows = rows
        self._told = told
        self.count = 0

    def __iter__(self) -> Iterator[Cells]:
        for cells in self._rows:
            yield cells
            self.count += 1
            if self.count % 1_000 == 0:
                self._told(self.count)
