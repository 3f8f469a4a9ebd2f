"""Which page shows a row: passages and codings lie in notes, entries in memos."""

from fieldnotes.domain.edits import Span
from fieldnotes.domain.refs import Ref
from fieldnotes.project.project import Project
from ui.base.trail import Place


def place_of(project: Project, ref: Ref, at: Span | None = None) -> Place:
    """The page that shows a row, and where in it.

    Raises:
        UserError: the row no longer exists.
    """
    if ref.noun == "coding":
        ref = Ref("passage", project.codings.get(ref.id).passage.id)
    if ref.noun == "passage":
        passage = project.passages.get(ref.id)
        return Place(Ref("note", passage.note), at or Span(passage.start, passage.end))
    if ref.noun == "memo_entry":
        return Place(Ref("memo", project.memos.entry(ref.id).memo), at)
    if ref.noun in ("prompt", "issue", "stance", "turn"):
        return Place(Ref("dialogue", project.dialogues.note_of(ref)), at)
    return Place(ref, at)
