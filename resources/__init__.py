"""What the program brings along: the sample study; data, no code."""
