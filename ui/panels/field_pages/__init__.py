"""Pages of what the field is made of: people, groups, places, events; one frame, a subject for each noun."""
