"""Commands as data: id, words, icon, keys, when, run; one file a noun and the catalogue."""
