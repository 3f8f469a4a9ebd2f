"""Writing sessions: what belongs to one sitting and where another begins."""

from fieldnotes.domain.history import Deed, WritingSession, sessions_of
from fieldnotes.domain.revisions import PAUSE, Revision


def wrote(number, at=0, who="ines", added=1):
    return Deed(number, f"s{number}", at, who, "Write", wrote=True, added=added)


def did(number, at=0):
    return Deed(number, f"s{number}", at, "ines", "Code")


def numbers(passed):
    return [[deed.number for deed in one.deeds] if isinstance(one, WritingSession) else one.number for one in passed]


def test_what_is_done_between_the_words_of_a_sitting_belongs_to_it():
    assert numbers(sessions_of([did(1), wrote(2), did(3), wrote(4), did(5)])) == [1, [2, 3, 4], 5]


def test_a_pause_another_writer_or_a_copy_that_was_kept_ends_a_session():
    assert numbers(sessions_of([wrote(1), wrote(2, PAUSE), wrote(3, 2 * PAUSE + 1)])) == [[1, 2], [3]]
    assert numbers(sessions_of([wrote(1), wrote(2, who="tom")])) == [[1], [2]]
    kept = Revision(1, 5, "ines", 1, "One", step=1, began=0, seal="abc")
    first, second = sessions_of([wrote(1), wrote(2)], [kept])
    assert (first.copy, first.first, first.seal) == (kept, True, "abc")
    assert (second.copy, second.first, second.seal) == (None, False, "")


def test_a_session_tells_how_long_it_took_and_how_many_words_came():
    (session,) = sessions_of([wrote(1, 1_000, added=3), did(2, 2_000), wrote(3, 61_000, added=4)])
    assert (session.began, session.ended, session.added, session.number) == (1_000, 61_000, 7, 3)
    assert sessions_of([]) == []
