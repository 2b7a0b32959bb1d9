"""Corpo di Polizia Municipale: one Word file, broken off on its way."""

from tests.documents.sample.content import Heading, Look, Para, Title, WordFile

_REPORT = WordFile(
    path="Relazione Polizia Municipale 2005.docx",
    author="Corpo di Polizia Municipale",
    look=Look(font="Arial", size=11),
    blocks=(
        Title("Police of cities"),
        Heading(1, "International exchanges and projects in urban police training"),
        Para("The Corpo di Polizia Municipale received officers of Lyon and Barcelona in June 2005."),
    ),
    cut_at=0.6,
)

FILES = (_REPORT,)
