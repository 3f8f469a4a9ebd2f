"""Words can be read in both looks."""

import pytest

from ui.theme.tokens import DARK, LIGHT, contrast, mixed, readable

GROUNDS = ("panel", "surface", "selected", "hover")


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("words", ["text", "muted", "accent", "danger", "warning"])
def test_words_stand_out_from_their_ground(look, ground, words):
    assert contrast(getattr(look, words), getattr(look, ground)) >= 4.5


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_words_on_colours_stand_out(look):
    assert contrast(look.on_accent, look.accent) >= 4.5
    assert contrast(look.on_hit, look.hit) >= 4.5
    assert contrast(look.accent_strong, look.soft) >= 4.5
    assert contrast(look.accent, look.soft) >= 4.5


def test_contrast_is_the_published_ratio():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)


def test_mixing_goes_from_one_colour_to_the_other():
    assert mixed("#FFFFFF", "#000000", 0.0) == "#000000"
    assert mixed("#FFFFFF", "#000000", 1.0) == "#FFFFFF"
    assert mixed("#FF0000", "#0000FF", 0.5) == "#800080"


@pytest.mark.parametrize("colour", ["#B4532A", "#2E6E68", "#7A5BA6", "#B38A1E", "#3B74B0", "#A4446C"])
@pytest.mark.parametrize("ground", ["#FFFFFF", "#24272A"])
def test_a_code_colour_can_be_made_readable(colour, ground):
    assert contrast(readable(colour, ground), ground) >= 4.5
