"""The room Codes: the codebook as a tree that can be filtered, rearranged and opened."""

from functools import partial
from time import monotonic

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QStyleOptionViewItem, QTreeView, QVBoxLayout, QWidget

from fieldnotes.domain.changes import Changes
from fieldnotes.domain.codes import Code
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.base.navigation import Selection
from ui.base.rooms import Room
from ui.base.undoing import attempt
from ui.commands import codes as commands
from ui.commands.timeline import kept_line
from ui.models.code_tree import CodeDelegate, CodeRow, CodeTree
from ui.models.kept_words import kept_words
from ui.models.list_model import Index
from ui.theme.drawing import draw_ground, draw_icon
from ui.widgets.empty_state import EmptyState
from ui.widgets.list_panel import ListPanel

_KEYS = {
    Qt.Key.Key_Return: "open",
    Qt.Key.Key_Enter: "open",
    Qt.Key.Key_F2: "rename",
    Qt.Key.Key_Delete: "delete",
}
_ALT_KEYS = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}
REST = 60
"""How long the project must be quiet before the tree is read anew, in milliseconds."""
SLICE = 0.015
"""How long passages are counted at a stretch, in seconds."""
MANY = 50
"""From how many notes touched at once all codes are counted anew."""


class TreeView(QTreeView):
    """Draws the ground of rows from edge to edge, with a small arrow before codes that have others below them.

    Signals:
        wanted: what a key asks for: "open", "rename", "delete", "up" or "down".
    """

    wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self.setAccessibleName("Codes")
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(context.theme.fonts.scaled(1.25))
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def allow_dragging(self) -> None:
        """Let codes be dragged to another place."""
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, F2 renames, Del deletes, Alt+Up and Alt+Down move among siblings."""
        alone = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        keys = _KEYS if alone else _ALT_KEYS if event.modifiers() == Qt.KeyboardModifier.AltModifier else {}
        wish = keys.get(Qt.Key(event.key()), "")
        if wish and self.currentIndex().isValid():
            self.wanted.emit(wish)
        else:
            super().keyPressEvent(event)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground first, then arrow and row."""
        rect = QRect(0, option.rect.top(), self.viewport().width(), option.rect.height())
        hovered = rect.contains(self.viewport().mapFromGlobal(self.cursor().pos())) and self.underMouse()
        selected = self.selectionModel().isSelected(index)
        draw_ground(painter, rect, self._theme, selected, hovered)
        super().drawRow(painter, option, index)
        if selected:  # the row's own ground has covered the bar
            painter.fillRect(QRect(0, rect.top(), 3, rect.height()), self._theme.colour("accent"))

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """An arrow where there is something to fold."""
        model = self.model()
        if model is not None and model.hasChildren(index):
            side = self._theme.fonts.scaled(0.8)
            place = QRect(rect.right() - side - 1, rect.center().y() - side // 2 + 1, side, side)
            draw_icon(painter, place, "down" if self.isExpanded(index) else "right", self._theme, "faint")


class CodesPanel(QWidget):
    """The tree of codes: a click opens one, F2 renames, Del deletes, dragging moves, a right click shows the rest."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._codes: list[Code] = []
        self._counts: dict[str, int] = {}
        self._whole: dict[str, int] = {}
        self._uncounted: list[str] = []
        self._touched: set[str] | None = None
        self._folded: set[str] = set()
        self.tree = TreeView(context)
        self.model = CodeTree(self)
        self.tree.setModel(self.model)
        self.tree.setItemDelegate(CodeDelegate(context.theme, self))
        empty = EmptyState(
            context.theme,
            "codes",
            "Codes are names for what you see again and again. Make one here, or select words in a note and type its "
            "name.",
        )
        self.panel = ListPanel(context.theme, self.tree, empty)
        if not context.session.readonly:
            empty.add_action("New code…", partial(commands.new_code, context), primary=True)
            self.panel.add_action("add", "New code", partial(commands.new_code, context))
            self.tree.allow_dragging()
        self.kept = kept_line(context)
        self.panel.add_row(self.kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        self.setFocusProxy(self.tree)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.reload)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(0)
        self._counting.timeout.connect(self._count_some)
        self._listen()
        self.reload()

    def reload(self) -> None:
        """Read the codebook anew; what was folded and selected stays so."""
        current = self.current()
        self._codes = self._context.project.codes.all()
        known = {code.id for code in self._codes}
        self._counts = {code: count for code, count in self._counts.items() if code in known}
        if self._touched is None:
            self._uncounted = [code.id for code in self._codes]
        else:
            self._uncounted = [*{*self._uncounted, *self._touched} & known]
        self._touched = set()
        self._count_some()
        self.panel.filter.set_words(f"Filter {len(self._codes):,} codes")
        self.panel.show_empty(not self._codes)
        if current is not None:
            self._go_to(current.id)

    def _count_some(self) -> None:
        """Count passages, a few codes at a time, so that a large codebook does not hold the window up."""
        codes, span, end = self._context.project.codes, self._context.navigation.span, monotonic() + SLICE
        while self._uncounted and monotonic() < end:
            code = self._uncounted.pop()
            self._counts[code], self._whole[code] = codes.within(code, span)
        self.model.set_codes(self._codes, self._counts)
        self._unfold()
        if self._uncounted:
            self._counting.start()
        else:
            self._tell_kept()

    def _keep_to(self, _: object) -> None:
        """Count only passages of a stretch of time, as other lists do; the codebook itself stays whole."""
        self._touched = None
        if self.isVisible():
            self.reload()

    def _tell_kept(self) -> None:
        """How many of the codings that the tree would count lie outside; a passage with two codes is two."""
        outside = sum(self._whole.get(code, count) - count for code, count in self._counts.items())
        self.kept.tell(kept_words(self._context.navigation.span, {"coding": outside}))

    def current(self) -> CodeRow | None:
        """The code that is selected in the tree."""
        return self.model.row_at(self.tree.currentIndex())

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while the room was not shown."""
        super().showEvent(event)
        if self._touched is None or self._touched:
            self.reload()

    def menu_for(self, code: str) -> QMenu:
        """What can be done to a code."""
        context, menu = self._context, QMenu(self)
        icon = context.theme.icon
        menu.addAction(icon("open"), "Open", lambda: context.open(Ref("code", code), keep=True))
        if context.session.readonly:
            return menu
        retired = context.project.codes.get(code).status == "retired"
        entries = (
            ("add", "New code below this one…", commands.new_code),
            ("edit", "Rename…\tF2", commands.rename_code),
            ("note", "Redefine…", commands.ask_redefinition),
            ("colour", "Colour…", commands.recolour_code),
            ("merge", "Merge into another…", commands.merge_code),
            ("history", "Take back into use" if retired else "Retire…", commands.retire_code),
        )
        for name, words, run in entries:
            menu.addAction(icon(name), words, partial(self._do, run, code))
        menu.addSeparator()
        menu.addAction(icon("delete"), "Delete…\tDel", partial(self._do, commands.delete_code, code))
        return menu

    # Listening

    def _listen(self) -> None:
        self._context.bus.changed.connect(self._changed)
        self._context.navigation.selected.connect(self._follow)
        self._context.navigation.spanned.connect(self._keep_to)
        self._context.theme.changed.connect(self.tree.viewport().update)
        self.panel.filter.filtered.connect(self._filter)
        self.model.dropped.connect(self._drop)
        self.tree.clicked.connect(self._open)
        self.tree.wanted.connect(self._answer)
        self.tree.collapsed.connect(partial(self._fold, True))
        self.tree.expanded.connect(partial(self._fold, False))
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.tree.selectionModel().currentChanged.connect(self._tell)

    def _changed(self, changes: Changes) -> None:
        """Of what a step touched, codes are counted anew; after an undo, and when notes go, all of them."""
        if changes.kind != "do" or len(changes.ids("note")) > MANY or self._note_gone(changes):
            self._touched = None
        elif self._touched is not None:
            self._touched |= changes.ids("code")
        if (self._touched is None or self._touched) and self.isVisible():
            self._rest.start()

    def _note_gone(self, changes: Changes) -> bool:
        exists = self._context.project.notes.exists
        return any(not exists(note) for note in changes.ids("note"))

    def _follow(self, selection: Selection) -> None:
        if selection.ref is not None and selection.ref.noun == "code":
            self._go_to(selection.ref.id)

    def _tell(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None and self.tree.hasFocus():
            self._context.select(Ref("code", row.id))

    def _filter(self, words: str) -> None:
        self.model.set_filter(words)
        self._unfold()

    def _fold(self, folded: bool, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is None or self.panel.filter.text():
            return
        if folded:
            self._folded.add(row.id)
        else:
            self._folded.discard(row.id)

    # Doing

    def _answer(self, wish: str) -> None:
        row = self.current()
        verbs: dict[str, commands.Verb] = {
            "rename": commands.rename_code,
            "delete": commands.delete_code,
            "up": partial(commands.step_code, by=-1),
            "down": partial(commands.step_code, by=1),
        }
        if row is not None and wish == "open":
            self._context.open(Ref("code", row.id))
        elif row is not None and not self._context.session.readonly:
            self._do(verbs[wish], row.id)

    def _do(self, run: commands.Verb, *values: object) -> None:
        """Give a command and say what stands in its way, if anything does."""
        attempt(self._context, partial(run, self._context, *values))

    def _drop(self, code: str, parent: str | None, place: int) -> None:
        self._do(commands.move_code, code, parent, -1 if self.panel.filter.text() else place)

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None:
            self._context.open(Ref("code", row.id))
            self.tree.setFocus()  # or Delete, meant for the tree, would fall elsewhere

    def _show_menu(self, place: QPoint) -> None:
        index = self.tree.indexAt(place)
        row = self.model.row_at(index) or self.current()
        if row is not None:
            self.menu_for(row.id).exec(self.tree.viewport().mapToGlobal(place))

    def _go_to(self, code: str) -> None:
        index = self.model.index_of(code)
        if index.isValid() and index != self.tree.currentIndex():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.tree.selectionModel().setCurrentIndex(index, flags)

    def _unfold(self) -> None:
        """Show everything but what the person folded; everything while a filter is on."""
        folded = set() if self.panel.filter.text() else set(self._folded)
        self.tree.expandAll()
        for code in folded:
            self.tree.collapse(self.model.index_of(code))


def room() -> Room:
    """The room, for the rail."""
    return Room("codes", "Codes", "codes", CodesPanel)
