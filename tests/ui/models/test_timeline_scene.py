"""Lanes: what is drawn, told and kept of them; places only, no pixels."""

from datetime import date

import pytest

from fieldnotes.analysis.presence import Presence
from fieldnotes.analysis.streams import Stream
from fieldnotes.analysis.timeline import Density
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.timeline import Band, CodeLife, CodeTurn, Mark
from fieldnotes.export.shapes import Boxes, Curve, Dots, Faded, Ribbon, Words
from ui.models.timeline_bands import gap_words
from ui.models.timeline_pen import Pen
from ui.models.timeline_scale import Scale
from ui.models.timeline_scene import LANES, Scene, Study
from ui.models.timeline_streams import Coded
from ui.theme.tokens import DARK, LIGHT

PEN = Pen(LIGHT, 13.0, lambda words, size, _: len(words) * size * 0.55)


def day(iso: str) -> float:
    return float(date.fromisoformat(iso).toordinal())


def band(words: str, begin: str, end: str | None, noun: str = "phase", **fields) -> Band:
    return Band(Ref(noun, words), words, day(begin), day(end) if end else None, **fields)


def mark(kind: str, words: str, begin: str, end: str | None = None, **fields) -> Mark:
    first = day(begin)
    return Mark(Ref("note", words), kind, words, first, day(end) if end else first + 1, **fields)


def study() -> Study:
    days = [(day("2012-03-01"), day("2012-03-02")), (day("2012-08-01"), day("2012-08-02"))]
    presence = Presence((), [("2012-03-01", "2012-03-01"), ("2012-08-01", "2012-08-01")])
    life = CodeLife("c1", "Risk", "#B4532A", day("2012-05-01"), (CodeTurn("split", day("2013-02-01"), "stake"),))
    return Study(
        phases=(band("One", "2012-01-01", "2013-01-01", soft=30), band("Two", "2013-01-01", None)),
        visits=(band("Hut", "2012-03-01", "2012-03-02", "visit", row="visit"),),
        density=Density(
            [(*days[0], False, 2, 500), (*days[1], False, 1, 90), (days[0][0], days[0][0] + 31, False, 1, 60)]
        ),
        presence=presence,
        gaps=tuple(presence.gaps()),
        undated=1,
        interviews=(mark("interview", "Talk", "2012-08-01"), mark("dialogue", "Ex", "2013-01-01")),
        rounds=(
            mark("dialogue", "Round 1", "2013-01-05", group="Ex"),
            mark("dialogue", "Round 2", "2013-04-05", group="Ex"),
        ),
        standings=(band("evaluator", "2012-01-01", "2012-06-01", "contributor", row="IM"),),
        facts=(band("nurse", "1990-01-01", None, "actor", row="Win · role"),),
        codes=(Coded(life, Stream([days[0], days[0], days[1]])),),
        memos=(mark("memo", "Clause 7", "2012-04-01"), mark("private", "Mine", "2012-04-02")),
        events=(mark("event", "Flood", "2012-02-01", "2012-03-01", about=True), mark("event", "Vote", "2012-11-01")),
    )


def scene(lanes=tuple(LANES), folded=(), pen: Pen = PEN) -> Scene:
    return Scene(study().lanes(lanes), folded, pen)


def scale(of: Scene, since: str = "2012-01-01", until: str = "2013-06-01") -> Scale:
    return Scale(day(since), day(until) - day(since), of.gutter, 1000.0)


def said(shapes) -> list[str]:
    return [shape.text for shape in shapes if isinstance(shape, Words)]


def test_lanes_stand_in_the_order_asked_for_and_empty_ones_not_at_all():
    assert [lane.key for lane in study().lanes(["memos", "notes"])] == ["memos", "notes"]
    assert Study().lanes(tuple(LANES)) == []


def test_every_lane_draws_and_tells_something():
    whole = scene()
    at = scale(whole)
    assert [place.lane.key for place in whole.places] == list(LANES)
    for place in whole.places:
        assert list(place.lane.draw(at, PEN, place.top))
        assert list(place.lane.spots(at, PEN, place.top)), place.lane.key


def test_soft_and_open_edges_fade():
    phases = scene(["phases"])
    faded = [shape for shape in phases.draw_body(scale(phases), 0, 500) if isinstance(shape, Faded)]
    # The first began before what is seen; the second has no end.
    assert [(shape.left > 0, shape.right > 0) for shape in faded] == [(True, True), (False, True)]


def test_a_dialogue_with_rounds_is_its_rounds():
    talks = scene(["interviews"])
    assert "dialogue, 2 rounds" in said(talks.draw_body(scale(talks), 0, 500))
    told = [spot.words.split("\n")[0] for spot in talks.spots(scale(talks))]
    assert told == ["Interview: Talk", "Dialogue: Round 1", "Dialogue: Round 2"]


def test_what_is_dated_vaguely_is_a_bar_and_faded_when_about():
    events = scene(["events"])
    shapes = events.draw_body(scale(events), 0, 500)
    assert any(isinstance(shape, Faded) for shape in shapes)
    assert any(spot.words == "Event: Flood\nabout 1 Feb 2012 – 29 Feb 2012" for spot in events.spots(scale(events)))


