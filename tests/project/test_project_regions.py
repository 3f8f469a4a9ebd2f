"""Rectangles on pictures, their passages and codes, and how pictures are said among words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.media import Media
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.regions import LEAST, WHOLE, fitted
from fieldnotes.project.project import Project


@pytest.fixture
def project() -> Project:
    return Project.create(None, "Study", "Ann")


@pytest.fixture
def picture(project: Project) -> Media:
    note = project.notes.add(title="Ferry", text="The ferry \ufffc at noon.")
    return project.media.add(note.id, 10, b"picture", "ferry.jpg", caption="The pier", size=(400, 300))


def test_each_rectangle_has_a_passage_of_its_own_at_the_pictures_place(project: Project, picture: Media) -> None:
    first = project.regions.add(picture.id, 100, 200, 3000, 4000)
    second = project.regions.add(picture.id, 5000, 200, 3000, 4000)
    assert project.regions.of_media(picture.id) == [first, second]
    assert first.passage != second.passage
    passage = project.passages.get(first.passage)
    assert (passage.start, passage.end, passage.words, passage.region) == (10, 11, "\ufffc", first.id)
    assert project.regions.of_passage(first.passage) == first
    whole = project.passages.add(picture.note, 10, 11)
    assert whole.id not in (first.passage, second.passage), "the picture as a whole is another passage"
    assert project.passages.add(picture.note, 10, 11).id == whole.id
    assert project.regions.of_passage(whole.id) is None
    assert project.check() == []


def test_codes_lie_on_the_rectangle_and_are_counted(project: Project, picture: Media) -> None:
    waiting = project.codes.add("waiting")
    region = project.regions.add(picture.id, 0, 0, 3000, 3000)
    coding = project.codings.add_to_passage(region.passage, waiting.id)
    assert project.codings.add_to_passage(region.passage, waiting.id) == coding, "not doubled"
    (coded,) = project.passages.of_code(waiting.id)
    assert coded.passage.id == region.passage
    assert coded.passage.said == "[part of picture: The pier]"
    assert project.codes.counts()[waiting.id] == 1
    project.codings.remove(coding.id)
    assert project.regions.of_media(picture.id) == [region], "the rectangle stays without a code"


def test_a_code_that_is_gone_is_not_laid(project: Project, picture: Media) -> None:
    region = project.regions.add(picture.id, 0, 0, 3000, 3000)
    with pytest.raises(UserError, match="code"):
        project.codings.add_to_passage(region.passage, "gone")


def test_a_rectangle_is_moved_in_one_step_and_removed_with_a_way_back(project: Project, picture: Media) -> None:
    waiting = project.codes.add("waiting")
    region = project.regions.add(picture.id, 0, 0, 3000, 3000)
    coding = project.codings.add_to_passage(region.passage, waiting.id)
    project.regions.move(region.id, 10, 0, 3000, 3000)
    project.regions.move(region.id, 20, 0, 3000, 3000)
    assert project.regions.get(region.id).x == 20
    project.store.undo()
    assert project.regions.get(region.id) == region
    project.regions.remove(region.id)
    assert project.regions.of_media(picture.id) == []
    with pytest.raises(UserError):
        project.regions.get(region.id)
    project.store.undo()
    assert project.regions.of_media(picture.id) == [region]
    assert project.codings.get(coding.id).passage.id == region.passage


def test_deleting_the_picture_loses_its_rectangles_and_undo_brings_them_back(project: Project, picture: Media) -> None:
    region = project.regions.add(picture.id, 0, 0, 3000, 3000)
    project.notes.write(picture.note, [Edit(10, "\ufffc", "")], label="Delete")
    assert [lost.id for lost in project.passages.lost()] == [region.passage]
    with pytest.raises(UserError, match="deleted"):
        project.regions.add(picture.id, 0, 0, 3000, 3000)
    project.store.undo()
    assert project.passages.get(region.passage).state == "live"
    assert project.check() == []


def test_a_cut_picture_takes_its_rectangles_and_codes_to_another_note(project: Project, picture: Media) -> None:
    waiting = project.codes.add("waiting")
    region = project.regions.add(picture.id, 0, 0, 3000, 3000)
    project.codings.add_to_passage(region.passage, waiting.id)
    other = project.notes.add(text="here: \ufffc")
    project.notes.write(picture.note, [Edit(10, "\ufffc", "")], label="Cut")
    project.media.place(picture.id, other.id, 6)
    (coded,) = project.codings.of_note(other.id)
    assert (coded.passage.id, coded.passage.start, coded.passage.state) == (region.passage, 6, "live")
    assert project.codings.of_note(picture.note) == []
    assert project.check() == []


def test_pictures_among_words_are_said_by_their_captions(project: Project, picture: Media) -> None:
    passage = project.passages.add(picture.note, 4, 19)
    assert passage.words == "ferry \ufffc at noon"
    assert project.passages.get(passage.id).said == "ferry [picture: The pier] at noon"
    assert project.titles.title(Ref("passage", passage.id)) == "ferry [picture: The pier] at noon"
    assert project.titles.title(Ref("media", picture.id)) == "The pier"
    assert project.passages.add(picture.note, 0, 9).said == "The ferry"


@given(*[st.integers(-20_000, 20_000)] * 4)
def test_any_rectangle_is_brought_inside_the_picture(x: int, y: int, width: int, height: int) -> None:
    left, top, across, down = fitted(x, y, width, height)
    assert LEAST <= across <= WHOLE
    assert LEAST <= down <= WHOLE
    assert 0 <= left <= WHOLE - across
    assert 0 <= top <= WHOLE - down
    assert fitted(left, top, across, down) == (left, top, across, down)
