"""The rows that match a query, by their keys alone: no order, no texts, no places."""

from fieldnotes.search.evaluate import Evaluation
from fieldnotes.search.results import Matching, MatchingQuestion


def matching(question: MatchingQuestion, evaluation: Evaluation) -> Matching:
    """The keys of all rows that match, of whatever noun.

    Args:
        question: what was asked.
        evaluation: its answer over the index.
    """
    return Matching(query=question.text, notes=evaluation.notes(), keys=evaluation.keys())
