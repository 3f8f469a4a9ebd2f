"""Starts the program: Qt, fonts, theme, the hook for bugs; opens a project, or the page that asks for one."""

import sys
from functools import partial
from pathlib import Path

from platformdirs import user_documents_path, user_log_path
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from fieldnotes.domain.errors import UserError
from fieldnotes.project.project import Project
from fieldnotes.session import Session
from ui.base.bus import Bus
from ui.base.context import Context
from ui.base.crash import CrashHook
from ui.base.memory import look_through
from ui.base.navigation import Navigation
from ui.base.prompts import Prompts, WindowPrompts
from ui.base.resting import Resting
from ui.base.rooms import House, Pad, page_of, room_of
from ui.base.searching import Searching
from ui.base.settings import CONTRIBUTOR, RECENT, THEME, Settings
from ui.base.spelling import ProcessSpeller, Spelling
from ui.base.tasks import Tasks, WindowTasks
from ui.base.warming import Warming
from ui.commands import (
    actors,
    attributes,
    codes,
    concordance,
    contributors,
    dialogues,
    distinct,
    events,
    facts,
    history,
    imports,
    jottings,
    library,
    memos,
    notes,
    phases,
    preferences,
    project,
    reports,
    search,
    speakers,
    strands,
    teams,
    templates,
    timeline,
    visits,
    writing,
)
from ui.dialogs.crash_report import show_crash
from ui.dialogs.new_project import ask_new_project
from ui.panels.inspector.panel import Inspector
from ui.theme.theme import Theme
from ui.widgets.file_drops import FileDrops
from ui.widgets.opening import OpeningPage
from ui.window import Window

ROOMS = (
    ("notes", "Notes", "notes", "ui.panels.library.panel"),
    ("codes", "Codes", "codes", "ui.panels.codes"),
    ("memos", "Memos", "memos", "ui.panels.memos"),
    ("actors", "People", "actors", "ui.panels.actors"),
    ("time", "Time", "time", "ui.panels.timeline.room"),
    ("search", "Search", "search", "ui.panels.search_room.room"),
    ("reports", "Reports", "reports", "ui.panels.reports"),
)
"""The rooms in the order of the rail: id, words, icon, and the module that makes them, imported when it is needed."""

PAGES = (
    ("note", "ui.editor.note_page"),
    ("media", "ui.editor.picture_page"),
    ("code", "ui.panels.code_page.page"),
    ("memo", "ui.panels.memo_page.page"),
    ("dialogue", "ui.panels.dialogue_page.page"),
    ("actor", "ui.panels.field_pages.actor"),
    ("site", "ui.panels.field_pages.site"),
    ("event", "ui.panels.field_pages.event"),
    ("visit", "ui.panels.field_pages.visit"),
    ("log", "ui.panels.log_page.page"),
    ("contributor", "ui.panels.field_pages.contributor"),
    ("team", "ui.panels.field_pages.team"),
    ("strand", "ui.panels.field_pages.strand"),
    ("phase", "ui.panels.field_pages.phase"),
    ("project", "ui.panels.field_pages.study"),
    ("search", "ui.panels.search_results.page"),
    ("kept_search", "ui.panels.search_results.kept"),
    ("similar", "ui.panels.similar_page"),
    ("distinct", "ui.panels.distinct_page.page"),
    ("history", "ui.panels.history_page.page"),
    ("steps", "ui.panels.project_history"),
    ("backlog", "ui.panels.backlog"),
    ("attributes", "ui.panels.attributes"),
    ("templates", "ui.panels.templates"),
    ("timeline", "ui.panels.timeline.page"),
)
"""The pages: what they show, and the module that makes them, imported likewise."""

FILTER = "Fieldnotes projects (*.fieldnotes);;All files (*)"


