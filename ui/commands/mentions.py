"""Commands on mentions in the text in front: the card of one, laying all that are missing."""

from ui.base.context import Context
from ui.base.settings import OFFER_NAMES
from ui.commands.command import Command
from ui.commands.texts import Deed, Front, deed_commands

CARD_KEY = "Alt+Return"
CARD, ALL = "mention.card", "mention.all"

_ROWS: tuple[Deed, ...] = (
    (CARD, "Show who or what is mentioned here", "actor", CARD_KEY, "Note"),
    (ALL, "Mention all names in this note…", "actors", "", "Note"),
)


def commands(context: Context, front: Front) -> tuple[Command, ...]:
    """The commands."""
    offering = Command(
        id="mention.offer",
        words=OFFER_NAMES.words,
        group="Note",
        run=lambda: context.settings.set(OFFER_NAMES, not context.settings.get(OFFER_NAMES)),
        checked=lambda: context.settings.get(OFFER_NAMES),
    )
    return (*deed_commands(context, front, _ROWS), offering)
