"""From finding to theory: coding what was found, a memo that quotes it, passages like one."""

from collections.abc import Callable, Generator, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from fieldnotes.analysis.found_coding import FoundCoding, Reckoning, Spot, reckoned
from fieldnotes.analysis.found_memo import MOST, FoundMemo
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.steps import Step
from fieldnotes.domain.when import When
from fieldnotes.search.results import Line
from fieldnotes.text.anchors import context as around
from ui.base.context import Context
from ui.base.tasks import Progress, Task
from ui.base.undoing import attempt, say_done
from ui.commands.command import Command
from ui.commands.texts import Deed, Front, deed_commands
from ui.dialogs.code_found import CodeFound, CodeFoundForm
from ui.models.found_words import coded_words, makes_words
from ui.models.search_words import counted
from ui.widgets.boxes import show_box

CODE, MEMO = "code_found", "memo_found"
"""What a page of results can do, by the names of ``Page.deeds``."""
REST = 120
"""How long the name of a code must rest until what it has coded already is counted, in milliseconds."""

_OF_RESULTS: tuple[Deed, ...] = (
    (CODE, "Code what was found…", "codes", "", "Code"),
    (MEMO, "Memo from what was found", "memo", "", "Memo"),
)

Take = Callable[[Sequence[Spot]], object]
Fetch = Callable[[Take], object]
"""Gets the places that are meant, at once or later, those of one note together."""


def commands(context: Context, front: Front) -> tuple[Command, ...]:
    """Coding and quoting what the page in front has found, and passages like the one selected."""
    return (
        *deed_commands(context, front, _OF_RESULTS),
        Command(
            id="found.similar",
            words="Similar passages",
            icon="passage",
            group="Search",
            when=lambda: similar_to_selection(context) is not None,
            run=lambda: open_similar(context),
        ),
    )


def spots_of(context: Context, lines: Sequence[Line]) -> list[Spot]:
    """The places of some lines, with the words that stand there as far as nobody has told them."""
    spots, note, text = [], "", ""
    for line in lines:
        if line.match:
            spots.append(Spot(line.note, line.start, line.end, line.match, line.left, line.right))
            continue
        if line.note != note:
            note, text = line.note, context.project.notes.text(line.note)
        before, after = around(text, line.start, line.end)
        spots.append(Spot(note, line.start, line.end, text[line.start : line.end], before, after))
    return spots


# Coding


def ask_code(context: Context, what: str, fetch: Fetch) -> CodeFoundForm:
    """Ask with which code, and how much around each place, telling beforehand what it makes; then code it.

    Args:
        context: where.
        what: what will be coded, in words.
        fetch: gets the places; asked once for counting, and anew for coding.
    """
    names = [code.name for code in context.project.codes.all() if code.status != "retired"]
    form = CodeFoundForm(what, names, QApplication.activeWindow())
    _Reckoner(context, form, fetch)

    def agreed(answer: CodeFound) -> None:
        fetch(lambda spots: attempt(context, partial(code_found, context, answer.code, answer.unit, spots)))

    form.agreed.connect(agreed)
    show_box(form)
    return form


def code_found(context: Context, code: str, unit: str, spots: Sequence[Spot]) -> None:
    """Code places, widened to a unit, between other events and in one step, and offer the way back.

    Args:
        context: where.
        code: a code's name or id; a missing one is made.
        unit: "match", "sentence", "paragraph" or "turn".
        spots: the places, those of one note together.

    Raises:
        UserError: nothing was found, or the project is open for reading only.
    """
    coding = FoundCoding(context.project, code, spots, unit)
    task = context.tasks.slices(
        _coding(coding),
        done=partial(_tell_coded, context, coding),
        failed=lambda error: context.say(error.message),
        words=f"Code with “{coding.name}”",
    )
    context.show_work(task)


def _coding(coding: FoundCoding) -> Generator[Progress, None, Step | None]:
    """The coding in slices; stopping it takes everything back."""
    try:
        while coding.advance():
            yield Progress(coding.done, coding.total, f"Coding place {coding.done:,} of {coding.total:,}")
        return coding.finish()
    finally:
        coding.cancel()


