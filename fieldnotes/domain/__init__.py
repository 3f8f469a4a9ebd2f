"""The nouns and rules of the field as frozen dataclasses; only the standard library, no SQL, no files."""
