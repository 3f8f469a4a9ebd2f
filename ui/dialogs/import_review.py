"""Shows what an import will make and what it will leave out, before anything is made."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.when import When
from fieldnotes.interop.plan import ImportOptions, Plan
from ui.base.tasks import Progress, Task
from ui.base.workers import Preview
from ui.dialogs.import_options import ImportOptionsForm, ReadWhen
from ui.dialogs.import_speakers import SpeakersPart
from ui.models.planned_notes import FOLDERS, OPTIONAL, PlannedNotes
from ui.theme.theme import Theme
from ui.widgets.boxes import answer_buttons
from ui.widgets.progress_row import ProgressRow
from ui.widgets.segmented import Segmented

SHOWN = 4_000
"""How much of a note's text the preview shows, in code points."""

PARTS = (("notes", "Will come"), ("speakers", "Speakers"), ("skipped", "Left out"), ("warnings", "To look at"))
"""What can be looked at, and its words."""

NAMED = 3
"""How many notes are named of those that one thing is said of."""

Planner = Callable[
    [ImportOptions, Callable[[object], None], Callable[[UserError], None], Callable[[Progress], None]], Task
]
"""Begins to look at the files under some options; the callbacks get a Preview, an error, how far it is."""


class ImportReview(QDialog):
    """Options above, below them what comes, what is left out, what to look at.

    Args:
        planner: looks at the files, in the background.
        read_when: reads a date as people write it.
        sites: names of places there are.

    Signals:
        agreed: the Plan that the person wants carried out.
    """

    agreed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        planner: Planner,
        read_when: ReadWhen,
        sites: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import")
        self._planner = planner
        self._task: Task | None = None
        self._asked: ImportOptions | None = None
        self._preview = Preview(Plan(()))
        self.form = ImportOptionsForm(read_when, sites, self)
        self.form.changed.connect(self.look)
        self._build(theme)
        self._lay_out()
        self.resize(theme.fonts.scaled(78), theme.fonts.scaled(52))
        self.look()

    def look(self) -> None:
        """Look at the files under the options as they are now; what was under way is given up."""
        options = self.form.options()
        if options == self._asked:
            return
        if self._task is not None:
            self._task.cancel()
        self._asked = options
        self._go.setEnabled(False)
        self.progress.show_progress(0, 0, "Reading the files …")
        self.progress.show()
        self._task = self._planner(options, self._take, self._refuse, self._tell_progress)

    def plan(self) -> Plan:
        """What will be made as it stands."""
        return replace(
            self._preview.plan, cast=self.speakers.castings(), code_turns=self.speakers.code_turns.isChecked()
        )

    def done(self, result: int) -> None:
        """Stop looking, and hand the plan over if it was agreed to."""
        if self._task is not None:
            self._task.cancel()
        if result == QDialog.DialogCode.Accepted:
            self.agreed.emit(self.plan())
        super().done(result)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the titles what room there is when the table's width changes."""
        if event.type() == QEvent.Type.Resize and watched is self.table.viewport():
            self._widen_titles()
        return super().eventFilter(watched, event)

    def _widen_titles(self) -> None:
        """Titles take all that the other columns leave, but never so little that they cannot be read."""
        header = self.table.horizontalHeader()
        others = sum(header.sectionSize(column) for column in range(1, header.count()))
        header.resizeSection(0, max(self._narrowest, self.table.viewport().width() - others))

    def _build(self, theme: Theme) -> None:
        self.heading = QLabel("Import", self)
        self.heading.setProperty("role", "heading")
        self.summary = QLabel("", self)
        self.summary.setProperty("role", "muted")
        self.summary.setWordWrap(True)
        self.progress = ProgressRow("", self)
        self.progress.cancelled.connect(self.reject)
        self.choice = Segmented(PARTS, "Show")
        self.choice.chosen.connect(self._show)
        self.model = PlannedNotes(theme, self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Notes that will come")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme.fonts.scaled(2.1))
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        self._narrowest = theme.fonts.scaled(15)
        for column, ems in ((1, 6), (2, 8), (3, 5), (4, 5), (5, 7), (6, 9), (FOLDERS, 11), (8, 5), (9, 6)):
            header.resizeSection(column, theme.fonts.scaled(ems))
        header.moveSection(FOLDERS, 3)
        self.table.viewport().installEventFilter(self)
        self.table.selectionModel().currentRowChanged.connect(self._read)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setFont(theme.fonts.serif(theme.fonts.scaled(1.12)))
        self.text.setAccessibleName("The beginning of the chosen note")
        self.speakers = SpeakersPart(theme, self)
        self.speakers.looked_for.connect(self.form.look_for_speakers)
        self.skipped = self._list("What is left out, and why")
        self.warnings = self._list("What to look at")

    def _lay_out(self) -> None:
        both = QSplitter(Qt.Orientation.Horizontal, self)
        both.addWidget(self.table)
        both.addWidget(self.text)
        both.setStretchFactor(0, 3)
        both.setStretchFactor(1, 2)
        both.setChildrenCollapsible(False)
        self.stack = QStackedWidget(self)
        for widget in (both, self.speakers, self.skipped, self.warnings):
            self.stack.addWidget(widget)
        buttons, self._go = answer_buttons(self, "Import")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self.summary)
        column.addWidget(self.form)
        column.addWidget(self.choice)
        column.addWidget(self.stack, 1)
        column.addWidget(self.progress)
        column.addWidget(buttons)

    def _list(self, name: str) -> QListWidget:
        box = QListWidget(self)
        box.setAccessibleName(name)
        box.setWordWrap(True)
        box.setResizeMode(QListWidget.ResizeMode.Adjust)
        box.setAlternatingRowColors(False)
        return box

    def _take(self, found: object) -> None:
        """Show what was found."""
        assert isinstance(found, Preview)
        asked = self._asked
        self.form.set_columns(found.columns)
        if self._asked is not asked:
            return  # the columns could be guessed, and the files are being looked at again
        self._preview = found
        plan = found.plan
        self.progress.hide()
        self.model.set_notes(plan.notes, found.words)
        for column in OPTIONAL:
            self.table.setColumnHidden(column, not self.model.says(column))
        self._widen_titles()
        self.speakers.show_speakers(found.speakers, found.answers, found.people)
        _fill(self.skipped, [(skipped.path, skipped.reason) for skipped in plan.skipped])
        warnings = _together(plan.warnings)
        _fill(self.warnings, warnings)
        self.choice.set_words("notes", f"Will come · {len(plan.notes):,}")
        self.choice.set_words("speakers", f"Speakers · {len(found.speakers):,}")
        self.choice.set_words("skipped", f"Left out · {len(plan.skipped):,}")
        self.choice.set_words("warnings", f"To look at · {len(warnings):,}")
        self.heading.setText(_heading(plan))
        self.summary.setText(_summary(found))
        self._go.setText(f"Import {_counted(len(plan.notes), 'note')}" if plan.notes else "Import")
        self._go.setEnabled(bool(plan.notes))
        self._show("skipped" if plan.skipped and not plan.notes else self.choice.choice())
        if plan.notes:
            self.table.selectRow(0)
        else:
            self.text.clear()

    def _refuse(self, error: UserError) -> None:
        self.progress.hide()
        self.summary.setText(error.message)

    def _tell_progress(self, at: Progress) -> None:
        self.progress.show_progress(at.done, at.total, at.words)

    def _show(self, key: str) -> None:
        self.choice.choose(key)
        self.stack.setCurrentIndex([part for part, _ in PARTS].index(key))

    def _read(self, index: QModelIndex) -> None:
        note = self.model.note(index)
        text = note.text.replace("\ufffc", "[picture]") if note is not None else ""
        self.text.setPlainText(text[:SHOWN] + (" …" if len(text) > SHOWN else ""))


