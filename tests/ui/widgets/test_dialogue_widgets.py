"""The chart of courses, the painted card and the places between them."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QHelpEvent

from ui.widgets.course_chart import Course, CourseChart
from ui.widgets.segmented import Segmented
from ui.widgets.stop import AddStop
from ui.widgets.words_card import LINES, CardWords, WordsCard


def test_a_course_is_drawn_between_its_poles_and_told_under_the_mouse(theme, qtbot):
    chart = CourseChart(theme)
    qtbot.addWidget(chart)
    chart.resize(300, chart.sizeHint().height())
    chart.show_courses(["R1", "R2"], ("we alone", "all"), [Course("Trust", "#2E6E68", ((0, 0, "alone"), (1, 100, "")))])
    chart.show()
    qtbot.waitExposed(chart)
    low, high = chart.place_of(0, 0), chart.place_of(1, 100)
    assert low.x() < high.x()
    assert low.y() > high.y()
    assert chart.words_at(low) == "Trust, R1: alone"
    assert chart.words_at(high) == "Trust, R2: 100"
    assert chart.words_at(QPointF(150, 0)) == ""
    place = low.toPoint()
    assert chart.event(QHelpEvent(QHelpEvent.Type.ToolTip, place, chart.mapToGlobal(place)))
    assert not chart.grab().isNull()


def test_a_single_round_stands_in_the_middle(theme, qtbot):
    chart = CourseChart(theme)
    qtbot.addWidget(chart)
    chart.resize(300, 120)
    chart.show_courses(["R1"], ("", ""), [Course("Trust", "#2E6E68", ((0, 50, ""),)), Course("None", "#7A5BA6", ())])
    assert abs(chart.place_of(0, 50).x() - 150) < 2
    assert not chart.grab().isNull()


def test_a_card_shows_a_few_lines_and_is_as_high_as_they_are(theme, qtbot):
    short = WordsCard(theme, CardWords("Yes.", "Trust", "Dov · spoken", "", "#2E6E68"))
    long = WordsCard(theme, CardWords("words and more words " * 200, "Trust", "Dov", "position moved", "#2E6E68"))
    unbroken = WordsCard(theme, CardWords("w" * 4000, "Trust", "", "", "#2E6E68"))
    for card in (short, long, unbroken):
        qtbot.addWidget(card)
        card.set_width(240)
        assert card.width() == 240
        assert not card.grab().isNull()
    line = theme.fonts.scaled(1.5)
    assert short.height() < 5 * line
    assert (LINES + 1) * line < long.height() < (LINES + 4) * line
    assert abs(long.height() - unbroken.height()) < 2 * line
    assert short.accessibleName() == "Trust · Dov · spoken: Yes."


def test_a_card_tells_keys_and_clicks(theme, qtbot):
    card = WordsCard(theme, CardWords("Yes.", "Trust", "", "", "#2E6E68"))
    qtbot.addWidget(card)
    card.set_width(200)
    card.show()
    qtbot.waitExposed(card)
    heard = []
    card.opened.connect(lambda: heard.append("open"))
    card.stepped.connect(lambda right, down: heard.append((right, down)))
    card.letter.connect(heard.append)
    card.menu_wanted.connect(lambda _: heard.append("menu"))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_N, Qt.Key.Key_Delete, Qt.Key.Key_Menu):
        qtbot.keyClick(card, key)
    qtbot.mouseDClick(card, Qt.MouseButton.LeftButton)
    assert heard == ["open", (-1, 0), (0, 1), "N", "Delete", "menu", "open"]
    with qtbot.waitSignal(card.chosen):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    card.light(True)
    assert card.lit


def test_a_place_for_one_more_answers_enter_and_arrows(qtbot):
    stop = AddStop("+ turn", "Write a turn")
    qtbot.addWidget(stop)
    heard = []
    stop.clicked.connect(lambda: heard.append("add"))
    stop.stepped.connect(lambda right, down: heard.append((right, down)))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Right):
        qtbot.keyClick(stop, key)
    assert heard == ["add", "add", (0, -1), (1, 0)]


def test_choices_side_by_side_may_have_none_taken(qtbot):
    box = Segmented((("a", "A"), ("b", "B")), "Letters")
    qtbot.addWidget(box)
    box.choose_none()
    assert not any(button.isChecked() for button in box._buttons.values())
    box.choose("b")
    assert box.choice() == "b"
