"""Which lines of a long text may be the headings of dated entries, and how much each looks like one."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fieldnotes.domain.marks import Mark
from fieldnotes.interop.date_forms import Stated, day_alone, day_and_month_in_digits, find_date, han_date
from fieldnotes.interop.period_lines import Period, read_period
from fieldnotes.interop.wrapping import broken_to_fit, wrap_width

LONGEST = 120
"""Code points beyond which a line is no heading of its own."""

_AOZORA = re.compile("［＃[^］]*］")
_RULE = re.compile(r"^[\s>#*_=~|+\-–—]+(?=[^\s>#*_=~|+\-–—])|[\s*_=~|#]+$|\s+[-–—]+\s*$")
_BRACKETED = re.compile(r"[\[【〔（(]\s*([^\]】〕）)]{3,90}?)\s*[\]】〕）)][.:：]?\s*(.*)$", re.DOTALL)
_DAY_ENDS = re.compile("$|[\\s　、。，,：:（(〔\\[・]|[晴雨曇雪陰阴风風昙](?![\\u3041-\\u3096])")
_LABEL = re.compile(r"^(?:date|datum|fecha|data|日付|日期|дата)\s*[:：]\s*", re.IGNORECASE)
_NO_ENTRY = re.compile(
    r"posting|posted|release|updated|printed|publi|copyright|retrieved|accessed|download|version|revised|©|isbn"
    r"|作成|発行|發行|初版|公開|更新|出版|刷|改訂",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:\.{3,}|…{2,}|\t)\s*\d{1,4}$")
_DASHED = re.compile(r"[\s\u2060.,)\]]*(?:-{2,}|—|–|―|－|\s-\s|…)\s*\S")
_STOPPED = re.compile(r"\s*[.)\]:]+\s*[—–-]*\s+\S|[：、。]\s*\S|\s*[\])】〕]\s*\S")
_REMARK = re.compile(r"^\s*\([^()]{2,40}\)(?=\s*[.:,—–-])")
_SPACED = re.compile(r",?\s+[^\W\d_]")
_SENTENCE_END = re.compile(r"[.!?。！？][”’\"')\]]*$")
_PROSE_ENDS = frozenset([
    "in", "of", "on", "since", "until", "till", "from", "by", "the", "and", "at", "about", "before", "after",
    "to", "for", "that", "was", "is", "were", "during", "between", "der", "am", "im", "vom", "le", "la",
])  # fmt: skip
_LINE_ENDS = frozenset([
    "a", "an", "as", "born", "dated", "died", "or", "than", "when", "with", "den", "dem", "seit", "bis", "von",
    "zum", "ab", "und", "du", "au", "depuis", "avant", "après", "et", "el", "del", "desde", "hasta", "y", "de",
])  # fmt: skip
_SALUTATION = re.compile(
    r"[ .]*\n\s*(?:(?:my\s+)?dear(?:est)?|liebe[rs]?|(?:mon\s+|ma\s+)?ch(?:er|ère)|querid[oa]|sir|madam)\b"
    r"[^\n]{0,40}[,:!]\s*\n",
    re.IGNORECASE,
)
_DATELINE = re.compile(r",\s*(?:den|le|a|el|the|am|li)$", re.IGNORECASE)
_PARTED = re.compile(r"\s*\.?\s*[,(\[|·:/]\s*\S|\s*[–—]\s*\S|\s+-\s+\S")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may head an entry.

    Attributes:
        at, end: the heading (code points of the text).
        title: its words, as a title.
        own, inline: how much it looks like a heading on a line of its own, and like the opening of an entry's
            first paragraph: 0 not at all, 1 only if the document does it throughout, 2 likely, 3 plainly.
        shape: headings of one document share a shape.
        extra: whether more than the date is said.
        apart: whether an empty line, or none, stands above.
        led: whether it may be a letter's own date: a colon leads to it, or "Dear …" follows.
    """

    at: int
    end: int
    stated: Stated
    title: str
    own: int
    inline: int
    shape: str
    extra: bool = False
    apart: bool = True
    led: bool = False


