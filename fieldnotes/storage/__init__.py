"""One open file: connection, schema, journal, locks, backups, checks; knows no noun."""
