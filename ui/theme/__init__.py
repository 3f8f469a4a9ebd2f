"""Tokens, palette, style sheet and icons dyed at load; no widget of its own."""