@dataclass(frozen=True, slots=True)
class _Head:
    """A line without its decoration; ``rest`` is what follows a bracketed beginning."""

    words: str
    emphasised: bool
    bracketed: bool = False
    rest: str = ""


def scan(
    text: str, marks: Sequence[Mark], order: str, plain: bool = True, lists: bool = False
) -> Iterator[Candidate | Period]:
    """Everything in a text that may head an entry, and the year and month headings over them, in order.

    ``lists`` looks into bulleted lists and quotations too. An item of a numbered list is read with its number.
    """
    numbers = {mark.start: f"{mark.value}. " for mark in marks if mark.kind == "numbered" and mark.value}
    passed = {mark.start for mark in marks if mark.kind in ("bullet", "quote") and not lists}
    headings = {mark.start for mark in marks if mark.kind.startswith("heading")}
    bold = _Cover([mark for mark in marks if mark.kind == "bold"])
    width = wrap_width(text) if plain else None
    previous = ""
    start = 0
    lines = text.split("\n")
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        end = start + len(line)
        quoted = start in passed or (line.lstrip().startswith(">") and not lists)
        if line.strip() and not quoted and _begins(line, previous, width):
            emphasised = start in headings or (len(line) <= LONGEST and bold.holds(start, end))
            goes_on = bool(width and after.strip() and broken_to_fit(line, after, width))
            number = numbers.get(start, "")
            found = read_line(number + line, start, emphasised, order, goes_on)
            if found and not emphasised:
                found = _unless_in_a_sentence(found, line, previous, after)
            if number and isinstance(found, Candidate):
                found = replace(found, end=max(start, found.end - len(number)))
            if found:
                yield _placed(found, text, start, previous)
        previous = line
        start = end + 1


def _placed(found: Candidate | Period, text: str, start: int, previous: str) -> Candidate | Period:
    """What was found, with what stands around it."""
    if isinstance(found, Period):
        return found
    led = text[max(0, start - 200) : start].rstrip().endswith((":", "："))
    led = led or bool(_SALUTATION.match(text, found.end))
    return replace(found, apart=not previous.strip(), led=led)


def _unless_in_a_sentence(found: Candidate | Period, line: str, previous: str, after: str) -> Candidate | Period | None:
    """What was found, but not where a sentence has only broken its date onto a line of its own."""
    open_end = _open_end(previous)
    if open_end == 2:
        return None
    tail = line if isinstance(found, Period) else line.strip()[found.stated.end :]
    going_on = (tail if isinstance(found, Candidate) and found.extra else after).lstrip(" ,;")[:1].islower()
    if not open_end or not going_on:
        return found
    return None if isinstance(found, Period) else replace(found, own=min(found.own, 1), inline=min(found.inline, 1))


def _open_end(line: str) -> int:
    """Whether a line leaves its sentence open: 0 no, 1 perhaps, 2 plainly ("… was born on")."""
    words = line.split()
    if len(words) < 2 or _SENTENCE_END.search(line.rstrip()) or words[-1][-1] in ":;":
        return 0
    if words[-1].lower() in _PROSE_ENDS or words[-1].lower() in _LINE_ENDS:
        return 2
    return 1 if len(words) >= 3 and not _is_name(line) else 0