def test_a_code_has_its_birth_its_stream_and_its_split():
    codes = scene(["codes"])
    shapes = codes.draw_body(scale(codes), 0, 500)
    for kind in (Ribbon, Dots, Curve):
        assert any(isinstance(shape, kind) for shape in shapes), kind
    assert {"Risk", "split: stake"} <= set(said(shapes))
    edge = codes.gutter + 1000.0
    for shape in shapes:
        if isinstance(shape, Ribbon):
            assert all(half >= 0 and codes.gutter <= x <= edge for x, half in shape.halves())


def test_what_is_dated_to_the_same_month_is_one_bar_that_tells_how_many():
    talks = [mark("interview", f"Talk {number}", "2012-03-01", "2012-04-01") for number in range(3)]
    lane = Scene(Study(interviews=tuple(talks)).lanes(["interviews"]), (), PEN)
    at = scale(lane, until="2012-09-01")
    assert "3 interviews" in said(lane.draw_body(at, 0, 500))
    (spot,) = lane.spots(at)
    assert spot.words.split("\n")[0] == "3 interviews"
    assert len(spot.refs) == 3


def test_signs_that_hide_one_another_are_drawn_once_and_none_is_lost_while_one_pans():
    days = [f"2012-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 28)]
    talks = [mark("interview", f"Talk {day}", day) for day in days]
    lane = Scene(Study(interviews=tuple(talks)).lanes(["interviews"]), (), PEN)
    wide = Scale(day("1990-01-01"), 20_000.0, lane.gutter, 1000.0)

    def moments(at: Scale) -> set[float]:
        shapes = lane.draw_body(at, 0, 500)
        dots = [shape for shape in shapes if isinstance(shape, Dots)]
        return {round(at.moment(x), 3) for shape in dots for x, _ in shape.centres}

    assert 0 < len(moments(wide)) < 20
    assert moments(wide) == moments(wide.panned(37.5))


def test_gaps_are_told_where_there_is_room():
    visits = scene(["visits"])
    assert "5 months" in said(visits.draw_body(scale(visits), 0, 500))
    assert [gap_words(days) for days in (45, 150, 800)] == ["45 days", "5 months", "2 years"]


def test_notes_of_a_day_stand_as_high_as_they_have_words():
    notes = scene(["notes"])
    ticks = [
        shape for shape in notes.draw_body(scale(notes), 0, 500) if isinstance(shape, Boxes) and shape.opacity > 0.8
    ]
    (high, low) = (box[3] for box in ticks[0].boxes)
    assert high > low
    assert [spot.words.split("\n")[0] for spot in notes.spots(scale(notes))] == [
        "2 notes, 500 words",
        "1 note, 90 words",
        "1 note, 60 words",
    ]


def test_what_stands_under_the_mouse_is_found():
    whole = scene()
    at = scale(whole)
    for spot in whole.spots(at):
        left, top, width, height = spot.box
        if spot.box[2] < 200:
            found = whole.spot_at(at, left + width / 2, top + height / 2)
            assert found is not None
    assert whole.spot_at(at, 500.0, whole.height + 50) is None


def test_a_folded_lane_is_its_heading():
    shut = scene(["notes", "memos"], folded=["notes"])
    assert shut.places[0].height == 0
    assert not shut.spots(scale(shut), "notes")
    heading = shut.heading_at(20.0, shut.places[0].head + 8)
    assert heading is not None
    assert heading.lane.key == "notes"
    assert "NOTES" in said(shut.draw_body(scale(shut), 0, 500))


def test_only_lanes_in_sight_are_drawn():
    whole = scene()
    assert "NOTES" not in said(whole.draw_body(scale(whole), -whole.places[-1].head, 300))


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
@pytest.mark.parametrize(
    ("since", "until"), [("1660-01-01", "2020-01-01"), ("2012-03-01", "2012-03-02"), ("2500-01-01", "2501-01-01")]
)
def test_nothing_is_drawn_outside_what_is_seen(tokens, since, until):
    whole = scene(pen=Pen(tokens, 13.0, PEN.measure))
    at = scale(whole, since, until)
    for shape in whole.draw_body(at, 0, 900):
        if isinstance(shape, Boxes) and shape.radius != 2:
            for left, _, width, height in shape.boxes:
                assert at.left - 1 <= left
                assert left + width <= at.left + at.width + 1
                assert width > 0
                assert height > 0


def test_a_study_long_before_its_analysis_begins_with_the_field():
    old = Study(
        density=Density([(day("1660-04-11"), day("1660-04-12"), False, 1, 9)]),
        memos=(mark("memo", "Now", "2026-01-01"),),
    )
    assert old.view == old.field_reach
    assert old.reach == (day("1660-04-11"), day("2026-01-02"))
    near = study()
    assert near.view == near.reach


def test_a_figure_holds_the_picture_and_its_table():
    whole = scene()
    figure = whole.figure(scale(whole), "The ferry through time", "Noto Sans")
    assert "The ferry through time" in said(figure.shapes)
    assert figure.rows[0][0] == "Lane"
    assert {len(row) for row in figure.rows} == {7}
    rows = [row for row in figure.rows if row[0] == "Notes"]
    assert rows[0] == ("Notes", "", "2012-03-01", "2012-03-01", "notes", "2", "500")
    assert ("Codes", "Risk", "2012-03-01", "2012-03-01", "codings", "2", "") in figure.rows
    assert {row[4] for row in figure.rows if row[0] == "Memos"} == {"memo"}
    assert "Notes" in figure.description
