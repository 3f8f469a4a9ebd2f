"""From a project and a person's choices to a `Report`: scope, restrictions and names applied."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby

from fieldnotes.domain.codes import Code
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.when import When, first_day, last_day
from fieldnotes.export.choices import Choices
from fieldnotes.export.figures import FigureMaker
from fieldnotes.export.memo_extracts import Extracts
from fieldnotes.export.naming import LABELS, Naming
from fieldnotes.export.outline import CodebookRow, Quotation, Report, Section
from fieldnotes.export.quoting import Quoter
from fieldnotes.project.project import Project
from fieldnotes.project.reporting import CodedSpan, NoteHead, Reporting

_NAMES = {
    "pseudonym": "People are shown by their pseudonyms.",
    "team": "People are shown by their team as at the date observed; within texts by pseudonym.",
    "role": "People are shown by their role as at the date observed; within texts by pseudonym.",
    "name": "People are shown by their real names.",
    "none": "Quotations are not attributed; within texts people are shown by pseudonym.",
}


def report_of(project: Project, choices: Choices | None = None) -> Report:
    """Gather a report.

    Restricted notes and passages are left out and counted; passages whose words were deleted are left out.

    Raises:
        UserError: an unknown code or way of naming, or dates that are none.
    """
    choices = choices or Choices()
    if choices.label not in LABELS:
        raise UserError(f"People can be shown by {', '.join(LABELS[:-1])} or {LABELS[-1]}, not by “{choices.label}”.")
    with project.store.reading():
        return _Gathering(project, choices).report()


class _Gathering:
    """One report in the making."""

    def __init__(self, project: Project, choices: Choices) -> None:
        self._choices = choices
        self._about = project.about()
        self._media = project.media.bytes
        self._codes = project.codes.all()
        self._by_id = {code.id: code for code in self._codes}
        self._chosen = self._choose(choices.codes)
        self._reader = Reporting(project.store)
        self._heads = self._reader.heads()
        self._roster = self._reader.roster()
        self._naming = Naming(self._roster, choices.label)
        self._scope = self._notes_in_scope()
        self._quotations: dict[str, list[Quotation]] = {}
        self._notes: dict[str, set[str]] = {}
        self._passages: set[str] = set()
        self._withheld = 0

    def report(self) -> Report:
        """Everything in its place."""
        self._quote()
        memos = self._reader.memos() if self._choices.memos else []
        extracts = Extracts(memos, self._naming, self._by_id, self._heads)
        sections = self._sections(extracts)
        everything = self._choices.codes is None and len(self._scope) == len(self._heads)
        sources = self._passages.union(*self._notes.values())
        loose = extracts.of_sources(sources, loose=everything)
        printed = {memo.id for section in sections for memo in section.memos} | {memo.id for memo in loose}
        codebook = self._codebook() if self._choices.codebook else ()
        return Report(
            self._choices.title or self._about.get("title", ""),
            self._choices.subtitle,
            tuple(person.name for person in self._roster.contributors),
            self._choices.made or date.today().isoformat(),
            self._scope_rows(),
            self._count_rows(len(printed)),
            sections,
            codebook,
            loose,
            self._withheld,
            named=self._naming.named(),
        )

    def _choose(self, words: Sequence[str] | None) -> frozenset[str]:
        """Ids of the codes to be reported."""
        if words is None:
            return frozenset(self._by_id)
        chosen = {self._code_named(word) for word in words}
        if self._choices.include_children:
            for code in self._codes:  # parents come before their children
                if code.parent in chosen:
                    chosen.add(code.id)
        return frozenset(chosen)

    def _code_named(self, words: str) -> str:
        if words in self._by_id:
            return words
        folded = " ".join(words.split()).casefold()
        found = next((code.id for code in self._codes if code.name.casefold() == folded), None)
        if found is None:
            raise UserError(f"There is no code “{words}” in this project.")
        return found

    def _notes_in_scope(self) -> frozenset[str]:
        """Ids of the notes that may be quoted from, restrictions aside."""
        since, until = _day(self._choices.since, first_day), _day(self._choices.until, last_day)
        kinds = frozenset(self._choices.kinds)
        return frozenset(
            head.id
            for head in self._heads.values()
            if (not kinds or head.kind in kinds) and _overlaps(head, since, until)
        )

    def _quote(self) -> None:
        """Fill in the quotations of every code, note by note."""
        by_note = {note: list(group) for note, group in groupby(self._reader.codings(), lambda span: span.note)}
        open_notes = []
        for note, spans in by_note.items():
            if note not in self._scope:
                continue
            if self._heads[note].restricted:
                self._withheld += len(self._wanted(spans, ()))
            elif any(span.code in self._chosen for span in spans):
                open_notes.append(note)
        figures = FigureMaker(self._media, self._naming, self._choices.pictures)
        choices = self._choices
        quoter = Quoter(self._by_id, self._naming, choices.context, figures, choices.registers)
        for body in self._reader.bodies(open_notes):
            spans = by_note[body.id]
            wanted = self._wanted(spans, body.restricted)
            self._withheld += len(self._wanted(spans, ())) - len(wanted)
            if not wanted:
                continue
            self._passages.update(agreed[0].passage for agreed in wanted)
            for code, quotation in quoter.quotations(self._heads[body.id], body, wanted, spans):
                self._quotations.setdefault(code, []).append(quotation)
                self._notes.setdefault(code, set()).add(body.id)

    def _wanted(self, spans: Iterable[CodedSpan], restricted: Sequence[tuple[int, int, str]]) -> list[list[CodedSpan]]:
        """The codings to be quoted, those of several coders on the same words together."""
        agreed: dict[tuple[str, str], list[CodedSpan]] = {}
        for span in spans:
            if span.code in self._chosen and not any(
                first < span.end and span.start < last for first, last, _ in restricted
            ):
                agreed.setdefault((span.passage, span.code), []).append(span)
        return list(agreed.values())

    def _sections(self, extracts: Extracts) -> tuple[Section, ...]:
        """A section for each code that has quotations or was asked for, and for those above it."""
        asked = {self._code_named(word) for word in self._choices.codes or ()}
        shown = {code.id for code in self._codes if code.id in self._quotations or code.id in asked}
        parents: set[str] = set()
        for code in self._codes:
            if code.id in shown:
                parents.update(above for above in self._above(code) if above in self._chosen)
        return tuple(
            self._section(code, shown | parents, parents, extracts)
            for code in self._codes
            if code.id in shown or code.id in parents
        )

    def _section(self, code: Code, shown: set[str], parents: set[str], extracts: Extracts) -> Section:
        veil = self._naming.veil
        above = self._above(code)
        return Section(
            code.id,
            veil(code.name),
            code.colour,
            1 + sum(ident in shown for ident in above),
            tuple(veil(self._by_id[ident].name) for ident in above),
            veil(code.definition),
            veil(code.include),
            veil(code.exclude),
            veil(code.example),
            self._summary(code.id, code.id in parents),
            tuple(self._quotations.get(code.id, ())),
            extracts.of_code(code.id),
        )

    def _above(self, code: Code) -> list[str]:
        """Ids of the codes above one, the topmost first."""
        above: list[str] = []
        while code.parent in self._by_id and code.parent not in above:
            above.insert(0, code.parent)
            code = self._by_id[code.parent]
        return above

    def _summary(self, code: str, is_parent: bool) -> str:
        count = len(self._quotations.get(code, ()))
        if not count:
            return "No quotation of its own" if is_parent else "No quotation in this scope"
        notes = self._notes[code]
        years = self._years(notes)
        return f"{_counted(count, 'quotation')} from {_counted(len(notes), 'note')}{f', {years}' if years else ''}"

    def _years(self, notes: Iterable[str]) -> str:
        """The years in which some notes were observed, "2009–2018"."""
        observed = [head.observed for head in (self._heads[note] for note in notes) if head.observed]
        if not observed:
            return ""
        first, last = min(when.first for when in observed)[:4], max(when.last for when in observed)[:4]
        return first if first == last else f"{first}–{last}"

    def _codebook(self) -> tuple[CodebookRow, ...]:
        veil = self._naming.veil
        return tuple(
            CodebookRow(
                veil(code.name),
                code.colour,
                1 + sum(ident in self._chosen for ident in self._above(code)),
                veil(code.definition),
                veil(code.include),
                veil(code.exclude),
                veil(code.example),
                code.status if code.status != "active" else "",
                len(self._quotations.get(code.id, ())),
            )
            for code in self._codes
            if code.id in self._chosen
        )

    def _names(self) -> str:
        """How people are shown; to be asked when all texts have been gathered, for it says who is named in them."""
        sentences = [_NAMES[self._choices.label]]
        named = self._naming.named()
        if named:
            have, are = ("person has", "is") if named == 1 else ("people have", "are")
            sentences.append(
                f"{named} {have} none and {are} named in the texts as written: give them one under People."
            )
        if self._naming.names_researchers():
            sentences.append("Researchers are named in the texts as written.")
        return " ".join(sentences)

    def _scope_rows(self) -> tuple[tuple[str, str], ...]:
        choices = self._choices
        years = self._years(self._scope)
        notes = f"{len(self._scope)} of {len(self._heads)}{f', observed {years}' if years else ''}"
        chosen = [self._naming.veil(self._by_id[self._code_named(word)].name) for word in choices.codes or ()]
        below = " and those below" if choices.include_children else ""
        rows = [
            ("Project", self._about.get("title", "")),
            ("Notes", notes),
            ("Kinds of note", ", ".join(choices.kinds)),
            ("Observed", _stretch(choices.since, choices.until)),
            ("Codes", f"{', '.join(chosen)}{below}" if chosen else f"all {len(self._codes)}"),
            ("Names", self._names()),
            ("Surroundings", f"{choices.context} characters on each side, in grey" if choices.context else ""),
        ]
        return tuple((label, value) for label, value in rows if value)

    def _count_rows(self, memos: int) -> tuple[tuple[str, str], ...]:
        quotations = sum(map(len, self._quotations.values()))
        notes = len(set().union(*self._notes.values()))
        passages = len(self._passages)
        rows = [("Quotations", f"{quotations}, on {_counted(passages, 'passage')} of {_counted(notes, 'note')}")]
        return (*rows, ("Memos", str(memos))) if self._choices.memos else tuple(rows)


def _day(partial: str | None, side: Callable[[str], str]) -> str | None:
    if not partial:
        return None
    try:
        return side(partial)
    except ValueError as error:
        raise UserError(f"“{partial}” is no date; write it as 1836, 1836-07 or 1836-07-04.") from error


def _overlaps(head: NoteHead, since: str | None, until: str | None) -> bool:
    """Whether a note's observed range meets a stretch of days; undated notes only meet all time."""
    if since is None and until is None:
        return True
    if head.observed is None:
        return False
    return (until is None or head.observed.first <= until) and (since is None or head.observed.last >= since)


def _stretch(since: str | None, until: str | None) -> str:
    parts = [f"from {When.of(since).label()}" if since else "", f"to {When.of(until).label()}" if until else ""]
    return " ".join(filter(None, parts))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
