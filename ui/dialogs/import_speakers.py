"""The speakers of an import: who each of them is, who asks the questions, whether their turns are to be coded."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from fieldnotes.domain.refs import Ref
from fieldnotes.interop.plan import Casting
from fieldnotes.interop.speakers import Answer, Speaker, answered
from ui.dialogs.pick_form import Pick, PickForm
from ui.models.planned_speakers import ASKS, WHO, PlannedSpeakers, Said
from ui.theme.theme import Theme
from ui.widgets.empty_state import EmptyState

_NOBODY = "nobody"
_WIDTHS = ((0, 10), (ASKS, 4.5), (3, 4.5), (4, 5.5), (5, 4.5))


class SpeakersPart(QWidget):
    """A table of speakers, beside it what the chosen one says, below it what can be said of those that are chosen.

    Signals:
        looked_for: the person wants speakers to be looked for in files that seem to hold none.
    """

    looked_for = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._people: dict[str, tuple[Ref, str]] = {}
        self._told: dict[tuple[str, str], Answer] = {}
        self.model = PlannedSpeakers(theme, self)
        self.table = self._table()
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setFont(theme.fonts.serif(theme.fonts.scaled(1.12)))
        self.text.setAccessibleName("What the chosen speaker says")
        self.text.setTabChangesFocus(True)
        self.code_turns = QCheckBox("Code turns by speaker", self)
        self.code_turns.setToolTip("Each turn gets a code named as its speaker, below the code “Speakers”.")
        self.who = self._button("Who is it…", self.ask_who)
        self.nobody = self._button("A name only", lambda: self._say(Answer()))
        self.asks = self._button("Asks the questions", self.switch_asks)
        self._lay_out()
        self.show_speakers((), (), ())

    def show_speakers(
        self, speakers: Sequence[Speaker], answers: Sequence[Answer], people: Sequence[tuple[Ref, str]]
    ) -> None:
        """Show who speaks, with who they probably are; what the person said before of the same ones is kept.

        Args:
            speakers: of the files.
            answers: one for each of them.
            people: everybody they may be, by name.
        """
        self._people = {f"{ref.noun} {ref.id}": (ref, name) for ref, name in people}
        told = (self._told.get(_key(each), answer) for each, answer in zip(speakers, answers, strict=True))
        self.model.set_rows([Said(each, answer) for each, answer in zip(speakers, told, strict=True)])
        self._stack.setCurrentIndex(0 if speakers else 1)
        if speakers:
            self.table.selectRow(0)
        else:
            self.text.clear()

    def castings(self) -> tuple[Casting, ...]:
        """Who the speakers are, as a plan carries it."""
        return tuple(answered(said.speaker, said.answer) for said in self.model.rows())

    def ask_who(self) -> None:
        """Ask who the chosen speakers are."""
        chosen = self._chosen()
        if not chosen:
            return
        said = [self.model.rows()[row] for row in chosen]
        title = f"Who is “{said[0].speaker.label}”?" if len(said) == 1 else f"Who are these {len(said):,} speakers?"
        form = PickForm(self._theme, title, "Choose", "Person", self._picks(), "New person", self.window())
        full = said[0].speaker.full or (said[0].answer.name if said[0].answer.ref is None else "")
        if len(said) == 1 and full:
            form.line.setText(full)
            form.line.selectAll()
        form.accepted.connect(lambda: self._take(form.answer()))
        form.finished.connect(form.deleteLater)
        form.open()

    def switch_asks(self) -> None:
        """Say that the chosen speakers ask, or, where all of them do, that they do not."""
        chosen = self._chosen()
        rows = self.model.rows()
        self.model.ask(chosen, not all(rows[row].answer.asks for row in chosen))
        self._remember(chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter asks who it is, Space ticks: the box's own button is not meant there. Names take what room there is."""
        if event.type() == QEvent.Type.Resize and watched is self.table.viewport():
            self._widen_names()
        if watched is self.table and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
                self.ask_who()
                return True
            if event.key() == Qt.Key.Key_Space:
                self.switch_asks()
                return True
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self._say(Answer())
                return True
        return super().eventFilter(watched, event)

    def _widen_names(self) -> None:
        """Names take all that the other columns leave, but never so little that they cannot be read."""
        header = self.table.horizontalHeader()
        others = sum(header.sectionSize(column) for column in range(header.count()) if column != WHO)
        header.resizeSection(WHO, max(self._theme.fonts.scaled(11), self.table.viewport().width() - others))

    def _table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.model)
        table.setAccessibleName("Speakers: Enter says who one is, Space whether one asks")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self._theme.fonts.scaled(2.1))
        table.horizontalHeader().setHighlightSections(False)
        for column, ems in _WIDTHS:
            table.horizontalHeader().resizeSection(column, self._theme.fonts.scaled(ems))
        table.viewport().installEventFilter(self)
        table.selectionModel().currentRowChanged.connect(lambda *_: self._read())
        table.doubleClicked.connect(lambda index: self.ask_who() if index.column() != ASKS else None)
        table.installEventFilter(self)
        self.model.dataChanged.connect(lambda top, _: self._remember([top.row()]))
        return table

    def _button(self, words: str, run: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: run())
        return button

    def _lay_out(self) -> None:
        both = QSplitter(Qt.Orientation.Horizontal, self)
        both.addWidget(self.table)
        both.addWidget(self.text)
        both.setStretchFactor(0, 5)
        both.setStretchFactor(1, 3)
        both.setChildrenCollapsible(False)
        row = QHBoxLayout()
        for button in (self.who, self.nobody, self.asks):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.code_turns)
        full = QWidget(self)
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(both, 1)
        column.addLayout(row)
        empty = EmptyState(
            self._theme,
            "interview",
            "Here stands who speaks, so that turns belong to people. In these files nobody seems to; if they are "
            "interviews, have speakers looked for.",
            self,
        )
        empty.add_action("Look for speakers", self.looked_for.emit, primary=True).setAutoDefault(False)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(full)
        self._stack.addWidget(empty)

    def _picks(self) -> list[Pick]:
        """Nobody, then everybody: people before researchers."""
        people = [Pick(key, name, "actor") for key, (ref, name) in self._people.items() if ref.noun == "actor"]
        ours = [
            Pick(key, f"{name} · researcher", "written")
            for key, (ref, name) in self._people.items()
            if ref.noun == "contributor"
        ]
        return [*people, *ours, Pick(_NOBODY, "A name only", "remove")]

    def _chosen(self) -> list[int]:
        return sorted(index.row() for index in self.table.selectionModel().selectedRows())

    def _take(self, pick: Pick) -> None:
        ref, name = self._people.get(pick.id, (None, "" if pick.id == _NOBODY else pick.words))
        self._say(Answer(ref, name))

    def _say(self, answer: Answer) -> None:
        """Say who the chosen speakers are, and go on to the next one."""
        chosen = self._chosen()
        self.model.answer(chosen, answer)
        self._remember(chosen)
        if len(chosen) == 1 and chosen[0] + 1 < self.model.rowCount():
            following = self.model.index(chosen[0] + 1, 0)
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(following, flags.ClearAndSelect | flags.Rows)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remember(self, rows: Sequence[int]) -> None:
        said_of = self.model.rows()
        for said in (said_of[row] for row in rows):
            self._told[_key(said.speaker)] = said.answer

    def _read(self) -> None:
        said = self.model.row(self.table.currentIndex())
        self.text.setPlainText("\n\n".join(said.speaker.samples) if said is not None else "")


def _key(speaker: Speaker) -> tuple[str, str]:
    """What tells a speaker from others when the files are looked at again."""
    return speaker.label.casefold(), speaker.full or " ".join(speaker.samples[:1])
