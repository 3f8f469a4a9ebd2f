"""Signs typed by hand: what they stand for, and where they are just signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.text.typed_signs import address_of, bare_address, inline_sign, paragraph_sign, typographic


@pytest.mark.parametrize(
    ("before", "kind", "value"),
    [
        ("# ", "heading1", ""),
        ("## ", "heading2", ""),
        ("### ", "heading3", ""),
        ("- ", "bullet", ""),
        ("* ", "bullet", ""),
        ("1. ", "numbered", "1"),
        ("12) ", "numbered", "12"),
        ("> ", "quote", ""),
    ],
)
def test_signs_at_the_beginning_of_a_paragraph_say_what_it_is(before, kind, value) -> None:
    sign = paragraph_sign(before)
    assert sign is not None
    assert (sign.kind, sign.value, sign.start, sign.end) == (kind, value, 0, len(before))


@pytest.mark.parametrize("before", ["#### ", "a - ", "-", " ", "1.5 ", "1835. ", "-- ", "#tag "])
def test_other_beginnings_stay_as_they_are(before) -> None:
    assert paragraph_sign(before) is None


@pytest.mark.parametrize(
    ("before", "kind", "inner"),
    [
        ("so **very slow**", "bold", "very slow"),
        ("*slack*", "italic", "slack"),
        ("(*slack*", "italic", "slack"),
        ("she said _no_", "italic", "no"),
        ("~~never~~", "strike", "never"),
        ("“*Chain*", "italic", "Chain"),
    ],
)
def test_words_between_signs_are_set_off(before, kind, inner) -> None:
    sign = inline_sign(before)
    assert sign is not None
    assert sign.kind == kind
    assert before[sign.inner_start : sign.inner_end] == inner


@pytest.mark.parametrize(
    "before",
    [
        "file_name_", "2*3*", "2 * 3 *", "**bold*", "__init__", "* one *", "a ** b **", "**", "****", "~x~", "\\*x*",
        "f(x)", "[[Memo]](https://a.org)", "[no](nowhere)", "![picture](https://a.org/b.png)", "5*6* and *",
    ],
)  # fmt: skip
def test_signs_inside_words_and_sums_stay_signs(before) -> None:
    assert inline_sign(before) is None


def test_words_in_brackets_with_an_address_become_a_link() -> None:
    sign = inline_sign("see [the log](example.org/log)")
    assert sign is not None
    assert (sign.kind, sign.value) == ("link", "https://example.org/log")
    assert inline_sign("see [the log](javascript:alert(1))") is None


@pytest.mark.parametrize(
    ("before", "words", "address"),
    [
        ("see https://example.org/a.", "https://example.org/a", "https://example.org/a"),
        ("(www.example.org)", "www.example.org", "https://www.example.org"),
        ("https://example.org/a_(b)", "https://example.org/a_(b)", "https://example.org/a_(b)"),
    ],
)
def test_an_address_is_found_without_the_stop_after_it(before, words, address) -> None:
    sign = bare_address(before)
    assert sign is not None
    assert before[sign.start : sign.end] == words
    assert sign.value == address


@pytest.mark.parametrize("words", ["http://", "mailto:", "e.g", "v1.2", "hello", "a b.org", "javascript:x", "data:x,y"])
def test_what_is_no_address_is_none(words) -> None:
    assert address_of(words) == ""


def test_a_name_and_a_house_are_an_address_of_mail() -> None:
    assert address_of("ines@example.org") == "mailto:ines@example.org"


@pytest.mark.parametrize(
    ("before", "typed", "language", "result"),
    [
        ("", '"', "en", (0, "“")),
        ("“No", '"', "en", (0, "”")),
        ("don", "'", "en", (0, "’")),
        ("She said ", "'", "en", (0, "‘")),
        ("“‘No", "'", "en", (0, "’")),
        ("", '"', "de", (0, "„")),
        ("„Nein", '"', "de", (0, "“")),
        ("„‚Nein", "'", "de", (0, "‘")),
        ("geht", "'", "de", (0, "’")),
        ("", '"', "fr", (0, "«\u202f")),
        ("« Non", '"', "fr", (0, "\u202f»")),
        ("1900-", "-", "en", (1, "–")),
        ("so –", "-", "en", (1, "—")),
        ("-", "-", "en", None),
        ("well..", ".", "en", (2, "…")),
        ("well…", ".", "en", None),
        ("a", "b", "en", None),
    ],
)
def test_straight_signs_are_set_as_the_language_sets_them(before, typed, language, result) -> None:
    assert typographic(before, typed, language) == result


@given(st.text("*_~[]()# ->1.ab\\\"'", max_size=30))
def test_a_sign_always_lies_in_the_paragraph(before: str) -> None:
    for sign in (paragraph_sign(before), inline_sign(before), bare_address(before)):
        if sign is not None:
            assert 0 <= sign.start <= sign.inner_start <= sign.inner_end <= sign.end <= len(before)