class _Cover:
    """The stretches some marks cover, touching ones joined."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._spans: list[tuple[int, int]] = []
        for mark in sorted(marks):
            if self._spans and mark.start <= self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], max(self._spans[-1][1], mark.end))
            else:
                self._spans.append((mark.start, mark.end))

    def holds(self, start: int, end: int) -> bool:
        """Whether ``start`` to ``end`` is covered whole."""
        at = bisect_right(self._spans, (start, 1 << 60)) - 1
        return at >= 0 and self._spans[at][1] >= end


def _begins(line: str, previous: str, width: int | None) -> bool:
    """Whether a line begins a paragraph rather than going on with the one before."""
    if not previous.strip() or width is None:
        return True
    if not broken_to_fit(previous, line, width):
        return True
    return len(line) < width * 0.6 and bool(_SENTENCE_END.search(previous.rstrip()))


def read_line(line: str, at: int, emphasised: bool, order: str, goes_on: bool = False) -> Candidate | Period | None:
    """What one paragraph's first line may be; ``at`` is where it stands in the text.

    ``goes_on`` says that the paragraph goes on in the next line, so that this one is no heading of its own.
    """
    head = _head(line[: LONGEST * 2], emphasised)
    if not head.words or _CONTENTS.search(line):
        return None
    stated = _date_of(head, order)
    if stated is None:
        period = read_period(head.words if not head.rest else line.strip())
        return None if period is None else Period(at, at + len(line), *period)
    inline = _inline(head, stated)
    run_in = inline >= 2 and (goes_on or _runs_in(head, stated))
    short = len(line.strip()) <= LONGEST and not goes_on
    own = _own(head, stated) if short and not head.rest and not run_in else 0
    if not own and not inline:
        return None
    suffix = head.words[stated.end :].strip(" .,:;")
    end = at + (len(line) if own else min(len(line), stated.end))
    title = _title(head, stated, bool(own))
    return Candidate(at, end, stated, title, own, inline, _shape(head, stated, own), bool(suffix or stated.clock))


def _shape(head: _Head, stated: Stated, own: int) -> str:
    """What headings of one kind have in common."""
    after = ">" if head.words[stated.end :].strip(" .,:;") else "." if head.words.endswith(".") else ""
    prefix = "<" if head.words[: stated.start].strip() else ""
    return " ".join(
        ("own" if own else "inline", stated.form, prefix, "[" if head.bracketed else "", after if own else "")
    )


def _head(line: str, emphasised: bool) -> _Head:
    plain = _AOZORA.sub("", line).replace("**", "").replace("__", "")
    decorated = plain.strip() != line.strip() or bool(re.match(r"\s*(#{1,6}\s|[=*~]{2,}|-{3,})", line))
    bare = re.match(r"\s*[-–—•]\s", plain)
    words = plain.strip() if bare and not re.search(r"[-–—]\s*$", plain) else _RULE.sub("", plain).strip()
    bracketed = _BRACKETED.match(words)
    if bracketed and any(char.isdigit() or char in "年月日" for char in bracketed[1]):
        return _Head(bracketed[1], True, True, bracketed[2].strip())
    return _Head(words, emphasised or decorated)


def _date_of(head: _Head, order: str) -> Stated | None:
    """The date of a line: whole, in Han numerals, or as much of it as can stand under a month or year."""
    words = head.words
    east = han_date(words)
    if east and east.day is not None and (east.month or _DAY_ENDS.match(words[east.end :])):
        return east
    stated = find_date(words, order)
    alone = day_alone(words)
    if alone and stated and _has_prose(words[alone.end : stated.start]):
        return alone
    if stated and stated.start <= 40:
        return stated
    return alone or day_and_month_in_digits(words, order) or stated


def _has_prose(between: str) -> bool:
    """Whether the words between a day and a later date show that only the first of them heads the line."""
    words = between.split()
    if not any(char.isalpha() for char in between):
        return False
    return bool(_DASHED.match(between) or words[-1].lower() in _PROSE_ENDS or re.search(r"\w[.!?]\s", between))


def _own(head: _Head, stated: Stated) -> int:
    """How much a short line looks like a heading of its own, 0 to 3."""
    prefix = _LABEL.sub("", head.words[: stated.start]).strip()
    suffix = head.words[stated.end :]
    said = suffix.strip(" .,:;)]")
    count = len(prefix.split()) + len(said.split())
    if not prefix and not said:
        return 3 if stated.full else 1 if stated.form == "number" and not head.emphasised else 2
    if _is_imprint(prefix, suffix, stated):
        return 0
    if stated.month is None:
        return 0 if prefix else _day_and_name(head, stated, suffix, said)
    prefix = _DATELINE.sub(",", prefix)
    if head.emphasised and count <= 16:
        return 3
    if count > 12 or (said and _SENTENCE_END.search(head.words) and count > 4):
        return 0
    after = _after(suffix, said)
    if not prefix and after == 1 and stated.year is not None:
        return 2
    before = _before(prefix)
    if prefix and _is_name(prefix):
        before = max(before, 2 if stated.year is not None or stated.weekday is not None else 1)
    return min(before, after)


def _day_and_name(head: _Head, stated: Stated, suffix: str, said: str) -> int:
    """How much a day without its month, with a place or a writer after it, looks like a heading, 0 to 2."""
    if stated.form.startswith("han"):
        return 2 if len(said) <= 12 else 0
    words = said.strip("([ ")
    if len(words) > 50 or len(words.split()) > 6 or (_SENTENCE_END.search(head.words) and len(words.split()) > 2):
        return 0
    named = _is_name(words) or suffix.lstrip()[:1] in ("(", "[")
    if not named and (stated.form == "number" or len(words.split()) > 3):
        return 0
    if head.emphasised:
        return 2
    return 1 if _PARTED.match(suffix) else 0


def _is_imprint(prefix: str, suffix: str, stated: Stated) -> bool:
    """A title page's years, a printer's or a publisher's date, a cell of a table."""
    printed = _NO_ENTRY.search(prefix) or (stated.form.startswith("han") and _NO_ENTRY.search(suffix[:4]))
    return bool(printed) or "\t" in prefix or bool(re.search(r"\d{4}\s*[-–—]$", prefix))


