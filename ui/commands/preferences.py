"""The command that asks what the person likes."""

from functools import partial

from ui.base.context import Context
from ui.base.settings import CONTRIBUTOR, DATE_ORDER, TEXT_SIZE, THEME, WRITING
from ui.base.undoing import attempt
from ui.commands.command import Command
from ui.dialogs.preferences import Preferences, PreferencesForm, Switch
from ui.widgets.boxes import show_box


def commands(context: Context) -> tuple[Command, ...]:
    """Preferences."""
    return (
        Command(
            id="view.preferences",
            words="Preferences…",
            icon="settings",
            keys=("Ctrl+,",),
            group="View",
            run=lambda: ask_preferences(context),
        ),
    )


def ask_preferences(context: Context) -> PreferencesForm:
    """Ask; what is agreed to holds at once. Returns the box that is open now."""
    settings, me = context.settings, context.project.me
    writing = tuple(Switch(each.key, each.words, settings.get(each)) for each in WRITING)
    look, size, order = settings.get(THEME), settings.get(TEXT_SIZE), settings.get(DATE_ORDER)
    now = Preferences(look, size, order, me.name, me.initials, writing)
    form = PreferencesForm(now, not context.project.store.readonly)
    form.agreed.connect(partial(keep, context, now))
    show_box(form)
    return form


def keep(context: Context, before: Preferences, now: Preferences) -> None:
    """Let preferences hold; a name is changed in the project, as a step."""
    settings = context.settings
    settings.set(THEME, now.look)
    settings.set(TEXT_SIZE, now.text_size)
    settings.set(DATE_ORDER, now.date_order)
    chosen = {switch.key: switch.on for switch in now.writing}
    for each in WRITING:
        settings.set(each, chosen.get(each.key, settings.get(each)))
    if now.look != context.theme.mode:
        context.theme.set_mode(now.look)
    if (now.name, now.initials) != (before.name, before.initials):
        settings.set(CONTRIBUTOR, now.name)
        change = partial(context.project.contributors.change, context.project.me.id)
        attempt(context, partial(change, name=now.name, initials=now.initials))
