"""Commands on codes: make, rename, redefine, move, recolour, merge, retire, delete; each toast offers the way back."""

from collections.abc import Callable

from fieldnotes.domain.codes import CODE_ORIGINS, CODE_PHASES, CODE_STATUSES
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.commands.command import Command
from ui.commands.taking_back import offer_undo
from ui.dialogs.code_form import CODE_COLOURS, ask_code
from ui.dialogs.colour_form import ask_colour
from ui.dialogs.definition_form import Definition, ask_definition
from ui.dialogs.merge_form import ask_merge
from ui.dialogs.rename_form import ask_rename

Verb = Callable[..., object]
"""A command on one code: it is handed the context, the code's id, and what else it needs."""

CHOICES = {"origin": CODE_ORIGINS, "phase": CODE_PHASES, "status": CODE_STATUSES}
"""What a code can be classified by."""


def commands(context: Context) -> tuple[Command, ...]:
    """The commands; all but the first act on the code that is selected."""

    def writable() -> bool:
        return not context.session.readonly

    def selected() -> bool:
        return writable() and _selected(context) is not None

    def on_selected(run: Callable[[Context, str], object]) -> Callable[[], object]:
        def command() -> None:
            code = _selected(context)
            if code is not None:
                run(context, code)

        return command

    def command(name: str, words: str, icon: str, run: Callable[[Context, str], object]) -> Command:
        return Command(id=f"codes.{name}", words=words, icon=icon, group="Code", when=selected, run=on_selected(run))

    return (
        Command(
            id="codes.new",
            words="New code…",
            icon="add",
            keys=("Ctrl+Shift+C",),
            group="Code",
            when=writable,
            run=lambda: new_code(context),
        ),
        command("new_below", "New code below this one…", "code", new_code),
        command("rename", "Rename code…", "edit", rename_code),
        command("redefine", "Redefine code…", "note", ask_redefinition),
        command("recolour", "Colour of code…", "colour", recolour_code),
        command("move_up", "Move code up", "up", lambda c, code: step_code(c, code, -1)),
        command("move_down", "Move code down", "down", lambda c, code: step_code(c, code, 1)),
        command("merge", "Merge code into another…", "merge", merge_code),
        command("retire", "Retire code…", "history", retire_code),
        command("delete", "Delete code…", "delete", delete_code),
    )


def new_code(context: Context, parent: str | None = None) -> str | None:
    """Ask for a new code, below ``parent`` if given, and open its page; its id."""
    codes = context.project.codes
    answer = ask_code(context.theme, codes.all(), parent)
    if answer is None:
        return None
    code = codes.add(
        answer.name,
        answer.parent,
        answer.definition,
        answer.include,
        answer.exclude,
        answer.example,
        answer.colour,
    )
    offer_undo(context, f"Added “{code.name}”")
    context.open(Ref("code", code.id))
    return code.id


def rename_code(context: Context, code: str) -> None:
    """Ask for another name and the reason."""
    before = context.project.codes.get(code)
    answer = ask_rename(before.name)
    if answer is not None and answer[0] != before.name:
        context.project.codes.rename(code, *answer)
        offer_undo(context, f"“{before.name}” is “{answer[0]}” now")


def ask_redefinition(context: Context, code: str) -> None:
    """Ask what a code means, and why that is said anew."""
    before = context.project.codes.get(code)
    words = Definition(before.definition, before.include, before.exclude, before.example)
    answer = ask_definition(context.theme, before.name, words)
    if answer is not None:
        redefine_code(context, code, *answer)


def redefine_code(context: Context, code: str, words: Definition, reason: str = "") -> None:
    """Say anew what a code means."""
    before = context.project.codes.get(code)
    if any(getattr(before, name) != getattr(words, name) for name in Definition.__dataclass_fields__):
        context.project.codes.redefine(
            code,
            reason,
            definition=words.definition,
            include=words.include,
            exclude=words.exclude,
            example=words.example,
        )
        offer_undo(context, f"Redefined “{before.name}”")


