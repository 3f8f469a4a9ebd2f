"""The form of a dialogue exercise for Word: what stands in it, for whom, under which names; its boxes can be found."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.export.dialogue_form import form_bytes, write_form
from fieldnotes.export.dialogue_sheet import sheet_of


@pytest.fixture
def study(project):
    """Two people of a team with pseudonyms, a researcher, two prompts, a second round that is being asked for."""
    team = project.teams.add("Trust").id
    people = [Ref("contributor", project.me.id)]
    for name, other in (("Dov Renner", "Anton"), ("Marguerite Oyelaran", "Judith")):
        actor = project.actors.add(name, pseudonym=other)
        project.memberships.enter(Ref("team", team), Ref("actor", actor.id))
        people.append(Ref("actor", actor.id))
    prompts = ["What had we to lose?", "What of the chain & its <links>?"]
    note = project.dialogues.add("Looking back", prompts, people, When.of("2018-01-20")).id
    project.dialogues.add_round(note, "letters", "2018-03", "written")
    first = project.dialogues.prompts(note)[0]
    project.dialogues.turns.add(first, 1, people[1], "Ask Marguerite Oyelaran.\nThe trade, too.")
    return {"note": note, "people": people, "prompts": [one.id for one in project.dialogues.prompts(note)]}


def read(sheet):
    document = Document(BytesIO(form_bytes(sheet)))
    return document, [paragraph.text for paragraph in document.paragraphs]


def tags(document):
    return [tag.get(qn("w:val")) for tag in document.element.body.iter(qn("w:tag"))]


def test_a_form_for_everybody_has_a_box_each_under_every_question(project, study):
    document, lines = read(sheet_of(project, study["note"], None, "name"))
    assert lines[1:3] == ["Looking back", "Round 2 · letters · Mar 2018 · written"]
    assert "1  What had we to lose?" in lines
    assert "2  What of the chain & its <links>?" in lines
    assert [line for line in lines if line.startswith("Reply")][:3] == [
        *("Reply · Ines Marlowe", "Reply · Dov Renner", "Reply · Marguerite Oyelaran"),
    ]
    assert len(document.tables) == 6
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs}
    assert (styles["Looking back"], styles["1  What had we to lose?"]) == ("Title", "Heading 2")


def test_every_box_is_named_by_round_participant_and_prompt(project, study):
    document, _ = read(sheet_of(project, study["note"]))
    first, second = study["prompts"]
    expected = [f"r2_{place}_{prompt}" for prompt in (first, second) for place in (1, 2, 3)]
    assert tags(document) == expected
    marks = [mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))]
    assert marks == expected
    assert max(map(len, marks)) <= 40


def test_a_form_for_one_has_her_box_alone(project, study):
    document, lines = read(sheet_of(project, study["note"], study["people"][2], so_far=False))
    assert lines.count("Your reply") == 2
    assert tags(document) == [f"r2_3_{prompt}" for prompt in study["prompts"]]
    assert not any("trade" in line for line in lines)


def test_what_was_said_stands_under_the_label_asked_for(project, study):
    by_team = read(sheet_of(project, study["note"], None, "team"))[1]
    assert "Trust member · round 1, 20 Jan 2018" in by_team
    assert [line for line in by_team if line.startswith("Reply · Trust")] == [
        *("Reply · Trust member (1)", "Reply · Trust member (2)") * 2,
    ]
    by_pseudonym = read(sheet_of(project, study["note"]))[1]
    assert "Ask Judith." in by_pseudonym
    assert "The trade, too." in by_pseudonym
    nameless = read(sheet_of(project, study["note"], None, "none"))[1]
    assert "round 1, 20 Jan 2018" in nameless
    assert not any("Dov" in line or "Anton" in line for line in nameless)


def test_what_is_restricted_does_not_leave(project, study):
    start = project.notes.text(study["note"]).index("The trade")
    passage = project.passages.add(study["note"], start, start + 9)
    with project.store.step("Restrict"):
        project.store.update("passage", passage.id, {"restriction": "private"})
    assert not any("trade" in line for line in read(sheet_of(project, study["note"]))[1])
    project.notes.change(study["note"], restriction="private")
    with pytest.raises(UserError, match="restricted"):
        sheet_of(project, study["note"])


def test_a_form_needs_prompts_a_known_label_and_a_name_of_word(project, study, tmp_path):
    empty = project.dialogues.add("Empty").id
    with pytest.raises(UserError, match="no prompts"):
        sheet_of(project, empty)
    with pytest.raises(UserError, match="pseudonym"):
        sheet_of(project, study["note"], None, "nickname")
    with pytest.raises(UserError, match="docx"):
        write_form(sheet_of(project, study["note"]), tmp_path / "form.txt")
    write_form(sheet_of(project, study["note"]), tmp_path / "form.docx")
    assert (tmp_path / "form.docx").stat().st_size > 5_000
