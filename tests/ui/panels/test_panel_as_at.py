"""What was true then, in the window: people of a note in the inspector, who speaks, the interviewer's words apart."""

import pytest
from PySide6.QtWidgets import QLabel, QToolButton

from fieldnotes.domain.edits import Span
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.panels.inspector.panel import Inspector
from ui.panels.search_results.page import page_kind
from ui.widgets.card import Card

ASKED, TOLD = "Who holds the wheel?", "I hold the wheel now."
TEXT = f"IM: {ASKED}\nWP: {TOLD}"
PATIENCE = 30_000


@pytest.fixture
def talk(context):
    """An interview of 2012 in which a researcher asks and a deckhand, later skipper, answers; ids by name."""
    project = context.project
    pask = project.actors.add("Winifred Pask").id
    project.facts.add(pask, "role", "deckhand", None, "2012")
    project.facts.add(pask, "role", "skipper", "2013")
    trust = Ref("team", project.teams.add("Ferry trust").id)
    project.memberships.enter(trust, Ref("actor", pask), start="2012-01")
    note = project.notes.add(kind="interview", title="At the wheel", text=TEXT, observed=When.of("2012-03-04")).id
    told = TEXT.index(TOLD)
    project.turns.add_many(
        [
            Turn(new_id(), note, 4, 4 + len(ASKED), speaker_name="IM", contributor=project.me.id),
            Turn(new_id(), note, told, len(TEXT), pask, "WP"),
        ]
    )
    return {"note": note, "pask": pask}


@pytest.fixture
def inspector(context, qtbot):
    inspector = Inspector(context)
    qtbot.addWidget(inspector)
    return inspector


def words(inspector):
    return [label.text() for label in inspector.widget().findChildren(QLabel)]


def people(inspector):
    """What the cards of people who do not speak say; those of speakers count words."""
    return [
        card.accessibleName()
        for card in inspector.widget().findChildren(Card)
        if card.accessibleName().startswith(("Ines", "Winifred", "Ada")) and " in 1 turn" not in card.accessibleName()
    ]


def test_the_people_of_a_note_stand_as_they_were_when_it_was_observed(context, inspector, talk):
    project = context.project
    ada = project.actors.add("Ada").id
    project.facts.add(ada, "role", "cook", None, "2012")
    project.facts.add(ada, "role", "owner", "2013")
    project.notes.set_people(talk["note"], [ada])
    context.select(Ref("note", talk["note"]))
    assert "PEOPLE, AS AT 4 MAR 2012" in words(inspector)
    assert people(inspector) == ["Ada: cook"]
    project.notes.change(talk["note"], observed=When.of("2012/2013"))
    assert people(inspector) == ["Ada: cook / owner"]


def test_speakers_stand_once_with_their_words_and_as_they_were_then(context, inspector, talk):
    context.project.notes.set_people(talk["note"], [talk["pask"]])
    context.select(Ref("note", talk["note"]))
    shown = [each for each in words(inspector) if each]
    assert shown[:3] == ["SPEAKERS, AS AT 4 MAR 2012", "Winifred Pask", "deckhand · Ferry trust"]
    assert shown.count("Winifred Pask") == 1
    assert shown[shown.index("WHO ASKS") + 1] == "Ines Marlowe"


def test_a_button_at_a_speaker_opens_their_page(context, inspector, talk, qtbot):
    context.select(Ref("note", talk["note"]))
    buttons = inspector.widget().findChildren(QToolButton)
    button = next(one for one in buttons if one.accessibleName() == "Open the page of Winifred Pask")
    with qtbot.waitSignal(context.navigation.opened) as opened:
        button.click()
    assert opened.args[0] == Ref("actor", talk["pask"])


def test_a_passage_says_who_speaks_and_what_was_true_of_them_then(context, inspector, talk):
    start = TEXT.index(TOLD)
    code = context.project.codes.add("holding")
    context.project.codings.add(talk["note"], start, start + 6, code.id)
    context.select(Ref("note", talk["note"]), Span(start, start + 6))
    assert "Winifred Pask (deckhand · Ferry trust) · ¶ 2" in words(inspector)


def test_results_are_counted_without_the_interviewers_words_when_asked(context, qtbot, talk):
    context.session.search.wait_until_current(30)
    page = page_kind().make(context, "wheel")
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page._found.occurrences == 2, timeout=PATIENCE)
    assert page.head.questions.text() == "The interviewer’s words too"
    page.head.questions.click()
    qtbot.waitUntil(lambda: page._found.occurrences == 1, timeout=PATIENCE)
    assert page.head.questions.text() == "Without the interviewer’s words"
    page.head.questions.click()
    qtbot.waitUntil(lambda: page._found.occurrences == 2, timeout=PATIENCE)


def test_where_nobody_was_interviewed_there_is_nothing_to_leave_out(context, qtbot):
    context.project.notes.add(title="Quay", text="The wheel.")
    context.session.search.wait_until_current(30)
    page = page_kind().make(context, "wheel")
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page._found.occurrences == 1, timeout=PATIENCE)
    assert page.head.questions not in page.head.chips.widgets()
