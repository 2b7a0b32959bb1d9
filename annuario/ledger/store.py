"""Opening the ledger: one database for all cycles, SQLite by default, any SQLAlchemy URL by `ANNUARIO_LEDGER`."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import ArgumentError, DatabaseError, IntegrityError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from annuario.errors import AnnuarioError, Refused, WrongUse

HEAD = "0003"


class LedgerFailed(AnnuarioError):
    """The database did not answer, its disk is full, or it is damaged."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The memory of one cycle; `read` and `write` open a connection each."""

    engine: Engine
    cycle: str

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Yield a connection that takes no lock."""
        with _told(), self.engine.connect() as connection:
            yield connection.execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Yield a connection in a transaction of its own: all of it is kept, or nothing."""
        with _told(), self.engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def open_ledger(state: Path, cycle: str) -> Ledger:
    """Return the ledger under `state` (made or brought up to date if need be) for the cycle named `cycle`.

    Raises Refused if it was written by a newer annuario, LedgerFailed if it cannot be opened, WrongUse if `ANNUARIO_LEDGER`
    names none.
    """
    url = os.environ.get("ANNUARIO_LEDGER") or f"sqlite:///{state / 'ledger.db'}"
    if url.startswith("sqlite"):
        _make_folder(state)
    with _told():
        engine = _engine(url)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _prepare)
            event.listen(engine, "begin", _begin)
        try:
            _bring_up_to_date(engine)
        except Exception:
            engine.dispose()
            raise
    return Ledger(engine, cycle)


def _engine(url: str) -> Engine:
    try:
        return create_engine(url, connect_args={"timeout": 60} if url.startswith("sqlite") else {})
    except (ArgumentError, ModuleNotFoundError) as error:  # the address is not told: it may hold a password
        reason = (
            f"the Python package {error.name} is missing" if isinstance(error, ModuleNotFoundError) else "it is no such address"
        )
        message = f"The database that ANNUARIO_LEDGER names cannot be used: {reason}. Write a SQLAlchemy URL, or unset it."
        raise WrongUse(message) from error


def _make_folder(state: Path) -> None:
    try:
        state.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"The folder of the program's memory cannot be made: {state} ({error.strerror}). Set ANNUARIO_STATE to another."
        raise Refused(message) from error


def _prepare(connection: object, _record: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # type: ignore[attr-defined]  # we begin transactions ourselves, see _begin
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    # IMMEDIATE: a reader that turns writer would fail at once when another process writes, instead of waiting.
    if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _bring_up_to_date(engine: Engine) -> None:
    version = _version(engine)
    if version == HEAD:
        return
    if version and version > HEAD:
        message = f"The ledger was written by a newer annuario (its form is {version}, this one knows {HEAD}): update annuario."
        raise Refused(message)
    from annuario.ledger.migrate import upgrade  # noqa: PLC0415 -- alembic costs 0.3 s, needed once a version

    upgrade(engine)


def _version(engine: Engine) -> str | None:
    try:
        with engine.connect() as connection:
            read_only = connection.execution_options(isolation_level="AUTOCOMMIT")
            found = read_only.scalar(text("SELECT version_num FROM alembic_version"))
            return str(found) if found else None
    except SQLAlchemyError:
        with engine.connect() as connection:  # raises if the database cannot be opened at all
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("SELECT 1"))
        return None


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise  # two wrote the same; who writes decides what that means
    except DatabaseError as error:
        message = f"The ledger could not be used: {error.orig}. Is the disk full, the folder not writable, or the file damaged?"
        raise LedgerFailed(message) from error
