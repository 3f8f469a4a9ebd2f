"""The audit trail: every step of a project as a table that any spreadsheet opens."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from fieldnotes.domain.history import Deed
from fieldnotes.export.tables import write_table
from fieldnotes.project.project import Project

_HEAD = ("number", "when", "who", "what", "kind", "undone")
_PAGE = 2_000


def write_audit_trail(project: Project, path: Path) -> None:
    """Write all steps, the earliest first, as CSV in UTF-8; a file that is there is replaced only by a whole one.

    Args:
        project: whose history.
        path: where to.

    Raises:
        UserError: the file cannot be written.
    """
    people = {person.id: person.name for person in project.contributors.all()}
    write_table(path, _HEAD, (_cells(deed, people) for deed in reversed(list(_all(project)))))


def _all(project: Project) -> Iterator[Deed]:
    before: int | None = None
    while page := project.history.log(_PAGE, before):
        yield from page
        before = page[-1].number


def _cells(deed: Deed, people: dict[str, str]) -> tuple[str, ...]:
    when = datetime.fromtimestamp(deed.at / 1000).astimezone().isoformat(timespec="seconds")
    who = people.get(deed.contributor or "", "")
    return str(deed.number), when, who, deed.label, deed.kind, "yes" if deed.undone else ""
