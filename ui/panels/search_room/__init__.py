"""The room of searches: narrowing, kept and recent searches, and how to ask."""
