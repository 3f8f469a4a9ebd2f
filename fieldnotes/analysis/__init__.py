"""Questions to the project whose answers are plain data; nothing here is drawn."""