def _before(prefix: str) -> int:
    if not prefix:
        return 3
    last = prefix.split()[-1].lower()
    if last in _PROSE_ENDS or not _opens(prefix) or _SENTENCE_END.search(prefix):
        return 0
    return 2 if prefix[-1] in ",;:–—-|(/·•[" else 1


def _is_name(prefix: str) -> bool:
    """Whether words before a date are a place or a person: most of them with a capital letter."""
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", prefix) if word.lower() != "sic"]
    if not words or len(words) > 8 or words[-1].lower() in _PROSE_ENDS:
        return False
    return not words[0][0].islower() and sum(not word[0].islower() for word in words) >= 0.6 * len(words)


def _after(suffix: str, said: str) -> int:
    if not said:
        return 3
    if re.match(r"[\s.]*(?:[-–—|:：;(（\[/·]|,\s*[^\W\d_a-z])|\.\s|[\s　]*[^\x00-\u2e7f]", suffix):
        return 2
    if suffix.lstrip().startswith(",") and len(said.split()) <= 3:
        return 2
    return 1 if len(said.split()) <= 5 and _opens(said) else 0


def _opens(words: str) -> bool:
    """Whether words begin as a label or a name does: not with a small letter."""
    return not words.lstrip("([“\"'")[:1].islower()


def _inline(head: _Head, stated: Stated) -> int:
    """How much a paragraph's opening looks like a heading run into its text, 0 to 3."""
    prefix = head.words[: stated.start].strip()
    if prefix and not re.fullmatch(r"[^\W\d_a-z][\w.’' -]{1,30}[,:]", prefix):
        return 0
    if head.rest:
        return 0 if prefix and stated.start > 24 else 2
    rest = _REMARK.sub("", head.words[stated.end :])
    if _DASHED.match(rest):
        return 3
    if _STOPPED.match(rest) or (head.words[stated.end - 1] in ".)]" and _SPACED.match(rest)):
        return 2
    if stated.form.startswith("han") and not _NO_ENTRY.search(rest[:4]) and re.match(r"[\s　]+\S|[^\x00-\u2e7f]", rest):
        return 2
    weak = _SPACED.match(rest)
    if not weak or not stated.full or prefix or rest[weak.end() - 1].islower():
        return 0
    return 2 if stated.year is not None and not rest.startswith(",") else 1


def _runs_in(head: _Head, stated: Stated) -> bool:
    """Whether what follows the date is a sentence, not a label."""
    rest = head.words[stated.end :].strip(" .,:;–—-")
    words = len(rest) if stated.form.startswith("han") else len(rest.split())
    return bool(head.rest) or words > 20 or (words > 1 and bool(_SENTENCE_END.search(head.words)))


def _title(head: _Head, stated: Stated, whole: bool) -> str:
    words = head.words if whole or head.rest else head.words[: stated.end]
    title = _LABEL.sub("", " ".join(words.split())).strip(" .,:;—–-|")
    return title[:LONGEST]
