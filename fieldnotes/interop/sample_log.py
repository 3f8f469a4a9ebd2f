"""Enters the sample study's fieldwork log: visits with their notes, and times of absence."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from fieldnotes.project.project import Project

Table = dict[str, Any]


def enter_log(
    project: Project, log: Table, sites: Mapping[str, str], people: Mapping[str, str], notes: Mapping[str, str]
) -> None:
    """Enter everything; places, people (by initials) and notes (by stem) are in the project already."""
    for table in log["visit"]:
        start, end, minutes = _when(table)
        visit = project.visits.add(
            start,
            end,
            [people[initials] for initials in table["who"]],
            site=sites[table["site"]],
            minutes=table.get("minutes", minutes),
            access=table.get("access", ""),
            not_seen=table.get("not_seen", ""),
            description=table.get("remarks", ""),
        )
        project.visits.assign([notes[stem] for stem in table.get("notes", ())], visit.id)
    for table in log["absence"]:
        start, end, _ = _when(table)
        who = [people[initials] for initials in table.get("who", ())]
        project.visits.add(start, end, who, kind="absence", description=table["why"])


def _when(table: Table) -> tuple[str, str | None, int | None]:
    """From, to, and the minutes between where times of day are given."""
    start, _, end = table["when"].partition("/")
    if "times" not in table:
        return start, end or None, None
    begun, ended = (datetime.fromisoformat(f"{start}T{time}") for time in table["times"].split("/"))
    minutes = int((ended - begun).total_seconds()) // 60
    return begun.isoformat(timespec="minutes"), ended.isoformat(timespec="minutes"), minutes
