"""The speakers of an import: who is met in its transcripts, and whom of the project each is likely to be."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from fieldnotes.domain.people import Contributor, KnownName
from fieldnotes.domain.refs import Ref
from fieldnotes.interop.plan import Casting, Plan, PlannedNote, PlannedTurn
from fieldnotes.interop.speaker_heads import bare_name, full_name, initials, is_asking, is_generic, known_at_top
from fieldnotes.project.project import Project
from fieldnotes.text.counting import count_words

QUESTIONS, SHORTER = 0.4, 0.6
"""One who asks ends this share of the turns with a question mark, in turns this much shorter than the others'."""
SAMPLE, SAMPLES = 240, 5
"""How much of a speaker's words is shown, in code points, and of how many turns."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks in the notes of a plan.

    Attributes:
        label: how the transcripts call the speaker.
        notes: places of those transcripts among the plan's notes.
        turns, words: how much the speaker says in them.
        full: the full name, where a transcript's top tells it.
        asks: whether this seems to be the one who asks.
        samples: beginnings of some turns.
        title: of the one note that is meant, where the label means somebody else in another.
    """

    label: str
    notes: tuple[int, ...]
    turns: int
    words: int
    full: str = ""
    asks: bool = False
    samples: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody of the project: an actor or contributor by name; ``sure`` where the label says so itself."""

    ref: Ref
    name: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """Who a speaker is said to be: somebody of the project, a new person by name (``ref`` None), or nobody (both)."""

    ref: Ref | None = None
    name: str = ""
    asks: bool = False


@dataclass
class _Heard:
    """What is heard of one speaker while the notes are gone through: in which of them, how many words a turn."""

    label: str
    full: str
    asks: bool
    notes: dict[int, None] = field(default_factory=dict)
    lengths: list[int] = field(default_factory=list)
    samples: list[str] = field(default_factory=list)
    questions: int = 0

    def hear(self, place: int, text: str, turn: PlannedTurn) -> int:
        """Take one more turn in; how many words it has."""
        words = text[turn.start : turn.end]
        self.notes[place] = None
        self.lengths.append(count_words(words))
        self.questions += words[-20:].rstrip(' \n”"’)»').endswith(("?", "？", "؟"))
        if len(self.samples) < SAMPLES:
            self.samples.append(words if len(words) <= SAMPLE else words[:SAMPLE].rsplit(" ", 1)[0] + " …")
        return self.lengths[-1]


def speakers_of(plan: Plan) -> tuple[Speaker, ...]:
    """Who speaks in the notes of a plan, those who say most first.

    The same label in several notes is one speaker, unless the notes give different full names for it, or it is one
    that means somebody else in each of them ("Speaker 1", "Respondent").
    """
    heard: dict[tuple[str, str, int], _Heard] = {}
    said = {place: _listen(note, place, heard) for place, note in enumerate(plan.notes) if note.turns}
    found = []
    for each in heard.values():
        turns = sum(len(plan.notes[place].turns) for place in each.notes)
        found.append(_speaker(each, turns, sum(said[place] for place in each.notes)))
    return tuple(sorted(_told_apart(plan, _joined(found)), key=lambda speaker: (-speaker.words, speaker.label)))


def _joined(speakers: Sequence[Speaker]) -> list[Speaker]:
    """Speakers with the same label made one where only one full name is told for it and both ask, or both do not."""
    fulls: dict[str, set[str]] = {}
    for each in speakers:
        if each.full:
            fulls.setdefault(each.label.casefold(), set()).add(each.full)
    joined: dict[tuple[str, bool], Speaker] = {}
    alone: list[Speaker] = []
    for each in speakers:
        key = (each.label.casefold(), each.asks)
        if is_generic(each.label) or len(fulls.get(key[0], ())) > 1:
            alone.append(each)
        else:
            joined[key] = _one_of(joined[key], each) if key in joined else each
    return [*joined.values(), *alone]


def _told_apart(plan: Plan, speakers: Sequence[Speaker]) -> list[Speaker]:
    """Speakers, those that share a label with others bearing the title of their first note."""
    labels = Counter(each.label.casefold() for each in speakers)
    return [
        replace(each, title=plan.notes[each.notes[0]].title) if labels[each.label.casefold()] > 1 else each
        for each in speakers
    ]


def _one_of(one: Speaker, other: Speaker) -> Speaker:
    return Speaker(
        one.label,
        tuple(sorted({*one.notes, *other.notes})),
        one.turns + other.turns,
        one.words + other.words,
        one.full or other.full,
        one.asks,
        (*one.samples, *other.samples)[:SAMPLES],
    )


def _listen(note: PlannedNote, place: int, heard: dict[tuple[str, str, int], _Heard]) -> int:
    """Take in all turns of a note; how many words they have."""
    labels = dict.fromkeys(turn.speaker for turn in note.turns if turn.speaker)
    top = note.text[: note.turns[0].start].rpartition("\n")[0]
    known = known_at_top(top)
    told = {label: full_name(label, known, note.title, top) for label in labels}
    askers = {each.name for each in known if each.role == "asks"}
    said = 0
    for turn in note.turns:
        if turn.speaker:
            label, full = turn.speaker, told[turn.speaker]
            asks = is_asking(label) or full in askers
            alone = place if is_generic(label) and not full and not asks else -1
            key = (label.casefold(), full.casefold(), alone)
            said += heard.setdefault(key, _Heard(label, full, asks)).hear(place, note.text, turn)
    return said


def _speaker(heard: _Heard, turns: int, words: int) -> Speaker:
    """What was heard, summed up; ``turns`` and ``words`` are those of all speakers in the same notes."""
    mine, others = len(heard.lengths), turns - len(heard.lengths)
    length = sum(heard.lengths) / mine
    shorter = others > 0 and length < SHORTER * max(0, words - sum(heard.lengths)) / others
    asks = heard.asks or (shorter and heard.questions >= QUESTIONS * mine)
    return Speaker(heard.label, tuple(heard.notes), mine, sum(heard.lengths), heard.full, asks, tuple(heard.samples))


class Cast:
    """Finds whom of a project a speaker is likely to be.

    Args:
        names: all that people are called: names, other forms, pseudonyms.
        contributors: of the researchers the id, the name and the initials.
    """

    def __init__(self, names: Sequence[KnownName], contributors: Sequence[Contributor]) -> None:
        self._names: dict[Ref, str] = {}
        self._exact: dict[str, set[Ref]] = {}
        self._likely: dict[str, set[Ref]] = {}
        for known in names:
            if known.ref.noun == "actor":
                self._enter(known.ref, known.name)
        for person in contributors:
            ref = Ref("contributor", person.id)
            self._enter(ref, person.name)
            if len(person.initials) > 1:
                self._exact.setdefault(person.initials.casefold(), set()).add(ref)

    def _enter(self, ref: Ref, name: str) -> None:
        self._names.setdefault(ref, name)
        self._exact.setdefault(_fold(name), set()).add(ref)
        words = _fold(name).split()
        for form in {words[0], words[-1], initials(name).casefold()} if words else ():
            if len(form) > 1:
                self._likely.setdefault(form, set()).add(ref)

    def match(self, speaker: Speaker) -> Match | None:
        """Whom a label means, if that is one person only: by name or form, by full name, by part of a name."""
        generic = is_generic(speaker.label)
        for words, sure in ((speaker.full, True), ("" if generic else speaker.label, True)):
            found = self._exact.get(_fold(words), set()) if words else set()
            if len(found) == 1:
                return self._matched(found, sure)
        if speaker.full or generic:
            return None
        found = self._likely.get(_fold(speaker.label), set())
        return self._matched(found, sure=False) if len(found) == 1 else None

    def people(self) -> list[tuple[Ref, str]]:
        """Everybody a speaker may be, with the name, in the order of names."""
        return sorted(self._names.items(), key=lambda each: each[1].casefold())

    def suggest(self, speaker: Speaker, only_sure: bool = False) -> Answer:
        """Who a speaker probably is; one who answers and whose full name is all that is known would be a new person.

        Args:
            speaker: of whom something is to be said.
            only_sure: leave whoever is not told by name, form or initials a mere name.
        """
        match = self.match(speaker)
        if match is not None and (match.sure or not only_sure):
            return Answer(match.ref, match.name, speaker.asks or match.ref.noun == "contributor")
        is_new = match is None and not speaker.asks and not only_sure
        return Answer(None, speaker.full if is_new else "", speaker.asks)

    def _matched(self, found: set[Ref], sure: bool) -> Match:
        (ref,) = found
        return Match(ref, self._names[ref], sure)


def answered(speaker: Speaker, answer: Answer) -> Casting:
    """What was said of a speaker, as a plan carries it.

    A label that stands for one person only and is no part of the name, such as "PT", is kept as a form of it.
    """
    ref, name = answer.ref, answer.name
    actor = ref.id if ref is not None and ref.noun == "actor" else None
    contributor = ref.id if ref is not None and ref.noun == "contributor" else None
    keep = bool(name) and contributor is None and not is_generic(speaker.label)
    keep = keep and not set(_fold(speaker.label).split()) <= set(_fold(name).split())
    return Casting(speaker.label, speaker.notes, actor, contributor, name if ref is None else "", answer.asks, keep)


def cast_of(project: Project) -> Cast:
    """Everybody of a project that a speaker may be."""
    return Cast(project.titles.names(), project.contributors.all())


def surely_cast(project: Project, plan: Plan) -> Plan:
    """The plan with those speakers matched that are told by their very name, form or initials; the rest stay names."""
    cast = cast_of(project)
    speakers = speakers_of(plan)
    return replace(plan, cast=tuple(answered(each, cast.suggest(each, only_sure=True)) for each in speakers))


def _fold(name: str) -> str:
    return bare_name(name).casefold()
