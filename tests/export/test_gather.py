"""From a project to a report: which quotations, who is named how, what is withheld."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.export.choices import Choices
from fieldnotes.export.gather import report_of
from fieldnotes.export.outline import Quotation, Report, Section
from fieldnotes.project.project import Project

INTERVIEW = (
    "What changed?\n\nWe stopped asking. Rosa Lind said so, and Rosa was right.\n\nAnd then?\nThen Tom came back."
)
WARD = "Rosa Lind stood at the door of Alder Ward. Nobody wrote it down."


@dataclass
class Study:
    """A small project and its ids by name."""

    project: Project
    ids: dict[str, str]

    def code(self, note: str, words: str, code: str, comment: str = "", coder: str | None = None) -> str:
        """Code the first place of some words; the coding's id."""
        codes = self.project.codes
        ident = self.ids.get(code) or codes.add(code).id
        self.ids[code] = ident
        start = self.project.notes.text(self.ids[note]).index(words)
        return self.project.codings.add(self.ids[note], start, start + len(words), ident, comment, coder).id

    def report(self, **choices: object) -> Report:
        """A report with these choices."""
        return report_of(self.project, Choices(made="2019-03-12", **choices))  # type: ignore[arg-type]


@pytest.fixture
def study() -> Iterator[Study]:
    project = Project.create(None, title="The ward", contributor="Ada Wren")
    rosa = project.actors.add("Rosa Lind", pseudonym="Hester Vale").id
    tom = project.actors.add("Tom Ekwall").id
    project.facts.add(rosa, "role", "nurse", "2010", "2012")
    project.facts.add(rosa, "role", "ward manager", "2013")
    team = Ref("team", project.teams.add("IQI team").id)
    project.memberships.enter(team, Ref("actor", rosa), start="2011")
    research = Ref("team", project.teams.add("Social science team").id)
    project.memberships.enter(research, Ref("contributor", project.me.id), "ethnographer")
    site = project.sites.add("Alder Ward", pseudonym="the ward").id
    interview = project.notes.add(
        kind="interview", title="Talk with Rosa Lind", text=INTERVIEW, observed=When.of("2013-05-02"), people=[rosa]
    ).id
    first, second = INTERVIEW.index("We stopped"), INTERVIEW.index("And then")
    project.turns.add_many(
        [
            Turn(new_id(), interview, 0, first - 2, None, "Ada Wren"),
            Turn(new_id(), interview, first, second - 2, rosa, "Rosa Lind"),
            Turn(new_id(), interview, second, len(INTERVIEW), tom, "Tom"),
        ]
    )
    ward = project.notes.add(
        title="Ward round", text=WARD, observed=When.of("2011-11"), site=site, author=project.me.id
    ).id
    yield Study(project, {"rosa": rosa, "tom": tom, "interview": interview, "ward": ward})
    project.close()


def quotations_of(report: Report) -> list[Quotation]:
    return [quotation for section in report.sections for quotation in section.quotations]


def section_of(report: Report, name: str) -> Section:
    return next(section for section in report.sections if section.name == name)


def attributions(study: Study, label: str) -> list[str]:
    return [quotation.attribution for quotation in quotations_of(study.report(label=label))]


def test_a_quotation_carries_its_words_and_its_scene(study: Study) -> None:
    study.code("interview", "We stopped asking.", "silence", "says it twice")
    study.code("interview", "stopped", "refusal")
    quotation = section_of(study.report(), "silence").quotations[0]
    assert quotation.words == "We stopped asking."
    assert (quotation.observed, quotation.paragraph, quotation.comments) == ("2 May 2013", 2, ("says it twice",))
    assert [other.name for other in quotation.others] == ["refusal"]


def test_only_codes_on_some_of_the_same_words_are_named_beside_it(study: Study) -> None:
    study.code("interview", "We stopped asking.", "silence")
    study.code("interview", "Rosa was right", "trust")
    study.code("interview", INTERVIEW, "whole talk")
    report = study.report()
    assert [other.name for other in section_of(report, "silence").quotations[0].others] == ["whole talk"]
    assert {o.name for o in section_of(report, "whole talk").quotations[0].others} == {"silence", "trust"}


def test_the_speaker_of_the_turn_is_named_by_pseudonym(study: Study) -> None:
    study.code("interview", "We stopped asking.", "silence")
    assert attributions(study, "pseudonym") == ["Hester Vale"]
    assert attributions(study, "name") == ["Rosa Lind"]
    assert attributions(study, "none") == [""]


