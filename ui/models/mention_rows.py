"""Places where something is mentioned, as rows of a list of results."""

from collections.abc import Sequence

from fieldnotes.domain.notes import MentionPlace
from fieldnotes.domain.refs import Ref
from ui.models.result_list import ResultRow

_BEFORE, _AFTER = 40, 120


def mention_rows(places: Sequence[MentionPlace], here: str = "") -> list[ResultRow]:
    """A row for each place but ``here`` (a mention's id); the row's reference is the mention."""
    return [_row(place) for place in places if place.id != here]


def seen_words(places: Sequence[MentionPlace], last_words: str = "last seen") -> str:
    """How often, in how many texts, and when last: "5 mentions in 3 notes · last seen 3 Jan 2018"."""
    notes = {place.text for place in places if place.text.noun == "note"}
    memos = {place.text for place in places if place.text.noun != "note"}
    texts = [_counted(len(texts), noun) for texts, noun in ((notes, "note"), (memos, "memo")) if texts]
    parts = [f"{_counted(len(places), 'mention')} in {' and '.join(texts)}"] if texts else ["Not mentioned yet"]
    dated = [place.observed for place in places if place.observed is not None and place.text.noun == "note"]
    if dated:
        last = max(dated, key=lambda when: when.last)
        parts.append(f"{last_words} {last.label()}")
    return " · ".join(parts)


def _row(place: MentionPlace) -> ResultRow:
    before = place.before
    if len(before) > _BEFORE:
        cut = before[-_BEFORE:]
        before = "… " + (cut.split(" ", 1)[1] if " " in cut else cut)
    after = place.after
    if len(after) > _AFTER:
        after = after[:_AFTER].rsplit(" ", 1)[0] + " …"
    snippet = before + place.words + after
    return ResultRow(
        ref=Ref("mention", place.id),
        title=place.title,
        when=place.observed.label() if place.observed else "",
        snippet=snippet,
        hits=((len(before), len(before) + len(place.words)),),
        icon="memo" if place.text.noun == "memo_entry" else place.kind,
    )


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"
