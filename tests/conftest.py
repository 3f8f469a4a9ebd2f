"""What all tests share: the offscreen platform, a project in memory, a context that answers for itself, a window.

Fixtures import what they need themselves, so that tests of the core load no Qt.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

# Property tests give the same answer each time and do not watch the clock.
hypothesis_settings.register_profile("steady", deadline=None, derandomize=True)
hypothesis_settings.load_profile("steady")

if "FIELDNOTES_TEST_DISPLAY" not in os.environ:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


def pytest_configure(config: pytest.Config) -> None:
    """Pass over what the offscreen platform says about itself; every other warning of Qt fails its test."""
    config.addinivalue_line("qt_log_ignore", r"This plugin does not support (propagateSizeHints|raise|grabbing)")


@pytest.fixture(autouse=True, scope="session")
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Indexes made by tests do not land in the user's own cache folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def project():
    """An empty project in memory, with somebody at work in it."""
    from fieldnotes.project.project import Project

    project = Project.create(None, title="Keeping the ferry", contributor="Ines Marlowe")
    yield project
    project.close()


@pytest.fixture
def session():
    """A session over an empty project in memory."""
    from fieldnotes.session import Session

    session = Session.create(None, title="Keeping the ferry", contributor="Ines Marlowe")
    yield session
    session.close()


@pytest.fixture(scope="session")
def theme(qapp):
    """The light look, applied once for all tests."""
    from ui.theme.theme import Theme

    theme = Theme(qapp, "light")
    theme.apply()
    return theme


@pytest.fixture
def settings(tmp_path: Path, qapp):
    """Settings in a file of their own."""
    from ui.base.settings import Settings

    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def context(session, theme, settings) -> Iterator:
    """What views are handed: answers are told, tasks run at once, settings lie in a folder of their own."""
    from PySide6.QtCore import QCoreApplication, QEvent

    from ui.base.bus import Bus
    from ui.base.context import Context
    from ui.base.navigation import Navigation
    from ui.base.prompts import ToldPrompts
    from ui.base.searching import Searching
    from ui.base.spelling import DirectSpeller, Spelling
    from ui.base.tasks import DirectTasks

    bus = Bus()
    bus.follow(session.project.store.subscribe)
    searching = Searching(session, bus)
    yield Context(
        session=session,
        bus=bus,
        tasks=DirectTasks(),
        prompts=ToldPrompts(),
        settings=settings,
        theme=theme,
        navigation=Navigation(),
        search=searching,
        spelling=Spelling(DirectSpeller(), where=()),
    )
    searching.close()
    bus.stop()
    # Closed windows are deleted while the project is still open, so that no timer of theirs asks a closed one.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def window(context, qtbot):
    """The whole window over the context, shown."""
    from ui.app import furnished

    window = furnished(context)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window
