"""Reads what lies on the timeline, a little at a time, and again what a change concerns."""

from collections.abc import Collection, Generator, Iterable
from dataclasses import replace
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from fieldnotes.analysis.presence import Presence
from fieldnotes.analysis.streams import Stream
from fieldnotes.analysis.timeline import Density
from fieldnotes.domain.changes import Changes
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.timeline import NoteMark
from ui.base.context import Context
from ui.base.memory import set_apart
from ui.base.tasks import Progress, Task
from ui.models.timeline_notes import STEPS
from ui.models.timeline_scene import Study
from ui.models.timeline_streams import Coded
from ui.panels.timeline.choices import Choices

SLICE = 0.004
"""From how many seconds on a slice of reckoning ends; a step more may still come to it."""

REST = 400
"""How long the project must be quiet before it is read again, in milliseconds."""

PARTS = {
    "notes": ("note", "visit", "site", "template"),
    "frame": ("phase", "contributor", "strand"),
    "facts": ("actor", "attribute"),
    "codes": ("code", "coding", "passage", "note"),
    "memos": ("memo",),
    "events": ("event",),
}
"""What is read together, and the nouns whose changes concern it."""

NOUNS = tuple({noun for nouns in PARTS.values() for noun in nouns})


class Reader(QObject):
    """Holds what was read.

    Args:
        context: the project, tasks and settings.
        parts: which of `PARTS` are read.

    Signals:
        read: something else is there now.
    """

    read = Signal()

    def __init__(self, context: Context, parent: QObject | None = None, parts: Collection[str] = tuple(PARTS)) -> None:
        super().__init__(parent)
        self._parts = frozenset(parts)
        self._context = context
        self._choices = Choices.of(context.project.id)
        self._stale = set(self._parts)
        self._task: Task | None = None
        self.study = Study()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.catch_up)
        context.bus.changed.connect(self._changed)
        context.settings.changed.connect(self._chosen)

    @property
    def reading(self) -> bool:
        """Whether it is being read."""
        return self._task is not None and self._task.running

    def soon(self) -> None:
        """Catch up when the project has been quiet for a moment."""
        self._rest.start()

    def catch_up(self) -> None:
        """Read anew what is not as it was."""
        if self.reading or not self._stale:
            return
        parts, self._stale = self._stale, set()
        self._task = self._context.tasks.slices(self._work(parts), done=self._take, failed=self._failed)
        self.destroyed.connect(self._task.cancel)

    def close(self) -> None:
        """Read no more."""
        self._rest.stop()
        if self._task is not None:
            self._task.cancel()

    def _changed(self, changes: Changes) -> None:
        nouns = changes.nouns()
        self._stale |= {part for part in self._parts if nouns.intersection(PARTS[part])}

    def _chosen(self, key: str) -> None:
        """Other codes or people are wanted."""
        part = {self._choices.codes.key: "codes", self._choices.people.key: "facts"}.get(key, "")
        if part in self._parts:
            self._stale.add(part)
            self.catch_up()

    def _take(self, study: object) -> None:
        assert isinstance(study, Study)
        self.study, self._task = study, None
        set_apart()  # what was read forms no rings, and a full collection amid a drag would be felt
        self.read.emit()
        if self._stale:
            self._rest.start()

    def _failed(self, error: UserError) -> None:
        """The file cannot be read any more: what has been read stays shown."""
        self._task = None
        self._context.say(error.message)

    def _work(self, parts: set[str]) -> Generator[Progress, None, Study]:
        """Read some parts, a slice at a time; returns the study with them."""
        timeline, study = self._context.project.timeline, self.study
        if "frame" in parts:
            study = replace(study, phases=tuple(timeline.phases()), standings=tuple(timeline.standings()))
            yield Progress(1, 0)
        if "events" in parts:
            study = replace(study, events=tuple(timeline.events()))
        if "facts" in parts:
            people = self._context.settings.get(self._choices.people)
            study = replace(study, facts=tuple(timeline.facts(people)) if people else ())
            yield Progress(2, 0)
        if "memos" in parts:
            study = replace(study, memos=tuple(timeline.memos()))
            yield Progress(3, 0)
        if "notes" in parts:
            study = yield from self._notes(study)
        if "codes" in parts:
            study = yield from self._codes(study)
        return study

    def _notes(self, study: Study) -> Generator[Progress, None, Study]:
        timeline = self._context.project.timeline
        found: dict[tuple[float, float, bool], list[int]] = {}
        for page in timeline.notes():
            for begin, end, about, number, words in page:
                known = found.setdefault((begin, end, about), [0, 0])
                known[0] += number
                known[1] += words
            yield Progress(4, 0)
        notes: list[NoteMark] = [(*date, *counts) for date, counts in found.items()]  # type: ignore[misc]
        visits = timeline.visits()
        yield Progress(5, 0)
        density = yield from _paced(Density.slowly(notes))
        yield from _paced(density.reckoned(STEPS))
        study = replace(study, density=density, undated=timeline.undated(), visits=tuple(visits))
        yield Progress(6, 0)
        study = yield from self._presence(study)
        talks = []
        for marks in timeline.interviews():
            talks += marks
            yield Progress(7, 0)
        talks.sort(key=lambda mark: mark.begin)
        return replace(study, interviews=tuple(talks), rounds=tuple(timeline.rounds()))

    def _presence(self, study: Study) -> Generator[Progress, None, Study]:
        """When somebody was in the field, reckoned as the fieldwork log does."""
        visits = self._context.project.visits
        seen: set[tuple[str, str]] = set()
        for page in visits.seen():
            seen.update(page)
            yield Progress(7, 0)
        presence = Presence(visits.all(), seen)
        yield Progress(7, 0)
        return replace(study, presence=presence, gaps=tuple(presence.gaps()))

    def _codes(self, study: Study) -> Generator[Progress, None, Study]:
        timeline = self._context.project.timeline
        yield Progress(8, 0)
        codes = self._context.settings.get(self._choices.codes) or timeline.most_used()
        yield Progress(8, 0)
        lives = timeline.lives(codes)
        wanted = frozenset(code for life in lives for code in life.below)
        counts: dict[str, dict[tuple[float, float], int]] = {life.id: {} for life in lives}
        above = {code: [counts[life.id] for life in lives if code in life.below] for code in wanted}
        for page in timeline.codings(wanted):
            for code, begin, end in page:
                for known in above[code]:
                    known[begin, end] = known.get((begin, end), 0) + 1
            yield Progress(9, 0)
        coded = []
        for life in lives:
            stream = yield from _paced(Stream.slowly(counts[life.id]))
            yield from _paced(stream.reckoned())
            coded.append(Coded(life, stream))
        return replace(study, codes=tuple(coded))


def _paced(work: Iterable[object]) -> Generator[Progress, None, Any]:
    """Do many small steps, as many in a slice as fit; returns what they return."""
    steps, begun = iter(work), perf_counter()
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value
        if perf_counter() - begun > SLICE:
            yield Progress(10, 0)
            begun = perf_counter()
