"""annuario: one yearly report out of many hands. The trade itself, an ordinary library that knows no workflow engine."""

__version__ = "0.1.0"
