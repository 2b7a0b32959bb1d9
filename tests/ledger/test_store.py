import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import IntegrityError

import annuario.ledger
from annuario.clock import Clock
from annuario.errors import Refused, WrongUse
from annuario.ledger.decisions import extend, extensions
from annuario.ledger.schema import extension, metadata
from annuario.ledger.store import HEAD, Ledger, LedgerFailed, open_ledger

MIGRATIONS = Path(annuario.ledger.__file__).parent / "migrations"

WRITER = """
import sys
from datetime import date
from pathlib import Path
from annuario.clock import Clock
from annuario.ledger.decisions import extend
from annuario.ledger.store import open_ledger

print("ready", flush=True)
sys.stdin.readline()
ledger = open_ledger(Path(sys.argv[1]), "small")
for number in range(30):
    extend(ledger, Clock.fixed(date(2006, 2, 16)), f"{sys.argv[2]}-{number}", date(2006, 3, 10))
ledger.close()
"""


@pytest.fixture(autouse=True)
def _the_usual_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANNUARIO_LEDGER", raising=False)


def set_version(ledger: Ledger, version: str) -> None:
    """Write another version of the tables' form into the ledger."""
    with ledger.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})


def write_all(ledger: Ledger, rows: Iterable[dict[str, object]]) -> None:
    """Write extensions in one transaction."""
    with ledger.write() as connection:
        for row in rows:
            connection.execute(extension.insert().values(**row))


def test_the_migrations_make_what_the_program_knows(ledger: Ledger) -> None:
    with ledger.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)

    assert differences == []
    assert set(inspect(ledger.engine).get_table_names()) == {*metadata.tables, "alembic_version"}


def test_the_version_that_the_program_knows_is_that_of_the_last_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))

    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_what_was_written_is_there_when_the_ledger_is_opened_again(ledger: Ledger, clock: Clock, tmp_path: Path) -> None:
    extend(ledger, clock, "sport", date(2006, 3, 10))
    ledger.close()

    again = open_ledger(tmp_path / "state", "small")

    assert extensions(again) == {"sport": date(2006, 3, 10)}
    again.close()


def test_one_ledger_serves_all_cycles_and_each_sees_its_own(ledger: Ledger, clock: Clock, tmp_path: Path) -> None:
    other = open_ledger(tmp_path / "state", "other")

    extend(ledger, clock, "sport", date(2006, 3, 10))
    extend(other, clock, "sport", date(2007, 3, 10))

    assert (extensions(ledger), extensions(other)) == ({"sport": date(2006, 3, 10)}, {"sport": date(2007, 3, 10)})
    other.close()


def test_a_ledger_of_a_newer_annuario_is_refused_and_left_as_it_is(ledger: Ledger, tmp_path: Path) -> None:
    set_version(ledger, "9999")

    with pytest.raises(Refused) as told:
        open_ledger(tmp_path / "state", "small")

    with ledger.read() as connection:
        version = connection.scalar(text("SELECT version_num FROM alembic_version"))
    assert version == "9999"
    assert str(told.value) == (
        f"The ledger was written by a newer annuario (its form is 9999, this one knows {HEAD}): update annuario."
    )


def test_a_write_that_fails_half_way_leaves_nothing(ledger: Ledger, clock: Clock) -> None:
    good: dict[str, object] = {"cycle": "small", "department": "sport", "until": date(2006, 3, 10), "at": clock.now}
    rows = [good, good | {"department": None}]

    with pytest.raises(IntegrityError):
        write_all(ledger, rows)

    assert extensions(ledger) == {}


def test_several_processes_open_a_new_ledger_and_write_at_once(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "ANNUARIO_LEDGER"}
    command = [sys.executable, "-c", WRITER, str(tmp_path / "state")]
    writers = [
        subprocess.Popen([*command, str(number)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        for number in range(3)
    ]

    for writer in writers:
        assert writer.stdout is not None
        writer.stdout.readline()
    for writer in writers:
        writer.communicate(b"go\n", timeout=60)

    ledger = open_ledger(tmp_path / "state", "small")
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    assert set(extensions(ledger)) == {f"{writer}-{number}" for writer in range(3) for number in range(30)}
    ledger.close()


def test_a_damaged_database_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(b"no database, but somebody's only copy of something" * 100)
    before = path.read_bytes()

    with pytest.raises(LedgerFailed, match=r"^The ledger could not be used: file is not a database\. Is the disk full"):
        open_ledger(tmp_path, "small")

    assert path.read_bytes() == before


def test_a_state_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")

    with pytest.raises(Refused, match=r"cannot be made: .*file/state \(Not a directory\)\. Set ANNUARIO_STATE to another\."):
        open_ledger(tmp_path / "file" / "state", "small")


def test_the_environment_names_another_database(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNUARIO_LEDGER", f"sqlite:///{tmp_path / 'elsewhere.db'}")

    ledger = open_ledger(tmp_path / "state", "small")
    extend(ledger, clock, "sport", date(2006, 3, 10))
    ledger.close()

    engine = create_engine(f"sqlite:///{tmp_path / 'elsewhere.db'}")
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT department FROM extension")) == "sport"
    engine.dispose()


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("nonsense", "it is no such address"),
        ("carrier+pigeon://user:secret@host/annuario", "it is no such address"),
        ("oracle+oracledb://user:secret@host/annuario", "the Python package oracledb is missing"),
    ],
)
def test_a_database_that_cannot_be_used_is_told_without_its_password(
    url: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANNUARIO_LEDGER", url)

    with pytest.raises(WrongUse) as told:
        open_ledger(tmp_path, "small")

    assert str(told.value) == (
        f"The database that ANNUARIO_LEDGER names cannot be used: {reason}. Write a SQLAlchemy URL, or unset it."
    )
