"""The turn at the cursor, what can be said of it, and how much each speaker of the note says."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout

from fieldnotes.domain.as_at import Days
from fieldnotes.domain.edits import Span
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.turns import ASKED_KINDS, Share, Voice, clock, speaker_key
from fieldnotes.project.project import Project
from fieldnotes.text.counting import count_words
from ui.base.context import Context
from ui.commands import turns as deeds
from ui.models.as_at_words import at_words, days_of, told_words
from ui.models.speakers import tints
from ui.widgets.card import Card
from ui.widgets.section_header import SectionHeader

_LONGEST = 80
"""How many code points of the turn that is answered are quoted."""


class Shares:
    """How much each speaker of a note says, counted once for each state of the project."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: tuple[object, list[Share]] = ((), [])

    def of(self, note: str) -> list[Share]:
        """The shares of a note's speakers."""
        state = note, self._project.store.stamp()
        if state != self._known[0]:
            self._known = state, self._project.voices.words(note)
        return self._known[1]


def add_turn(context: Context, column: QVBoxLayout, note: str, ident: str, shares: Shares) -> None:
    """Add the turn at the cursor ("" for none) and the speakers of a note; nothing where nobody speaks."""
    turns = context.project.turns.of_note(note)
    if not turns:
        return
    colours = tints(context.project.voices.of_note(note), context.theme.tokens)
    here = next((turn for turn in turns if turn.id == ident), None)
    if here is not None:
        column.addWidget(SectionHeader(context.theme, "Turn"))
        column.addWidget(_turn_card(context, here, turns, colours.get(speaker_key(here), "")))
    header, apart = context.project.notes.get(note), {True: list[Share](), False: list[Share]()}
    for share in shares.of(note):
        apart[share.voice.asks or (bool(share.voice.contributor) and header.kind in ASKED_KINDS)].append(share)
    truths = _truths(context, shares.of(note), days_of(header.observed))
    for words, asks in (("Speakers", False), ("Who asks", True)):
        if any(share.voice.key in truths for share in apart[asks]):
            words = f"{words}, {at_words(header.observed)}"
        _add_shares(context, column, words, apart[asks], turns, here, colours, truths)


def next_turn(turns: list[Turn], key: str, here: Turn | None) -> Turn:
    """The next turn of a speaker (`Voice.key`) after the one at the cursor, round the end."""
    own = [turn for turn in turns if speaker_key(turn) == key]
    after = [turn for turn in own if here is not None and turn.start > here.start]
    return (after or own)[0]


def _turn_card(context: Context, turn: Turn, turns: list[Turn], colour: str) -> Card:
    card = Card(context.theme, colour=colour)
    key = speaker_key(turn)
    voice = next(one for one in context.project.voices.of_note(turn.note) if one.key == key)
    row = QHBoxLayout()
    name = QLabel(voice.name or "Nobody named")
    name.setWordWrap(True)
    row.addWidget(name, 1)
    if not context.session.readonly:
        row.addWidget(_menu_button(context, turn))
    card.column.addLayout(row)
    words = count_words(context.project.notes.text(turn.note)[turn.start : turn.end])
    times = "–".join(part for part in (clock(turn.time), clock(turn.end_time)) if part)
    facts = [f"{words:,} word{'s' * (words != 1)}", times, f"round {turn.round}" if turn.round else "", turn.mode]
    facts += [turn.date or "", "asks" if turn.asks else "", "" if turn.speaker or turn.contributor else "not matched"]
    card.add_label(" · ".join(fact for fact in facts if fact), "muted")
    answered = next((one for one in turns if one.id == turn.answers), None)
    if answered is not None:
        said = context.project.notes.text(turn.note)[answered.start : answered.end]
        card.add_label(f"answers “{said[:_LONGEST].rstrip()}{'…' * (len(said) > _LONGEST)}”", "muted")
    card.setAccessibleName(f"Turn of {voice.name}")
    return card


