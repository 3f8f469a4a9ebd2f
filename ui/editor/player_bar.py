"""The strip over a note in which its recordings are heard: play, step back, speed, place, repeating, volume."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSlider, QToolButton, QVBoxLayout, QWidget

from fieldnotes.project.waveforms import PER_SECOND
from ui.base.player import FASTEST, SLOWEST
from ui.theme.theme import Theme
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.wave_strip import WaveStrip, spoken_time

SPEEDS = (50, 60, 70, 80, 90, 100, 110, 125, 150, 175, 200)
"""Speeds in per cent, one press apart."""
_LOWEST, _HIGHEST = 90, 560
"""Heights of the picture of a film, in pixels."""


class PlayerBar(QWidget):
    """Shows and takes wishes; it plays nothing itself.

    Args:
        theme: icons and colours.
        parent: the page.

    Signals:
        toggled, stepped_back, slower, faster, usual_speed: as the buttons say.
        sought: go to a place of the recording (milliseconds).
        marked: repeat a stretch; 0, 0 for none.
        loop_wanted: repeat the turn that is heard, or repeat no more.
        follow_wanted: follow the turn that is heard (bool).
        volume_wanted: in per cent.
        choose_wanted, menu_wanted, find_wanted: which recording; what can be done with it; its file is missed.
        screen_sized: the picture of a film was made so high (pixels).
        left: the person goes back to the text.
    """

    toggled = Signal()
    stepped_back = Signal()
    slower = Signal()
    faster = Signal()
    usual_speed = Signal()
    sought = Signal(int)
    marked = Signal(int, int)
    loop_wanted = Signal()
    follow_wanted = Signal(bool)
    volume_wanted = Signal(int)
    menu_wanted = Signal()
    find_wanted = Signal()
    screen_sized = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._length = 0
        self.setAccessibleName("Player")
        self.play = self._button("play", "Play", self.toggled.emit)
        self.back = self._button("step back", "Step back", self.stepped_back.emit)
        self.slow = self._button("remove", "Slower", self.slower.emit)
        self.speed = QPushButton("1×", self)
        self.speed.setProperty("role", "link")
        self.speed.setToolTip("Speed; press for the usual one")
        self.speed.clicked.connect(self.usual_speed)
        self.fast = self._button("add", "Faster", self.faster.emit)
        self.loop = self._button("repeat", "Repeat this turn", self.loop_wanted.emit)
        self.loop.setCheckable(True)
        self.follow = self._button("follow", "Follow the turn that is heard", lambda: None)
        self.follow.setCheckable(True)
        self.follow.toggled.connect(self.follow_wanted)
        self.volume = QSlider(Qt.Orientation.Horizontal, self)
        self.volume.setRange(0, 100)
        self.volume.setFixedWidth(theme.fonts.scaled(5))
        self.volume.setAccessibleName("Volume")
        self.volume.setToolTip("Volume")
        self.volume.valueChanged.connect(self.volume_wanted)
        self.more = self._button("menu", "Recordings: add, link, find, remove", self.menu_wanted.emit)
        self.place = QLabel("0:00", self)
        self.place.setAccessibleName("Time heard, and length")
        self.place.setContentsMargins(6, 0, 0, 0)
        self.name = ElidedLabel("", self, Qt.TextElideMode.ElideMiddle)
        self.name.setProperty("role", "muted")
        self.strip = WaveStrip(theme, PER_SECOND, self)
        self.strip.sought.connect(self.sought)
        self.strip.marked.connect(self.marked)
        self.trouble = QLabel(self)
        self.trouble.setProperty("role", "danger")
        self.trouble.setWordWrap(True)
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.find_file = QPushButton("Find file…", self)
        self.find_file.setProperty("role", "link")
        self.find_file.clicked.connect(self.find_wanted)
        self.film = FilmFrame(self)
        self.film.sized.connect(self.screen_sized)
        self.film.hide()
        self._lay_out()
        self.complain("")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.play)
        row.addWidget(self.back)
        row.addSpacing(4)
        row.addWidget(self.strip, 1)
        row.addSpacing(4)
        row.addWidget(self.more)
        under = QHBoxLayout()
        under.setSpacing(2)
        under.addWidget(self.place)
        under.addSpacing(8)
        under.addWidget(self.name, 1)
        parts: tuple[QWidget, ...] = (self.slow, self.speed, self.fast, self.loop, self.follow, self.volume)
        for part in parts:
            under.addWidget(part)
        wrong = QHBoxLayout()
        wrong.setContentsMargins(6, 0, 0, 0)
        wrong.addWidget(self.trouble, 1)
        wrong.addWidget(self.find_file, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(2)
        self._column.addWidget(self.film)
        self._column.addLayout(row)
        self._column.addLayout(under)
        self._column.addLayout(wrong)

    def set_margins(self, left: int, right: int) -> None:
        """Stand over the text: what stays free beside it, in pixels."""
        self._column.setContentsMargins(max(0, left - 6), 0, right, 8)

    def tell_keys(self, keys: dict[str, str]) -> None:
        """Say the keys of buttons, by their name ("play", "back", "slow", "fast", "loop"), in their tooltips."""
        for name, key in keys.items():
            button: QToolButton = getattr(self, name)
            button.setToolTip(f"{button.accessibleName()} ({key})")

    def show_recording(self, name: str, peaks: bytes, length: int) -> None:
        """Show another recording; ``length`` in milliseconds, 0 while nobody knows it."""
        self._length = length
        self.name.set_words(name)
        self.strip.show_recording(peaks, length)

    def show_place(self, place: int) -> None:
        """Show where it is heard now (milliseconds)."""
        words = spoken_time(place)
        self.place.setText(f"{words} / {spoken_time(self._length)}" if self._length else words)
        self.strip.show_place(place)

    def show_playing(self, playing: bool) -> None:
        """Show whether it plays."""
        words = "Pause" if playing else "Play"
        self.play.setIcon(self._theme.icon("pause" if playing else "play", "accent"))
        self.play.setToolTip(self.play.toolTip().replace(self.play.accessibleName(), words))
        self.play.setAccessibleName(words)

    def show_speed(self, per_cent: int) -> None:
        """Show how fast it plays."""
        self.speed.setText(f"{per_cent / 100:g}×")
        self.speed.setAccessibleName(f"Speed {per_cent} per cent; press for the usual one")
        self.slow.setEnabled(per_cent > SLOWEST)
        self.fast.setEnabled(per_cent < FASTEST)

    def show_loop(self, start: int, end: int) -> None:
        """Show which stretch is repeated (milliseconds); 0, 0 for none."""
        self.loop.setChecked(end > start)
        self.strip.show_loop(start, end)

    def complain(self, words: str, findable: bool = False) -> None:
        """Say why it cannot be heard; "" if it can."""
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
        self.find_file.setVisible(findable)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the text."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, icon: str, words: str, run: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(self._theme.icon(icon, "accent" if icon == "play" else "muted"))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(partial(_run, run))
        return button


def _run(run: Callable[[], object], _: bool = False) -> None:
    run()


class FilmFrame(QFrame):
    """Holds the picture of a film, as high as the person drags its lower edge.

    Attributes:
        filled: whether there is a picture to be shown.

    Signals:
        sized: it was dragged to so many pixels.
    """

    sized = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Picture of the film")
        self.filled = False
        self._held: float | None = None
        self._edge = QFrame(self)
        self._edge.setProperty("role", "line")
        self._edge.setFixedHeight(4)
        self._edge.setCursor(Qt.CursorShape.SizeVerCursor)
        self._edge.setToolTip("Drag to make the picture larger or smaller")
        self._edge.installEventFilter(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 2)
        self._column.setSpacing(0)
        self._column.addWidget(self._edge)

    def take(self, screen: QWidget, height: int) -> None:
        """Show a picture."""
        self.filled = True
        self._column.insertWidget(0, screen, 1)
        self.setFixedHeight(min(_HIGHEST, max(_LOWEST, height)))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Drag the lower edge."""
        if isinstance(event, QMouseEvent) and watched is self._edge:
            y = event.globalPosition().y()
            if event.type() == QEvent.Type.MouseButtonPress:
                self._held = self.height() - y
            elif event.type() == QEvent.Type.MouseMove and self._held is not None:
                self.setFixedHeight(min(_HIGHEST, max(_LOWEST, round(self._held + y))))
            elif event.type() == QEvent.Type.MouseButtonRelease:
                self._held = None
                self.sized.emit(self.height())
            return True
        return False
