"""What a person can switch about writing: typographic signs, spelling, how the page looks in focus mode; text size."""

from functools import partial

from ui.base.context import Context
from ui.base.settings import FOCUS_CENTRES, FOCUS_MUTES, SPELLING, TEXT_SIZE, TYPOGRAPHIC, Setting
from ui.commands.command import Command

SWITCHES: tuple[tuple[str, Setting[bool], str], ...] = (
    ("typographic", TYPOGRAPHIC, "Format"),
    ("spelling", SPELLING, "View"),
    ("focus_mutes", FOCUS_MUTES, "View"),
    ("focus_centres", FOCUS_CENTRES, "View"),
)
"""Name, setting and menu of each."""

_KEYS = {"spelling": ("F7",)}


def commands(context: Context) -> tuple[Command, ...]:
    """The switches, and the way back to the usual size of text."""
    settings = context.settings

    def switch(setting: Setting[bool]) -> None:
        settings.set(setting, not settings.get(setting))

    return (
        *(
            Command(
                id=f"writing.{name}",
                words=setting.words,
                keys=_KEYS.get(name, ()),
                group=group,
                checked=partial(settings.get, setting),
                run=partial(switch, setting),
            )
            for name, setting, group in SWITCHES
        ),
        Command(
            id="view.text_usual",
            words="Usual size of text in notes",
            keys=("Ctrl+0",),
            group="View",
            run=partial(settings.set, TEXT_SIZE, TEXT_SIZE.default),
        ),
    )
