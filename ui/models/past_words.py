"""The past in words: writing sessions and steps as rows, and how long, how many and by whom."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime

from fieldnotes.domain.history import Deed, Passed, WritingSession
from fieldnotes.project.past import NOW
from ui.models.dates import day_words
from ui.models.past_list import DayRow, Entry, PastRow

People = Mapping[str, str]
"""Names of contributors by id."""


def time_words(at: int) -> str:
    """The hour of a moment (milliseconds since 1970) as this machine's clock has it: "22:40"."""
    return f"{datetime.fromtimestamp(at / 1000).astimezone():%H:%M}"


def moment_words(at: int) -> str:
    """Day and hour of a moment: "12 Nov 2013, 22:40"."""
    return f"{day_words(at)}, {time_words(at)}"


def length_words(milliseconds: int) -> str:
    """How long something took: "35 min", "2 h 5 min"; "" under a minute."""
    hours, minutes = divmod(round(milliseconds / 60_000), 60)
    return " ".join(part for part in (f"{hours} h" if hours else "", f"{minutes} min" if minutes else "") if part)


def count_words_of(added: int, removed: int) -> str:
    """Words that came and went: "+12 −3"."""
    return " ".join(part for part in (f"+{added:,}" if added else "", f"−{removed:,}" if removed else "") if part)


def session_title(session: WritingSession) -> str:
    """What a session is called."""
    if not session.first:
        return "Writing session"
    return "First writing, sealed" if session.seal else "First writing"


def session_detail(session: WritingSession, people: People) -> str:
    """By whom, how long, and how many words the text had then."""
    words = f"{session.copy.words:,} words" if session.copy is not None else ""
    length = length_words(session.ended - session.began)
    return " · ".join(part for part in (people.get(session.contributor or "", ""), length, words) if part)


def history_rows(passed: Sequence[Passed], people: People, unfolded: Collection[str]) -> list[Entry]:
    """The rows of one thing's history, the latest first, under a row for what it is now.

    Args:
        passed: oldest first.
        people: names.
        unfolded: ids of the rows whose parts are shown.
    """
    rows: list[tuple[int, PastRow]] = []
    for one in reversed(passed):
        if isinstance(one, WritingSession):
            rows += _session_rows(one, people, unfolded)
        else:
            rows.append((one.at, deed_row(one, people)))
    now = PastRow("now", NOW, passed[-1].number if passed else NOW, "", "As it is now", strong=True)
    return [now, *_under_days(rows)]


def log_rows(deeds: Sequence[Deed], people: People, unfolded: Collection[str]) -> list[Entry]:
    """The rows of a project's history, the latest first; the same thing done over and over is one row.

    Args:
        deeds: latest first.
        people: names.
        unfolded: ids of the rows whose parts are shown.
    """
    rows: list[tuple[int, PastRow]] = []
    for group in joined(
        deeds, lambda deed: (deed.label, deed.about, deed.contributor, deed.undone, day_words(deed.at))
    ):
        rows += _group_rows(group, people, unfolded)
    return _under_days(rows)


def joined(deeds: Iterable[Deed], key: Callable[[Deed], object]) -> list[list[Deed]]:
    """Deeds that follow one another and are alike, together."""
    groups: list[list[Deed]] = []
    for deed in deeds:
        if groups and key(groups[-1][-1]) == key(deed):
            groups[-1].append(deed)
        else:
            groups.append([deed])
    return groups


def deed_row(deed: Deed, people: People, level: int = 0) -> PastRow:
    """One step."""
    by = [deed.about, people.get(deed.contributor or "", "")] if not level else []
    state = "undone" if deed.undone else ""
    return PastRow(
        id=f"step:{deed.number}",
        number=deed.number,
        before=deed.number - 1,
        time=time_words(deed.at),
        title=deed.label,
        detail=" · ".join(part for part in (*by, deed.reason, state) if part),
        count=count_words_of(deed.added, deed.removed),
        undone=deed.undone,
        level=level,
        step=deed.id,
        kind=deed.kind,
    )


def _session_rows(session: WritingSession, people: People, unfolded: Collection[str]) -> list[tuple[int, PastRow]]:
    ident = f"session:{session.deeds[0].number}"
    several = len(session.deeds) > 1
    row = PastRow(
        id=ident,
        number=session.number,
        before=session.deeds[0].number - 1,
        time=time_words(session.began),
        title=session_title(session),
        detail=session_detail(session, people),
        count=count_words_of(session.added, session.removed),
        icon="locked" if session.seal else "",
        strong=True,
        folded=ident not in unfolded if several else None,
    )
    rows = [(session.began, row)]
    if several and ident in unfolded:
        rows += [(session.began, deed_row(deed, people, level=1)) for deed in reversed(session.deeds)]
    return rows


def _group_rows(group: list[Deed], people: People, unfolded: Collection[str]) -> list[tuple[int, PastRow]]:
    latest, first = group[0], group[-1]
    if len(group) == 1:
        return [(latest.at, deed_row(latest, people))]
    ident = f"steps:{first.number}"
    by = [latest.about, people.get(latest.contributor or "", "")]
    state = "undone" if latest.undone else ""
    row = PastRow(
        id=ident,
        number=latest.number,
        before=first.number - 1,
        time=time_words(latest.at),
        title=latest.label,
        detail=" · ".join(part for part in (*by, f"{len(group)} times since {time_words(first.at)}", state) if part),
        undone=latest.undone,
        folded=ident not in unfolded,
        step=latest.id,
        kind=latest.kind,
    )
    rows = [(latest.at, row)]
    if ident in unfolded:
        rows += [(latest.at, deed_row(deed, people, level=1)) for deed in group]
    return rows


def _under_days(rows: Sequence[tuple[int, PastRow]]) -> list[Entry]:
    entries: list[Entry] = []
    day = ""
    for at, row in rows:
        if day_words(at) != day:
            day = day_words(at)
            entries.append(DayRow(day))
        entries.append(row)
    return entries