def test_a_speaker_is_labelled_by_the_team_as_at_the_date_observed(study: Study) -> None:
    study.code("interview", "We stopped asking.", "silence")
    assert attributions(study, "team") == ["IQI team member"]
    study.project.notes.change(study.ids["interview"], observed=When.of("2010-05"))
    assert attributions(study, "team") == ["A person"]


def test_a_speaker_is_labelled_by_the_role_as_at_the_date_observed(study: Study) -> None:
    study.code("interview", "We stopped asking.", "silence")
    assert attributions(study, "role") == ["Ward manager"]
    study.project.notes.change(study.ids["interview"], observed=When.of("2012-05-02"))
    assert attributions(study, "role") == ["Nurse"]


def test_on_an_unknown_day_only_what_was_never_otherwise_is_said(study: Study) -> None:
    study.code("interview", "We stopped asking.", "silence")
    study.project.notes.change(study.ids["interview"], observed=None)
    assert attributions(study, "role") == ["A person"]
    assert attributions(study, "team") == ["IQI team member"]


def test_a_researcher_who_speaks_is_labelled_by_team_and_role_too(study: Study) -> None:
    study.code("interview", "What changed?", "questions")
    assert attributions(study, "team") == ["Social science team member"]
    assert attributions(study, "role") == ["Ethnographer"]
    assert attributions(study, "pseudonym") == ["A researcher"]
    assert attributions(study, "name") == ["Ada Wren"]


def test_an_attribution_never_names_somebody_without_a_pseudonym(study: Study) -> None:
    study.code("interview", "Then Tom came back.", "returns")
    for label in ("pseudonym", "team", "role"):
        assert attributions(study, label) == ["A person"]


def test_a_passage_over_several_turns_names_all_who_speak(study: Study) -> None:
    study.code("interview", "Rosa was right.\n\nAnd then?", "agreement")
    assert attributions(study, "name") == ["Rosa Lind and Tom Ekwall"]


def test_a_fieldnote_is_attributed_to_who_is_present_or_who_wrote_it(study: Study) -> None:
    study.code("ward", "Nobody wrote it down.", "silence")
    assert attributions(study, "team") == ["Fieldnote by Social science team member"]
    study.project.notes.set_people(study.ids["ward"], [study.ids["rosa"]])
    assert attributions(study, "team") == ["Fieldnote, with IQI team member"]
    study.project.notes.set_people(study.ids["ward"], [study.ids["tom"]])
    assert attributions(study, "team") == ["Fieldnote by Social science team member"]


def test_no_name_for_which_there_is_a_pseudonym_stands_anywhere_in_a_report(study: Study) -> None:
    study.code("interview", "Rosa Lind said so, and Rosa was right.", "what Rosa Lind says", "Ekwall doubts it")
    study.code("ward", "Rosa Lind stood at the door of Alder Ward.", "what Rosa Lind says")
    code = study.ids["what Rosa Lind says"]
    study.project.codes.redefine(code, definition="Only Rosa’s.", example="“ROSA LIND”")
    study.project.memos.add("On Rosa Lind", text="Rosa and Rosa Lind agree.", about=[Ref("code", code)])
    for label in ("pseudonym", "team", "role", "none"):
        printed = repr(study.report(label=label, context=200))
        for name in ("Rosa", "ROSA", "Lind", "Alder"):
            assert name not in printed, label
    words = [quotation.words for quotation in quotations_of(study.report())]
    assert "Hester Vale stood at the door of the ward." in words
    assert "Hester Vale said so, and Hester was right." in words


def test_words_name_who_has_no_pseudonym_as_they_were_written_and_the_report_says_so(study: Study) -> None:
    study.code("interview", "Then Tom came back.", "returns")
    study.code("interview", "What changed?", "questions")
    report = study.report()
    assert "Then Tom came back." in [quotation.words for quotation in quotations_of(report)]
    assert report.named == 1
    assert dict(report.scope)["Names"] == (
        "People are shown by their pseudonyms. "
        "1 person has none and is named in the texts as written: give them one under People."
    )
    only = study.report(codes=["questions"])
    assert (only.named, dict(only.scope)["Names"]) == (0, "People are shown by their pseudonyms.")


def test_researchers_who_stand_in_the_texts_are_told_of(study: Study) -> None:
    study.code("ward", "Nobody wrote it down.", "silence", "Ada Wren doubts it")
    report = study.report()
    assert quotations_of(report)[0].comments == ("Ada Wren doubts it",)
    assert (report.named, dict(report.scope)["Names"][-46:]) == (0, "Researchers are named in the texts as written.")


