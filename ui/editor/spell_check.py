"""Spelling in an open note: its language, the words that are right in this study, and what can be done with a word."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from fieldnotes.domain.changes import Changes
from fieldnotes.domain.edits import Edit
from fieldnotes.domain.refs import Ref
from fieldnotes.project.project import Project
from fieldnotes.text.spelling import is_known, is_of_language, language_codes, likely_language, parts_of_names
from ui.base.context import Context
from ui.base.dictionaries import own_folder
from ui.base.settings import SPELLING
from ui.editor.autosave import Autosave
from ui.editor.menus import SEPARATOR, Item
from ui.editor.sheet import Sheet

_NAMED = frozenset({"actor", "site", "code", "event", "contributor", "spelling", "project"})
"""Nouns a change to which may make a word right or wrong."""
_REST = 300
_SHORT = 4_000
"""Characters up to which a note may still show another language as it grows."""


class SpellCheck(QObject):
    """Marks words of one sheet and offers what they may have meant.

    Args:
        context: dictionaries, settings, toasts.
        note: the note's reference.
        sheet: its text.
        autosave: keeps what is typed before a word is replaced.
        attempt: does something to the project safely.
    """

    def __init__(
        self,
        context: Context,
        note: Ref,
        sheet: Sheet,
        autosave: Autosave,
        attempt: Callable[[Callable[[], object]], bool],
    ) -> None:
        super().__init__(sheet)
        self._context = context
        self._note = note
        self._sheet = sheet
        self._autosave = autosave
        self._try = attempt
        self._known: frozenset[str] = frozenset()
        self.language = ""
        self.dictionary = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.refresh)
        self._rest.start(0)
        context.spelling.learned.connect(self._learned)
        context.bus.changed.connect(self._follow)
        context.settings.changed.connect(self._set)
        autosave.saved.connect(self._look_for_language)

    def refresh(self) -> None:
        """Take language, dictionary and known words anew."""
        project, spelling = self._context.project, self._context.spelling
        layer = self._sheet.spelling
        if not project.notes.exists(self._note.id):
            return
        self.language = self._language(project)
        if not self._context.settings.get(SPELLING):
            layer.set_judge(None)
            return
        self.dictionary = spelling.serving(self.language)
        words = project.spelling.words(self._note.id) | project.spelling.names()
        self._known = parts_of_names(words) | {word.casefold() for word in words}
        layer.set_judge(self._wrong if self.dictionary else None)

    def items(self, position: int) -> list[Item]:
        """The lines of the menu for the word at a position (code points); none for a word that is simply right."""
        if not self._context.settings.get(SPELLING):
            return []
        if not self.dictionary:
            return [Item(self._missing_words(), self.tell_how), SEPARATOR] if self.language else []
        found = self._sheet.spelling.any_word_at(position)
        if found is None or self._sheet.view.isReadOnly():
            return []
        word = self._sheet.document.text[found[0] : found[1]]
        if self._sheet.spelling.word_at(position) is not None:
            return [
                Item(f"Add “{word}” to the project’s dictionary", partial(self._accept, word, None)),
                Item(f"Ignore “{word}” in this note", partial(self._accept, word, self._note.id)),
                SEPARATOR,
            ]
        if word in self._context.project.spelling.words():
            return [Item(f"Take “{word}” out of the project’s dictionary", partial(self._forget, word)), SEPARATOR]
        return []

    def choices(self) -> Item:
        """The line of the menu that says in which language the note is, and whether words are marked."""
        settings, said = self._context.settings, self._said()
        marks = settings.get(SPELLING)
        languages = (
            Item(
                _ticked(_language_words(name), bool(said) and self._context.spelling.serving(said) == name),
                partial(self._write_in, name.replace("_", "-")),
            )
            for name in sorted(self._context.spelling.languages(), key=_language_words)
        )
        return Item(
            "Spelling",
            enabled=not self._sheet.view.isReadOnly(),
            items=(
                Item(_ticked("Mark misspelt words", marks), lambda: settings.set(SPELLING, not marks)),
                SEPARATOR,
                Item(_ticked("Language by its words", not said), partial(self._write_in, "")),
                *languages,
            ),
        )

    def offer(self, menu: QMenu, position: int) -> None:
        """Put what may be meant by the word at a position at the head of a menu, as soon as it is found."""
        found = self._sheet.spelling.word_at(position)
        if self._sheet.view.isReadOnly() or found is None:
            return
        offers = _Offers(menu, partial(self._replace, found[0], found[1]))
        self._context.spelling.suggest(self.dictionary, found[2], offers.show)

    def tell_how(self) -> None:
        """Say how a dictionary can be had."""
        code = self.language.partition("-")[0]
        self._context.say(
            f"Install a Hunspell dictionary (on Linux the package hunspell-{code}; with LibreOffice one comes along), "
            f"or put its .dic and .aff files into {own_folder()}, and start the program again."
        )

    def _wrong(self, words: Iterable[str]) -> set[str]:
        asked = [word for word in words if is_of_language(word, self.language) and not is_known(word, self._known)]
        return self._context.spelling.wrong(self.dictionary, asked)

    def _language(self, project: Project) -> str:
        said = self._said()
        if said:
            return said
        text = self._sheet.document.text
        of_project = language_codes(str(project.about().get("languages", "")))
        if of_project:
            return likely_language(text, [code[:2] for code in of_project]) or of_project[0]
        return likely_language(text)

    def _said(self) -> str:
        """The language that the note says it is in; "" where it says none."""
        return next(iter(language_codes(self._context.project.notes.get(self._note.id).language)), "")

    def _write_in(self, language: str) -> None:
        if self._try(lambda: self._context.project.notes.change(self._note.id, language=language)):
            self.refresh()

    def _forget(self, word: str) -> None:
        if self._try(lambda: self._context.project.spelling.forget(word)):
            self.refresh()

    def _missing_words(self) -> str:
        return f"No dictionary for this language ({self.language})…"

    def _accept(self, word: str, note: str | None) -> None:
        store = self._context.project.store
        if self._try(lambda: self._context.project.spelling.accept(word, note)):
            step = store.can_undo()
            self.refresh()
            if step is not None:
                self._context.say(f"{step.label}.", "Undo", lambda: self._try(lambda: store.undo_step(step.id)))

    def _replace(self, start: int, end: int, words: str) -> None:
        """Put another word in the place of one, as a step of its own."""
        if self._sheet.view.isReadOnly() or not self._autosave.seal():
            return
        text = self._sheet.document.text
        wrong = text[start:end]
        self._sheet.document.replace([Edit(start, wrong, words)])
        self._autosave.seal(f"Correct “{wrong[:40]}”")

    def _look_for_language(self) -> None:
        """A note that was too short to tell its language may have grown."""
        project = self._context.project
        if len(self._sheet.document.text) > _SHORT or not project.notes.exists(self._note.id):
            return
        if self._language(project) != self.language:
            self.refresh()

    def _learned(self, dictionary: str) -> None:
        if dictionary == self.dictionary:
            self._sheet.spelling.judge_anew()

    def _follow(self, changes: Changes) -> None:
        if self._note in changes.refs and changes.initiator is not self._sheet.parent():
            self.refresh()
        elif changes.nouns() & _NAMED:
            self._rest.start()

    def _set(self, key: str) -> None:
        if key == SPELLING.key:
            self.refresh()


def _ticked(words: str, on: bool) -> str:
    return f"✓ {words}" if on else f"    {words}"


def _language_words(name: str) -> str:
    """A dictionary's language for people: "English (United Kingdom)"; its file's name where that says nothing."""
    locale = QLocale(name)
    if locale.language() in (QLocale.Language.C, QLocale.Language.AnyLanguage):
        return name
    language = QLocale.languageToString(locale.language())
    return f"{language} ({QLocale.territoryToString(locale.territory())})" if "_" in name else language


class _Offers(QObject):
    """Suggestions at the head of one menu, for as long as it is open."""

    def __init__(self, menu: QMenu, replace: Callable[[str], object]) -> None:
        super().__init__(menu)
        self._menu: QMenu | None = menu
        self._replace = replace
        actions = menu.actions()
        self._before = actions[0] if actions else None
        self._waits = QAction("Looking for words …", menu)
        self._waits.setEnabled(False)
        menu.insertAction(self._before, self._waits)  # type: ignore[arg-type]
        menu.destroyed.connect(self._gone)

    def show(self, words: list[str]) -> None:
        """Put the words in."""
        menu = self._menu
        if menu is None:
            return
        for word in words:
            action = QAction(word, menu)
            font = action.font()
            font.setBold(True)
            action.setFont(font)
            action.triggered.connect(lambda _=False, word=word: self._replace(word))
            menu.insertAction(self._waits, action)
        if words:
            menu.insertSeparator(self._waits)
            menu.removeAction(self._waits)
        else:
            self._waits.setText("No suggestions")

    def _gone(self) -> None:
        self._menu = None
