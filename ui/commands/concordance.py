"""Commands on lists of words in their context: keep one as a table."""

import re
from collections.abc import Generator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from fieldnotes.domain.errors import UserError
from fieldnotes.export.concordance import About, Cells, checked_path, rows_of, write_fed
from fieldnotes.search.results import Line, Lines
from ui.base.asking import Asking
from ui.base.context import Context
from ui.base.feeding import feed
from ui.base.line_reading import LineReading
from ui.base.tasks import Progress
from ui.commands.command import Command

FILTERS = "Excel workbook (*.xlsx);;Table (*.csv)"
_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


def commands(context: Context) -> tuple[Command, ...]:
    """Save the list of the search that was looked at last."""
    last = LastAsked(context.search)
    context.search.fronted.connect(last.take)

    def save() -> None:
        if last.asking is not None:
            save_list(context, last.asking)

    return (
        Command(
            id="search.save_list",
            words="Save list…",
            icon="export",
            group="Search",
            when=lambda: last.asking is not None,
            run=save,
        ),
    )


class LastAsked(QObject):
    """Remembers the search that was looked at last, as long as its page is there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.asking: Asking | None = None

    def take(self, asking: Asking) -> None:
        """Another one came to the front."""
        self.asking = asking
        asking.destroyed.connect(partial(self._forget, asking))

    def _forget(self, asking: Asking) -> None:
        if self.asking is asking:
            self.asking = None


def save_list(context: Context, asking: Asking) -> None:
    """Ask where to, then write the lines that are chosen on the page of a search, or all, in the order shown there.

    Raises:
        UserError: the file cannot be of the kind its name ends in.
    """
    path = context.prompts.save_file("Save list", f"{suggested_name(asking.query)}.xlsx", FILTERS)
    if path is None:
        return
    path = checked_path(path)
    if path.exists() and path.samefile(context.session.path):
        raise UserError(f"{path.name} is the project itself; choose another name for the list.")
    chosen = {(line.note, line.start, line.end) for line in asking.chosen()}
    about = About.of(context.project, asking.query, asking.lines_question().scope)
    keeping = ListKeeping(context, path, about, chosen)
    shown = asking.listed()
    if shown is not None:
        keeping.write(shown)
    else:
        keeping.read(asking)


def suggested_name(query: str) -> str:
    """A name for the file of a query's lines."""
    words = " ".join(_UNFIT.sub(" ", query).split())[:60].strip(". ")
    return f"{words or 'Search'} in context"


class ListKeeping(QObject):
    """Keeps one list: reads its lines if they are not there, gathers what is told of them, hands them to who writes.

    Args:
        context: where.
        path: the file.
        about: what the list answers to.
        chosen: the places (note, start, end) to which it keeps; none for all.
    """

    def __init__(self, context: Context, path: Path, about: About, chosen: set[tuple[str, int, int]]) -> None:
        super().__init__(context.search)
        self._context = context
        self._path = path
        self._about = about
        self._chosen = chosen
        self._lines: list[Line] = []

    def read(self, asking: Asking) -> None:
        """Read all lines first, then write them."""
        self._reading = LineReading(self._context.search, self)
        self._reading.read.connect(self._take)
        self._reading.refused.connect(self._fail)
        self._reading.start(asking.lines_question())

    def write(self, lines: Sequence[Line]) -> None:
        """Write lines, in slices and in a process of its own."""
        if self._chosen:
            lines = [line for line in lines if (line.note, line.start, line.end) in self._chosen]
        self._asked = len(lines)
        work = _gathered(self._context, lines)
        task = self._context.tasks.slices(work, done=self._gathered, failed=self._fail, words="Saving list")
        if task.running:
            self._context.show_work(task)

    def _take(self, lines: Lines, _first: bool) -> None:
        self._lines += lines.lines
        if not self._reading.under_way:
            self.write(self._lines)

    def _gathered(self, batches: object) -> None:
        assert isinstance(batches, list)
        total = sum(map(len, batches))
        pipe = feed(batches)
        task = self._context.tasks.run(
            write_list,
            pipe,
            self._path,
            self._about,
            total,
            done=self._done,
            failed=self._fail,
            progress=_unheard,
            words="Saving list",
        )
        pipe.close()
        if task.running:
            self._context.show_work(task)

    def _done(self, count: object) -> None:
        assert isinstance(count, int)
        left_out = self._asked - count
        withheld = (
            f" {left_out:,} of restricted notes {'was' if left_out == 1 else 'were'} left out." if left_out else ""
        )
        self._context.say(f"Saved {count:,} line{'s' * (count != 1)} in {self._path.name}.{withheld}")
        self.deleteLater()

    def _fail(self, error: UserError) -> None:
        self._context.say(error.message)
        self.deleteLater()


def write_list(pipe: object, path: Path, about: About, total: int, report: object) -> int:
    """Write what comes through a pipe, in a process of its own; how many rows there were.

    Raises:
        UserError: the file cannot be written.
    """
    assert callable(report)
    told = report
    return write_fed(pipe, path, about, total, report=lambda done, whole: told(Progress(done, whole, "Saving list")))  # type: ignore[arg-type]


def _gathered(context: Context, lines: Sequence[Line]) -> Generator[Progress, None, list[list[Cells]]]:
    """The rows of lines, in slices."""
    found: list[list[Cells]] = []
    done = 0
    for batch in rows_of(context.project, lines):
        found.append(batch)
        done += len(batch)
        yield Progress(done, len(lines), "Saving list")
    return found


def _unheard(_progress: object) -> None:
    """The status line hears of the task itself."""
