"""What the person does with pictures in a note: insert, open, caption, carry elsewhere, save a copy."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.media import PICTURE, Media
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.base.context import Context
from ui.base.picture_shelf import PictureShelf
from ui.editor.autosave import Autosave
from ui.editor.clipboard import Held
from ui.editor.field_editor import FieldEditor
from ui.editor.menus import SEPARATOR, Item
from ui.editor.note_sync import NoteSync
from ui.editor.picture_door import SHOWN, Attempt, PictureDoor
from ui.editor.sheet import Sheet

_FILTER = f"Pictures (*{' *'.join(SHOWN)});;All files (*)"


class PictureDesk(QObject):
    """Joins the pictures of one note, the project and the page.

    Args:
        context: the way about.
        note: the note's id.
        sheet: its text.
        autosave, sync: keep text and project level.
        attempt: saves what is pending, then does something to the project; False, with a word said, if it cannot.
        owner: named as the initiator of what is written.
    """

    def __init__(
        self,
        context: Context,
        note: str,
        sheet: Sheet,
        autosave: Autosave,
        sync: NoteSync,
        attempt: Attempt,
        owner: QObject,
    ) -> None:
        super().__init__(owner)
        self._context = context
        self._media = context.project.media
        self._note = note
        self._sheet = sheet
        self._view = sheet.view
        self._autosave = autosave
        self._sync = sync
        self._try = attempt
        self._owner = owner
        self._captioned = ""
        self._pressed_on = -1
        self._view.released.connect(self._released)
        self.shelf = PictureShelf(self._media, context.tasks, self)
        self.shelf.arrived.connect(self._view.viewport().update)
        sheet.look.pictures.set_shelf(self.shelf)
        self.door = PictureDoor(context, note, sheet.document, attempt, self)
        self.door.inserted.connect(self._offer_date)
        self._view.doors.pictures = self
        self.line = FieldEditor(context.theme, self._view.viewport())
        self.line.committed.connect(self._caption)
        self.line.cancelled.connect(self._view.setFocus)
        self._view.installEventFilter(self)
        self._view.viewport().installEventFilter(self)

    @property
    def project(self) -> str:
        """The project's id; what is carried from another one is words only."""
        return self._context.project.id

    def insert(self) -> None:
        """Ask for files and insert them at the cursor."""
        paths = self._context.prompts.open_files("Insert pictures or files", _FILTER)
        if paths:
            self.door.bring(paths, self._view.selection()[1])

    def open(self, media: Media) -> None:
        """Show a picture large."""
        self._autosave.flush()
        self._context.open(Ref("media", media.id))

    def edit_caption(self, media: Media) -> None:
        """Let the caption be written in its place."""
        if self._view.isReadOnly():
            return
        pictures = self._sheet.look.pictures
        whole, picture = pictures.rect_of(media.id), pictures.picture_rect(media)
        shift = QPointF(0, self._view.verticalScrollBar().value())
        corner = QPointF(whole.left(), picture.bottom() + 4) - shift
        low = self._view.viewport().height() - 34
        place = QRect(QPoint(int(corner.x()), int(min(corner.y(), low))), QPoint(self._view.viewport().width(), 0))
        place.setHeight(26)
        self._captioned = media.id
        self.line.begin(place, media.caption, "What the picture shows, in a few words")

    def save_copy(self, media: Media) -> None:
        """Write a copy of the file where the person says."""
        save_copy(self._context, media)

    def items(self, position: int) -> list[Item]:
        """The lines of the menu for a picture at a position (code points)."""
        found = self._sheet.look.media.at(position) if position >= 0 else []
        if not found:
            return []
        media, writable = found[0][2], not self._view.isReadOnly()
        shown = [Item("Open picture", partial(self.open, media), "Enter")] if media.is_picture else []
        return [
            *shown,
            Item("Caption…", partial(self.edit_caption, media), "F2", writable),
            Item("Save a copy…", partial(self.save_copy, media)),
            SEPARATOR,
        ]

    # Carrying pictures elsewhere ------------------------------------------------------------------------------

    def held(self, start: int, end: int) -> list[Held]:
        """The pictures in a stretch (code points), each by its place in it and its id."""
        return [Held(low - start, media.id) for low, _, media in self._sheet.look.media.overlapping(start, end)]

    def carry(self, held: Sequence[Held], change: Callable[[], int]) -> None:
        """Change the text, then lay pictures over their places in what was put in, all as one step.

        Args:
            held: pictures by their places in what is put in.
            change: changes the text; where it was put in (code points).
        """
        if not self._autosave.seal():
            return
        start = change()
        text = self._sheet.document.text
        places = [(one.id, start + one.offset) for one in held if self._media.find(one.id) is not None]
        places = [(ident, at) for ident, at in places if text[at : at + 1] == PICTURE]
        try:
            with self._context.project.store.step(self._media.pasting([one.id for one in held]), initiator=self._owner):
                if self._autosave.flush():
                    self._media.place_all(places, self._note)
        except UserError as error:
            self._sync.take_text()  # nothing of it was kept: the page shows what is there
            self._context.say(error.message)
        self._sync.take_spans()

    def image_of(self, held: Sequence[Held]) -> bytes:
        """The small copy of a picture that is copied alone, for other programs; b"" if there is none yet."""
        media = self._media.find(held[0].id) if len(held) == 1 else None
        if media is None or not media.is_picture:
            return b""
        from fieldnotes.project.pictures import EDGE

        return self._media.bytes.thumbnail(media.hash, EDGE) or b""

    # Keys and mouse -------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Clicks on pictures and keys while one is selected; all else is for the page."""
        if isinstance(event, QKeyEvent) and watched is self._view:
            return event.type() == QEvent.Type.KeyPress and self._pressed(event)
        if isinstance(event, QMouseEvent) and watched is self._view.viewport():
            if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
                return self._clicked(event)
            if event.type() == QEvent.Type.MouseButtonDblClick:
                return self._double_clicked(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        wanted = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
        if event.key() not in wanted or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        media = self._selected()
        if media is None:
            return False
        if event.key() == Qt.Key.Key_F2:
            self.edit_caption(media)
        elif media.is_picture:
            self.open(media)
        else:
            self.save_copy(media)
        return True

    def _selected(self) -> Media | None:
        """The picture that alone is selected."""
        start, end = self._view.selection()
        found = self._sheet.look.media.at(start) if end - start == 1 else []
        return found[0][2] if found else None

    def _under(self, event: QMouseEvent) -> Media | None:
        point = event.position() + QPointF(0, self._view.verticalScrollBar().value())
        return self._sheet.look.pictures.at(point)

    def _clicked(self, event: QMouseEvent) -> bool:
        media = self._under(event)
        spans = self._sheet.look.media.all()
        place = next((low for low, _, one in spans if media is not None and one.id == media.id), None)
        if place is None or event.modifiers():
            return False
        if self._view.selection() == (place, place + 1) and not self._view.isReadOnly():
            self._pressed_on = place  # perhaps to drag it: Qt sees to that, and takes the selection off at the end
            return False
        self._view.setFocus()
        self._view.setTextCursor(self._sheet.document.cursor(place, place + 1))
        return True

    def _released(self) -> None:
        place, self._pressed_on = self._pressed_on, -1
        if self._sheet.document.text[place : place + 1] == PICTURE and place >= 0:
            self._view.setTextCursor(self._sheet.document.cursor(place, place + 1))

    def _double_clicked(self, event: QMouseEvent) -> bool:
        media = self._under(event)
        if media is None:
            return False
        point = event.position() + QPointF(0, self._view.verticalScrollBar().value())
        if media.caption and not self._sheet.look.pictures.picture_rect(media).contains(point):
            self.edit_caption(media)
        elif media.is_picture:
            self.open(media)
        else:
            self.save_copy(media)
        return True

    def _caption(self, words: str) -> None:
        self.line.hide()
        ident, self._captioned = self._captioned, ""
        if ident:
            self._try(partial(self._media.describe, ident, caption=words))
            self._view.setFocus()

    # The date taken -------------------------------------------------------------------------------------------

    def _offer_date(self, laid: list[Media]) -> None:
        """Offer the date of the first picture that has one, if it is not what the note says already."""
        taken = next((media.taken for media in laid if media.taken), None)
        if taken is None:
            return
        when, observed = When.of(taken), self._context.project.notes.get(self._note).observed
        if observed is not None and observed.first <= when.first <= observed.last:
            return
        change = partial(self._context.project.notes.change, self._note, observed=when)
        self._context.say(f"Taken {when.label()}. Use as date observed?", "Use", partial(self._try, change))


def save_copy(context: Context, media: Media) -> None:
    """Write a copy of a file where the person says; of it nothing else is ever written outside the project."""
    path = context.prompts.save_file("Save a copy", media.name)
    if path is None:
        return
    try:
        with path.open("wb") as file:
            for chunk in context.project.media.stream(media.hash):
                file.write(chunk)
    except OSError:
        context.say(f"{path.name} could not be written; choose another folder or make room.")
        return
    context.say(f"Saved a copy as {path.name}.")