def _menu_button(context: Context, turn: Turn) -> QToolButton:
    button = QToolButton()
    button.setIcon(context.theme.icon("menu"))
    button.setAccessibleName("What can be done to this turn")
    button.setToolTip("Speaker, time, round")
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu, icon = QMenu(button), context.theme.icon
    menu.addAction(icon("actor"), "Who says this…", partial(_ask_speaker, context, turn))
    menu.addAction(icon("actors"), "All turns of this speaker are by…", partial(_ask_all, context, turn))
    words = "This speaker no longer asks" if turn.asks else "This speaker asks"
    menu.addAction(icon("ask"), words, partial(deeds.toggle_asks, context, turn))
    menu.addSeparator()
    menu.addAction(icon("time"), "Time…", partial(deeds.ask_time, context, turn))
    menu.addAction("Prompt and round…", partial(deeds.ask_round, context, [turn]))
    for mode in ("spoken", "written"):
        action = menu.addAction(mode.capitalize(), partial(deeds.set_mode, context, [turn], mode))
        action.setCheckable(True)
        action.setChecked(turn.mode == mode)
    button.setMenu(menu)
    return button


def _ask_speaker(context: Context, turn: Turn) -> None:
    voice = deeds.ask_voice(context, turn.note, "Who says this?")
    if voice is not None:
        deeds.give(context, [turn], voice)


def _ask_all(context: Context, turn: Turn) -> None:
    voice = deeds.ask_voice(context, turn.note, f"Who is “{turn.speaker_name}”?")
    if voice is not None:
        deeds.give_all(context, turn, voice)


def _add_shares(
    context: Context,
    column: QVBoxLayout,
    heading: str,
    shares: list[Share],
    turns: list[Turn],
    here: Turn | None,
    colours: dict[str, str],
    truths: dict[str, str],
) -> None:
    """One card a speaker; the words of those who ask are counted apart."""
    if not shares:
        return
    column.addWidget(SectionHeader(context.theme, heading))
    total = sum(share.words for share in shares)
    for share in shares:
        card = Card(context.theme, clickable=True, colour=colours[share.voice.key])
        _add_name(context, card, share.voice)
        if share.voice.key in truths:
            card.add_label(truths[share.voice.key], "muted")
        part = f" · {round(100 * share.words / total)} %" if total and len(shares) > 1 else ""
        much = f"{share.words:,} word{'s' * (share.words != 1)} in {share.turns:,} turn{'s' * (share.turns != 1)}"
        card.add_label(much + part, "muted")
        card.setToolTip("Go to the next turn of this speaker")
        card.setAccessibleName(f"{share.voice.name}, {much}")
        turn = next_turn(turns, share.voice.key, here)
        card.pressed.connect(partial(context.open, Ref("note", turn.note), Span(turn.start, turn.end)))
        column.addWidget(card)


def _add_name(context: Context, card: Card, voice: Voice) -> None:
    """The name of a speaker, with a button that opens the page of somebody who has one."""
    name = card.add_label(voice.name or "Nobody named")
    noun = "actor" if voice.actor else "contributor"
    ident = voice.actor or voice.contributor
    if ident is None:
        return
    button = QToolButton()
    button.setIcon(context.theme.icon("open"))
    button.setToolTip(f"Open the page of {voice.name}")
    button.setAccessibleName(f"Open the page of {voice.name}")
    button.clicked.connect(lambda: context.open(Ref(noun, ident)))
    row = QHBoxLayout()
    row.addWidget(name, 1)
    row.addWidget(button)
    card.column.insertLayout(0, row)


def _truths(context: Context, shares: Sequence[Share], days: Days | None) -> dict[str, str]:
    """What was true, when the note was observed, of each speaker of whom something is told, by `Voice.key`."""
    known = [share.voice.key for share in shares if share.voice.actor or share.voice.contributor]
    told = context.project.as_at.told(known)
    words = {ident: told_words(told, ident, days) for ident in known}
    return {ident: each for ident, each in words.items() if each}
