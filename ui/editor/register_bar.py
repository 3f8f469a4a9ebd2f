"""The bar over a note that chooses which registers, or whose turns, are shown alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from fieldnotes.domain.notes import REGISTER_MEANINGS, REGISTERS
from ui.theme.register_colours import register_colour
from ui.theme.theme import Theme
from ui.widgets.chip import Chip
from ui.widgets.chip_row import ChipRow

_NARROWEST = 240
NOTHING = "Nothing in this note is marked yet. Click beside a paragraph to say how it is to be read."


@dataclass(frozen=True, slots=True)
class Spoken:
    """A speaker as the bar offers one: what stands for them, name, colour ("#RRGGBB"), how many turns."""

    kind: str
    name: str
    colour: str
    turns: int


class RegisterBar(QWidget):
    """A chip for each register and speaker that the note has, with how often; pressed ones are shown alone.

    Signals:
        chosen: the registers and speakers pressed (frozenset), none for all of the text.
        closed: the person is done.
    """

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.chips: dict[str, Chip] = {}
        self._speakers: dict[str, Spoken] = {}
        self.setAccessibleName("Show only some registers or speakers")
        self.row = ChipRow(gap=6)
        self.told = QLabel(self)
        self.told.setProperty("role", "muted")
        self.told.setWordWrap(True)
        self._shut = QToolButton(self)
        self._shut.setProperty("role", "flat")
        self._shut.setIcon(theme.icon("close"))
        self._shut.setToolTip("Show all (Esc)")
        self._shut.setAccessibleName("Show all")
        self._shut.clicked.connect(self.closed)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.told, 1)
        line.addWidget(self._shut, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(6)
        self._column.addWidget(self.row)
        self._column.addLayout(line)
        theme.changed.connect(self._dye)
        self.hide()

    def set_margins(self, left: int, right: int) -> None:
        """Stand over the text: what stays free beside it, in pixels."""
        self._column.setContentsMargins(left, 0, right, 8)

    def minimumSizeHint(self) -> QSize:
        """The margins beside the column give way when the page grows narrow."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def show_counts(self, counts: Mapping[str, int], speakers: Sequence[Spoken] = ()) -> None:
        """Show chips for these registers, with how many stretches each has, and for these speakers."""
        self._speakers = {one.kind: one for one in speakers}
        spoken = {one.kind: one.turns for one in speakers}
        counts = {kind: counts[kind] for kind in REGISTERS if counts.get(kind)} | spoken
        if list(counts) != list(self.chips):
            pressed = self.pressed()
            self.row.clear()
            self.chips = {kind: self._chip(kind) for kind in counts}
            for kind, chip in self.chips.items():
                chip.setChecked(kind in pressed)
        for kind, chip in self.chips.items():
            chip.set_fact(f"{self._words(kind)} {counts[kind]:,}", "register")
        self._dye()
        self.row.setVisible(bool(counts))

    def tell(self, shown: int, paragraphs: int) -> None:
        """Say how much of the note is shown."""
        if not self.chips:
            self.told.setText(NOTHING)
        elif not self.pressed():
            self.told.setText("Choose what to show alone; the rest is folded away.")
        else:
            much = f"{shown:,} of {paragraphs:,} paragraph{'s' * (paragraphs != 1)}"
            self.told.setText(f"{much} shown, for reading. Esc shows all, to write on.")

    def pressed(self) -> frozenset[str]:
        """The registers and speakers that are chosen."""
        return frozenset(kind for kind, chip in self.chips.items() if chip.isChecked())

    def press(self, kinds: frozenset[str]) -> None:
        """Choose these; nothing is told."""
        for kind, chip in self.chips.items():
            chip.setChecked(kind in kinds)

    def take_keyboard(self) -> None:
        """Go to the first chip."""
        first = next(iter(self.chips.values()), None)
        (first or self._shut).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape shows all."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _chip(self, kind: str) -> Chip:
        chip = Chip(self._theme, self._words(kind), "register", parent=self)
        chip.setCheckable(True)
        chip.setToolTip(REGISTER_MEANINGS.get(kind, "Show what is said by this speaker."))
        chip.clicked.connect(lambda: self.chosen.emit(self.pressed()))
        self.row.add(chip)
        chip.show()
        return chip

    def _dye(self) -> None:
        for kind, chip in self.chips.items():
            spoken = self._speakers.get(kind)
            colour = spoken.colour if spoken is not None else register_colour(kind, self._theme.tokens)
            chip.setIcon(_bar(colour, chip.iconSize().width()))

    def _words(self, kind: str) -> str:
        return self._speakers[kind].name if kind in self._speakers else kind


def _bar(colour: str, side: int) -> QIcon:
    """The upright bar of the margin, small."""
    picture = QPixmap(side * 2, side * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(side // 2 - 2, 1, 4, side - 2, 2, 2)
    painter.end()
    return QIcon(picture)
