"""What is said of a picture, beneath it: caption, what it shows, when and where it was taken, what its file carries."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fieldnotes.domain.media import Media, size_words
from fieldnotes.domain.when import When
from ui.base.context import Context
from ui.base.undoing import attempt
from ui.editor.picture_desk import save_copy
from ui.theme.theme import Theme
from ui.widgets.settled_line import SettledLine

_CARRIES = (
    "The file is kept as it came, with whatever the camera wrote in it. Reports, and pictures copied into other "
    "programs, carry none of that; a saved copy does."
)


class PictureWords(QWidget):
    """The words below a picture; each line is kept when the person leaves it.

    Signals:
        place_wanted: the person asks where it was taken.
        scene_wanted: the person wants to see it in its note.
    """

    place_wanted = Signal()
    scene_wanted = Signal()

    def __init__(self, context: Context, ident: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._id = context, ident
        self.caption = SettledLine("Caption", hint="What stands beneath it in note and report")
        self.alt = SettledLine("Description", hint="What is to be seen, for those who cannot see it")
        self.caption.settled.connect(lambda words: self._describe(caption=words))
        self.alt.settled.connect(lambda words: self._describe(alt=words))
        self._facts = QLabel("")
        self._facts.setProperty("role", "muted")
        self._facts.setWordWrap(True)
        self._scene = self._link("Show in its note", self.scene_wanted.emit)
        self._place = self._link("Show where it was taken", self.place_wanted.emit)
        self._place.setToolTip("Reads the place that the camera wrote in the file, and keeps it with the picture")
        self._forget = self._link("Forget the place", lambda: self._describe(place=""))
        self._copy = self._link("Save a copy…", self._save)
        self._lay_out(context.theme)
        if context.session.readonly:
            for line in (self.caption, self.alt):
                line.setReadOnly(True)

    def show_media(self, media: Media) -> None:
        """Show what is said of a picture now."""
        self._media = media
        self.caption.show_words(media.caption)
        self.alt.show_words(media.alt)
        self._facts.setText(" · ".join(_facts(self._context, media)))
        writable = not self._context.session.readonly
        self._place.setVisible(not media.place and writable)
        self._forget.setVisible(bool(media.place) and writable)

    def keep(self) -> None:
        """Keep what is being written."""
        for line in (self.caption, self.alt):
            line.editingFinished.emit()

    def _lay_out(self, theme: Theme) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(6)
        form.addRow("Caption", self.caption)
        form.addRow("Description", self.alt)
        links = QHBoxLayout()
        links.setSpacing(14)
        for button in (self._scene, self._place, self._forget, self._copy):
            links.addWidget(button)
        links.addStretch(1)
        privacy = QLabel(_CARRIES)
        privacy.setProperty("role", "muted")
        privacy.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 12)
        column.setSpacing(6)
        column.addLayout(form)
        column.addWidget(self._facts)
        column.addLayout(links)
        column.addWidget(privacy)
        self.setMaximumHeight(theme.fonts.scaled(17))

    def _link(self, words: str, run: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("role", "link")
        button.clicked.connect(lambda: run())
        return button

    def _describe(self, **words: str) -> None:
        attempt(self._context, partial(self._context.project.media.describe, self._id, **words))

    def _save(self) -> None:
        save_copy(self._context, self._media)


def _facts(context: Context, media: Media) -> list[str]:
    """Where it lies, when and where it was taken, how large it is."""
    note = context.project.notes.get(media.note)
    where = f"In “{note.title or 'untitled'}”" if media.state == "live" else "Its place in the note was deleted"
    facts = [where]
    if media.taken:
        facts.append(f"taken {When.of(media.taken).label()}")
    if media.place:
        facts.append(f"at {media.place.replace(',', ', ')}")
    if media.width:
        facts.append(f"{media.width} × {media.height}")
    return [*facts, size_words(media.size), media.name]
