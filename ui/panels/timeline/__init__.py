"""The room Time and its page: lanes, the painted timeline, and what is kept of it as files."""
