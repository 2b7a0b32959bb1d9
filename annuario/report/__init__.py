"""The book: which contribution goes in which section, front and back matter, draft, PDF, edition, and the page of who is late.

Knows no mail and no workflow engine.
"""

from annuario.report.assemble import Assembled, assemble
from annuario.report.export import Exported, export
from annuario.report.publish import Edition, publish
from annuario.report.status import write_status

__all__ = ["Assembled", "Edition", "Exported", "assemble", "export", "publish", "write_status"]
