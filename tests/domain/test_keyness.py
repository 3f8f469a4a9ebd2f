"""What sets a word apart: figures from the literature, and by hand."""

from math import log

import pytest

from fieldnotes.domain.keyness import (
    difference,
    leaning,
    level_of,
    log_likelihood,
    log_ratio,
    per_ten_thousand,
    sure_from,
)


def four_cells(k11: int, k12: int, k21: int, k22: int) -> float:
    """As Dunning prints his tables: with and without the second word, after the first and after any other."""
    return log_likelihood(k11, k21, k11 + k12, k21 + k22)


@pytest.mark.parametrize(
    ("cells", "published"),
    [
        ((110, 2442, 111, 29114), 270.72),  # "the swiss"
        ((29, 13, 123, 31612), 263.90),  # "can be"
        ((31, 23, 139, 31584), 256.84),  # "previous year"
        ((10, 0, 3, 31764), 167.23),  # "mineral water"
    ],
)
def test_the_table_of_dunning_1993_comes_out(cells, published):
    assert four_cells(*cells) == pytest.approx(published, abs=0.01)


def test_a_likelihood_by_hand():
    # 30 in 1,000 here, 10 in 1,000 there: 20 and 20, 980 and 980 are expected.
    by_hand = 2 * (30 * log(1.5) + 10 * log(0.5) + 970 * log(970 / 980) + 990 * log(990 / 980))
    assert log_likelihood(30, 10, 1000, 1000) == pytest.approx(by_hand)


def test_calculators_with_two_cells_come_out_lower_by_a_trifle():
    # Rayson and Garside 2000: 2 * (a ln(a / E1) + b ln(b / E2)).
    a, b, c, d = 120, 40, 50_000, 60_000
    e1, e2 = c * (a + b) / (c + d), d * (a + b) / (c + d)
    theirs = 2 * (a * log(a / e1) + b * log(b / e2))
    ours = log_likelihood(a, b, c, d)
    assert theirs < ours < theirs * 1.003


def test_equal_rates_are_no_difference():
    assert log_likelihood(5, 10, 1000, 2000) == pytest.approx(0, abs=1e-9)
    assert log_ratio(5, 10, 1000, 2000) == pytest.approx(0)
    assert difference(5, 10, 1000, 2000) == pytest.approx(0)


def test_a_log_ratio_counts_doublings():
    assert log_ratio(8, 1, 1000, 1000) == pytest.approx(3)
    assert log_ratio(1, 8, 1000, 1000) == pytest.approx(-3)


def test_a_word_that_is_never_there_counts_as_half_an_occurrence():
    assert log_ratio(8, 0, 1000, 1000) == pytest.approx(4)
    assert log_ratio(0, 8, 1000, 1000) == pytest.approx(-4)
    assert difference(8, 0, 1000, 1000) is None


def test_half_an_occurrence_never_turns_the_sign_round():
    assert log_ratio(1, 0, 1000, 100) == 0
    assert leaning(1, 0, 1000, 100) > 0


def test_an_empty_side_is_no_error():
    assert log_likelihood(5, 0, 100, 0) == 0
    assert log_ratio(5, 0, 100, 0) == 0
    assert per_ten_thousand(5, 0) == 0


@pytest.mark.parametrize(
    ("likelihood", "words"),
    [
        (3.83, ""),
        (3.84, "p < 0.05"),
        (6.63, "p < 0.01"),
        (10.83, "p < 0.001"),
        (15.13, "p < 0.0001"),
        (900, "p < 0.0001"),
    ],
)
def test_the_levels_are_those_of_one_degree_of_freedom(likelihood, words):
    assert level_of(likelihood) == words


def test_the_more_words_are_tested_the_surer_one_must_be():
    assert sure_from(1) == pytest.approx(3.8415, abs=0.001)
    assert sure_from(500) == pytest.approx(15.13, abs=0.01)  # 0.05 / 500 = 0.0001
    assert sure_from(10_000) > sure_from(1_000)
    assert sure_from(0) == sure_from(1)