def test_a_name_over_the_edge_of_a_passage_is_known_by_what_stands_around_it(study: Study) -> None:
    study.project.notes.write(study.ids["ward"], [Edit(0, "", "Out to Lind Fields with Rosa Lind. ")])
    study.code("ward", "Lind", "fields")
    study.code("ward", "Rosa", "names")
    report = study.report(context=12)
    assert [quotation.words for quotation in quotations_of(report)] == ["Lind", "Hester"]
    assert section_of(report, "names").quotations[0].after.startswith(" Vale. ")


def test_real_names_stand_where_they_were_asked_for(study: Study) -> None:
    study.code("ward", "Rosa Lind stood at the door of Alder Ward.", "doors")
    assert quotations_of(study.report(label="name"))[0].words == "Rosa Lind stood at the door of Alder Ward."


def test_a_restricted_note_is_left_out_and_counted(study: Study) -> None:
    study.code("interview", "We stopped asking.", "silence")
    study.code("interview", "We stopped asking.", "refusal")
    study.code("ward", "Nobody wrote it down.", "silence")
    study.project.notes.change(study.ids["interview"], restriction="not before 2030")
    report = study.report()
    assert [quotation.words for quotation in quotations_of(report)] == ["Nobody wrote it down."]
    assert (report.quotations, report.withheld) == (1, 2)
    assert "asking" not in repr(report)


def test_a_restricted_passage_hides_what_overlaps_it_and_the_context_around(study: Study) -> None:
    hidden = study.code("interview", "Rosa Lind said so,", "hidden")
    study.code("interview", "said so, and Rosa was right", "overlapping")
    study.code("interview", "We stopped asking.", "silence")
    passage = study.project.codings.get(hidden).passage.id
    with study.project.store.step("Restrict passage"):
        study.project.store.update("passage", passage, {"restriction": "withdrawn"})
    report = study.report(label="name", context=500)
    assert report.withheld == 2
    assert [quotation.words for quotation in quotations_of(report)] == ["We stopped asking."]
    assert "said so" not in repr(report)


def test_surrounding_text_ends_at_whole_words(study: Study) -> None:
    study.code("interview", "asking", "silence")
    quotation = quotations_of(study.report(label="name", context=3))[0]
    assert (quotation.before, quotation.after) == ("…stopped ", ". Rosa…")
    quotation = quotations_of(study.report(label="name", context=1000))[0]
    assert quotation.before + quotation.words + quotation.after == INTERVIEW


def test_two_coders_who_agree_make_one_quotation(study: Study) -> None:
    other = study.project.contributors.add("Ben Alm").id
    study.code("interview", "We stopped asking.", "silence", "one reading")
    study.code("interview", "We stopped asking.", "silence", "another reading", coder=other)
    report = study.report(label="name")
    assert report.quotations == 1
    assert quotations_of(report)[0].comments == ("one reading", "another reading")
    assert quotations_of(report)[0].coders == ("AW", "BA")


def test_quotations_of_a_code_stand_in_order_of_the_date_observed(study: Study) -> None:
    study.code("interview", "We stopped asking.", "silence")
    study.code("ward", "Nobody wrote it down.", "silence")
    assert [quotation.observed for quotation in quotations_of(study.report())] == ["Nov 2011", "2 May 2013"]
    assert section_of(study.report(), "silence").summary == "2 quotations from 2 notes, 2011–2013"


def test_words_that_were_deleted_are_not_quoted(study: Study) -> None:
    study.code("interview", "We stopped asking.", "silence")
    start = INTERVIEW.index("We stopped")
    study.project.notes.write(study.ids["interview"], [Edit(start, INTERVIEW[start : start + 40], "")])
    assert study.report().quotations == 0


def test_an_edited_note_is_quoted_as_it_stands(study: Study) -> None:
    study.code("interview", "We stopped asking.", "silence")
    study.project.notes.write(
        study.ids["interview"], [Edit(0, "", "So. "), Edit(INTERVIEW.index("asking") + 4, "", "ever ")]
    )
    assert quotations_of(study.report())[0].words == "We stopped ever asking."


