"""The turns on the page stand where those of the project do, after whatever is typed."""

from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.edits import Edit, Span
from fieldnotes.domain.notes import Turn
from fieldnotes.text.turn_spans import carried_turns
from ui.editor.turn_spans import TurnSpans

TEXT = "One two.\nThree.\nFour five six.\nSeven.\nEight nine.\nTen."


def turns_of(text: str) -> list[Turn]:
    starts = [0, *(place + 1 for place, letter in enumerate(text) if letter == "\n")]
    return [Turn(str(start), "n", start, (text + "\n").index("\n", start)) for start in starts]


@given(st.data())
def test_turns_follow_any_edits_as_the_rule_says(data: st.DataObject) -> None:
    text, turns = TEXT, turns_of(TEXT)
    page, spans = TurnSpans(turns), {turn.id: Span(turn.start, turn.end) for turn in turns}
    position = 0
    for _ in range(data.draw(st.integers(1, 12))):
        position = data.draw(st.one_of(st.just(min(position + 1, len(text))), st.integers(0, len(text))))
        end = min(len(text), position + data.draw(st.sampled_from([0, 0, 0, 1, 9, 20])))
        edit = Edit(position, text[position:end], data.draw(st.sampled_from(["x", "x", "", "\n", "a\nb"])))
        text = edit.apply(text)
        page.carry([edit])
        spans = dict(zip(spans, carried_turns(list(spans.values()), edit), strict=True))
        spans = {ident: span for ident, span in spans.items() if not span.lost}
        if data.draw(st.booleans()):
            assert [(start, end, turn.id) for start, end, turn in page.all()] == [
                (span.start, span.end, ident) for ident, span in spans.items()
            ]
    assert len(page) == len(spans)
    assert [(start, end) for start, end, _ in page.all()] == [(span.start, span.end) for span in spans.values()]
