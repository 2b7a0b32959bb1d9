"""annuario: one yearly report out of many hands. The trade itself, an ordinary library that knows no workflow engine."""

import logging

__version__ = "0.1.0"

logging.getLogger(__name__).addHandler(logging.NullHandler())  # a library says nothing on its own; see ledger.desk
