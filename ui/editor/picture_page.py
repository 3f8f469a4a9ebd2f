"""The page of a picture: large, with its words, where and when it was taken, and rectangles that carry codes."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from fieldnotes.domain.codes import CodedPassage
from fieldnotes.domain.edits import Span
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.project.pictures import EDGE, small_copy
from ui.base.context import Context
from ui.base.keeping_up import KeepingUp, touches
from ui.base.picture_shelf import decoded
from ui.base.rooms import Page, PageKind
from ui.base.undoing import attempt, say_done
from ui.editor.code_popup import CodePopup
from ui.editor.deeds import NoteDeeds
from ui.editor.picture_canvas import Marked, PictureCanvas
from ui.editor.picture_words import PictureWords

_LARGEST = 3600
"""Pixels of the longer edge of the copy that is looked at here: more would make the window wait while it is read."""
_RELATED = touches("media", "coding", "code", "passage", "note")


class PicturePage(Page):
    """One picture in a tab.

    Raises:
        UserError: there is no such picture.
    """

    def __init__(self, context: Context, ident: str) -> None:
        super().__init__()
        self._context, self._id = context, ident
        self._project = context.project
        self._media = context.project.media.get(ident)
        self._loaded = False
        self._coded = ""
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.canvas = PictureCanvas(context.theme)
        self.canvas.writable = not context.session.readonly and self._media.state == "live"
        self.canvas.setAccessibleName("Picture; drag to draw a rectangle, or press Insert")
        self.words = PictureWords(context, ident)
        self.popup = CodePopup(context.theme, self, NoteDeeds(context.project, self._media.note).codes)
        self.popup.line.setPlaceholderText("Code this part of the picture…")
        self.popup.hide_in_vivo()
        self._percent = QLabel("")
        self._percent.setProperty("role", "muted")
        self._trouble = QLabel("")
        self._trouble.setProperty("role", "danger")
        self._lay_out()
        self._connect()
        self.reload()

    def ref(self) -> Ref:
        """The picture."""
        return Ref("media", self._id)

    def title(self) -> str:
        """What it is called."""
        return self._media.title[:40]

    def icon(self) -> str:
        """A picture."""
        return "media"

    def arrive(self) -> None:
        """The keyboard goes to the picture; the inspector shows its note, or the rectangle that is selected."""
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(self.canvas.chosen_region)

    def close_page(self) -> bool:
        """Keep what is being written."""
        self.words.keep()
        self.popup.end()
        return True

    def reload(self) -> None:
        """Show it as it stands in the project."""
        media = self._project.media.find(self._id)
        if media is None:
            self.gone.emit()
            return
        renamed, self._media = media.title != self._media.title, media
        self.canvas.writable = not self._context.session.readonly and media.state == "live"
        self.words.show_media(media)
        self.canvas.setAccessibleDescription(media.alt or media.caption)
        self.canvas.show_regions(
            [
                Marked(region, tuple((one.code.name, one.code.colour) for one in self._codings(region.passage)))
                for region in self._project.regions.of_media(self._id)
            ]
        )
        if renamed:
            self.titleChanged.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Load the picture when it is first seen."""
        super().showEvent(event)
        if not self._loaded:
            self._loaded = True
            self._load()

    # Inside ---------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 8, 12, 6)
        bar.setSpacing(4)
        for words, tip, icon, run in (
            (
                "Rectangle",
                "Draw one in the middle (Insert); or drag with the mouse",
                "add",
                self._draw,
            ),
            ("Code…", "Choose codes for the selected rectangle (Enter)", "code", self._code_chosen),
            ("Remove", "Remove the selected rectangle (Delete)", "delete", self._remove_chosen),
        ):
            bar.addWidget(self._button(words, tip, icon, run))
        bar.addStretch(1)
        bar.addWidget(self._trouble)
        bar.addWidget(self._percent)
        for words, tip, run in (
            ("Fit", "Show all of it (0)", self.canvas.fit),
            ("100 %", "One pixel a pixel (1)", partial(self.canvas.zoom_to, 1.0)),
        ):
            bar.addWidget(self._button(words, tip, "", run))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.words)

    def _button(self, words: str, tip: str, icon: str, run: Callable[[], object]) -> QWidget:
        if icon:
            button: QToolButton | QPushButton = QToolButton()
            button.setIcon(self._context.theme.icon(icon))
        else:
            button = QPushButton()
            button.setProperty("role", "quiet")
        button.setText(words)
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: run())
        return button

    def _connect(self) -> None:
        canvas = self.canvas
        canvas.drawn.connect(self._draw_at)
        canvas.changed.connect(self._move)
        canvas.chosen.connect(self._tell)
        canvas.remove_wanted.connect(self._remove)
        canvas.code_wanted.connect(self._code)
        canvas.scaled.connect(lambda scale: self._percent.setText(f"{round(scale * 100)} %"))
        self.popup.chosen.connect(self._lay)
        self.popup.created.connect(self._lay_new)
        self.popup.closed.connect(canvas.setFocus)
        self.words.place_wanted.connect(self._find_place)
        self.words.scene_wanted.connect(self._open_scene)
        KeepingUp(self, self._context.bus, self.reload, _RELATED, self.ref())

    def _load(self) -> None:
        """Show the small copy at once, and a large one as soon as it is made."""
        natural = QSize(max(1, self._media.width), max(1, self._media.height))
        try:
            small = self._project.media.bytes.thumbnail(self._media.hash, EDGE)
            if small is not None:
                self.canvas.show_picture(decoded(small), natural)
            data = self._project.media.data(self._media.hash)
        except UserError as error:
            self._fail(error)
            return
        if small is None or max(natural.width(), natural.height()) > EDGE:
            self._context.tasks.run(
                small_copy, data, self._media.name, _LARGEST, done=self._show, failed=self._fail, words="large copy"
            )

    def _show(self, data: object) -> None:
        if isinstance(data, bytes):
            self.canvas.show_picture(decoded(data), QSize(max(1, self._media.width), max(1, self._media.height)))

    def _fail(self, error: UserError) -> None:
        self._trouble.setText(error.message)

    def _codings(self, passage: str) -> list[CodedPassage]:
        return self._project.codings.of_passage(passage)

    # Rectangles -----------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        self._draw_at(2500, 2500, 5000, 5000)

    def _draw_at(self, x: int, y: int, width: int, height: int) -> None:
        if not self.canvas.writable:
            return
        drawn: list[str] = []
        if attempt(self._context, lambda: drawn.append(self._project.regions.add(self._id, x, y, width, height).id)):
            self.canvas.choose(drawn[0])
            self._code(drawn[0])

    def _move(self, ident: str, x: int, y: int, width: int, height: int) -> None:
        attempt(self._context, partial(self._project.regions.move, ident, x, y, width, height))

    def _remove(self, ident: str) -> None:
        if attempt(self._context, partial(self._project.regions.remove, ident)):
            step = self._project.store.can_undo()
            if step is not None:
                say_done(self._context, "Removed the rectangle", step.id)

    def _remove_chosen(self) -> None:
        if self._needs_chosen():
            self._remove(self.canvas.chosen_region)

    def _code_chosen(self) -> None:
        if self._needs_chosen():
            self._code(self.canvas.chosen_region)

    def _needs_chosen(self) -> bool:
        if self.canvas.chosen_region and self.canvas.writable:
            return True
        self._context.say("Draw a rectangle on the picture first, or click on one.")
        return False

    def _code(self, ident: str) -> None:
        region = self._project.regions.get(ident)
        self._coded = region.passage
        rect = self.canvas.region_rect(ident)
        corner = self.canvas.mapTo(self, QPoint(0, 0))
        line = QRectF(rect.translated(corner.x(), corner.y())).intersected(QRectF(self.rect()))
        self.popup.begin(line, [one.code.id for one in self._codings(region.passage)])

    def _lay(self, code: str) -> None:
        if attempt(self._context, partial(self._project.codings.add_to_passage, self._coded, code)):
            self.popup.added(code)

    def _lay_new(self, name: str) -> None:
        def lay() -> None:
            with self._project.store.step(f"Code with “{name}”"):
                code = self._project.codes.find(name) or self._project.codes.add(name)
                self._project.codings.add_to_passage(self._coded, code.id)
                made.append(code.id)

        made: list[str] = []
        if attempt(self._context, lay):
            self.popup.added(made[0])

    def _tell(self, ident: str) -> None:
        """Let the inspector show the rectangle that is selected, or the note."""
        if ident:
            self._context.select(Ref("passage", self._project.regions.get(ident).passage))
        else:
            self._context.select(Ref("note", self._media.note))

    # Words ----------------------------------------------------------------------------------------------------

    def _find_place(self) -> None:
        """Read where it was taken, because the person asked."""
        from fieldnotes.project.pictures import place_of

        def read() -> None:
            place = place_of(self._project.media.data(self._media.hash), self._media.name)
            if place:
                self._project.media.describe(self._id, place=place)
            else:
                self._context.say("The file does not say where it was taken.")

        attempt(self._context, read)

    def _open_scene(self) -> None:
        if self._media.state == "live":
            self._context.open(Ref("note", self._media.note), Span(self._media.start, self._media.end))
        else:
            self._context.say("Its place in the note was deleted; undo that to see it there again.")


def page_kind() -> PageKind:
    """How the window makes a page for a picture."""
    return PageKind("media", PicturePage)
