"""Commands on the issues of a dialogue: add one, change it, say where sides stand and what shows it."""

from fieldnotes.domain.dialogues import Said
from fieldnotes.domain.edits import Span
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.commands.taking_back import offer_undo
from ui.dialogs.issue_form import ToldStance, ask_issue, ask_stance
from ui.dialogs.pick_form import Pick, ask_pick


def add_issue(context: Context, note: str, prompt: str | None = None) -> str | None:
    """Ask for something the sides differ on; its id."""
    answer = ask_issue(context.project.dialogues.prompts(note), None, prompt)
    if answer is None:
        return None
    issue = context.project.dialogues.issues.add(note, answer.name, answer.low, answer.high, answer.prompt)
    offer_undo(context, f"Added the issue “{answer.name}”")
    context.select(Ref("issue", issue.id))
    return issue.id


def change_issue(context: Context, ident: str) -> None:
    """Ask for name, poles and prompt of an issue."""
    issue = context.project.dialogues.issues.get(ident)
    answer = ask_issue(context.project.dialogues.prompts(issue.note), issue)
    if answer is not None:
        context.project.dialogues.issues.change(
            ident, name=answer.name, low=answer.low, high=answer.high, prompt=answer.prompt
        )
        offer_undo(context, f"Changed the issue “{answer.name}”")


def delete_issue(context: Context, ident: str) -> None:
    """Delete an issue with its stances; the passages stay, and the toast brings it back."""
    issue = context.project.dialogues.issues.get(ident)
    context.project.dialogues.issues.delete(ident)
    offer_undo(context, f"Deleted the issue “{issue.name}”")


def set_state(context: Context, ident: str, number: int, state: str) -> None:
    """Say where an issue stood after a round; the state it has already is taken away."""
    issue = context.project.dialogues.issues.get(ident)
    before = context.project.dialogues.of(issue.note).states.get((ident, number), "")
    context.project.dialogues.issues.set_state(ident, number, "" if state == before else state)
    words = f"nothing said of round {number}" if state == before else f"{state} after round {number}"
    offer_undo(context, f"“{issue.name}”: {words}")


def take_stance(context: Context, ident: str, number: int, side: Ref) -> str | None:
    """Ask where a side stood on an issue in a round; the stance's id."""
    issues = context.project.dialogues.issues
    issue = issues.get(ident)
    course = context.project.dialogues.of(issue.note).course(ident, side)
    known = next((one for one in course if one.round == number), None)
    name = context.project.dialogues.sides.name(side)
    answer = ask_stance(name, number, issue, ToldStance(known.words, known.level) if known else None)
    if answer is None:
        return None
    stance = issues.take(ident, number, side, answer.words, answer.level)
    offer_undo(context, f"{name} in round {number}: {answer.words or 'placed'}")
    return stance.id


def withdraw_stance(context: Context, ident: str) -> None:
    """Take a stance away; the passages stay."""
    context.project.dialogues.issues.withdraw(ident)
    offer_undo(context, "Removed the stance")


def show_stance(context: Context, note: str, said: Said, span: Span) -> None:
    """Ask which stance words of a turn show; one that nobody has told yet is asked for.

    Raises:
        UserError: the exercise has no issue yet.
    """
    exercise = context.project.dialogues.of(note)
    if not exercise.issues:
        raise UserError("Add an issue first: something that the sides differ on.")
    picks = []
    for issue in exercise.issues:
        for stance in exercise.stances:
            if (stance.issue, stance.round) == (issue.id, said.round):
                who = context.project.dialogues.sides.name(stance.side)
                picks.append(Pick(stance.id, f"{issue.name} · {who}: {stance.words or stance.level}", "passage"))
        picks.append(Pick(issue.id, f"{issue.name} · a stance of {said.side.name} in round {said.round} …", "add"))
    pick = ask_pick(context.theme, "What do these words show?", "Show this", "Stance", picks)
    if pick is None:
        return
    stance_id: str | None = pick.id
    if any(issue.id == pick.id for issue in exercise.issues):
        stance_id = take_stance(context, pick.id, said.round, said.side.ref)
    if stance_id is not None:
        context.project.dialogues.issues.show(stance_id, note, span.start, span.end)
        offer_undo(context, "Added the passage to the stance")


def write_memo(context: Context, ident: str) -> str:
    """Begin a memo that follows from an issue, and open it; its id."""
    issue = context.project.dialogues.issues.get(ident)
    with context.project.store.step(f"Memo on “{issue.name}”"):
        memo = context.project.memos.add(issue.name, "analytic", "")
        context.project.links.add(Ref("memo", memo.id), Ref("issue", ident), "follows from")
    context.open(Ref("memo", memo.id), keep=True)
    return memo.id
