"""Holds the answer of the index against a plain scan of the same texts."""

from plain_scan import Library, Page, Scan, in_code_points, page_of
from shelf import Shelf

from fieldnotes.domain.index_rows import IndexRow


def library_of(rows: list[IndexRow]) -> Library:
    return Library(page_of(row.id, row.text, row.language, row.title) for row in rows)


def scanned(pages: list[Page], scan: Scan) -> dict[str, set[tuple[int, int]]]:
    """By note that matches where the occurrences stand."""
    return {page.id: in_code_points(page, spans) for page in pages if (spans := scan(page)) is not None}


def assert_same(shelf: Shelf, library: Library, query: str, scan: Scan) -> int:
    """Notes, places and totals are the same; gives how many occurrences there are."""
    answer = shelf.ask(query, limit=None)
    expected = scanned(library.pages, scan)
    assert {hit.id: set(hit.occurrences) for hit in answer.hits} == expected, query
    assert answer.notes == len(expected), query
    assert answer.occurrences == sum(map(len, expected.values())), query
    return answer.occurrences
