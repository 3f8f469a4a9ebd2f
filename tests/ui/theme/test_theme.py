"""The theme switches at run time, and icons with it."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QIcon, QPalette

from ui.theme.fonts import SERIFS, Fonts
from ui.theme.icons import NAMES, Glyphs
from ui.theme.sheet import sheet_of
from ui.theme.theme import Theme
from ui.theme.tokens import DARK, LIGHT


@pytest.fixture
def changing(theme):
    yield theme
    theme.set_mode("light")


def shades(icon: QIcon, state: QIcon.State = QIcon.State.Off) -> set[str]:
    image = icon.pixmap(QSize(32, 32), QIcon.Mode.Normal, state).toImage()
    colours = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour.name() for colour in colours if colour.alpha() == 255}


def test_going_dark_changes_palette_and_tells(changing, qtbot, qapp):
    with qtbot.waitSignal(changing.changed):
        changing.set_mode("dark")
    assert changing.tokens is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.panel)


def test_an_icon_made_in_the_light_is_dyed_in_the_dark(changing):
    icon = changing.icon("note", "text")
    assert LIGHT.text.lower() in shades(icon)
    changing.set_mode("dark")
    assert DARK.text.lower() in shades(icon)
    assert LIGHT.text.lower() not in shades(icon)


def test_a_checked_icon_takes_the_accent(theme):
    assert LIGHT.accent.lower() in shades(theme.icon("codes"), QIcon.State.On)


def test_an_icon_is_drawn_with_all_the_dots_of_the_screen(theme):
    pixmap = theme.icon("note").pixmap(QSize(20, 20), 2.0)
    assert pixmap.size() == QSize(40, 40)
    assert pixmap.devicePixelRatio() == 2.0


def test_toggle_goes_there_and_back(changing):
    assert changing.toggle() == "dark"
    assert changing.toggle() == "light"


def test_an_unknown_look_is_refused(theme):
    with pytest.raises(ValueError, match="sepia"):
        theme.set_mode("sepia")


def test_the_system_decides_when_asked(changing, qapp):
    changing.set_mode("system")
    assert changing.tokens in (LIGHT, DARK)


def test_every_icon_has_its_glyph(qapp):
    glyphs = Glyphs()
    assert [name for name, glyph in NAMES.items() if not glyphs.has(glyph)] == []


def test_an_unknown_icon_is_an_error(theme):
    with pytest.raises(KeyError):
        theme.icon("no such icon")


def test_every_kind_of_note_has_an_icon():
    from fieldnotes.domain.notes import KINDS

    assert set(KINDS) <= set(NAMES)


def test_the_style_sheet_names_no_unknown_token(theme):
    for look in (LIGHT, DARK):
        assert "None" not in sheet_of(look, theme.fonts)


def test_sizes_follow_the_system_font(qapp):
    small, large = QFont(), QFont()
    small.setPixelSize(13)
    large.setPixelSize(26)
    assert Fonts(large, ()).scaled(2) == 2 * Fonts(small, ()).scaled(2)
    assert Fonts(large, ()).serif().pixelSize() == 2 * Fonts(small, ()).serif().pixelSize()


def test_the_first_serif_there_is_serves_for_notes(qapp):
    assert Fonts(QFont(), ("Arial", "Georgia", "DejaVu Serif")).serif_family == "Georgia"
    assert Fonts(QFont(), SERIFS).serif_family == SERIFS[0]
    assert Fonts(QFont(), ()).serif_family == "serif"


def test_a_second_theme_does_not_disturb_the_first(qapp, theme):
    other = Theme(qapp, "dark")
    assert theme.tokens is LIGHT
    assert other.tokens is DARK
    other.deleteLater()
