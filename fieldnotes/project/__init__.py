"""A module per noun with its SQL and its verbs over one store; no files, no index, no screen."""
