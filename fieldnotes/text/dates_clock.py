"""The time of day beside a date: the clock, which is kept, and parts of the day, which are heard but not kept."""

import re

from fieldnotes.text import dates_parts as parts

_HALF = r"(?:am|pm|a\.m|p\.m|uhr|h)"
_AT = r"(?:at|um|gegen|a las|a|vers|hacia las)"
_LAST = re.compile(
    rf"(?:[\s,]+|(?<=\d)t)(?:{_AT} )?(?:(\d{{1,2}})[:.h](\d{{2}})(?::\d{{2}})? ?({_HALF})?|(\d{{1,2}}) ?({_HALF}))\.?$"
)
_FIRST = re.compile(
    rf"(?:{_AT} )?((?:\d{{1,2}}[:.h]\d{{2}} ?{_HALF}?|\d{{1,2}} ?{_HALF})\.?),? (?:(?:on|am|le|el) )?(\S.*)"
)
_PARTS = (
    "morning", "forenoon", "noon", "midday", "lunchtime", "afternoon", "evening", "night", "fruh", "morgens?",
    "vormittags?", "mittags?", "nachmittags?", "abends?", "nachts?", "matin", "matinee", "apres-midi", "soir",
    "soiree", "nuit", "manana", "tarde", "noche",
)  # fmt: skip
_PART = rf"(?:(?:early|late|fruhen|spaten|spat) )?(?:{'|'.join(_PARTS)})"
_BEFORE_PART = "in the |at |in der |am |im |dans la |dans l'|le |au |en la |por la |de la |a la "
_PART_BEHIND = re.compile(rf"(?<=[a-z\d])(?:[\s,]+(?:{_BEFORE_PART})?|(?<=tag)){_PART}$")
_PART_BEFORE = re.compile(
    rf"(?:(?:on|in|am|im) )?(?:the |la |le )?{_PART} (?:of|du|de|del|des|vom) (?:the )?(?=\S)",
)


def clock_beside(text: str) -> tuple[str, str] | None:
    """The words of the day and the time, "15:30", of "12 Nov 2013, 3.30 pm" or "at 15:30 on Tuesday" (folded).

    Raises:
        UserError: there is no such time of day.
    """
    if first := _FIRST.fullmatch(text):
        text = f"{first[2]} {first[1]}"
    said = _LAST.search(text)
    day = text[: said.start()].strip(" ,") if said else ""
    if said is None or not day:
        return None
    return day, parts.clock(said[1] or said[4], said[2] or "00", said[3] or said[5] or "")


def without_part_of_day(text: str) -> str:
    """The words (folded) without "in the evening", "am Abend", "por la tarde" and their like."""
    return _PART_BEFORE.sub("", _PART_BEHIND.sub("", text))
