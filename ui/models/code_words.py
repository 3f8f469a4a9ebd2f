"""The life of a code in one line, and its definition as a paragraph."""

from collections.abc import Mapping, Sequence
from html import escape

from fieldnotes.domain.codes import Code, CodeEvent
from ui.models.dates import day_words

_TIMES = {1: "once", 2: "twice"}


def life_words(code: Code, events: Sequence[CodeEvent]) -> str:
    """When a code was born and under what name, what became of it: "Born 9 Jan 2012 as “nerves” · redefined twice"."""
    renamed = [event for event in events if event.kind == "renamed"]
    first = renamed[0].before if renamed else ""
    parts = [f"Born {day_words(code.created_at)}" + (f" as “{first}”" if first and first != code.name else "")]
    if renamed:
        parts.append(f"renamed {day_words(renamed[-1].at)}")
    parts += [
        f"{event.kind} {day_words(event.at)}"
        + (f" ({event.before})" if event.before and event.kind != "retired" else "")
        for event in events
        if event.kind in ("split", "merged", "retired")
    ]
    redefined = sum(event.kind == "redefined" or event.kind.endswith(" changed") for event in events)
    if redefined:
        parts.append(f"redefined {_TIMES.get(redefined, f'{redefined} times')}")
    return " · ".join(parts)


def definition_html(code: Code, muted: str) -> str:
    """Definition, then what to include and exclude and an example, as rich words; "" when nothing is said."""
    parts = [escape(code.definition)] if code.definition else []
    for name in ("include", "exclude", "example"):
        words = getattr(code, name)
        if words:
            parts.append(f'<span style="color:{muted}"><b>{name.capitalize()}</b> {escape(words)}</span>')
    return " ".join(parts).replace("\n", "<br>")


def reach_words(course: Mapping[str, tuple[int, int]]) -> tuple[str, str]:
    """How far a code reaches, of (passages, notes) by year: "41 passages" and "in 26 notes"."""
    passages, notes = (sum(counts[place] for counts in course.values()) for place in (0, 1))
    counted = f"{passages:,} passage{'s' * (passages != 1)}"
    return counted, f"in {notes:,} note{'s' * (notes != 1)}" if passages else ""
