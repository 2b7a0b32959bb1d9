"""Any sequence of what people and networks do to a shared folder: no whole version is lost, nobody is late while it is away."""

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from annuario.collection import ShareAway, check, collect
from annuario.ledger.desk import Desk
from annuario.ledger.submissions import submissions
from annuario.mail import remind
from tests.collection.conftest import CYCLE, City
from tests.documents.word import para, word

R = TypeVar("R")

DEPARTMENTS = ("sport", "gioventu")
NAMES = ("Relazione.docx", "Relazione (2).docx", "missioni/Relazione.docx", "~$Relazione.docx")
VERSIONS = tuple(word(para(f"Versione {number} della relazione.")) for number in range(4))
LATE = date(2006, 2, 20)  # the first working day after the deadline

files = st.tuples(st.sampled_from(DEPARTMENTS), st.sampled_from(NAMES))
versions = st.sampled_from(VERSIONS)


class Share(RuleBasedStateMachine):
    """The shared folder under many hands, and what a run must have kept of it."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="share-"))
        self.city = City(self.root)
        for department in (*DEPARTMENTS, "urban-center"):
            self.city.put(f"{department}/.gitkeep", b"")
        self.city.put(".annuario-share", b"here\n")
        (self.city.shared.parent / "cycle.toml").write_text(CYCLE, "utf-8")
        self.seen: set[tuple[str, str]] = set()
        self.delivered: set[str] = set()

    def teardown(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.root)

    # --- what people do ---

    @rule(file=files, content=versions)
    def put(self, file: tuple[str, str], content: bytes) -> None:
        """Hand a version in, over whatever lies there."""
        if self.there:
            self.city.put("/".join(file), content)

    @rule(file=files, content=versions, part=st.floats(0.0, 0.99))
    def put_half(self, file: tuple[str, str], content: bytes, part: float) -> None:
        """Break a copy off."""
        if self.there:
            self.city.put("/".join(file), content[: int(len(content) * part)])

    @rule(file=files, other=files)
    def move(self, file: tuple[str, str], other: tuple[str, str]) -> None:
        """Rename a file, or lay it into another department's folder."""
        path, target = self.city.shared.joinpath(*file), self.city.shared.joinpath(*other)
        if path.is_file():
            target.parent.mkdir(exist_ok=True)
            path.replace(target)

    @rule(file=files, other=files)
    def copy(self, file: tuple[str, str], other: tuple[str, str]) -> None:
        """Copy a file beside itself or elsewhere."""
        path = self.city.shared.joinpath(*file)
        if path.is_file() and file != other:
            self.city.put("/".join(other), path.read_bytes())

    @rule(file=files)
    def delete(self, file: tuple[str, str]) -> None:
        """Delete a file."""
        self.city.shared.joinpath(*file).unlink(missing_ok=True)

    # --- what networks do ---

    @property
    def there(self) -> bool:
        """Whether the folder is connected."""
        return (self.city.shared / ".annuario-share").is_file()

    @precondition(lambda self: self.there)
    @rule(empty=st.booleans())
    def drop_out(self, *, empty: bool) -> None:
        """Let the share go: its mount point is empty, or not there at all."""
        self.city.shared.replace(self.root / "elsewhere")
        if empty:
            self.city.shared.mkdir()

    @precondition(lambda self: not self.there)
    @rule()
    def come_back(self) -> None:
        """Connect the share again."""
        shutil.rmtree(self.city.shared, ignore_errors=True)
        (self.root / "elsewhere").replace(self.city.shared)

    # --- what the program does ---

    @rule()
    def run(self) -> None:
        """Collect and check, as every run does first; away, it must say so and change nothing."""
        if not self.there:
            before = self.at_desk(lambda desk: submissions(desk.ledger))
            with pytest.raises(ShareAway):
                self.at_desk(lambda desk: collect(desk, pause=0))
            assert self.at_desk(lambda desk: submissions(desk.ledger)) == before
            return
        whole = self._whole()
        self.at_desk(_both)
        self.seen |= whole
        self.delivered |= {department for department, _ in whole}

    @rule()
    def remind(self) -> None:
        """Write to who is late, as the command does: after collecting, or not at all."""
        try:
            self.at_desk(_both)
            self.seen |= self._whole()
            self.delivered |= {department for department, _ in self._whole()}
            self.at_desk(remind)
        except ShareAway:
            assert not self.there

    def _whole(self) -> set[tuple[str, str]]:
        """Return department and digest of every whole version that lies there under a name that counts."""
        found = {(d, self.city.shared / d / name) for d in DEPARTMENTS for name in NAMES if not name.startswith("~$")}
        return {(d, _digest(path)) for d, path in found if path.is_file() and path.read_bytes() in VERSIONS}

    # --- what holds at any time ---

    @invariant()
    def nothing_seen_is_lost(self) -> None:
        """Every whole version that a run saw is in the ledger as its department's, and in the archive as it was."""
        rows = {(row.department, row.digest) for row in self.at_desk(lambda desk: submissions(desk.ledger))}
        assert self.seen <= rows
        archive = self.at_desk(lambda desk: desk.archive)
        assert all(archive.path(digest).read_bytes() in VERSIONS for _, digest in self.seen)

    @invariant()
    def who_delivered_is_not_late(self) -> None:
        """No department that handed in a whole text is late, wherever the share is and whatever lies in it now."""
        late = {s.department.id for s in self.at_desk(lambda desk: desk.standings()) if s.days_late and "narrative" in s.missing}
        assert not late & self.delivered

    def at_desk(self, work: Callable[[Desk], R]) -> R:
        """Work at a desk on the day after the deadline."""
        return self.city.at_desk(work, today=LATE)


def _both(desk: Desk) -> None:
    collect(desk, pause=0)
    check(desk)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(("examples", "steps"), [(6, 12), pytest.param(150, 40, marks=pytest.mark.slow)], ids=["some", "many"])
def test_any_sequence_loses_no_whole_version_and_calls_nobody_late(examples: int, steps: int) -> None:
    bounds = settings(max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=list(HealthCheck))

    run_state_machine_as_test(Share, settings=bounds)
