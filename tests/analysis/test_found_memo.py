"""A memo that begins with what was found: quotations that lead to their scenes, in one step."""

import pytest

from fieldnotes.analysis.found_coding import Spot
from fieldnotes.analysis.found_memo import MOST, FoundMemo
from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When

HUT = "A cold day.\nThe chain sang. Nobody spoke of the chain."
TALK = "JG: The chain? Long gone."


@pytest.fixture
def found(project) -> list[Spot]:
    """Two places in a fieldnote and one in an interview."""
    hut = project.notes.add(title="Tea [old] hut", text=HUT, observed=When.of("2012-05-04")).id
    talk = project.notes.add(title="", text=TALK, kind="interview").id
    project.turns.add_many((Turn(new_id(), talk, 4, 25, speaker_name="JG"),))
    places = [(hut, HUT.index("chain")), (hut, HUT.rindex("chain")), (talk, TALK.index("chain"))]
    return [Spot(note, at, at + 5, "chain") for note, at in places]


def whole(memo: FoundMemo):
    while memo.advance():
        pass
    return memo.finish()


def test_each_passage_is_quoted_under_its_note_with_what_was_found_marked(project, found):
    begun = FoundMemo(project, "chain", "Found on 24 Nov 2026: chain, 3 times in 2 of 2 notes.", found)
    whole(begun)
    (entry,) = project.memos.entries(begun.memo.id)
    assert entry.text == (
        "Found on 24 Nov 2026: chain, 3 times in 2 of 2 notes.\n\n"
        "[[Tea (old) hut]] · 4 May 2012\n"
        "“The *chain* sang.” [[¶ 2]]\n"
        "“Nobody spoke of the *chain*.” [[¶ 2]]\n\n"
        "[[JG: The chain? Long gone.]]\n"
        "“The *chain*? Long gone.” [[¶ 1]]\n\n"
    )
    assert (begun.memo.title, begun.memo.kind, begun.quoted) == ("chain", "analytic", 3)


def test_every_quotation_opens_its_passage_and_the_passage_tells_of_the_memo(project, found):
    begun = FoundMemo(project, "chain", "Found.", found)
    whole(begun)
    (entry,) = project.memos.entries(begun.memo.id)
    named = {entry.text[m.start : m.end]: Ref(m.target_noun, m.target) for m in project.mentions.of_entry(entry.id)}
    passage = named["“Nobody spoke of the *chain*.” [[¶ 2]]"]
    assert project.passages.get(passage.id).words == "Nobody spoke of the chain."
    assert named["[[Tea (old) hut]]"] == Ref("note", found[0].note)
    assert [one.ref for one in project.links.of(passage)] == [Ref("memo", begun.memo.id)]
    project.notes.write(found[0].note, [Edit(0, "", "Later. ")])
    moved = project.passages.get(passage.id)
    assert project.notes.text(found[0].note)[moved.start : moved.end] == "Nobody spoke of the chain."


def test_the_memo_with_its_passages_is_one_step_undone_and_done_again(project, found):
    step = whole(FoundMemo(project, "chain", "Found.", found))
    assert step.label == "Begin memo “chain”"
    project.store.undo()
    assert (project.memos.count(), project.passages.of_note(found[0].note)) == (0, [])
    project.store.redo()
    assert project.memos.count() == 1
    assert len(project.passages.of_note(found[0].note)) == 2
    assert project.check() == []


def test_cancelling_leaves_nothing(project, found):
    begun = FoundMemo(project, "chain", "Found.", found)
    begun.advance()
    begun.cancel()
    assert begun.finish() is None
    assert (project.memos.count(), project.passages.of_note(found[0].note)) == (0, [])


def test_of_a_long_turn_only_the_sentence_is_quoted(project):
    text = f"JG: {'Well. ' * 200}The chain sang. Then nothing."
    talk = project.notes.add(text=text, kind="interview").id
    project.turns.add_many((Turn(new_id(), talk, 4, len(text), speaker_name="JG"),))
    at = text.index("chain")
    begun = FoundMemo(project, "chain", "Found.", [Spot(talk, at, at + 5, "chain")])
    whole(begun)
    assert "“The *chain* sang.”" in project.memos.entries(begun.memo.id)[0].text


def test_no_more_than_some_are_quoted_and_places_that_are_gone_are_left_out(project):
    text = "The chain. " * (MOST + 20)
    note = project.notes.add(text=text).id
    spots = [Spot(note, at * 11 + 4, at * 11 + 9, "chain") for at in range(MOST + 20)]
    begun = FoundMemo(project, "chain", "Found.", spots)
    whole(begun)
    assert begun.quoted == MOST
    project.notes.write(note, [Edit(0, text, "Nothing is left.")])
    with pytest.raises(UserError):
        whole(FoundMemo(project, "chain", "Found.", spots))
    with pytest.raises(UserError):
        FoundMemo(project, "chain", "Found.", [])
    assert project.memos.count() == 1
