"""What a list says that keeps to a stretch of time."""

from collections.abc import Mapping

from fieldnotes.domain.timeline import TimeSpan

NONE_WITHIN = "None lies in the time that lists keep to."
"""Said where a list would be empty only because of that."""

_PLURALS = {"person": "people", "entry": "entries"}


def kept_words(span: TimeSpan | None, outside: Mapping[str, int]) -> str:
    """To which time, and how much lies outside: "Kept to 2013 · 41 passages, 2 visits outside"; "" if nothing does.

    Args:
        span: the time; None for all of it.
        outside: how many of what, by a noun in the singular.
    """
    counts = [(count, noun if count == 1 else _PLURALS.get(noun, f"{noun}s")) for noun, count in outside.items()]
    told = [f"{count:,} {words}" for count, words in counts if count]
    return f"Kept to {span.label()} · {', '.join(told)} outside" if span is not None and told else ""
