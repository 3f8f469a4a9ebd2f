"""The file is brought into one piece while the window is open, once nothing is written."""

from PySide6.QtCore import QObject

from fieldnotes.session import Session
from ui.base.bus import Bus
from ui.base.resting import Resting


def test_after_a_while_of_quiet_all_words_are_in_the_main_file(tmp_path, qtbot):
    session = Session.create(tmp_path / "study.fieldnotes", "Study")
    bus, parent = Bus(), QObject()
    bus.follow(session.project.store.subscribe)
    Resting(bus, session.project.store, parent, quiet=10)
    session.project.notes.add(title="Slip", text="Low water.")
    beside = tmp_path / "study.fieldnotes-wal"
    assert beside.stat().st_size > 0
    qtbot.waitUntil(lambda: beside.stat().st_size == 0)
    bus.stop()
    session.close()
