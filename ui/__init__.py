"""The window: PySide6 widgets over an open session; no SQL, no index, no file formats."""
