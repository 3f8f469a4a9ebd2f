"""The text of dialogue exercises: headings and turns written where they belong, moved with all that lies on them."""

from collections.abc import Sequence
from itertools import pairwise

from fieldnotes.domain.dialogues import Prompt
from fieldnotes.domain.edits import Edit
from fieldnotes.domain.marks import Mark
from fieldnotes.project.marks import Marks
from fieldnotes.project.notes import Notes
from fieldnotes.storage.schema import SPANS
from fieldnotes.storage.store import Store
from fieldnotes.text.threads import PROMPT_MARK, Line, heading_of, put_in, words_in_heading


class DialogueText:
    """The texts of one project's exercises; called by their modules, inside their steps."""

    def __init__(self, store: Store, notes: Notes) -> None:
        self._store, self._notes = store, notes
        self._marks = Marks(store)

    def insert(self, note: str, at: int, lines: Sequence[Line]) -> int:
        """Put paragraphs in behind the one that ends at ``at``; where the last one's own words begin (code points)."""
        inserted, marks, begin = put_in(at, lines)
        self._put_in(note, at, inserted)
        self._lay(note, marks)
        return begin

    def _put_in(self, note: str, at: int, words: str) -> None:
        """Put paragraphs in behind a turn that ends at ``at``; they are not its own, though it would grow."""
        ending = self._store.tuples(
            'SELECT id, start FROM live_turn WHERE note = ? AND "end" = ? AND lost = 0 ORDER BY start', [note, at]
        )
        self.write(note, [Edit(at, "", words)])
        for turn, start in ending:
            self._store.update("turn", turn, {"start": start, "end": at})

    def _lay(self, note: str, marks: Sequence[Mark]) -> None:
        there = self._marks.of("note", note)
        self._marks.insert("note", note, [mark for mark in marks if mark not in there])

    def cut(self, note: str, start: int, end: int) -> None:
        """Take paragraphs out with one of the line feeds around them."""
        text = self._notes.text(note)
        if start > 0:
            start -= 1
        elif end < len(text):
            end += 1
        self.write(note, [Edit(start, text[start:end], "")])

    def write(self, note: str, edits: Sequence[Edit]) -> None:
        """Change the text by edits."""
        self._notes.write(note, edits, label="Write in dialogue")

    def put_heading(self, note: str, words: str) -> None:
        """Write a prompt as a heading at the end of the text."""
        self.insert(note, len(self._notes.text(note)), [Line(words, mark=PROMPT_MARK)])

    def change_heading(self, note: str, prompt: str, words: str) -> None:
        """Put a prompt's heading in other words, if the text has one."""
        text = self._notes.text(note)
        heading = heading_of(text, prompt)
        if heading is not None:
            start, end = words_in_heading(text, heading, prompt)
            self.write(note, [Edit(start, text[start:end], words)])
            whole = Mark(heading[0], start + len(words), PROMPT_MARK)
            others = [mark for mark in self._marks.of("note", note) if not _heads(mark, whole)]
            self._marks.replace("note", note, [*others, whole])

    def take_heading(self, note: str, prompt: str) -> None:
        """Take a prompt's heading out of the text, if there is one."""
        text = self._notes.text(note)
        heading = heading_of(text, prompt)
        if heading is not None:
            self.cut(note, *heading)

    def reorder(self, note: str, prompts: Sequence[Prompt]) -> None:
        """Bring the text into the order of the prompts, all that lies on it with its words.

        A prompt whose heading is not found, or among whose turns others stand, keeps its place in the text.
        """
        for before, prompt in pairwise(prompts):
            first, second = self._block(before), self._block(prompt)
            if first and second and second[0] < first[0]:
                self._carry(note, second, first[1])

    def _block(self, prompt: Prompt) -> tuple[int, int] | None:
        """Where heading and turns of a prompt stand together; None where they do not."""
        heading = heading_of(self._notes.text(prompt.note), prompt.text)
        if heading is None:
            return None
        start, end = heading
        turns = self._store.tuples(
            'SELECT start, "end", prompt FROM live_turn WHERE note = ? AND lost = 0', [prompt.note]
        )
        own = [(low, high) for low, high, ident in turns if ident == prompt.id]
        end = max([end, *(high for _, high in own)])
        strangers = any(start <= low < end for low, _, ident in turns if ident != prompt.id)
        return None if strangers or any(low < start for low, _ in own) else (start, end)

    def _carry(self, note: str, block: tuple[int, int], target: int) -> None:
        """Move a block of paragraphs behind a later one that ends at ``target``, and all spans in it along.

        The copy is put in first and the spans are laid over it, so that none of them is ever without its words.
        """
        start, end = block
        self._put_in(note, target, f"\n{self._notes.text(note)[start:end]}")
        shift = target + 1 - start
        for table in SPANS["note"][1]:
            rows = self._store.rows(
                f'SELECT id, start, "end" FROM live_{table} WHERE note = ? AND start >= ? AND "end" <= ? AND lost = 0',
                [note, start, end],
            )
            for row in rows:
                self._store.update(table, row["id"], {"start": row["start"] + shift, "end": row["end"] + shift})
        self.cut(note, start, end)


def _heads(mark: Mark, whole: Mark) -> bool:
    """Whether a mark makes a heading of some of a heading's words."""
    return mark.kind.startswith("heading") and mark.start < whole.end and mark.end > whole.start
