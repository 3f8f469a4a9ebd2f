"""One file per view in the side areas and the tabs; panels do not import one another."""
