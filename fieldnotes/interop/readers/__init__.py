"""One reader a format: bytes in, planned notes out; nothing here touches a project."""
