"""Icons from QtAwesome's Phosphor set, drawn in the theme's colours at the moment they are painted."""

import json
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap, QRawFont

NAMES = {
    "about": "info",
    "absence": "calendar-x",
    "accept": "check",
    "actor": "user",
    "actors": "users",
    "add": "plus",
    "align": "text-align-left",
    "ask": "question",
    "back": "arrow-left",
    "bold": "text-bolder",
    "bookmark": "bookmark-simple",
    "bullets": "list-bullets",
    "chart": "chart-bar",
    "clear": "x-circle",
    "close": "x",
    "code": "tag",
    "codes": "tag",
    "colour": "palette",
    "comment": "chat-circle-text",
    "contributor": "identification-badge",
    "copy": "copy",
    "dark": "moon",
    "date": "calendar-blank",
    "delete": "trash",
    "dialogue": "chats",
    "diary": "book-open",
    "document": "file-text",
    "down": "caret-down",
    "edit": "pencil-simple",
    "event": "calendar-check",
    "export": "export",
    "fact": "identification-card",
    "filter": "funnel-simple",
    "find": "magnifying-glass",
    "follow": "crosshair-simple",
    "focus group": "users-three",
    "folder": "folder-open",
    "folder shut": "folder-simple",
    "folder new": "folder-plus",
    "forward": "arrow-right",
    "heading": "text-h",
    "history": "clock-counter-clockwise",
    "import": "download-simple",
    "inspector": "square-half",
    "interview": "microphone",
    "italic": "text-italic",
    "jotting": "pencil-line",
    "keys": "keyboard",
    "left": "caret-left",
    "light": "sun",
    "link": "link-simple",
    "locked": "lock-simple",
    "log": "notepad",
    "lost": "link-break",
    "media": "image",
    "memo": "note",
    "memos": "note",
    "menu": "dots-three",
    "merge": "git-merge",
    "move": "arrows-down-up",
    "names": "eye",
    "names hidden": "eye-slash",
    "fieldnote": "notebook",
    "note": "notebook",
    "notes": "notebook",
    "numbered": "list-numbers",
    "open": "arrow-square-out",
    "palette": "command",
    "passage": "quotes",
    "pause": "pause",
    "pin": "push-pin",
    "play": "play",
    "pinned": "push-pin-fill",
    "phase": "flag",
    "private": "lock-key",
    "project": "compass",
    "redo": "arrow-u-up-right",
    "register": "text-align-justify",
    "remove": "minus",
    "repeat": "repeat",
    "report": "file-text",
    "reports": "file-text",
    "right": "caret-right",
    "save": "floppy-disk",
    "saved": "check",
    "search": "magnifying-glass",
    "settings": "gear-six",
    "site": "map-pin",
    "sort": "sort-ascending",
    "sound": "speaker-high",
    "split": "git-branch",
    "star": "star",
    "starred": "star-fill",
    "step back": "arrow-counter-clockwise",
    "strand": "path",
    "strike": "text-strikethrough",
    "system": "desktop",
    "team": "users-four",
    "time": "chart-line",
    "turn": "chat-teardrop-text",
    "underline": "text-underline",
    "table": "table",
    "template": "clipboard-text",
    "undo": "arrow-u-up-left",
    "unpin": "push-pin-slash",
    "up": "caret-up",
    "visit": "person-simple-walk",
    "warning": "warning",
    "word": "file-text",
    "write up": "note-pencil",
    "written": "pen-nib",
}
"""Our words for icons, and the Phosphor glyph that each is drawn with."""

Colour = Callable[[str], str]
"""Gives the colour of a token by its name, as the theme has it now."""


class Glyphs:
    """The Phosphor font and its chart, straight from QtAwesome's files.

    QtAwesome itself is not imported: with it come modules of Qt that nothing here needs, a fifth of a second at start.
    """

    def __init__(self) -> None:
        spec = find_spec("qtawesome")
        if spec is None or not spec.submodule_search_locations:
            raise FileNotFoundError("QtAwesome is not installed")
        folder = Path(spec.submodule_search_locations[0]) / "fonts"
        chart = json.loads(next(folder.glob("phosphor-charmap-*.json")).read_text(encoding="utf-8"))
        self._face = next(folder.glob("phosphor-[0-9]*.ttf")).read_bytes()
        self._signs = {name: chr(int(sign, 16)) for name, sign in chart.items()}
        self._raw: dict[int, QRawFont] = {}

    def has(self, glyph: str) -> bool:
        """Is there such a glyph?"""
        return glyph in self._signs

    def path(self, glyph: str, pixels: int) -> QPainterPath:
        """The outline of a glyph in a square of ``pixels``, centred on the origin.

        Raises:
            KeyError: there is no such glyph.
        """
        raw = self._raw.get(pixels)
        if raw is None:
            raw = self._raw[pixels] = QRawFont(QByteArray(self._face), pixels)
        index = raw.glyphIndexesForString(self._signs[glyph])[0]
        path = raw.pathForGlyph(index)
        advance = raw.advancesForGlyphIndexes([index])[0]
        path.translate(-advance.x() / 2, (raw.ascent() - raw.descent()) / 2)
        path.setFillRule(Qt.FillRule.WindingFill)
        return path


class DyedEngine(QIconEngine):
    """Draws one glyph; asks for its colour each time, so that a change of theme needs no new icon."""

    def __init__(self, glyphs: Glyphs, glyph: str, colour: Colour, roles: dict[str, str]) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._glyph = glyph
        self._colour = colour
        self._roles = roles

    def clone(self) -> QIconEngine:
        """Another one like this."""
        return DyedEngine(self._glyphs, self._glyph, self._colour, self._roles)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the glyph in the middle of the rectangle."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QRectF(rect).center())
        path = self._glyphs.path(self._glyph, min(rect.width(), rect.height()))
        painter.fillPath(path, QColor(self._colour(self._role(mode, state))))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The glyph on a transparent ground."""
        return self._drawn(size, mode, state)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """The glyph on a transparent ground, for a screen with ``scale`` dots a pixel; ``size`` is in pixels."""
        return self._drawn(size * scale, mode, state)

    def _drawn(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def _role(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return "faint"
        if state == QIcon.State.On:
            return self._roles["on"]
        return self._roles["active"] if mode == QIcon.Mode.Active else self._roles["normal"]


def dyed(glyphs: Glyphs, name: str, colour: Colour, roles: dict[str, str]) -> QIcon:
    """An icon by our word for it.

    Raises:
        KeyError: no icon bears that name.
    """
    glyph = NAMES[name]
    if not glyphs.has(glyph):
        raise KeyError(glyph)
    return QIcon(DyedEngine(glyphs, glyph, colour, roles))
