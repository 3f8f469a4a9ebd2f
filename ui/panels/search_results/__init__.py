"""The page of what a search found: what is asked, the head over the results, and the results."""
