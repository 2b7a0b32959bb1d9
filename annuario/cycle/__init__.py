"""The cycle: one year's report as its coordinator wrote it down in cycle.toml. Knows no file handed in and no mail."""

from annuario.cycle.load import BadCycle, load_cycle
from annuario.cycle.model import Cycle, Department, Names, Section, Topic

__all__ = ["BadCycle", "Cycle", "Department", "Names", "Section", "Topic", "load_cycle"]
