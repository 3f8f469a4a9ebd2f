"""Commands on the turns of the text in front: who speaks, from where to where, when and how."""

from collections.abc import Sequence

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.turns import SPEECH_KINDS, Voice, clock, read_clock, speaker_key
from ui.base.context import Context
from ui.base.settings import SHOW_SPEAKERS
from ui.base.undoing import attempt
from ui.commands.command import Command
from ui.commands.dialogues import place_turns
from ui.commands.taking_back import offer_undo
from ui.commands.texts import Deed, Front, deed_commands
from ui.dialogs.pick_form import Pick, ask_pick

NEXT_KEY, SPEAKER_KEY, SPLIT_KEY, JOIN_KEY = "Ctrl+Alt+Return", "Ctrl+Shift+S", "Ctrl+Shift+B", "Ctrl+Shift+G"
NEXT, SPEAKER, ALL, ASKS = "turn.next", "turn.speaker", "turn.all", "turn.asks"
SPLIT, JOIN, REMOVE, FIND = "turn.split", "turn.join", "turn.remove", "turn.find"
TIME, ROUND, SPOKEN, WRITTEN = "turn.time", "turn.round", "turn.spoken", "turn.written"

ROWS: tuple[Deed, ...] = (
    (NEXT, "Next speaker", "turn", NEXT_KEY, "Transcript"),
    (SPEAKER, "Who says this…", "actor", SPEAKER_KEY, "Transcript"),
    (ALL, "All turns of this speaker are by…", "actors", "", "Transcript"),
    (ASKS, "This speaker asks, or no longer", "ask", "", "Transcript"),
    (SPLIT, "Split turn here", "split", SPLIT_KEY, "Transcript"),
    (JOIN, "Join turn with the one before", "merge", JOIN_KEY, "Transcript"),
    (REMOVE, "Remove turn, keep its words", "remove", "", "Transcript"),
    (TIME, "Time of this turn…", "time", "", "Transcript"),
    (ROUND, "Prompt and round of this turn…", "phase", "", "Transcript"),
    (SPOKEN, "This turn is spoken", "dialogue", "", "Transcript"),
    (WRITTEN, "This turn is written", "written", "", "Transcript"),
    (FIND, "Find turns in this text", "find", "", "Transcript"),
)
"""What can be done with turns: its name, words, icon, key and menu."""


def commands(context: Context, front: Front) -> tuple[Command, ...]:
    """The commands."""
    showing = Command(
        id="turn.show",
        words=SHOW_SPEAKERS.words,
        group="Transcript",
        run=lambda: context.settings.set(SHOW_SPEAKERS, not context.settings.get(SHOW_SPEAKERS)),
        checked=lambda: context.settings.get(SHOW_SPEAKERS),
    )
    return (*deed_commands(context, front, ROWS), showing)


def is_speech(kind: str) -> bool:
    """Whether notes of a kind are written as turns."""
    return kind in SPEECH_KINDS


def ask_voice(context: Context, note: str, title: str) -> Voice | None:
    """Ask who speaks, among all people and researchers, or for a new name; None when the person turned back."""
    voices = context.project.voices.everybody(note)
    icons = {True: "actor", False: "turn"}
    picks = [Pick(voice.key, voice.name, icons[voice.actor is not None]) for voice in voices]
    pick = ask_pick(context.theme, title, "Choose", "Who speaks", picks, "Somebody called")
    if pick is None:
        return None
    known = {voice.key: voice for voice in voices}
    return known.get(pick.id) or context.project.voices.find(note, pick.words)


def give(context: Context, turns: Sequence[Turn], voice: Voice) -> bool:
    """Make turns those of a speaker."""
    return attempt(context, lambda: context.project.turns.set_speaker([turn.id for turn in turns], voice))


def give_all(context: Context, turn: Turn, voice: Voice) -> bool:
    """Make all turns of the speaker of one turn those of another, with a way back."""
    told: list[int] = []
    done = attempt(context, lambda: told.append(context.project.turns.give_all(turn.note, speaker_key(turn), voice)))
    if done:
        offer_undo(context, f"{told[0]:,} turn{'s' * (told[0] != 1)} of “{voice.name}”.")
    return done


def toggle_asks(context: Context, turn: Turn) -> bool:
    """Say of the speaker of a turn that this is the one who asks, or no longer."""
    asks = not turn.asks
    done = attempt(context, lambda: context.project.turns.set_asks(turn.note, speaker_key(turn), asks))
    if done:
        name = turn.speaker_name or "This speaker"
        offer_undo(context, f"{name} asks." if asks else f"{name} no longer asks.")
    return done


def ask_time(context: Context, turn: Turn) -> bool:
    """Ask when a turn begins."""
    words = context.prompts.ask(
        "Time of this turn", "When it begins in the recording, as 00:12:31; nothing if not known.", clock(turn.time)
    )
    if words is None:
        return False
    return attempt(context, lambda: context.project.turns.set_time(turn.id, read_clock(words)))


def ask_round(context: Context, turns: Sequence[Turn]) -> bool:
    """Ask for the prompt and round of a dialogue that turns belong to; elsewhere for a round by its number."""
    note = turns[0].note
    if context.project.dialogues.is_one(note):
        return attempt(context, lambda: place_turns(context, note, [turn.id for turn in turns]))
    now = turns[0].round
    words = context.prompts.ask("Round of this turn", "A number; nothing for no round.", str(now or ""))
    if words is None:
        return False
    ids = [turn.id for turn in turns]
    return attempt(context, lambda: context.project.turns.set_round(ids, _number(words)))


def set_mode(context: Context, turns: Sequence[Turn], mode: str) -> bool:
    """Say that turns are spoken or written; said again it is taken back."""
    wanted = "" if all(turn.mode == mode for turn in turns) else mode
    return attempt(context, lambda: context.project.turns.set_mode([turn.id for turn in turns], wanted))


def _number(words: str) -> int | None:
    words = words.strip()
    if words and not words.isdecimal():
        raise UserError("A round is a number, such as 2.")
    return int(words) if words else None
