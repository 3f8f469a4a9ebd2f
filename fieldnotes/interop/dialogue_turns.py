"""Who says what in an interview or transcript, by the layout that the document itself uses most."""

import re
from collections import Counter
from collections.abc import Sequence

from fieldnotes.domain.marks import Mark
from fieldnotes.interop.plan import PlannedHint, PlannedTurn
from fieldnotes.interop.speaker_columns import column_turns
from fieldnotes.interop.speaker_lines import Opening, Openings, Span, above, alone, dashed, inline, set_off, styled
from fieldnotes.interop.stamps import ALONE, time_at_end
from fieldnotes.text.standoff import paragraphs

NO_NAMES = frozenset([
    "abstract", "access", "action", "address", "aim", "aims", "answer to", "apparatus", "attention", "audio", "author",
    "background", "caution", "cell", "chapter", "city", "code", "comment", "comments", "conclusion", "contact",
    "conditions", "context", "copyright", "date", "date of interview", "day", "duration", "email", "e-mail", "end time",
    "equipment", "event", "example", "exercise", "fax", "field notes", "figure", "file", "filename", "for example",
    "from", "height", "http", "https", "important", "ingredients", "instructions", "interviewee", "interviewer(s)",
    "key", "keywords", "language", "length", "location", "materials", "method", "mobile", "name", "names", "nb", "note",
    "notes", "number", "observer", "observers", "page", "part", "participants", "people", "phone", "place", "present",
    "price", "ps", "purpose", "re", "recorded", "recording", "reference", "remarks", "result", "results", "setting",
    "section", "serves", "site", "source", "species", "start", "start time", "status", "step", "subject", "summary",
    "table", "tags", "tel", "telephone", "temperature", "themes", "tide", "time", "tip", "title", "to", "topic",
    "topics", "total", "transcribed by", "transcriber", "transcript", "type", "url", "version", "warning", "weather",
    "website", "weight", "wind", "year",
])  # fmt: skip
"""Words before a colon that name no speaker."""
_TELLING = re.compile(
    r"(?i)(?:he|she|they|it|we|you|this|that|these|those|there|here|what|when|where|why|how|and|but|so|if|or|my|our|"
    r"his|her|their|its|in|on|at|for|as|all|some|one|two|then|first|second|finally)\s.*|"
    r".*\b(?:said|says|say|asked|asks|replied|answered|wrote|writes|added|thought|called|shouted|whispered|read|reads)"
)
"""Words before a colon that lead to what somebody said, and are nobody's name."""
LEAST = 4
"""Turns a text must have before it is taken for a conversation."""
PLAIN_LEAST, PLAIN_EACH, PLAIN_SHARE = 8, 3, 0.7
"""Turns, turns of each of two speakers, and share of the text in turns, from which on nobody need be asked."""

_LABELS = NO_NAMES | {"interviewer", "interviewers", "respondent", "moderator", "participant", "speaker", "narrator"}
_STOPS = (".", "!", "?", "…", "。", "！", "？", "”", '"', "’", ")", "]", "–", "—", "-", "؟", "।", "»")
_LABEL = re.compile(r"\s*([^:：=]{1,40}?)\s*[:：=]\s*(.*)")


def find_turns(text: str, marks: Sequence[Mark] = (), hints: Sequence[PlannedHint] = ()) -> tuple[PlannedTurn, ...]:
    """The turns of a conversation, in order (code points; the speaker's name and time lie before each turn).

    Conservative: a speaker must return, there must be at least `LEAST` turns, most of them of somebody who returns, in
    a fair part of all paragraphs, and they must read like speech. Of several layouts the one that the document uses
    most counts. A paragraph without a name goes on with the turn before it.

    Args:
        text: of the note.
        marks: its formats.
        hints: what the file's styles and tables say.
    """
    spans = [span for span in paragraphs(text) if text[span[0] : span[1]].strip()]
    columns = column_turns(text, spans, hints)
    if columns:
        return tuple(columns)
    best: Openings = {}
    for weight, openings in _layouts(text, spans, marks, hints):
        kept = _kept(text, spans, openings, returning=weight < 1)
        if len(kept) * weight > len(best):
            best = kept
    return tuple(_turns(text, spans, best)) if best else ()


def is_no_name(words: str) -> bool:
    """Whether words before a colon are a label or lead to something said."""
    return words.casefold() in NO_NAMES or bool(_TELLING.fullmatch(words))


def is_plainly_speech(text: str, turns: Sequence[PlannedTurn]) -> bool:
    """Whether a text is a transcript beyond doubt, so that it is one though nobody said so."""
    speakers = Counter(turn.speaker for turn in turns)
    covered = sum(turn.end - turn.start for turn in turns)
    often = sum(count >= PLAIN_EACH for count in speakers.values())
    return len(turns) >= PLAIN_LEAST and often >= 2 and covered >= PLAIN_SHARE * len(text.strip())


