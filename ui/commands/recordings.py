"""Commands on the recordings of the note in front; their keys work while the note is being written."""

from ui.base.context import Context
from ui.commands.command import Command
from ui.commands.texts import Deed, Front, deed_commands

ADD, PLAY, HERE, BACK, SLOWER, FASTER, REPEAT, STAMP, BEGINS, SHOW = (
    f"recording.{verb}"
    for verb in ("add", "play", "here", "back", "slower", "faster", "repeat", "stamp", "begins", "show")
)

KEYS = {
    PLAY: "F5",
    HERE: "Shift+F5",
    BACK: "F6",
    REPEAT: "Shift+F6",
    SLOWER: "Ctrl+F5",
    FASTER: "Ctrl+F6",
    STAMP: "F12",
}
"""The keys of what is done while transcribing."""

_ROWS: tuple[Deed, ...] = tuple(
    (name, words, icon, KEYS.get(name, ""), "Recording")
    for name, words, icon in (
        (PLAY, "Play or pause", "play"),
        (HERE, "Play from the words at the cursor", ""),
        (BACK, "Step back", "step back"),
        (SLOWER, "Slower", ""),
        (FASTER, "Faster", ""),
        (REPEAT, "Repeat this turn, or repeat no more", "repeat"),
        (STAMP, "Put in the time that is heard", "time"),
        (BEGINS, "The words at the cursor are heard now", ""),
        (ADD, "Add a recording…", "sound"),
        (SHOW, "Show or hide the player", ""),
    )
)


def commands(context: Context, front: Front) -> tuple[Command, ...]:
    """What can be done with the recordings of the note in front."""
    return deed_commands(context, front, _ROWS)
