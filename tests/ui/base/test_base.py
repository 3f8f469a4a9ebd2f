"""Bus, navigation, prompts, settings, trail."""

from pathlib import Path

import pytest

from fieldnotes.domain.edits import Span
from fieldnotes.domain.refs import Ref
from ui.base.bus import Bus
from ui.base.navigation import Navigation
from ui.base.prompts import ToldPrompts
from ui.base.settings import ALL, RECENT, ROOM, SPLITTER, THEME, Setting, Settings, tabs_of
from ui.base.trail import Place, Trail

A, B, C = (Place(Ref("note", name)) for name in "abc")


def test_a_commit_is_one_signal(project, qtbot):
    bus = Bus()
    bus.follow(project.store.subscribe)
    with qtbot.waitSignal(bus.changed) as told:
        project.codes.add("the view from the hut")
    assert told.args[0].nouns() >= {"code"}
    bus.stop()
    with qtbot.assertNotEmitted(bus.changed):
        project.codes.add("winter work")


def test_the_same_selection_is_told_once(qtbot):
    navigation = Navigation()
    told: list[object] = []
    navigation.selected.connect(told.append)
    navigation.select(Ref("note", "a"))
    navigation.select(Ref("note", "a"))
    navigation.select(Ref("note", "a"), Span(1, 2))
    assert len(told) == 2
    assert navigation.selection.span == Span(1, 2)


def test_told_prompts_answer_in_order_and_refuse_to_guess():
    prompts = ToldPrompts("nerves", True)
    assert prompts.ask("Rename", "To what?") == "nerves"
    assert prompts.confirm("Delete", "Really?", "Delete")
    with pytest.raises(AssertionError, match="nobody told"):
        prompts.confirm("Delete", "Really?", "Delete")
    prompts.tells("a word")
    with pytest.raises(AssertionError, match="is no answer"):
        prompts.save_file("Save", "name")
    assert prompts.asked[:2] == ["Rename", "Delete"]


def test_settings_survive_and_come_back_with_their_kind(tmp_path: Path, qapp):
    path = tmp_path / "settings.ini"
    first = Settings(path)
    first.set(SPLITTER, [284, 900, 292])
    first.set(ROOM, "5")
    first.set(tabs_of("x"), ["note:a", "search:“tea” OR hut"])
    first.flush()
    second = Settings(path)
    assert second.get(SPLITTER) == [284, 900, 292]
    assert second.get(ROOM) == "5"
    assert second.get(tabs_of("x")) == ["note:a", "search:“tea” OR hut"]


def test_what_does_not_fit_a_setting_counts_as_absent(settings):
    settings.set(Setting("look/theme", "", "the same key without choices"), "sepia")
    assert settings.get(THEME) == "system"
    with pytest.raises(ValueError, match="sepia"):
        settings.set(THEME, "sepia")


def test_a_change_is_told_once(settings, qtbot):
    with qtbot.waitSignal(settings.changed):
        settings.set(THEME, "dark")
    with qtbot.assertNotEmitted(settings.changed):
        settings.set(THEME, "dark")


def test_recent_projects_stand_newest_first_and_once(settings):
    for name in ("a", "b", "a", "c"):
        settings.remember_project(Path(name), limit=2)
    assert settings.get(RECENT) == ["c", "a"]


def test_every_setting_has_words_and_a_key_of_its_own():
    assert len({setting.key for setting in ALL}) == len(ALL)
    assert all(setting.words for setting in ALL)


def test_the_trail_goes_back_and_forth():
    trail = Trail()
    for place in (A, B, C):
        trail.visit(place)
    assert trail.back() == B
    assert trail.back() == A
    assert trail.back() is None
    assert trail.forward() == B
    trail.visit(C)
    assert not trail.can_go_forward()


def test_the_trail_remembers_the_last_place_on_a_page():
    trail = Trail()
    trail.visit(A)
    trail.visit(Place(A.ref, Span(3, 4)))
    trail.visit(A)
    trail.visit(B)
    assert trail.back() == Place(A.ref, Span(3, 4))
    assert not trail.can_go_back()


@pytest.mark.parametrize(("gone", "here"), [("a", "b"), ("b", "c"), ("c", "b")])
def test_a_page_that_is_gone_leaves_the_trail(gone, here):
    trail = Trail()
    for place in (A, B, C):
        trail.visit(place)
    trail.back()
    trail.forget(Ref("note", gone))
    assert Place(Ref("note", gone)) not in (trail.back(), trail.forward(), trail.back())


def test_the_trail_forgets_the_oldest():
    trail = Trail(limit=2)
    for place in (A, B, C):
        trail.visit(place)
    assert trail.back() == B
    assert trail.back() is None