def _layouts(
    text: str, spans: Sequence[Span], marks: Sequence[Mark], hints: Sequence[PlannedHint]
) -> list[tuple[float, Openings]]:
    """Each layout's openings with their weight; below 1 only names that come back are taken for speakers."""
    return [
        (1, inline(text, spans)),
        (0.9, above(text, spans)),
        *((0.8, openings) for openings in styled(text, spans, hints)),
        (0.7, set_off(text, spans, marks, hints)),
        (0.6, alone(text, spans, marks)),
        (0.6, dashed(text, spans)),
    ]


def _kept(text: str, spans: Sequence[Span], openings: Openings, returning: bool) -> Openings:
    """The openings of one layout that make a conversation; none if they do not."""
    openings = {at: each for at, each in openings.items() if not is_no_name(each.name)}
    openings = _without_head(text, spans, openings)
    names = Counter(each.name for each in openings.values())
    kept = {
        at: each
        for at, each in openings.items()
        if _is_speaker(each.name, names, returning) and (names[each.name] > 1 or _says_words(text, each))
    }
    again = [each.name for each in kept.values() if names[each.name] > 1]
    few = len(kept) < max(LEAST, 0.15 * len(spans)) or len(again) < 0.6 * len(kept)
    if few or (returning and len(names) < 2):
        return {}
    return kept if _reads_like_speech(text, spans, kept) and not _is_form(kept) else {}


def _is_speaker(name: str, names: Counter[str], returning: bool) -> bool:
    """Somebody who speaks more than once, or is written as a name is."""
    return names[name] > 1 or (not returning and not name[0].islower() and len(name.split()) <= 4)


def _says_words(text: str, opening: Opening) -> bool:
    """Whether what stands behind a name in its line is more than a time or a number."""
    rest = text[opening.words :].split("\n", 1)[0]
    return not rest.strip() or any(letter.isalpha() for letter in rest)


def _without_head(text: str, spans: Sequence[Span], openings: Openings) -> Openings:
    """The openings but those of the lines on top that tell who is who: "Interviewer: Ana Lee", "AL: Ana Lee"."""
    told = 0
    for start, end in spans:
        match = _LABEL.match(text, start, end)
        if not match or not _tells_who(match[1], match[2]):
            if told or match:
                break
            continue
        told = end
    return {at: each for at, each in openings.items() if at >= told}


def _tells_who(label: str, words: str) -> bool:
    label, words = label.strip().casefold(), words.strip()
    if label in _LABELS:
        return len(words.split()) <= 14 and (label in NO_NAMES or not words.endswith(("?", "!", "."))) and bool(words)
    initials = "".join(word[0] for word in words.split() if word[0].isupper())
    is_short = 2 <= len(label) <= 4 and label.upper() == initials[: len(label)]
    return is_short and len(words.split()) <= 5 and not words.endswith(("?", "!", "."))


def _reads_like_speech(text: str, spans: Sequence[Span], kept: Openings) -> bool:
    """Whether most turns end as sentences do or have some words; entries of a form or a list of goods do neither."""
    lines = [" ".join(text[turn.start : turn.end].split()) for turn in _turns(text, spans, kept)]
    like = sum(line.endswith(_STOPS) or (len(line.split()) >= 3 and not line[0].isdigit()) for line in lines)
    return like >= 0.5 * max(1, len(lines))


def _is_form(kept: Openings) -> bool:
    """Whether three labels or more come again and again in the same order."""
    names = [each.name for each in kept.values()]
    cycle = list(dict.fromkeys(names))
    if len(cycle) < 3 or len(names) < 2 * len(cycle):
        return False
    same = sum(name == cycle[at % len(cycle)] for at, name in enumerate(names))
    return same >= 0.9 * len(names)


def _turns(text: str, spans: Sequence[Span], kept: Openings) -> list[PlannedTurn]:
    turns: list[PlannedTurn] = []
    current: Opening | None = None
    start = end = before = 0
    until: int | None = None
    for at, stop in [*spans, (len(text), len(text))]:
        opening = kept.get(at)
        if (opening or at == len(text)) and current:
            time = current.time if current.time is not None else before if until is not None else None
            turn = PlannedTurn(start, end, current.name, time, current.end_time or until)
            before, until = (until, None) if until is not None else (before, None)
            turns.append(turn)
        if opening:
            current, start, end = opening, _begin(text, opening.words), 0
        line = text[max(at, start) if opening else at : stop]
        if current and not ALONE.match(line) and line.strip():
            told = time_at_end(line)
            until = told[1] if told else until
            end = (max(at, start) if opening else at) + (told[0] if told else len(line.rstrip()))
    return [turn for turn in turns if turn.end > turn.start]


def _begin(text: str, at: int) -> int:
    """The first sign from a place on that is no white space, nor a mark between a name and its words."""
    while at < len(text) and (text[at].isspace() or text[at] in ":：\t"):
        at += 1
    return at