def test_chosen_codes_bring_those_below_them_and_nothing_else(study: Study) -> None:
    parent = study.project.codes.add("talk").id
    study.ids["silence"] = study.project.codes.add("silence", parent).id
    study.code("interview", "We stopped asking.", "silence")
    study.code("ward", "Nobody wrote it down.", "other")
    report = study.report(codes=["Talk"])
    assert [(section.name, section.level) for section in report.sections] == [("talk", 1), ("silence", 2)]
    assert section_of(report, "talk").summary == "No quotation of its own"
    assert [row.name for row in report.codebook] == ["talk", "silence"]
    alone = study.report(codes=["silence"], include_children=False)
    assert [(section.name, section.level, section.path) for section in alone.sections] == [("silence", 1, ("talk",))]


def test_a_chosen_code_without_quotations_says_so(study: Study) -> None:
    study.project.codes.add("unused")
    report = study.report(codes=["unused"])
    assert [(section.name, section.summary) for section in report.sections] == [
        ("unused", "No quotation in this scope")
    ]
    assert study.report().sections == ()


def test_kinds_and_dates_narrow_the_scope(study: Study) -> None:
    study.code("interview", "We stopped asking.", "silence")
    study.code("ward", "Nobody wrote it down.", "silence")
    assert [q.note for q in quotations_of(study.report(kinds=["fieldnote"]))] == ["Ward round"]
    assert [q.note for q in quotations_of(study.report(since="2012"))] == ["Talk with Hester Vale"]
    assert [q.note for q in quotations_of(study.report(until="2011-11-15"))] == ["Ward round"]


@pytest.mark.parametrize("choices", [{"codes": ["nosuch"]}, {"label": "initials"}, {"since": "yesterday"}])
def test_what_cannot_be_done_is_said_in_one_sentence(study: Study, choices: dict[str, object]) -> None:
    with pytest.raises(UserError, match=r"nosuch|initials|yesterday"):
        study.report(**choices)


def test_memos_stand_at_the_first_code_they_are_about(study: Study) -> None:
    study.code("interview", "We stopped asking.", "silence")
    study.code("interview", "We stopped asking.", "refusal")
    about = [Ref("code", study.ids["silence"]), Ref("code", study.ids["refusal"])]
    memo = study.project.memos.add("Not asking", "theoretical", "It spreads.", about=about)
    study.project.memos.add_entry(memo.id, "It stopped spreading.", at=0)
    study.project.memos.add("Loose", text="Belongs to no code.")
    study.project.memos.add("Mine", text="Nobody else reads this.", visibility="private")
    report = study.report()
    printed = [section.memos[0] for section in report.sections]
    assert "It spreads." in printed[0].text
    assert printed[0].link == "about “silence”; about “refusal”"
    assert (printed[1].text, printed[1].link) == ("", f"printed under “{report.sections[0].name}”")
    assert [extract.title for extract in report.memos] == ["Loose"]
    assert "Nobody else" not in repr(report)


def test_a_memo_is_printed_as_it_is_read_without_the_signs_of_its_links(study: Study) -> None:
    study.project.memos.add("Doors", text="See [[Ward round]]: @Rosa said it, to a@b.org.")
    assert study.report().memos[0].text == "See “Ward round”: Hester said it, to a@b.org."


def test_a_report_of_some_codes_brings_only_the_memos_about_what_it_quotes(study: Study) -> None:
    study.code("interview", "We stopped asking.", "silence")
    study.project.memos.add("On the talk", text="…", about=[Ref("note", study.ids["interview"])])
    study.project.memos.add("On the ward", text="…", about=[Ref("note", study.ids["ward"])])
    assert [memo.title for memo in study.report(codes=["silence"]).memos] == ["On the talk"]


def test_scope_and_counts_say_what_was_looked_through(study: Study) -> None:
    study.code("interview", "We stopped asking.", "silence")
    report = study.report(label="team", codes=["silence"], context=80)
    rows = dict(report.scope + report.counts)
    assert rows["Notes"] == "2 of 2, observed 2011–2013"
    assert rows["Quotations"] == "1, on 1 passage of 1 note"
    assert rows["Codes"] == "silence and those below"
    assert "team as at the date observed" in rows["Names"]
    assert (report.title, report.authors, report.made) == ("The ward", ("Ada Wren",), "2019-03-12")


def test_an_empty_project_makes_an_empty_report() -> None:
    project = Project.create(None, title="Nothing yet", contributor="Ada Wren")
    report = report_of(project)
    project.close()
    assert (report.sections, report.codebook, report.quotations, report.withheld) == ((), (), 0, 0)
