"""Commands on templates: begin a note from one, make one of a note, delete one."""

from collections.abc import Callable, Mapping
from functools import partial

from fieldnotes.domain.refs import Ref
from fieldnotes.interop.templates import BuiltIn, built_in
from ui.base.context import Context
from ui.base.undoing import say_done
from ui.commands.command import Command
from ui.dialogs.palette import Entry, choose_entry

TEMPLATES = Ref("templates", "all")
"""The page of templates."""


def commands(context: Context) -> tuple[Command, ...]:
    """The commands."""

    def chosen() -> str | None:
        ref = context.selection.ref
        found = ref is not None and ref.noun == "note" and context.project.notes.exists(ref.id)
        return ref.id if ref is not None and found and not context.session.readonly else None

    def save() -> None:
        note = chosen()
        if note is not None:
            save_as_template(context, note)

    return (
        Command(
            id="templates.begin",
            words="New from template…",
            icon="template",
            keys=("Ctrl+Alt+N",),
            group="Note",
            when=lambda: not context.session.readonly,
            run=partial(choose_template, context),
        ),
        Command(
            id="templates.save",
            words="Save this note as a template",
            icon="template",
            group="Note",
            when=lambda: chosen() is not None,
            run=save,
        ),
        Command(
            id="templates.all",
            words="Templates and prompt sheets",
            icon="template",
            group="Go",
            run=partial(context.open, TEMPLATES, None, True),
        ),
    )


def choices(context: Context) -> list[tuple[str, str, str, Callable[[], object]]]:
    """What a note can be begun from: key, title, icon, and what begins it; the project's own templates first."""
    own = context.project.templates.all()
    taken = {each.title.casefold() for each in own}
    found: list[tuple[str, str, str, Callable[[], object]]] = [
        (each.id, each.title, each.kind, partial(begin_from, context, each.id)) for each in own
    ]
    found += [
        (each.title, each.title, each.kind, partial(begin_from_built_in, context, each))
        for each in built_in()
        if each.title.casefold() not in taken
    ]
    return found


def choose_template(context: Context) -> None:
    """Let the person choose a template by its title, and begin a note from it."""
    runs: Mapping[str, Callable[[], object]] = {key: run for key, _, _, run in choices(context)}
    entries = [Entry(key, title, "", icon) for key, title, icon, _ in choices(context)]
    key = choose_entry(entries, context.theme, None)
    if key is not None:
        runs[key]()


def begin_from(context: Context, template: str) -> str:
    """Begin a note from a template of the project and open it; its id.

    Raises:
        UserError: the template is gone, or the project is open for reading only.
    """
    note = context.project.templates.begin(template, context.project.me.id)
    context.open(Ref("note", note.id), keep=True)
    return note.id


def begin_from_built_in(context: Context, template: BuiltIn) -> str:
    """Copy a template that comes with the program into the project, begin a note from it and open it; its id.

    Raises:
        UserError: the project is open for reading only.
    """
    templates = context.project.templates
    with context.project.store.step(f"Begin from “{template.title}”"):
        made = templates.add(template.title, template.kind, template.words.text, template.words.marks)
        note = templates.begin(made.id, context.project.me.id)
    context.open(Ref("note", note.id), keep=True)
    return note.id


def adopt(context: Context, template: BuiltIn) -> str:
    """Copy a template that comes with the program into the project and open it for editing; its note's id.

    Raises:
        UserError: the project is open for reading only.
    """
    made = context.project.templates.add(template.title, template.kind, template.words.text, template.words.marks)
    context.open(Ref("note", made.id), keep=True)
    return made.id


def save_as_template(context: Context, note: str) -> None:
    """Make a template of a note; the toast takes it back.

    Raises:
        UserError: the note is gone, or the project is open for reading only.
    """
    with context.project.store.step("Save as template") as step:
        made = context.project.templates.save_as(note)
    say_done(context, f"“{made.title}” is among the templates now.", step.id)


def delete_template(context: Context, template: str) -> None:
    """Delete a template; the toast brings it back.

    Raises:
        UserError: it is gone, or the project is open for reading only.
    """
    title = context.project.titles.title(Ref("note", template))
    with context.project.store.step(f"Delete template “{title}”") as step:
        context.project.templates.delete(template)
    say_done(context, f"Deleted the template “{title}”.", step.id)
