"""Whether a text's own dates tell how "12/03/13" is meant."""

import re

_NUMERIC = re.compile(r"(?m)^\W{0,6}(?:[^\W\d_]{2,12},?\s+)?(\d{1,2})([-./])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"(?m)^\W{0,6}(\d{2})([-./])(\d{1,2})\2(\d{1,2})(?!\d)")


def stated_order(text: str) -> str:
    """What the days above twelve in a text's headings show: "mdy", "ymd" or "dmy"; "dmy" where there are none."""
    counts = {"dmy": 0, "mdy": 0}
    for match in _NUMERIC.finditer(text):
        first, second = int(match[1]), int(match[3])
        counts["dmy"] += 12 < first <= 31 and second <= 12
        counts["mdy"] += first <= 12 < second <= 31
    if counts["mdy"] > counts["dmy"]:
        return "mdy"
    firsts = {match[1] for match in _YEAR_FIRST.finditer(text)}
    thirds = {match[4] for match in _YEAR_FIRST.finditer(text)}
    if 0 < len(firsts) <= 3 and len(thirds) > 3 * len(firsts) and all(int(each) > 12 for each in firsts):
        return "ymd"
    return "dmy"
