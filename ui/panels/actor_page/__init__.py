"""The page of a person or group: names, facts with their times, notes; one file a part."""
