"""The room of notes: its head, its folders, its list; nothing of other rooms."""
