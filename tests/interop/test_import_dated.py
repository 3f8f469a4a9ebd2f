"""One long dated text becomes a note per entry, by the layout the text itself uses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.marks import Mark
from fieldnotes.interop.dated import split_dated
from fieldnotes.interop.plan import PlannedNote
from fieldnotes.interop.wrapping import joined_lines


def entries(text: str, **options: object) -> list[tuple[str, str]]:
    notes = split_dated(PlannedNote("Diary", text), **options)
    return [(note.observed.iso if note.observed else "", note.title) for note in notes]


def days(text: str, **options: object) -> list[str]:
    return [observed for observed, _ in entries(text, **options)]


@pytest.mark.parametrize(
    ("heading", "observed"),
    [
        ("2013-11-12", "2013-11-12"),
        ("2013-11-12 14:30", "2013-11-12T14:30"),
        ("2013/11/12", "2013-11-12"),
        ("12 March 1913", "1913-03-12"),
        ("12th of March, 1913", "1913-03-12"),
        ("March 12th, 1913", "1913-03-12"),
        ("MARCH 12 1913.", "1913-03-12"),
        ("Wednesday, March 12th, 1913", "1913-03-12"),
        ("12 March, Wednesday, 1913", "1913-03-12"),
        ("[Clark, May 14, 1804]", "1804-05-14"),
        ("Bombay, 12 March 1913", "1913-03-12"),
        ("12 March 1913 – Ward round", "1913-03-12"),
        ("12 March 1913, evening", "1913-03-12"),
        ("12 March 1913, 9.30 pm", "1913-03-12T21:30"),
        ("Field notes, Tuesday 5 June 2012, Site B", "2012-06-05"),
        ("12-14 March 1913", "1913-03-12/1913-03-14"),
        ("29 April to 3 May 1832", "1832-04-29/1832-05-03"),
        ("Dec. 31, 1899 – Jan. 2, 1900", "1899-12-31/1900-01-02"),
        ("Jan. 1st, 1659-60", "1660-01-01"),
        ("Lundi 12 mars 1913", "1913-03-12"),
        ("Montag, den 12. März 1913", "1913-03-12"),
        ("12 de marzo de 1913", "1913-03-12"),
        ("12 марта 1913 г.", "1913-03-12"),
        ("Date: 12 March 1913", "1913-03-12"),
        ("--- 12 March 1913 ---", "1913-03-12"),
        ("## 12 March 1913", "1913-03-12"),
        ("**12 March 1913**", "1913-03-12"),
        ("一九一二年五月五日", "1912-05-05"),
        ("大正十五年一月一日（金曜）晴", "1926-01-01"),
        ("1913년 3월 12일", "1913-03-12"),
    ],
)
def test_a_heading_may_be_written_in_many_ways(heading: str, observed: str) -> None:
    assert days(f"{heading}\nWe went to the market and came back late.\n") == [observed]


def test_figures_are_read_in_the_stated_order() -> None:
    text = "03/04/13\na\n\n05/04/13\nb\n"
    assert days(text, order="dmy") == ["2013-04-03", "2013-04-05"]
    assert days(text, order="mdy") == ["2013-03-04", "2013-05-04"]


def test_figures_that_can_be_meant_one_way_only_decide_the_order() -> None:
    assert days("03/04/13\na\n\n03/25/13\nb\n") == ["2013-03-04", "2013-03-25"]


def test_days_may_stand_alone_under_a_month_and_a_year() -> None:
    text = "1913\n\nMarch\n\n12\nRain.\n\n13th\nSun.\n\nApril\n\n2. Went to town.\n\n1914\n\nJanuary\n\n5\nSnow.\n"
    assert days(text) == ["1913-03-12", "1913-03-13", "1913-04-02", "1914-01-05"]


def test_days_stand_alone_at_the_opening_of_paragraphs() -> None:
    text = (
        "JANUARY 1659-1660\n\nJan. 1st (Lord's day). This morning I rose.\n\n"
        "2d. In the morning before I went forth.\n\n3d. I went out in the morning.\n\n"
        "FEBRUARY 1659-60\n\nFebruary 1st. To my office.\n\n2d. Drank at Harper's.\n"
    )
    assert entries(text) == [
        ("1660-01-01", "Jan. 1st (Lord's day)"),
        ("1660-01-02", "2d, JANUARY 1659-1660"),
        ("1660-01-03", "3d, JANUARY 1659-1660"),
        ("1660-02-01", "February 1st"),
        ("1660-02-02", "2d, FEBRUARY 1659-60"),
    ]


def test_chinese_days_stand_under_their_month_and_year() -> None:
    text = (
        "壬子日记〔一九一二年〕\n\n五月\n\n五日 上午抵天津。\n六日 夜饮。\n\n"
        "六月\n\n一日 晴。\n\n癸丑日记〔一九一三年〕\n\n一月\n\n一日 大风。"
    )
    assert entries(text) == [
        ("1912-05-05", "五月五日"),
        ("1912-05-06", "五月六日"),
        ("1912-06-01", "六月一日"),
        ("1913-01-01", "一月一日"),
    ]


def test_a_phrase_that_only_begins_like_a_chinese_day_is_no_heading() -> None:
    text = (
        "一九二六年\n\n一月十四日（木曜）\n\u3000一日仕事\n\n"
        "一月十五日（金曜）\n\u3000仕事、夕刻仕舞い。\n\n一月十六日（土曜）\n\u3000雨。"
    )
    assert days(text) == ["1926-01-14", "1926-01-15", "1926-01-16"]


def test_the_year_rolls_forward_and_is_worked_out_for_the_first_entries() -> None:
    text = (
        "Oct. 22. What are you doing now?\n\nNov. 3. If one would reflect.\n\n"
        "1838\n\nJan. 6. As a child looks.\n\nDec. 30. Cold.\n\nFeb. 2. Thaw.\n"
    )
    assert days(text) == ["1837-10-22", "1837-11-03", "1838-01-06", "1838-12-30", "1839-02-02"]


def test_a_first_year_may_come_from_elsewhere_or_be_missing() -> None:
    text = "12 March\na\n\n13 March\nb\n"
    assert days(text, year=1999) == ["1999-03-12", "1999-03-13"]
    notes = split_dated(PlannedNote("Diary", text))
    assert [note.observed for note in notes] == [None, None]
    assert "year" in notes[0].warnings[0]


def test_prose_tells_a_year_that_the_headings_leave_open() -> None:
    text = (
        "February 6th, 1833.--We arrived at the sound.\n\nIN THE end of May, 1834, we entered the strait again.\n\n"
        "June 1st.--We anchored in the bay.\n\nJanuary 1st, 1835.--The new year is ushered in.\n"
    )
    assert days(text) == ["1833-02-06", "1834-06-01", "1835-01-01"]


def test_dates_in_running_prose_are_no_headings() -> None:
    text = (
        "12 March 1913\n\nWe met on 5 March 1913 and again.\n\n14 March 1913, the day of the fair, was wet and we "
        "stayed inside the whole time until dusk.\n\nIn 1912 it was dry.\n\n15 March 1913\n\nShe said:\n\n"
        "1 May 1890.\n\nThat was her birthday.\n\n20 March 1913\n\nEnd.\n"
    )
    assert days(text) == ["1913-03-12", "1913-03-15", "1913-03-20"]


def test_a_line_broken_to_fit_does_not_begin_an_entry_with_its_date() -> None:
    text = (
        "12 March 1913\n\nWe came to the house of the man who had sold the boat in the year when\n"
        "March 3rd, 1901 was still remembered by everybody in the village as the\n"
        "day of the great flood. Nobody spoke of it to us at first, and when they\n"
        "finally did it was late in the evening and the lamp was nearly out, on\n"
        "5 March 1901: so it went.\n\n13 March 1913\n\n"
        "We stayed in and wrote up the notes of the day before while it rained on\n"
        "and on outside, and the children came to look at us through the window of\nthe house.\n"
    )
    assert days(text) == ["1913-03-12", "1913-03-13"]


def test_inline_headings_are_taken_where_the_text_uses_them_most() -> None:
    text = (
        "THE VOYAGE\n\nDOWN, KENT, June 9, 1845\n\nAPRIL 4th to July 5th, 1832.--A few days after our arrival.\n\n"
        "April 8th.--Our party amounted to seven, and on May 9th, 1832 I left.\n\n"
        "September 12th and 13th.--I stayed.\n\nJULY 24th, 1833.--The Beagle sailed.\n"
    )
    assert entries(text) == [
        ("", "Diary"),
        ("1832-04-04/1832-07-05", "APRIL 4th to July 5th, 1832"),
        ("1832-04-08", "April 8th"),
        ("1832-09-12/1832-09-13", "September 12th and 13th"),
        ("1833-07-24", "JULY 24th, 1833"),
    ]


def test_a_date_said_again_below_its_heading_is_no_second_entry() -> None:
    text = (
        "[Clark, May 14, 1804]\n\nMonday May 14th 1804\n\nRained the fore part of the day.\n\n[Clark, May 14, 1804]\n"
        "May the 14th-Monday Set out from camp.\n\n[Lewis, May 15, 1804]\n\nTuesday May 15th\n\nRained.\n\n"
        "[Clark, May 16, 1804]\nMay the 16th Wednesday we set out.\n"
    )
    assert [title for _, title in entries(text)] == [
        "Clark, May 14, 1804",
        "Clark, May 14, 1804",
        "Lewis, May 15, 1804",
        "Clark, May 16, 1804",
    ]


def test_years_of_two_figures_belong_to_the_century_of_the_text() -> None:
    text = "June 12, 1907\na\n\nOwl Canyon, Friday June 14/07\nb\n\nAug. 30 –07\nc\n\nSep 3 – 07\nd\n\n12/10/07\ne\n"
    assert days(text) == ["1907-06-12", "1907-06-14", "1907-08-30", "1907-09-03", "1907-10-12"]
    assert days("12/10/07\na\n", year=1907) == ["1907-10-12"]


@pytest.mark.parametrize(
    "heading",
    [
        "Loveland, Colo. Oct 11, 1907",
        "Berthoud Oct. 11, 1907.",
        "N of Boulder Oct 11, 1907",
        "Big Thompson Creek, near Loveland. Friday, Oct 11, 1907.",
        "Friday (sic) Oct 11, 1907",
        "Friday, October 11, 1907 Harry and I took a big load of things and sat down by the side of the road.",
    ],
)
def test_a_hurried_hand_leaves_out_commas(heading: str) -> None:
    assert days(f"Ft. Collins, Oct. 9, 1907\na\n\n{heading}\n\tSunny all day.\n") == ["1907-10-09", "1907-10-11"]


@pytest.mark.parametrize(
    "opening",
    [
        "8th. Out early, took horses.",
        "8th. Sat at our office today.",
        "8th (Office day). News of the fleet.",
        "8th. (Lord's day.) At my father's.",
        "8th. Wednesday, a day kept between a fast and a feast.",
        "8th … got up early.",
        "8th and 9th. To work.",
        "8th, 9th, 10th. To work.",
    ],
)
def test_a_day_alone_opens_a_paragraph_in_many_ways(opening: str) -> None:
    found = days(f"JUNE 1660\n\n6th. Up.\n\n7th. To bed.\n\n{opening}\n")
    assert found[:2] == ["1660-06-06", "1660-06-07"]
    assert found[2].startswith("1660-06-08")


def test_a_programme_of_talks_is_no_diary() -> None:
    text = "Boot Camp - A two day session, March 23 & 24th\nIntroducing the Lake - G. Orr. March 25th @ 10:30\n"
    assert days(text) == [""]


def test_a_title_page_and_an_imprint_head_no_entry() -> None:
    text = "Notebook\n1905 - April 7, 1907\nPosting Date: June 24, 2013\n\n28 July 1905\na\n\n29 July 1905\nb\n\n"
    text += "2014年9月11日作成\n"
    assert days(text) == ["", "1905-07-28", "1905-07-29"]


def test_a_long_text_is_split_in_time_that_grows_with_its_length() -> None:
    text = "\n\n".join(
        f"{1 + at % 28} March {1500 + at // 28}\nSome words of that day, and others." for at in range(4000)
    )
    assert len(entries(text)) == 4000


def test_a_list_of_contents_is_no_list_of_entries() -> None:
    headings = ("12 March 1913", "13 March 1913", "14 March 1913")
    text = "\n".join(("Contents", *headings, "", *(f"{heading}\nwords\n" for heading in headings)))
    assert days(text) == ["", "1913-03-12", "1913-03-13", "1913-03-14"]


def test_months_are_entries_where_no_days_are_known() -> None:
    assert days("March 2013\n\nWe did a.\n\nApril 2013\n\nWe did b.\n") == ["2013-03", "2013-04"]


def test_a_day_that_does_not_exist_keeps_its_month_and_says_so() -> None:
    notes = split_dated(PlannedNote("Diary", "30 February 2013\n\na\n\n1 March 2013\n\nb\n"))
    assert [note.observed.iso for note in notes if note.observed] == ["2013-02", "2013-03-01"]
    assert "no such day" in notes[0].warnings[0]


def test_labels_right_above_a_heading_go_with_it() -> None:
    text = "FIELDNOTE 1\nDate: 12 March 2013\nPlace: Ward A\n\nText a.\n\nFIELDNOTE 2\nDate: 13 March 2013\n\nText b.\n"
    first, second = split_dated(PlannedNote("Diary", text))
    assert first.text.startswith("FIELDNOTE 1\nDate")
    assert second.text == "FIELDNOTE 2\nDate: 13 March 2013\n\nText b."
    assert second.title == "13 March 2013"


def test_a_text_without_dates_stays_whole_and_says_so() -> None:
    (note,) = split_dated(PlannedNote("Diary", "Nothing here.\nNothing there."))
    assert note.text == "Nothing here.\nNothing there."
    assert note.warnings == ("No dated headings were found, so this is one note.",)


def test_marks_go_with_their_entries() -> None:
    text = "12 March 2013\n\nvery wet\n\n13 March 2013\n\nquite dry"
    note = PlannedNote("Diary", text, marks=(Mark(15, 19, "bold"), Mark(40, 45, "italic")))
    first, second = split_dated(note)
    assert [(mark.kind, first.text[mark.start : mark.end]) for mark in first.marks] == [("bold", "very")]
    assert [(mark.kind, second.text[mark.start : mark.end]) for mark in second.marks] == [("italic", "quite")]


@given(
    st.lists(
        st.sampled_from(["12 March 1913", "13th.--Rain.", "1914", "May", "五日 晴", "Some words.", "", "7", "x" * 50])
    )
)
def test_no_word_is_lost_or_doubled_whatever_the_layout(lines: list[str]) -> None:
    text = "\n".join(lines)
    notes = split_dated(PlannedNote("Diary", text))
    assert " ".join(" ".join(note.text for note in notes).split()) == " ".join(text.split())


def test_lines_broken_to_fit_are_joined_and_no_position_moves() -> None:
    paragraph = (
        "The river had fallen again in the night and the lower of the two landing\n"
        "stages lay dry, so that the first boat had to be pushed out over the mud by\n"
        "everybody who happened to be there, and nobody spoke while it was done.\n"
    )
    poem = "  one line\n  another line\n"
    text = (paragraph + "\n") * 15 + poem
    joined = joined_lines(text)
    assert len(joined) == len(text)
    assert joined.count("\n") == text.count("\n") - 30
    assert joined.endswith(poem)
    assert joined_lines(paragraph) == paragraph
