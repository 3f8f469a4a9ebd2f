"""A report as data, then a writer per format; nothing here changes a project."""
