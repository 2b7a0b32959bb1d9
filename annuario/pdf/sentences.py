"""What a broken rule of PDF/UA-1 or PDF/A-2b means to a person, and where it is mended. Judges nothing."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

STANDARDS = {"ua1": "PDF/UA-1 (ISO 14289-1)", "2b": "PDF/A-2b (ISO 19005-2)"}
"""The flavours as veraPDF names them, and the names of the standards."""


def sentence(flavour: str, clause: str, test: int) -> str:
    """Return what it means that this test of a clause failed: the sentence of the test, else of the narrowest clause."""
    known = _table().get(flavour, {})
    parts = clause.split(".")
    names = [f"{clause}-{test}", *(".".join(parts[:length]) for length in range(len(parts), 0, -1))]
    return next((known[name] for name in names if name in known), "A rule of the standard is broken.")


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))
