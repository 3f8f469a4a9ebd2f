"""The index and its query language; the only place that knows Whoosh."""
