"""Everything that comes in or goes out as data: first a plan that can be shown, then one undoable step."""
