"""The gate: what a file really is, told by its content alone, and whether it keeps the limits. Judges, never changes.

Reads the file as a stream, opens no part with an XML tree, and looks at no name's ending: what the sender called the
file is not asked. How much a reason weighs is not decided here.
"""

from annuario.gate.judge import judge, judge_stream
from annuario.gate.verdict import Kind, Reason, Verdict

__all__ = ["Kind", "Reason", "Verdict", "judge", "judge_stream"]
