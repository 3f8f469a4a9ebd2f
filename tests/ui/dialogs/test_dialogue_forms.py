"""The forms of a dialogue exercise: what they ask and what they make of the answers."""

from fieldnotes.domain.dialogues import Issue, Prompt, Round
from ui.dialogs.dialogue_form import ExerciseForm, FormChoices, FormForm, NewRound, RoundForm
from ui.dialogs.issue_form import IssueForm, StanceForm, ToldIssue, ToldStance

ISSUE = Issue("i", "n", "Risk", "we alone", "all", "p")


def test_an_exercise_needs_only_its_title(qtbot):
    form = ExerciseForm(["Dov Renner"], "Ines Marlowe")
    qtbot.addWidget(form)
    assert not form.go_ahead.isEnabled()
    form.title.setText(" Looking back ")
    assert form.go_ahead.isEnabled()
    answer = form.answer()
    assert (answer.title, answer.prompts, answer.participants) == ("Looking back", (), ("Ines Marlowe",))
    assert answer.first == NewRound("", None, "spoken")


def test_prompts_stand_on_lines_and_names_between_commas(qtbot):
    form = ExerciseForm(["Dov Renner"], "Ines Marlowe")
    qtbot.addWidget(form)
    form.title.setText("Looking back")
    form.prompts.setPlainText("Why?\n\n What was lost?\nWhy?")
    form.people.setText("Ines Marlowe; Tom  Achterberg,")
    form.adding.completer().activated.emit("Dov Renner")
    form.round.when.setText("January 2017")
    form.round.mode.setCurrentIndex(2)
    answer = form.answer()
    assert answer.prompts == ("Why?", "What was lost?")
    assert answer.participants == ("Ines Marlowe", "Tom Achterberg", "Dov Renner")
    assert (answer.observed.start, answer.first.date, answer.first.mode) == ("2017-01", "2017-01", "written")


def test_a_date_that_is_none_keeps_the_form_open(qtbot):
    form = RoundForm(2, None, "dmy")
    qtbot.addWidget(form)
    form.round.when.setText("whenever")
    form.accept()
    assert form.trouble()


def test_a_round_is_shown_as_it_is_known(qtbot):
    known = Round("r", "n", 2, "letters", "2018-03", "written", "Each to whom she liked.")
    form = RoundForm(2, known, "dmy")
    qtbot.addWidget(form)
    assert form.answer() == NewRound("letters", "2018-03", "written", "Each to whom she liked.")


def test_an_issue_has_poles_and_the_prompt_that_raised_it(qtbot):
    form = IssueForm([Prompt("p", "n", 0, "What had we to lose?")], None, "p")
    qtbot.addWidget(form)
    form.name.setText("Risk")
    form.low.setText("we alone")
    assert form.answer() == ToldIssue("Risk", "we alone", "", "p")
    known = IssueForm([Prompt("p", "n", 0, "What had we to lose?")], ISSUE)
    qtbot.addWidget(known)
    assert known.answer() == ToldIssue("Risk", "we alone", "all", "p")


def test_a_stance_may_be_placed_between_the_poles_or_not(qtbot):
    form = StanceForm("Trust", 2, ISSUE, ToldStance("alone", 5))
    qtbot.addWidget(form)
    assert form.answer() == ToldStance("alone", 5)
    form.placed.setChecked(False)
    assert not form.level.isEnabled()
    assert form.answer() == ToldStance("alone", None)


def test_a_form_for_word_is_for_everybody_or_for_one(qtbot):
    form = FormForm(["Ines Marlowe", "Dov Renner"], ["pseudonym", "team"])
    qtbot.addWidget(form)
    assert form.answer() == FormChoices(None, "pseudonym", True)
    form.whom.setCurrentIndex(2)
    form.label.setCurrentIndex(1)
    form.so_far.setChecked(False)
    assert form.answer() == FormChoices(1, "team", False)
