"""Widgets that know nothing of fieldnotes and could serve any program."""