def classify_code(context: Context, code: str, field: str, choice: str) -> None:
    """Change origin, phase or status of a code."""
    if field == "status" and choice == "retired":
        retire_code(context, code)
        return
    context.project.codes.classify(code, **{field: choice})
    offer_undo(context, f"“{context.project.codes.get(code).name}”: {choice}")


def recolour_code(context: Context, code: str) -> None:
    """Ask for another colour."""
    before = context.project.codes.get(code)
    colour = ask_colour(context.theme, before.name, before.colour, CODE_COLOURS)
    if colour is not None and colour != before.colour.upper():
        context.project.codes.recolour(code, colour)
        offer_undo(context, f"Recoloured “{before.name}”")


def move_code(context: Context, code: str, parent: str | None, place: int = -1) -> None:
    """Put a code below another (None: at the top), before the sibling that stands at ``place`` now (-1: last).

    Raises:
        UserError: it cannot lie there.
    """
    codes = context.project.codes
    siblings = [other.id for other in codes.all() if other.parent == parent]
    if code in siblings:
        before = siblings.index(code)
        if place in (before, before + 1) or (place < 0 and before == len(siblings) - 1):
            return
        if place > before:
            place -= 1
    codes.move(code, parent, None if place < 0 else place)
    where = f"below “{codes.get(parent).name}”" if parent else "at the top"
    offer_undo(context, f"Moved “{codes.get(code).name}” {where}")


def step_code(context: Context, code: str, by: int) -> None:
    """Move a code before (-1) or behind (1) the sibling beside it."""
    codes = context.project.codes
    parent = codes.get(code).parent
    siblings = [other.id for other in codes.all() if other.parent == parent]
    place = siblings.index(code) + by
    if 0 <= place < len(siblings):
        move_code(context, code, parent, place + (by > 0))


def merge_code(context: Context, code: str) -> None:
    """Ask into which other code it goes, and merge it."""
    codes = context.project.codes
    whole = codes.all()
    gone = next((one for one in whole if one.id == code), None)
    if gone is None:
        return
    below = {code}
    for one in whole:  # parents come before what lies below them
        if one.parent in below:
            below.add(one.id)
    others = [one for one in whole if one.id not in below]
    if not others:
        context.say("There is no other code to merge it into.")
        return
    answer = ask_merge(gone, others, sum(codes.counts_by_year(code).values()))
    if answer is None:
        return
    into, reason = answer
    codes.merge(code, into, reason)
    offer_undo(context, f"Merged “{gone.name}” into “{codes.get(into).name}”")
    context.open(Ref("code", into))


def retire_code(context: Context, code: str) -> None:
    """Ask why, and retire a code: its passages stay, it is not offered any more; or take it back into use."""
    codes = context.project.codes
    before = codes.get(code)
    if before.status == "retired":
        codes.classify(code, status="active")
        offer_undo(context, f"“{before.name}” is in use again")
        return
    reason = context.prompts.ask(
        "Retire code", f"Why is “{before.name}” not used any more? Its passages stay as they are."
    )
    if reason is not None:
        codes.retire(code, reason.strip())
        offer_undo(context, f"Retired “{before.name}”")


def delete_code(context: Context, code: str) -> None:
    """Delete a code; where passages would lose it, ask first."""
    codes = context.project.codes
    before = codes.get(code)
    count = sum(codes.counts_by_year(code).values())
    if count:
        passages = f"{count:,} passage{'s' * (count != 1)}"
        words = f"Delete “{before.name}” and take it off {passages}? To keep them under another name, merge it instead."
        if not context.prompts.confirm("Delete code", words, "Delete", danger=True):
            return
    codes.delete(code)
    offer_undo(context, f"Deleted “{before.name}”")


def _selected(context: Context) -> str | None:
    ref = context.selection.ref
    return ref.id if ref is not None and ref.noun == "code" else None
