"""Bringing the ledger's tables to the form that this program knows, by alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine


def upgrade(engine: Engine, *, to: str = "head") -> None:
    """Change the tables behind `engine` to version `to`; keeps every row."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, to)
