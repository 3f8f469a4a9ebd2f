"""Writing a turn among the threads: one at a time, kept when its grid is built anew, never lost on the way."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from fieldnotes.domain.dialogues import Exercise, Said
from fieldnotes.domain.edits import Span
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.base.undoing import attempt
from ui.commands.taking_back import offer_undo
from ui.panels.dialogue_page.threads import Threads
from ui.panels.dialogue_page.turn_editor import Place, TurnEditor


class Writing(QObject):
    """Opens and keeps the editor of a turn.

    Args:
        note: the exercise.
        threads: the grid it stands in.

    Signals:
        wished: "code" or "show", the turn, and where the words selected lie in the note.
    """

    wished = Signal(str, object, object)

    def __init__(self, context: Context, note: str, threads: Threads) -> None:
        super().__init__(threads)
        self._context, self._note, self._threads = context, note, threads
        self.editor: TurnEditor | None = None

    def add(self, place: Place) -> None:
        """Begin a turn in a cell."""
        if self.finish():
            self._open(place, None, place[2] or self._likely(place))

    def open(self, turn: Said) -> None:
        """Write in a turn."""
        if self.finish():
            self._open(self._threads.place_of(turn), turn, turn.speaker)

    def finish(self) -> bool:
        """Keep what is being written and close it; False if it cannot be kept."""
        editor = self.editor
        if editor is None:
            return True
        if not editor.changed() or not editor.text():
            self._close()
            return True
        return self._keep()

    def rebuild(self, exercise: Exercise, by_person: bool) -> None:
        """Show the threads anew, and in them the editor as it was."""
        editor = self.editor
        had_keyboard = editor is not None and editor.isAncestorOf(editor.window().focusWidget() or editor.window())
        focused = self._focused()
        if editor is not None:
            editor.setParent(None)
        self._threads.show_exercise(exercise, by_person)
        if editor is None:
            self._focus_again(*focused)
            return
        cell = self._threads.cell_of(editor.place)
        gone = editor.said is not None and editor.said.id not in {turn.id for turn in exercise.turns}
        if cell is None or gone:
            self._drop_lost(editor)
            return
        cell.settle()
        cell.put(editor, editor.said.id if editor.said else "")
        if had_keyboard:
            editor.begin()

    def _open(self, place: Place, turn: Said | None, speaker: Ref | None) -> None:
        cell = self._threads.cell_of(place)
        if cell is None:
            return
        editor = TurnEditor(self._context.theme, place, turn, self._speakers(), speaker)
        editor.kept.connect(self._keep)
        editor.dropped.connect(self._drop)
        editor.wished.connect(self._wish)
        editor.words.cursor_at.connect(lambda _: self._threads.keep_in_sight(editor))
        self.editor = editor
        cell.put(editor, turn.id if turn else "")
        editor.begin()
        self._threads.keep_in_sight(editor)

    def _keep(self) -> bool:
        editor, turns = self.editor, self._context.project.dialogues.turns
        if editor is None:
            return True
        speaker, words, made = editor.speaker(), editor.text(), []
        if editor.said is None and speaker is None:
            self._context.say("Say first who takes part, then who speaks.")
            return False

        def deed() -> None:
            if editor.said is not None:
                turns.rewrite(editor.said.id, words)
            elif speaker is not None:
                prompt = self._context.project.dialogues.prompt(editor.place[0])
                made.append(turns.add(prompt, editor.place[1], speaker, words))

        self.editor = None
        if not attempt(self._context, deed):
            self.editor = editor
            return False
        if editor.changed():
            offer_undo(self._context, "Changed a turn" if editor.said else "Added a turn")
        self._let_go(editor, made[0] if made else editor.said.id if editor.said else "")
        return True

    def _drop(self) -> None:
        editor = self.editor
        self._close()
        if editor is not None and editor.said is not None:
            self._threads.focus_turn(editor.said.id)

    def _close(self) -> None:
        editor, self.editor = self.editor, None
        if editor is not None:
            self._let_go(editor, "")

    def _let_go(self, editor: TurnEditor, focus: str) -> None:
        editor.hide()
        editor.deleteLater()
        cell = self._threads.cell_of(editor.place)
        if cell is not None:
            cell.settle()
        if focus:
            self._threads.focus_turn(focus)

    def _drop_lost(self, editor: TurnEditor) -> None:
        """What is being written has lost its place: its words go to the clipboard's care, said in a sentence."""
        self.editor = None
        words = editor.text()
        editor.deleteLater()
        if words:
            QGuiApplication.clipboard().setText(words)
            self._context.say("The place of the turn you were writing is gone; its words are in the clipboard.")

    def _wish(self, wish: str) -> None:
        """Keep first, so that the words selected stand in the text."""
        editor = self.editor
        if editor is None or editor.said is None:
            return
        span, ident = editor.selected(), editor.said.id
        if span is None or not self._keep_if_changed(editor):
            return
        turns = self._context.project.dialogues.of(self._note).turns
        turn = next((one for one in turns if one.id == ident), None)
        if turn is not None:
            self.wished.emit(wish, turn, Span(turn.start + span.start, turn.start + span.end))

    def _keep_if_changed(self, editor: TurnEditor) -> bool:
        if editor.changed():
            return self._keep()
        self._close()
        return True

    def _speakers(self) -> list[tuple[Ref, str]]:
        """Those who take part first, then everybody who works in the project."""
        exercise, project = self._threads.exercise, self._context.project
        known = [(one.ref, one.name) for one in exercise.participants] if exercise else []
        others = [(Ref("contributor", one.id), one.name) for one in project.contributors.all()]
        others += [(Ref("actor", one.id), one.name) for one in project.actors.all() if one.kind == "person"]
        there = {ref for ref, _ in known}
        return known + [other for other in others if other[0] not in there]

    def _likely(self, place: Place) -> Ref | None:
        """Who speaks next: the first of those taking part who has not yet in this cell."""
        exercise = self._threads.exercise
        if exercise is None:
            return None
        spoken = {turn.speaker for turn in exercise.in_cell(place[0], place[1])}
        return next((one.ref for one in exercise.participants if one.ref not in spoken), None)

    def _focused(self) -> tuple[str, Place | None]:
        """The turn whose card has the keyboard, and its cell, so that it has it again."""
        for cell in self._threads.cells.values():
            for ident, card in cell.cards.items():
                if card.hasFocus():
                    return ident, cell.place
        return "", None

    def _focus_again(self, turn: str, place: Place | None) -> None:
        """Give the keyboard back; where the turn is gone, to what stands in its cell now."""
        if place is None or self._threads.focus_turn(turn):
            return
        cell = self._threads.cell_of(place)
        stops = cell.stops() if cell else []
        if stops:
            stops[-1].setFocus(Qt.FocusReason.OtherFocusReason)
