"""Pure functions on text: marks, anchors, offsets, dates, differences; nothing that opens a file."""