def _tell_coded(context: Context, coding: FoundCoding, step: object) -> None:
    """Say what was coded, with the way back."""
    if isinstance(step, Step):
        say_done(context, coded_words(coding.name, coding.made, coding.gone), step.id)
    elif coding.gone == coding.total:
        context.say("The words that were found are not in their notes any more; search again.")
    else:
        context.say(f"All of these passages bear “{coding.name}” already.")


class _Reckoner(QObject):
    """Counts what the form under consideration would make, between other events."""

    def __init__(self, context: Context, form: CodeFoundForm, fetch: Fetch) -> None:
        super().__init__(form)
        self._context, self._form = context, form
        self._spots: Sequence[Spot] | None = None
        self._task: Task | None = None
        self._over = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._count)
        form.changed.connect(self._rest.start)
        form.finished.connect(self._end)
        fetch(self._take)

    def _take(self, spots: Sequence[Spot]) -> None:
        if not self._over:  # the box may have been closed before the places came
            self._spots = spots
            self._count()

    def _count(self) -> None:
        self._stop()
        if self._spots is None:
            return
        self._form.say_counting()
        answer = self._form.answer()
        work = _counting(reckoned(self._context.project, answer.code, self._spots, answer.unit), len(self._spots))
        self._task = self._context.tasks.slices(work, done=partial(self._show, answer.unit))

    def _show(self, unit: str, told: object) -> None:
        self._task = None
        if isinstance(told, Reckoning):
            self._form.show_turns(bool(told.with_turns))
            self._form.show_makes(makes_words(told, unit), told.first)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _end(self) -> None:
        self._over = True
        self._rest.stop()
        self._spots = None
        self._stop()


def _counting(told: Generator[Reckoning, None, None], total: int) -> Generator[Progress, None, Reckoning]:
    last = Reckoning()
    for last in told:
        yield Progress(last.passages, total)
    return last


# Quoting


def memo_found(context: Context, title: str, opening: str, spots: Sequence[Spot]) -> None:
    """Begin a memo that quotes places, between other events and in one step; it is opened at once.

    Args:
        context: where.
        title: the memo's.
        opening: its first paragraph.
        spots: the places, those of one note together; of more than ``MOST`` the first.

    Raises:
        UserError: nothing was found, or the project is open for reading only.
    """
    memo = FoundMemo(context.project, title, opening, spots)
    task = context.tasks.slices(
        _quoting(memo),
        done=partial(_open_memo, context, memo),
        failed=lambda error: context.say(error.message),
        words="Begin a memo",
    )
    context.show_work(task)


def most_quoted(places: int) -> int:
    """How many of so many places a memo quotes."""
    return min(places, MOST)


def today_words() -> str:
    """Today, in words."""
    return When.of(date.today().isoformat()).label()


def _quoting(memo: FoundMemo) -> Generator[Progress, None, Step | None]:
    try:
        while memo.advance():
            yield Progress(memo.done, memo.total, "Quoting what was found")
        return memo.finish()
    finally:
        memo.cancel()


def _open_memo(context: Context, memo: FoundMemo, step: object) -> None:
    if memo.memo is not None and isinstance(step, Step):
        context.open(Ref("memo", memo.memo.id), keep=True)
        say_done(context, f"Began a memo with {counted(memo.quoted, 'quotation')}.", step.id)


# Passages like one


def similar_to_selection(context: Context) -> Ref | None:
    """The page of passages like what is selected: a passage, or words of a note; None for anything else."""
    ref, span = context.selection.ref, context.selection.span
    if ref is not None and ref.noun == "passage":
        return Ref("similar", ref.id)
    if ref is not None and ref.noun == "note" and span is not None and span.end > span.start:
        return similar_to(ref.id, span.start, span.end)
    return None


def similar_to(note: str, start: int, end: int) -> Ref:
    """The page of passages like a stretch of a note (code points)."""
    return Ref("similar", f"{note}@{start}-{end}")


def open_similar(context: Context) -> None:
    """Open the passages like what is selected.

    Raises:
        UserError: nothing is selected that others could be like.
    """
    ref = similar_to_selection(context)
    if ref is None:
        raise UserError("Select some words of a note, or a passage, to see what is like it.")
    context.open(ref)
