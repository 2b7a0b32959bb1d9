"""The drafts that lie beside the draft, and what is to be done with each: nothing, close the draft, or take words over."""

from dataclasses import dataclass
from pathlib import Path

from annuario.ledger.desk import Desk
from annuario.report.place import could_not_merge, is_the_programs, next_drafts, open_somewhere
from annuario.report.words import fill, status_words


@dataclass(frozen=True, slots=True)
class Beside:
    """A draft beside the draft, and the key of status.toml that says why it lies there and what to do."""

    path: Path
    why: str

    def sentence(self, language: str) -> str:
        """Return why it lies there, and what is to be done."""
        return fill(status_words(language)[self.why], file=self.path.name)


def drafts_beside(desk: Desk) -> tuple[Beside, ...]:
    """Return the drafts that lie beside the draft, by name, each with what is to be done with it."""
    return tuple(Beside(path, _why(desk, path)) for path in next_drafts(desk))


def _why(desk: Desk, path: Path) -> str:
    draft = desk.workspace.draft
    if not is_the_programs(desk, path):
        return "next_changed"  # no run takes it away or puts it in place
    if open_somewhere(draft):
        return "next_open"
    return "next_unmerged" if could_not_merge(desk, draft) else "next_comes"
