"""Joins the recordings of a note with its page: hearing any turn, stamping, repeating, while one writes."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from fieldnotes.domain.changes import Changes
from fieldnotes.domain.edits import Edit
from fieldnotes.domain.recordings import Recording, place_of, stamps_in, time_at
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.turns import clock
from ui.base.context import Context
from ui.base.settings import SOUND_BACK, SOUND_FOLLOWS, SOUND_LINKS, SOUND_SHOWN, Setting
from ui.commands.catalogue import shown_key
from ui.commands.recordings import ADD, BACK, BEGINS, FASTER, HERE, KEYS, PLAY, REPEAT, SHOW, SLOWER, STAMP
from ui.commands.taking_back import offer_undo
from ui.editor.heard import HeardLayer
from ui.editor.listening import Listening
from ui.editor.menus import SEPARATOR, Item, menu_of
from ui.editor.player_bar import PlayerBar
from ui.editor.recording_door import Attempt, RecordingDoor
from ui.editor.sheet import Sheet

SPOKEN = ("interview", "focus group", "dialogue")
"""Kinds of notes that offer in their menu to add a recording."""


class RecordingDesk(QObject):
    """The recordings of one open note.

    Args:
        context: project, settings, what plays.
        note: the note.
        sheet: its text.
        attempt: saves what is pending, then does something to the project; False, with a word said, if it cannot.
        page: in which the player stands.
    """

    def __init__(self, context: Context, note: Ref, sheet: Sheet, attempt: Attempt, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._project = context.project.recordings
        self._note = note
        self._sheet = sheet
        self._try = attempt
        self._page = page
        self.recordings: list[Recording] = []
        self.layer = HeardLayer(context.theme, sheet, self)
        self.layer.wanted.connect(self.play_from)
        self.door = RecordingDoor(context, note.id, attempt, self)
        self.door.brought.connect(self._brought)
        self.bar = PlayerBar(context.theme, page)
        self.bar.tell_keys(
            {"play": KEYS[PLAY], "back": KEYS[BACK], "slow": KEYS[SLOWER], "fast": KEYS[FASTER], "loop": KEYS[REPEAT]}
        )
        self.listening = Listening(context, self.bar, self)
        self.listening.heard.connect(self._heard)
        self.bar.loop_wanted.connect(self.repeat)
        self.bar.menu_wanted.connect(self._show_menu)
        self.bar.find_wanted.connect(lambda: self.door.find(self._now()))
        self.bar.left.connect(sheet.view.setFocus)
        context.bus.changed.connect(self._changed)
        context.settings.changed.connect(self._set)
        self.reload()

    # What the page asks ---------------------------------------------------------------------------------------

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What can be done now, by the names of the commands."""
        writable = not self._sheet.view.isReadOnly()
        deeds: dict[str, Callable[[], object]] = {ADD: self.door.ask} if writable else {}
        if self.recordings:
            deeds |= {
                PLAY: self.listening.toggle,
                HERE: self.play_here,
                BACK: self.listening.step_back,
                SLOWER: partial(self.listening.change_speed, -1),
                FASTER: partial(self.listening.change_speed, 1),
                REPEAT: self.repeat,
                SHOW: self.show_or_hide,
            }
            deeds |= {STAMP: self.stamp, BEGINS: self.set_beginning} if writable else {}
        return deeds

    def keys(self) -> dict[str, Callable[[], object]]:
        """The keys that the text answers itself while it is written in."""
        return {key: partial(self._do, name) for name, key in KEYS.items()}

    def close(self) -> None:
        """Let the recording go."""
        self.listening.close()

    def menu_items(self, kind: str) -> list[Item]:
        """The lines of the menu of the text."""
        if self.recordings:
            return [SEPARATOR, Item("Play from here", self.play_here, shown_key(KEYS[HERE]))]
        offered = kind in SPOKEN and not self._sheet.view.isReadOnly()
        return [SEPARATOR, Item("Add a recording…", self.door.ask)] if offered else []

    def reload(self) -> None:
        """Read the recordings and turns of the note anew."""
        self.recordings = self._project.of_note(self._note.id)
        if self.recordings:
            self.layer.wake()
            self.layer.set_turns(self._context.project.turns.of_note(self._note.id))
        shown = self.listening.current.id if self.listening.current else ""
        self._show(next((one for one in self.recordings if one.id == shown), None) or next(iter(self.recordings), None))

    # Hearing --------------------------------------------------------------------------------------------------

    def choose(self, recording: Recording) -> None:
        """Turn to another recording of the note."""
        self._show(recording)

    def play_from(self, time: int) -> None:
        """Play from a time of the note (milliseconds)."""
        found = place_of([self.listening.known(one) for one in self.recordings], time)
        if found is None:
            return
        self._show(next(one for one in self.recordings if one.id == found[0].id))
        start, end = self.listening.loop
        if end and not start <= found[1] < end:
            self.listening.repeat(0, 0)
        self.listening.seek(found[1])
        self.listening.play()

    def play_here(self) -> None:
        """Play from the words at the cursor: from the time that stands nearest before them."""
        time = self._time_here()
        if time is None:
            self._context.say(f"No time stands at these words or before them; {shown_key(KEYS[STAMP])} puts one in.")
        else:
            self.play_from(time)

    def repeat(self) -> None:
        """Repeat the turn that is heard, or the one at the cursor if none is; or repeat no more."""
        current = self.listening.current
        if self.listening.loop[1] or current is None:
            self.listening.repeat(0, 0)
            return
        at_cursor = self.layer.turn_at(self._sheet.view.selection()[1])
        heard = self.layer.turn_heard(time_at(current, self.listening.place)) if self.listening.place else None
        found = heard or at_cursor
        if found is None or found[2].time is None:
            self.listening.repeat(0, 0)
            self._context.say(
                "No turn with a time is heard; to repeat a stretch, mark it on the strip: Shift and drag."
            )
            return
        begin, end = self.layer.span_of(found[2])
        self.play_from(begin)
        shift = current.shift
        self.listening.repeat(max(0, begin + shift), end + shift if end else self.listening.length)

    # Writing down ---------------------------------------------------------------------------------------------

    def stamp(self) -> None:
        """Write down the time that is heard: of the turn that begins at the cursor, else into the text."""
        time = self._time_now()
        if time is None:
            return
        position = self._sheet.view.selection()[1]
        found = self.layer.turn_at(position)
        text = self._sheet.document.text
        if found and text.rfind("\n", 0, found[0]) + 1 <= position <= found[0]:
            self._try(partial(self._context.project.turns.set_time, found[2].id, time))
            return
        before = " " if position and not text[position - 1].isspace() else ""
        after = "" if text[position : position + 1].isspace() else " "
        words = f"{before}[{clock(time)}]{after}"
        self._sheet.document.replace([Edit(position, "", words)])
        self._sheet.view.setTextCursor(self._sheet.document.cursor(position + len(words)))

    def time_heard(self) -> int | None:
        """The time of the note that is heard now (milliseconds); None when nothing plays."""
        return self._time_now() if self.listening.playing else None

    def set_beginning(self) -> None:
        """The words at the cursor are heard now: so it is known when the recording begins in the time of the note."""
        time, current = self._time_here(), self.listening.current
        if current is None or time is None:
            self._context.say("Put the cursor into a turn with a time, play to its first word, then choose this again.")
            return
        if self._try(partial(self._project.shift, current.id, self.listening.place - time)):
            offer_undo(self._context, f"The times of this note fit {current.name} now.")

    def show_or_hide(self) -> None:
        """Show the player, or hide it."""
        self._context.settings.set(SOUND_SHOWN, not self._context.settings.get(SOUND_SHOWN))

    def remove(self) -> None:
        """Take the recording that is shown off the note."""
        current = self._now()
        if self._try(partial(self._project.remove, current.id)):
            offer_undo(self._context, f"Removed {current.name} from this note.")

    # Inside ---------------------------------------------------------------------------------------------------

    def _now(self) -> Recording:
        assert self.listening.current is not None
        return self.listening.current

    def _time_now(self) -> int | None:
        current = self.listening.current
        return None if current is None else time_at(current, self.listening.place)

    def _time_here(self) -> int | None:
        """The time that stands nearest before the cursor, in the text or as that of a turn (milliseconds)."""
        position = self._sheet.view.selection()[0]
        at_cursor = self.layer.turn_at(position)
        turns = [(low, turn.time) for low, _, turn in self.layer.turns() if turn.time is not None and low <= position]
        if at_cursor and at_cursor[2].time is not None:
            turns.append((min(position, at_cursor[0]), at_cursor[2].time))
        stamps = [(low, time) for low, _, time in stamps_in(self._sheet.document.text[: position + 1])]
        return max(turns + stamps, key=lambda one: one[0], default=(0, None))[1]

    def _show(self, recording: Recording | None) -> None:
        self.bar.setVisible(recording is not None and self._context.settings.get(SOUND_SHOWN))
        several = len(self.recordings) > 1 and recording is not None
        place = f"{self.recordings.index(recording) + 1} of {len(self.recordings)}: " if several and recording else ""
        self.listening.show(recording, place + recording.name if recording else "")
        if recording is None:
            self.layer.show_heard(None, follow=False)

    def _heard(self, place: int) -> None:
        current = self.listening.current
        if current is not None:
            self.layer.show_heard(time_at(current, place), self._context.settings.get(SOUND_FOLLOWS))

    def _brought(self) -> None:
        self._context.settings.set(SOUND_SHOWN, True)
        offer_undo(self._context, f"Added. {shown_key(KEYS[PLAY])} plays and pauses while you write.")

    def _do(self, name: str) -> None:
        deed = self.deeds().get(name)
        if deed is None:
            self._context.say("This note has no recording; the menu Recording adds one.")
        else:
            deed()

    def _changed(self, changes: Changes) -> None:
        """Words typed here move the turns by themselves; all else is read anew."""
        if self._note in changes.refs and not (changes.initiator is self._page and changes.kind == "do"):
            self.reload()

    def _set(self, key: str) -> None:
        if key == SOUND_SHOWN.key:
            self.bar.setVisible(bool(self.recordings) and self._context.settings.get(SOUND_SHOWN))

    # The menu of the player -----------------------------------------------------------------------------------

    def _show_menu(self) -> None:
        corner = self.bar.more.mapToGlobal(QPoint(0, self.bar.more.height()))
        menu_of(self.player_items(), self._page).popup(corner)

    def player_items(self) -> Sequence[Item]:
        """The lines of the player's menu."""
        now, writable = self._now(), not self._sheet.view.isReadOnly()
        others = [Item(one.name, partial(self.choose, one), checked=one is now) for one in self.recordings]
        move = (
            Item(
                "Keep in the project", partial(self.door.keep, now), enabled=writable and not self._project.missing(now)
            )
            if now.linked
            else Item("Keep in a file instead…", partial(self.door.link, now), enabled=writable)
        )
        return [
            *([*others, SEPARATOR] if len(others) > 1 else []),
            Item("The words at the cursor are heard now", self.set_beginning, enabled=writable),
            self._choices("Step back by", SOUND_BACK, "{} seconds"),
            SEPARATOR,
            Item("Add a recording…", self.door.ask, enabled=writable),
            *([Item("Find file…", partial(self.door.find, now), enabled=writable)] if now.linked else []),
            move,
            Item("Save a copy…", partial(self.door.save_copy, now)),
            self._choices("Ask about linking above", SOUND_LINKS, "{} MB"),
            Item("Remove from this note", self.remove, enabled=writable),
            SEPARATOR,
            Item("Hide the player", self.show_or_hide),
        ]

    def _choices(self, words: str, setting: Setting[int], shown: str) -> Item:
        settings = self._context.settings
        now = settings.get(setting)
        lines = (
            Item(shown.format(value), partial(settings.set, setting, value), checked=value == now)
            for value in setting.choices
        )
        return Item(words, items=tuple(lines))
