"""What belongs to the thing selected: its codes, links and backlinks, details, history; one file a part."""