def _heading(plan: Plan) -> str:
    if not plan.notes:
        return "Nothing can be imported"
    files = "" if plan.files == 1 else f" from {_counted(plan.files, 'file')}"
    return f"{_counted(len(plan.notes), 'note')} will come{files}"


def _summary(found: Preview) -> str:
    plan = found.plan
    parts = (
        [_counted(sum(found.words), "word")] if plan.notes else ["No file holds words that can be read; see why below."]
    )
    span = plan.span
    if span is not None:
        first, last = (When.of(day).label() for day in span)
        parts.append(f"observed {first}" if first == last else f"observed {first} – {last}")
    counts = (
        (plan.undated, "without a date", ""),
        (len(plan.folders), "folder", "s"),
        (plan.links, "link", "s"),
        (plan.pictures, "picture", "s"),
        (plan.turns, "turn", "s"),
        (plan.comments, "comment", "s"),
    )
    for count, noun, plural in counts:
        if count and plan.notes:
            parts.append(_counted(count, noun) if plural else f"{count:,} {noun}")
    return " · ".join(parts)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"


def _together(warnings: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Each thing to look at once, with the notes it is said of, the first few by name."""
    titles: dict[str, list[str]] = {}
    for title, why in warnings:
        titles.setdefault(why, []).append(title or "Untitled")
    return [(_few(notes), why) for why, notes in titles.items()]


def _few(titles: Sequence[str]) -> str:
    more = len(titles) - NAMED
    return " · ".join(titles[:NAMED]) + (f" and {_counted(more, 'other')}" if more > 0 else "")


def _fill(box: QListWidget, lines: Sequence[tuple[str, str]]) -> None:
    box.clear()
    for what, why in lines:
        QListWidgetItem(f"{what}\n{why}", box)
