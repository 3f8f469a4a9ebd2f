"""Dialogs as functions: values in, values out, never the project."""
