"""The second house: a university of another language, size and look. `python -m tests.documents.ateneo` makes its files again."""
