"""What the list of notes is narrowed to besides words: kinds, statuses, pins, jottings that wait, a folder."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from fieldnotes.domain.timeline import TimeSpan
from ui.models.note_shelf import Narrowing, Shelf, folded


@dataclass(frozen=True, slots=True)
class Facets:
    """Empty fields do not narrow.

    Attributes:
        kinds: kinds of notes, any of them.
        statuses: statuses, any of them.
        pinned: only pinned notes.
        waiting: only jottings that are to be written up.
        loose: only notes that lie in no folder.
        folder: only notes in this folder (an id) and in those in it.
        span: only notes observed within this time, or perhaps within it.
    """

    kinds: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    pinned: bool = False
    waiting: bool = False
    loose: bool = False
    folder: str = ""
    span: TimeSpan | None = None

    def chips(self, folder_name: Callable[[str], str]) -> list[tuple[str, str, "Facets"]]:
        """What a person sees of them: words, an icon, and the facets without this one."""
        found = [(kind.capitalize(), kind, replace(self, kinds=self.kinds - {kind})) for kind in sorted(self.kinds)]
        found += [
            (status.capitalize(), "filter", replace(self, statuses=self.statuses - {status}))
            for status in sorted(self.statuses)
        ]
        if self.pinned:
            found.append(("Pinned", "pin", replace(self, pinned=False)))
        if self.loose:
            found.append(("In no folder", "folder shut", replace(self, loose=False)))
        if self.folder:
            found.append((folder_name(self.folder), "folder", replace(self, folder="")))
        if self.span is not None:
            found.append((self.span.label(), "date", replace(self, span=None)))
        return found

    def narrowing(
        self,
        words: str,
        shelf: Shelf,
        waiting: Collection[str],
        in_folder: Collection[str],
        in_span: Collection[str] = frozenset(),
    ) -> Narrowing:
        """The same with words, as the shelf takes it.

        Args:
            words: what is typed.
            shelf: knows pins and folders.
            waiting: ids of the jottings that are to be written up.
            in_folder: ids of the notes in the folder.
            in_span: ids of the notes within the time.
        """
        only: list[Collection[str]] = []
        if self.pinned:
            only.append(frozenset(shelf.frame.pinned))
        if self.waiting:
            only.append(waiting)
        if self.folder:
            only.append(in_folder)
        if self.loose:
            only.append(shelf.loose())
        if self.span is not None:
            only.append(in_span)
        return Narrowing(folded(words), self.kinds, self.statuses, tuple(only))


EVERYTHING = Facets()
