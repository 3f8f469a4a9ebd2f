"""Dates that stand in lists, one under the other, and so head no entries."""

from collections.abc import Sequence

from fieldnotes.interop.heading_lines import Candidate
from fieldnotes.interop.period_lines import Period


def without_lists(text: str, items: Sequence[Candidate | Period]) -> list[Candidate | Period]:
    """Leave out bare dates on lines right below one another that go on from the line above them.

    Two or more make a list; the line above must be words of the entry, or end in a colon.
    """
    listed: set[int] = set()
    run: list[Candidate] = []
    last: Candidate | Period | None = None
    for item in items:
        bare = isinstance(item, Candidate) and bool(item.own) and not item.extra and item.stated.full
        if isinstance(item, Candidate) and bare and run and item.at == run[-1].end + 1:
            run.append(item)
        else:
            listed |= _places(run)
            run = [item] if isinstance(item, Candidate) and bare and _goes_on(text, item, last) else []
        last = item
    listed |= _places(run)
    return [item for item in items if item.at not in listed]


def _places(run: Sequence[Candidate]) -> set[int]:
    return {item.at for item in run} if len(run) >= 2 else set()


def _goes_on(text: str, item: Candidate, last: Candidate | Period | None) -> bool:
    """Whether the words above a date are no heading, and lead to it."""
    above = text[: item.at].rstrip()
    if not above or (last is not None and last.end >= len(above)):
        return False
    return not item.apart or above[-1] in ":："
