"""Builds what the sample's departments handed in; `python -m tests.documents.sample` writes it anew.

The texts stand in `texts/`, a module a department. The other modules only know how an office's file is made.
"""
