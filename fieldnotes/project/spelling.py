"""Words that are right in this project although no dictionary knows them."""

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import ordered_id
from fieldnotes.storage.store import Store


class Spelling:
    """The words a study has added to the dictionaries; they travel with it, and are sealed with it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def accept(self, word: str, note: str | None = None) -> None:
        """Let a word count as right in the whole project, or in one note (its id) only.

        Raises:
            UserError: there is no word.
        """
        word = " ".join(word.split())
        if not word:
            raise UserError("There is no word here to add.")
        place = "in this note" if note else "to the dictionary"
        verb = "Ignore" if note else "Add"
        if word in self.words(note):
            return
        with self._store.step(f"{verb} “{word[:40]}” {place}"):
            self._store.insert("spelling", {"id": ordered_id(), "word": word, "note": note})

    def words(self, note: str | None = None) -> set[str]:
        """The words that are right everywhere, and in one note (its id) if it is named."""
        rows = self._store.rows("SELECT word FROM live_spelling WHERE note IS NULL OR note = ?", [note])
        return {row["word"] for row in rows}

    def forget(self, word: str) -> None:
        """Take a word out of the project's dictionary again."""
        rows = self._store.rows("SELECT id FROM live_spelling WHERE word = ? AND note IS NULL", [word])
        if rows:
            with self._store.step(f"Take “{word[:40]}” out of the dictionary"):
                for row in rows:
                    self._store.delete("spelling", row["id"])

    def names(self) -> set[str]:
        """Names of people, groups, places and codes, and what else they are called: never wrong."""
        rows = self._store.rows(
            "SELECT name FROM live_actor UNION SELECT form FROM live_alias UNION SELECT pseudonym FROM live_alias "
            "UNION "
            "SELECT name FROM live_site UNION SELECT pseudonym FROM live_site UNION SELECT name FROM live_code "
            "UNION SELECT name FROM live_event UNION SELECT name FROM live_contributor"
        )
        return {row["name"] for row in rows if row["name"]}