def main(path: Path | None) -> int:
    """Run the program until its last window is closed; the exit status."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("there is a Qt application without windows already")
    app.setApplicationName("Fieldnotes")
    app.setApplicationDisplayName("Fieldnotes")
    app.setDesktopFileName("fieldnotes")
    settings = Settings()
    theme = Theme(app, settings.get(THEME))
    theme.apply()
    tasks = WindowTasks(app)
    app.aboutToQuit.connect(tasks.close)
    program = Program(theme, settings, WindowPrompts(), tasks)
    hook = CrashHook(program.refuse, program.show_crash, user_log_path("Fieldnotes", appauthor=False))
    hook.install()
    program.begin(path)
    status = app.exec()
    program.end()
    return int(status)


def furnished(context: Context, doors: project.Doors | None = None) -> Window:
    """A window with all its rooms, pages and commands."""
    house = House(
        rooms=tuple(room_of(*room) for room in ROOMS),
        pages=tuple(page_of(*page) for page in PAGES),
        inspector=Inspector,
        pad=_pad,
    )
    nouns = (
        imports,
        notes,
        jottings,
        templates,
        library,
        codes,
        speakers,
        memos,
        dialogues,
        actors,
        facts,
        attributes,
        events,
        visits,
        contributors,
        teams,
        strands,
        phases,
        search,
        concordance,
        distinct,
        timeline,
        reports,
        history,
        writing,
        preferences,
    )
    commands = [command for noun in nouns for command in noun.commands(context)]
    window = Window(context, house, (*project.commands(context, doors), *commands))
    FileDrops(window).dropped.connect(partial(imports.import_paths, context))
    return window


def _pad(context: Context, window: QWidget) -> Pad:
    """The jotting pad; its module is imported with the first jotting."""
    from ui.editor.jotting_pad import JottingPad

    return JottingPad(context, window)


class Program(QObject):
    """Holds what outlives a project, and the one window that is open."""

    def __init__(self, theme: Theme, settings: Settings, prompts: Prompts, tasks: Tasks) -> None:
        super().__init__()
        self.theme = theme
        self.settings = settings
        self.prompts = prompts
        self.tasks = tasks
        self.spelling = Spelling(ProcessSpeller(self), parent=self)
        self.window: Window | None = None
        self.opening: OpeningPage | None = None
        self.session: Session | None = None
        self._sessions: list[Session] = []

    def begin(self, path: Path | None) -> None:
        """Open a project, or ask for one."""
        if path is None or not self.open(path):
            self.show_opening()

    def open(self, path: Path) -> bool:
        """Open a project in the window; False if it cannot be opened, which has been said then."""
        if self.session is not None and path.exists() and path.samefile(self.session.path):
            self.refuse("This project is open already.")
            return True
        try:
            session = Session.open(path)
        except UserError as error:
            self.refuse(error.message)
            return False
        return self._enter(session)

    def end(self) -> None:
        """Let every project go."""
        self.spelling.close()
        for session in tuple(self._sessions):
            self._let_go(session)

    def ask_open(self) -> None:
        """Choose a project and open it."""
        path = self.prompts.open_file("Open project", FILTER, self._folder())
        if path is not None:
            self.open(path)

    def ask_new(self) -> None:
        """Make a new project and open it."""
        answer = ask_new_project(self.settings.get(CONTRIBUTOR), self._front())
        if answer is None:
            return
        path = self.prompts.save_file("New project", f"{answer.title}.fieldnotes", FILTER, self._folder())
        if path is None:
            return
        self.settings.set(CONTRIBUTOR, answer.contributor)
        self.create(path.with_suffix(".fieldnotes"), answer.title, answer.contributor)

    def create(self, path: Path, title: str, contributor: str) -> bool:
        """Make a project and open it; False if it cannot be made, which has been said then."""
        try:
            session = Session.create(path, title, contributor)
        except UserError as error:
            self.refuse(error.message)
            return False
        return self._enter(session)

    def open_sample(self) -> None:
        """Build the sample study beside the person's documents and open it; open it again if it is there."""
        path = self._folder() / "Keeping the ferry.fieldnotes"
        if path.exists():
            self.open(path)
            return
        self.refuse("Building the sample study …", calm=True)
        self.tasks.run(make_sample, path, done=self._sample_built, failed=self._sample_failed, words="sample")

    def close_project(self) -> None:
        """Go back to the first page."""
        window = self.window
        if window is not None and window.close():
            self.show_opening()

    def show_opening(self) -> None:
        """Show the first page."""
        said = self.opening.said() if self.opening is not None else ""
        recent = [(path, Path(path).stem, str(Path(path).parent)) for path in self.settings.get(RECENT)]
        known = [entry for entry in recent if Path(entry[0]).is_file()]
        page = OpeningPage(self.theme, known)
        page.chosen.connect(lambda path: self.open(Path(path)))
        page.new_asked.connect(self.ask_new)
        page.open_asked.connect(self.ask_open)
        page.sample_asked.connect(self.open_sample)
        page.say(said)
        self.opening = page
        page.show()

    def refuse(self, words: str, calm: bool = False) -> None:
        """Say a sentence where the person looks."""
        if self.window is not None:
            self.window.context.say(words)
            return
        if self.opening is None:
            self.show_opening()
        if self.opening is not None:
            self.opening.say(words, calm)

    def show_crash(self, report: str, written: Path | None) -> None:
        """Show that a bug was met."""
        show_crash(report, f"It was written to {written}." if written else "", self._front())

    def _enter(self, session: Session) -> bool:
        """Show a session's window in place of what is shown now."""
        if self.window is not None and not self.window.close():
            session.close()
            return False
        self._greet(session)
        bus = Bus()
        bus.follow(session.project.store.subscribe)
        context = Context(
            session=session,
            bus=bus,
            tasks=self.tasks,
            prompts=self.prompts,
            settings=self.settings,
            theme=self.theme,
            navigation=Navigation(),
            search=Searching(session, bus),
            spelling=self.spelling,
        )
        window = furnished(context, self)
        Resting(bus, session.project.store, window)
        Warming((module for *_, module in (*PAGES, *ROOMS)), window)
        window.closed.connect(lambda: self._left(window, session))
        self.window, self.session = window, session
        self._sessions.append(session)
        if isinstance(self.prompts, WindowPrompts):
            self.prompts.parent = window
        self.settings.remember_project(session.path)
        window.show()
        QTimer.singleShot(0, window, context.search.start)
        if self.opening is not None:
            self.opening.close()
            self.opening = None
        return True

    def _greet(self, session: Session) -> None:
        """Whoever works on this machine works in the project, if it knows her."""
        name = self.settings.get(CONTRIBUTOR)
        person = next((known for known in session.project.contributors.all() if known.name == name), None)
        if person is not None:
            session.project.work_as(person)

    def _left(self, window: Window, session: Session) -> None:
        """A window was closed: its project is let go when the last of its timers is."""
        window.context.bus.stop()
        window.context.search.close()
        window.destroyed.connect(partial(self._let_go, session))
        if self.window is window:
            self.window, self.session = None, None
        window.deleteLater()

    def _let_go(self, session: Session) -> None:
        if session in self._sessions:
            self._sessions.remove(session)
            session.close()
            look_through()

    def _sample_built(self, path: object) -> None:
        self.open(Path(str(path)))

    def _sample_failed(self, error: UserError) -> None:
        self.refuse(error.message)

    def _folder(self) -> Path:
        return user_documents_path() if user_documents_path().is_dir() else Path.home()

    def _front(self) -> QWidget | None:
        return self.window or self.opening


def make_sample(path: Path) -> Path:
    """Build the sample study in a file of its own; its path.

    Raises:
        UserError: the file cannot be made.
    """
    from fieldnotes.interop.sample import build_sample  # only the worker that builds it needs it

    sample = Project.create(path, "Keeping the ferry", "Ines Marlowe")
    try:
        build_sample(sample)
    finally:
        sample.close()
    return path
