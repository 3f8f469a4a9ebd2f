"""Random work on the field: visits, teams, facts, other names, events, turns, dialogues, recordings, all undone."""

from contextlib import suppress
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from random_work import Work

from fieldnotes.analysis.fieldwork import log_of
from fieldnotes.analysis.presence import Presence
from fieldnotes.domain.dialogues import STATES
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.people import Fact
from fieldnotes.domain.recordings import SoundFile
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.turns import MODES, speaker_key
from fieldnotes.domain.when import When

DATES = st.sampled_from(["2013", "2013-03", "2013-03-12", "2013-04-02", "2014-08-27", "2016", "2014-08-28T09:30"])
ENDS = st.one_of(st.none(), DATES)
WORDS = st.sampled_from(["Aunt W.", "The ferry", "Nell", "yes", "1947", "on the slip", " "])


class FieldWork(Work):
    """The same project, with all that is entered of the field besides texts and codes."""

    @invariant()
    def all_of_it_can_be_read(self) -> None:
        project = self.project
        log = log_of(project, project.visits.all())
        presence = Presence(log.visits, [days for page in project.visits.seen() for days in page])
        assert presence.days() >= 0
        assert all(gap.days > 0 for gap in presence.gaps())
        for row in project.notes.rows():
            length = len(project.notes.text(row.id))
            assert all(0 <= turn.start <= turn.end <= length for turn in project.turns.of_note(row.id))
            assert len(project.voices.words(row.id)) <= len(project.turns.of_note(row.id))
            project.events.of_note(row.id)
            if row.kind == "dialogue":
                project.dialogues.of(row.id)
        for actor in project.actors.all():
            project.facts.sources(project.facts.of(actor.id))
            project.trails.items(project.trails.of(Ref("actor", actor.id)).chosen())

    def one(self, data: Any, things: Any) -> str:
        """The id of one of some things; one that nothing bears where there are none."""
        found = self.pick(data, list(things))
        return found.id if found else new_id()

    def note(self, data: Any) -> str:
        return self.one(data, self.project.notes.rows())

    def actor(self, data: Any) -> str:
        return self.one(data, self.project.actors.all())

    def researcher(self, data: Any) -> str:
        return self.one(data, self.project.contributors.all())

    def voice(self, data: Any, note: str) -> Any:
        return data.draw(st.sampled_from(self.project.voices.everybody(note)))

    @rule(data=st.data(), deed=st.sampled_from(["add", "change", "assign", "delete", "move"]), start=DATES, end=ENDS)
    def visit(self, data, deed, start, end) -> None:
        visits, site = self.project.visits, self.pick(data, self.project.sites.all())
        found = self.one(data, visits.all())
        with suppress(UserError):
            if deed == "add":
                kind = data.draw(st.sampled_from(["visit", "absence"]))
                place = site.id if site else None
                visits.add(start, end, [self.researcher(data)], site=place, minutes=90, kind=kind)
            elif deed == "change":
                visits.change(found, start=start, end=end, visitors=(self.researcher(data),))
            elif deed == "assign":
                visits.assign([self.note(data)], found if visits.find(found) else None)
            elif deed == "delete":
                visits.delete(found)
            elif site is not None:
                self.project.sites.delete(site.id)

    @rule(data=st.data(), deed=st.sampled_from(["enter", "change", "remove", "team", "gone", "left"]), start=ENDS)
    def belong(self, data, deed, start) -> None:
        project, member = self.project, Ref("actor", self.actor(data))
        team = Ref("team", self.one(data, project.teams.all()))
        there = self.one(data, project.memberships.of_whole(team))
        with suppress(UserError):
            if deed == "enter":
                whole = data.draw(st.sampled_from([team, Ref("actor", self.actor(data))]))
                project.memberships.enter(whole, member, "deckhand", start)
            elif deed == "change":
                project.memberships.change(there, role=data.draw(WORDS), start=start)
            elif deed == "remove":
                project.memberships.remove(there)
            elif deed == "team":
                project.teams.add(data.draw(WORDS))
            elif deed == "gone":
                project.teams.delete(team.id)
            else:
                project.contributors.delete(self.researcher(data))

    @rule(data=st.data(), deed=st.sampled_from(["enter", "change", "remove", "strand", "rename", "gone", "phase"]))
    def stand(self, data, deed) -> None:
        project, start, end = self.project, data.draw(DATES), data.draw(ENDS)
        strand = self.one(data, project.strands.all())
        standing = self.one(data, project.standings.of(self.researcher(data)))
        with suppress(UserError):
            if deed == "enter":
                project.standings.enter(self.researcher(data), "guest", start, end)
            elif deed == "change":
                project.standings.change(standing, start=start, end=end)
            elif deed == "remove":
                project.standings.remove(standing)
            elif deed == "strand":
                project.strands.add(data.draw(WORDS))
            elif deed == "rename":
                project.strands.change(strand, name=data.draw(WORDS))
            elif deed == "gone":
                project.strands.delete(strand)
            else:
                project.phases.add(data.draw(WORDS), start, end, strand=strand)

    @rule(data=st.data(), deed=st.sampled_from(["add", "rename", "kind", "order", "delete"]), keep=st.booleans())
    def attribute(self, data, deed, keep) -> None:
        attributes = self.project.attributes
        found, kind = self.one(data, attributes.all()), data.draw(st.sampled_from(["text", "number", "date", "yes/no"]))
        with suppress(UserError):
            if deed == "add":
                attributes.add(data.draw(st.sampled_from(["role", "rank", "paid"])), kind, keep=keep)
            elif deed == "rename":
                attributes.change(found, name=data.draw(WORDS), keep=keep)
            elif deed == "kind":
                attributes.change(found, kind=kind, keep=keep)
            elif deed == "order":
                attributes.order([one.id for one in data.draw(st.permutations(attributes.all()))])
            else:
                attributes.delete(found)

    @rule(data=st.data(), deed=st.sampled_from(["add", "change", "set", "quote", "remove"]), value=WORDS, start=ENDS)
    def fact(self, data, deed, value, start) -> None:
        facts, actor = self.project.facts, self.actor(data)
        found, key = self.one(data, facts.all()), data.draw(st.sampled_from(["role", "rank", "paid", "born"]))
        last = self.pick(data, facts.of(actor))
        with suppress(UserError):
            if deed == "add":
                facts.add(actor, key, value, start, data.draw(ENDS), ends=last.id if last else None)
            elif deed == "change":
                facts.change(found, value=value, start=start)
            elif deed == "set":
                facts.set_at(actor, key, value, start)
            elif deed == "quote":
                place = data.draw(st.integers(0, 60))
                facts.quote(Fact("", actor, key, value, start), self.note(data), place, place + 7)
            else:
                facts.remove(found)

    @rule(data=st.data(), deed=st.sampled_from(["add", "keep", "change", "remove"]), form=WORDS)
    def other_name(self, data, deed, form) -> None:
        aliases, actor = self.project.aliases, self.actor(data)
        found = self.one(data, aliases.of(actor))
        with suppress(UserError):
            if deed == "add":
                aliases.add(actor, form, start=data.draw(ENDS), end=data.draw(ENDS))
            elif deed == "keep":
                self.project.speakers.keep_form(actor, form)
            elif deed == "change":
                aliases.change(found, form=form)
            else:
                aliases.remove(found)

    @rule(data=st.data(), deed=st.sampled_from(["add", "tell", "change", "delete"]), when=DATES)
    def event(self, data, deed, when) -> None:
        events = self.project.events
        found = events.all()
        with suppress(UserError):
            if deed == "add":
                events.add(data.draw(WORDS), When.of(when))
            elif deed == "tell":
                events.tell(self.note(data), [one.id for one in found[: data.draw(st.integers(0, 2))]])
            elif deed == "change":
                events.change(self.one(data, found), observed=When.of(when), description=data.draw(WORDS))
            else:
                events.delete(self.one(data, found))

    @rule(data=st.data(), place=st.integers(0, 90), deed=st.sampled_from(["mark", "split", "join", "begin", "name"]))
    def write_turns(self, data, place, deed) -> None:
        writing, note = self.project.turn_writing, self.note(data)
        turn = self.one(data, self.project.turns.of_note(note))
        with suppress(UserError):
            voice = self.voice(data, note)
            length = len(self.project.notes.text(note))
            if deed == "mark":
                writing.mark(note, place, place + data.draw(st.integers(0, 40)), voice)
            elif deed == "split":
                writing.split(turn, place)
            elif deed == "join":
                writing.join(turn)
            elif deed == "begin":
                writing.begin(note, min(place, length), voice, data.draw(st.sampled_from(["", "Nell: "])))
            else:
                writing.name(note, min(place, length), min(place + 4, length), voice, data.draw(st.booleans()))

    @rule(data=st.data(), deed=st.sampled_from(["found", "lay", "remove", "give", "asks", "mode", "time", "answers"]))
    def say_of_turns(self, data, deed) -> None:
        turns, note = self.project.turns, self.note(data)
        there = turns.of_note(note)
        turn, other = self.one(data, there), self.pick(data, there)
        key = speaker_key(other) if other else ""
        begin = data.draw(st.integers(0, 60))
        with suppress(UserError):
            if deed == "found":
                self.project.turn_writing.add_found(note, [Turn("", note, begin, begin + 9, speaker_name="Nell")])
            elif deed == "lay":
                self.project.turn_writing.lay(note, there[:1], begin, begin + 9)
            elif deed == "remove":
                self.project.turn_writing.remove([turn])
            elif deed == "give":
                turns.give_all(note, key, self.voice(data, note))
            elif deed == "asks":
                turns.set_asks(note, key, data.draw(st.booleans()))
            elif deed == "mode":
                turns.set_mode([turn], data.draw(st.sampled_from(MODES)))
            elif deed == "time":
                turns.set_time(turn, begin * 1000)
            else:
                turns.set_answers(turn, other.id if other else None)

    @rule(data=st.data(), all_notes=st.booleans())
    def code_by_speaker(self, data, all_notes) -> None:
        notes = [row.id for row in self.project.notes.rows()] if all_notes else [self.note(data)]
        self.project.speakers.code(self.project.speakers.spoken(notes))

    def exercise(self, data: Any) -> str:
        return self.one(data, [row for row in self.project.notes.rows() if row.kind == "dialogue"])

    @rule(data=st.data(), deed=st.sampled_from(["new", "prompt", "words", "move", "gone", "round", "over", "who"]))
    def dialogue(self, data, deed) -> None:
        dialogues, note = self.project.dialogues, self.exercise(data)
        prompt, words = self.one(data, dialogues.prompts(note)), data.draw(WORDS)
        who = [Ref("actor", self.actor(data)), Ref("contributor", self.researcher(data))]
        with suppress(UserError):
            if deed == "new":
                dialogues.add("Looking back", ["What had we to lose?", "When?"], who, When.of("2018-01-20"))
            elif deed == "prompt":
                dialogues.add_prompt(note, words, data.draw(st.booleans()))
            elif deed == "words":
                dialogues.change_prompt(prompt, words)
            elif deed == "move":
                dialogues.move_prompt(prompt, data.draw(st.integers(0, 2)))
            elif deed == "gone":
                dialogues.delete_prompt(prompt)
            elif deed == "round":
                dialogues.add_round(note, words, data.draw(ENDS), "written")
            elif deed == "over":
                dialogues.delete_round(self.one(data, dialogues.rounds(note)))
            else:
                dialogues.set_participants(note, who[: data.draw(st.integers(0, 2))])

    @rule(data=st.data(), deed=st.sampled_from(["say", "say", "rewrite", "put", "change", "delete"]), words=WORDS)
    def speak(self, data, deed, words) -> None:
        dialogues, note = self.project.dialogues, self.exercise(data)
        prompt, there = self.pick(data, dialogues.prompts(note)), self.project.turns.of_note(note)
        turn, other = self.one(data, there), self.pick(data, there)
        number = data.draw(st.integers(1, 2))
        with suppress(UserError):
            if deed == "say" and prompt is not None:
                answered = other.id if other and data.draw(st.booleans()) else None
                dialogues.turns.add(prompt, number, Ref("actor", self.actor(data)), words, answers=answered)
            elif deed == "rewrite":
                dialogues.turns.rewrite(turn, words + "\nand more")
            elif deed == "put" and prompt is not None:
                dialogues.put_turns(note, [turn], data.draw(WORDS), number + 1)
            elif deed == "change" and prompt is not None:
                dialogues.turns.change(turn, prompt=prompt.id, round=number)
            elif deed == "delete":
                dialogues.turns.delete(turn)

    @rule(data=st.data(), deed=st.sampled_from(["issue", "change", "gone", "state", "take", "show", "withdraw"]))
    def argue(self, data, deed) -> None:
        issues, note = self.project.dialogues.issues, self.exercise(data)
        entered, _, stances = issues.of(note)
        issue, stance = self.one(data, entered), self.one(data, stances)
        number, place = data.draw(st.integers(1, 2)), data.draw(st.integers(0, 60))
        with suppress(UserError):
            if deed == "issue":
                issues.add(note, data.draw(WORDS))
            elif deed == "change":
                issues.change(issue, name=data.draw(WORDS), low="alone")
            elif deed == "gone":
                issues.delete(issue)
            elif deed == "state":
                issues.set_state(issue, number, data.draw(st.sampled_from(["", *STATES])))
            elif deed == "take":
                issues.take(issue, number, Ref("actor", self.actor(data)), data.draw(WORDS), place)
            elif deed == "show":
                issues.show(stance, note, place, place + 9)
            else:
                issues.withdraw(stance)

    @rule(data=st.data(), deed=st.sampled_from(["link", "shift", "remove"]), number=st.integers(0, 3))
    def record(self, data, deed, number) -> None:
        recordings, note = self.project.recordings, self.note(data)
        found = self.one(data, recordings.of_note(note))
        with suppress(UserError):
            if deed == "link":
                file = SoundFile(f"/tapes/{number}.wav", f"{number}.wav", "audio/wav", 9, f"{number}" * 64)
                recordings.add(note, file, linked=True)
            elif deed == "shift":
                recordings.shift(found, number * 1000)
            else:
                recordings.remove(found)
