"""Commands on memos: write one about what is selected, go on with one, delete one."""

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.memos import LINK_NOUNS
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.base.navigation import Selection
from ui.commands.command import Command
from ui.commands.taking_back import offer_undo

_NAMES = {"actor": "person", "site": "place"}


def commands(context: Context) -> tuple[Command, ...]:
    """The commands."""

    def writable() -> bool:
        return not context.session.readonly

    def on_memo() -> bool:
        return writable() and _selected(context) is not None

    return (
        Command(
            id="memos.new",
            words="New memo about this",
            says=lambda: _new_words(context.selection),
            icon="memo",
            keys=("Ctrl+M",),
            group="Memo",
            when=writable,
            run=lambda: new_memo(context),
        ),
        Command(
            id="memos.new_free",
            words="New memo, linked to nothing",
            icon="add",
            group="Memo",
            when=writable,
            run=lambda: begin_memo(context),
        ),
        Command(
            id="memos.add_entry",
            words="Add dated entry",
            icon="date",
            keys=("Ctrl+Shift+E",),
            group="Memo",
            when=on_memo,
            run=lambda: add_entry(context, _selected(context) or ""),
        ),
        Command(
            id="memos.delete",
            words="Delete memo",
            icon="delete",
            group="Memo",
            when=on_memo,
            run=lambda: delete_memo(context, _selected(context) or ""),
        ),
    )


def new_memo(context: Context) -> str:
    """Begin a memo that is linked to what is selected: the words, else the note, code or person; its id."""
    project, selection = context.project, context.selection
    with project.store.step("Begin memo"):
        about = _target(context, selection)
        memo = project.memos.add("", about=[] if about is None else [about])
    context.open(Ref("memo", memo.id), keep=True)
    return memo.id


def begin_memo(context: Context) -> str:
    """Begin a memo that is linked to nothing yet; its id."""
    memo = context.project.memos.add("")
    context.open(Ref("memo", memo.id), keep=True)
    return memo.id


def add_entry(context: Context, memo: str) -> None:
    """Go on with a memo under today's date; an empty last entry of the same day is used as it is.

    Raises:
        UserError: the memo is gone.
    """
    entries = context.project.memos.entries(memo)
    if not entries or entries[-1].text.strip():
        context.project.memos.add_entry(memo)
    context.open(Ref("memo", memo), keep=True)


def delete_memo(context: Context, memo: str) -> None:
    """Delete a memo with its entries and links; the toast brings it back."""
    title = context.project.memos.get(memo).title or "Untitled"
    context.project.memos.delete(memo)
    offer_undo(context, f"Deleted the memo “{title}”")


def delete_entry(context: Context, entry: str) -> None:
    """Delete one dated entry; the toast brings it back."""
    context.project.memos.delete_entry(entry)
    offer_undo(context, "Deleted the entry")


def _target(context: Context, selection: Selection) -> Ref | None:
    """What a new memo is about; a passage is made of selected words. Inside a step."""
    ref, span = selection.ref, selection.span
    if ref is None or ref.noun not in LINK_NOUNS or not context.project.titles.exists(ref):
        return None
    if ref.noun == "note" and span is not None and span.end > span.start:
        try:
            return Ref("passage", context.project.passages.add(ref.id, span.start, span.end).id)
        except UserError:
            return ref  # only white space is selected
    return ref


def _new_words(selection: Selection) -> str:
    ref, span = selection.ref, selection.span
    if ref is None or ref.noun not in LINK_NOUNS:
        return "New memo"
    if ref.noun == "note" and span is not None and span.end > span.start:
        return "New memo about these words"
    return f"New memo about this {_NAMES.get(ref.noun, ref.noun)}"


def _selected(context: Context) -> str | None:
    ref = context.selection.ref
    return ref.id if ref is not None and ref.noun == "memo" else None
