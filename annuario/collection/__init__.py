"""Collecting and checking: the shared folder, safe copies, what is wrong with them, and the answers to departments.

Works on copies in the archive; in the shared folder it writes nothing but the answers and the proofs. Sends no mail.
"""

from annuario.collection.check import RULES, Checked, Judged, check, check_department
from annuario.collection.collect import Collected, collect
from annuario.collection.lay import Laid, lay_proofs
from annuario.collection.share import ShareAway, require_share

__all__ = [
    "RULES",
    "Checked",
    "Collected",
    "Judged",
    "Laid",
    "ShareAway",
    "check",
    "check_department",
    "collect",
    "lay_proofs",
    "require_share",
]
