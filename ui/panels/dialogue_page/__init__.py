"""The page of a dialogue exercise: prompts and rounds as threads, positions that move. Nothing else belongs here."""
