"""Turns at the page: a transcript is typed speaker by speaker, and every turn can be cut, given and taken away."""

import re
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, QRectF
from PySide6.QtWidgets import QWidget

from fieldnotes.domain.notes import Turn
from fieldnotes.domain.turns import Voice, speaker_key
from ui.base.context import Context
from ui.base.settings import SHOW_SPEAKERS
from ui.commands import turns as deeds
from ui.commands.catalogue import shown_key
from ui.commands.taking_back import offer_undo
from ui.editor.coding_desk import Attempt
from ui.editor.menus import SEPARATOR, Item
from ui.editor.sheet import Sheet
from ui.editor.speaker_card import SpeakerAsking
from ui.editor.turn_clipboard import TurnCarrier
from ui.editor.turn_finding import TurnFinding

Run = Callable[[], object]

_NAMED = re.compile(r"\s*([^:：\n]{1,60}?)\s*[:：] ")


class TurnDesk(QObject):
    """Joins keys, margin, card and turns of one note.

    Args:
        context: the way about.
        note: the note's id.
        sheet: its text.
        kind: the note's kind, asked when it is needed.
        attempt: does something to the project safely.
        page: over which the card that asks who speaks floats.

    Attributes:
        heard: the time of the recording that plays (milliseconds), which a turn begun now takes; None if none plays.
    """

    def __init__(
        self,
        context: Context,
        note: str,
        sheet: Sheet,
        kind: Callable[[], str],
        attempt: Attempt,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._context = context
        self._note = note
        self._sheet = sheet
        self._view = sheet.view
        self._kind = kind
        self._try = attempt
        self._page = page
        self.heard: Callable[[], int | None] = lambda: None
        self.asking = SpeakerAsking(context, note, page)
        self.asking.card.closed.connect(self._view.setFocus)
        self.finding = TurnFinding(context, note, sheet, kind, attempt, page)
        sheet.view.doors.turns = TurnCarrier(context.project, note, sheet, attempt)
        sheet.registers.speaker_asked.connect(self._asked)
        context.settings.changed.connect(self._set)
        self._set(SHOW_SPEAKERS.key)

    # What a person can do

    def keys(self, code: Run) -> dict[str, Run]:
        """The keys that the text answers; ``code`` is what Ctrl and Enter do in any other text."""
        return {
            deeds.NEXT_KEY: self.next_speaker,
            deeds.NEXT_KEY.replace("Return", "Enter"): self.next_speaker,
            deeds.SPEAKER_KEY: self.choose_speaker,
            deeds.SPLIT_KEY: self.split,
            deeds.JOIN_KEY: self.join,
            "Ctrl+Return": partial(self._next_or, code),
            "Ctrl+Enter": partial(self._next_or, code),
        }

    def deeds(self) -> dict[str, Run]:
        """What can be done now, by the names of ``Page.deeds``."""
        if self._view.isReadOnly():
            return {}
        at_turn: dict[str, Run] = {
            deeds.ALL: self.give_all,
            deeds.ASKS: partial(self._do, deeds.toggle_asks),
            deeds.SPLIT: self.split,
            deeds.JOIN: self.join,
            deeds.REMOVE: self.remove,
            deeds.TIME: partial(self._do, deeds.ask_time),
            deeds.ROUND: partial(self._do_all, deeds.ask_round),
            deeds.SPOKEN: partial(self._do_all, partial(deeds.set_mode, mode="spoken")),
            deeds.WRITTEN: partial(self._do_all, partial(deeds.set_mode, mode="written")),
        }
        always: dict[str, Run] = {deeds.NEXT: self.next_speaker, deeds.SPEAKER: self.choose_speaker}
        always[deeds.FIND] = self.finding.find
        return always | at_turn if self._turns() else always

    def next_speaker(self) -> None:
        """Begin a paragraph and a turn of whoever speaks next; in an empty turn go on to another speaker."""
        if not self._writable() or not self._try(lambda: None):
            return
        position = self._view.selection()[1]
        here = self._sheet.margins.turns.at(position)
        if here is not None and here[0] == here[1]:
            self._pass_on(here[2])
            return
        voice = self._context.project.voices.next(self._note, position)
        begin = partial(self._begin, position, self.heard())
        if voice is None:
            self.asking.open("Who speaks next?", self._line(position), begin)
        else:
            begin(voice)

    def choose_speaker(self) -> None:
        """Ask who says what is selected, or the turn at the cursor; words of no turn become one."""
        if not self._writable():
            return
        turns = self._turns()
        start, end = self._view.selection()
        if not turns:
            if start == end:
                start, end = self._sheet.document.block_span(self._view.textCursor().block())
            self.asking.open("Who says this?", self._line(start), partial(self._mark, start, end))
        else:
            words = "Who says this?" if len(turns) == 1 else f"Who says these {len(turns)} turns?"
            self.asking.open(words, self._line(start), partial(self._give, turns))

    def give_all(self) -> None:
        """Ask whose all turns of this speaker are."""
        turn = self._one()
        if turn is not None:
            title = f"“{self._sheet.margins.name_of(turn)}” is"
            self.asking.open(title, self._line(self._view.selection()[0]), partial(self._give_all, turn))

    def split(self) -> None:
        """Make two turns of the one at the cursor, and go on in the second."""
        turn, position = self._one(), self._view.selection()[0]
        if turn is not None:
            project = self._context.project
            self._go_to(lambda: project.turns.get(project.turn_writing.split(turn.id, position)).start)

    def join(self) -> None:
        """Make the turn at the cursor, or the one that begins there, part of the one before."""
        begins = self._sheet.margins.turns.before(self._view.selection()[0])
        turn = begins[2] if begins and begins[0] == self._view.selection()[0] and self._writable() else self._one()
        joined: list[str] = []
        if turn is None or not self._try(lambda: joined.append(self._context.project.turn_writing.join(turn.id))):
            return
        first = self._context.project.turns.get(joined[0])
        if speaker_key(first) != speaker_key(turn):
            offer_undo(self._context, f"Joined: all of it is said by “{self._sheet.margins.name_of(first)}” now.")

    def remove(self) -> None:
        """Take the turns at the cursor away; their words stay."""
        ids = [turn.id for turn in self._turns()]
        if ids and self._writable() and self._try(lambda: self._context.project.turn_writing.remove(ids)):
            offer_undo(self._context, "Removed the turn." if len(ids) == 1 else f"Removed {len(ids)} turns.")

    def named(self, before: str) -> bool:
        """Make of a name and a colon, just typed at the beginning of a paragraph, a turn of the speaker who bears it.

        Args:
            before: the words of the paragraph up to the cursor.
        """
        match = _NAMED.fullmatch(before) if deeds.is_speech(self._kind()) else None
        if match is None or not self._try(lambda: None):
            return False
        name = match[1].casefold()
        candidates = self._context.project.voices.candidates(self._note)
        voice = next((one for one in candidates if one.name.casefold() == name), None)
        firsts = [one for one in candidates if one.name.casefold().split()[:1] == [name]]
        voice = voice or (firsts[0] if len(firsts) == 1 else None)
        if voice is None:
            return False
        end = self._view.selection()[0]
        self._context.project.store.seal_writing()
        keep = self._names_in_text(end - len(before))
        writing, time = self._context.project.turn_writing, self.heard()
        return self._go_to(lambda: writing.name(self._note, end - len(before), end, voice, keep, time))

    def menu_items(self) -> list[Item]:
        """The line of the page's menu for the turn at the cursor, with a menu of its own."""
        if not (self._turns() or deeds.is_speech(self._kind())):
            return []
        doable = self.deeds()
        lines = [Item(words, doable[name], shown_key(key)) for name, words, _, key, _ in deeds.ROWS if name in doable]
        return [Item("Transcript", enabled=bool(lines), items=tuple(lines) or (SEPARATOR,))]

    def close(self) -> None:
        """Let the card go."""
        self.asking.card.end()

    # Inside

    def _next_or(self, code: Run) -> None:
        """In a transcript the next speaker, unless words are selected that can be coded."""
        start, end = self._view.selection()
        if start == end and deeds.is_speech(self._kind()) and not self._view.isReadOnly():
            self.next_speaker()
        else:
            code()

    def _pass_on(self, turn: Turn) -> None:
        """Give an empty turn to whoever comes after its speaker."""
        near = self._context.project.voices.candidates(self._note)
        keys = [voice.key for voice in near]
        now = next((place for place, one in enumerate(near) if one.key == speaker_key(turn)), -1)
        if len(keys) < 2:
            self.choose_speaker()
        else:
            self._give([turn], near[(now + 1) % len(near)])

    def _begin(self, position: int, time: int | None, voice: Voice) -> None:
        words = f"{voice.name}: " if self._names_in_text(position) else ""
        writing = self._context.project.turn_writing
        self._go_to(lambda: writing.begin(self._note, position, voice, words, time))

    def _go_to(self, deed: Callable[[], int]) -> bool:
        """Do something that begins a turn, and put the cursor into it."""
        begun: list[int] = []
        if not self._try(lambda: begun.append(deed())):
            return False
        self._view.setTextCursor(self._sheet.document.cursor(begun[0]))
        self._view.ensureCursorVisible()
        return True

    def _mark(self, start: int, end: int, voice: Voice) -> None:
        self._try(lambda: self._context.project.turn_writing.mark(self._note, start, end, voice))

    def _give(self, turns: Sequence[Turn], voice: Voice) -> None:
        self._try(lambda: self._context.project.turns.set_speaker([turn.id for turn in turns], voice))

    def _give_all(self, turn: Turn, voice: Voice) -> None:
        if self._try(lambda: None):
            deeds.give_all(self._context, turn, voice)

    def _do(self, deed: Callable[[Context, Turn], object]) -> None:
        turn = self._one()
        if turn is not None and self._try(lambda: None):
            deed(self._context, turn)

    def _do_all(self, deed: Callable[[Context, Sequence[Turn]], object]) -> None:
        turns = self._turns()
        if turns and self._try(lambda: None):
            deed(self._context, turns)

    def _names_in_text(self, position: int) -> bool:
        """Whether the turn before a place has its speaker's name in the text."""
        before = self._sheet.margins.turns.before(max(0, position - 1))
        return before is not None and self._sheet.margins.named_in_text(before[0], before[2])

    def _turns(self) -> list[Turn]:
        """The turns that are selected, or the one at the cursor."""
        start, end = self._view.selection()
        spans = self._sheet.margins.turns
        here = spans.at(start)
        found = spans.overlapping(start, end) if start < end else [here] if here else []
        return [turn for _, _, turn in found]

    def _one(self) -> Turn | None:
        turns = self._turns()
        if not self._writable():
            return None
        if not turns:
            self._context.say("Put the cursor into a turn first.")
        return turns[0] if turns else None

    def _writable(self) -> bool:
        if self._view.isReadOnly():
            self._context.say("Here the text is only for reading.")
        return not self._view.isReadOnly()

    def _line(self, position: int) -> QRectF:
        return self._view.line_in(self._page, position)

    def _asked(self, ident: str, _: QPoint) -> None:
        """The name of a speaker was clicked in the margin."""
        found = next((one for one in self._sheet.margins.turns.all() if one[2].id == ident), None)
        if found is not None and not self._view.isReadOnly():
            self._view.setTextCursor(self._sheet.document.cursor(found[0]))
            self.choose_speaker()

    def _set(self, key: str) -> None:
        if key == SHOW_SPEAKERS.key:
            self._sheet.margins.shows_speakers = self._context.settings.get(SHOW_SPEAKERS)
            self._sheet.show_margins()
