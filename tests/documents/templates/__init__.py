"""The builder of the Word templates: `python -m tests.documents.templates` makes them again, byte for byte."""
