"""Rooms and pages are told of before their modules are imported; what is told must be true."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from ui.app import PAGES, ROOMS
from ui.base.warming import Warming

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(("noun", "module"), PAGES)
def test_a_page_shows_the_noun_it_is_listed_under(noun, module):
    assert import_module(module).page_kind().noun == noun


@pytest.mark.parametrize(("ident", "words", "icon", "module"), ROOMS)
def test_a_room_is_called_as_the_rail_calls_it(ident, words, icon, module):
    room = import_module(module).room()
    assert (room.id, room.words, room.icon) == (ident, words, icon)


def test_the_program_starts_without_the_pages_that_nobody_has_opened():
    told = subprocess.run(
        [sys.executable, "-c", "import sys, ui.app; print(*sys.modules)"], cwd=ROOT, capture_output=True, check=True
    )
    loaded = set(told.stdout.decode().split())
    assert not loaded & {module for _, module in PAGES}


def test_what_may_be_opened_soon_is_imported_while_nobody_waits(qtbot, qapp, monkeypatch):
    monkeypatch.setattr("ui.base.warming.CALM", 1)
    monkeypatch.setattr("ui.base.warming.BREATH", 1)
    monkeypatch.delitem(sys.modules, "this", raising=False)
    Warming(["sys", "colorsys"], qapp)
    sys.modules.pop("colorsys", None)
    qtbot.waitUntil(lambda: "colorsys" in sys.modules)
