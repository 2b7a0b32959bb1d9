"""Words as people mean them: without accents, capitals and brackets; and the vocabulary of `columns.toml`."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

LISTS: Final = "_annuario"
"""The hidden sheet of our own form that holds the lists to choose from; it is no sheet of activities."""


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Return `text` small, without accents, punctuation and what stands in brackets, words apart by one space."""
    return _bare(re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", text)) or _bare(text)


def _bare(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"[^\W_]+", "".join(letter for letter in parts if not unicodedata.combining(letter))))


def one_line(text: str) -> str:
    """Return `text` on one line, with single spaces."""
    return " ".join(text.split())


def lines(text: str) -> str:
    """Return `text` with its line breaks, each line with single spaces, without empty lines at either end."""
    return "\n".join(one_line(line) for line in text.splitlines()).strip("\n")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of `columns.toml`; `columns` gives for a plain heading its field and its rank there."""

    columns: Mapping[str, tuple[str, int]]
    whole_only: frozenset[str]
    whole_sum: frozenset[str]
    others: frozenset[str]
    describing: frozenset[str]
    leads: frozenset[str]
    days: frozenset[str]
    months: frozenset[str]
    totals: frozenset[str]
    units: frozenset[str]
    remarks: tuple[str, ...]
    closing: tuple[str, ...]
    nothing: frozenset[str]
    small_words: frozenset[str]
    ditto: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary."""
    raw = tomllib.loads(files(__package__).joinpath("columns.toml").read_text("utf-8"))
    return Vocabulary(
        columns={word: (field, rank) for field, words in raw["columns"].items() for rank, word in enumerate(words)},
        whole_only=frozenset(raw["headings"]["whole_only"]),
        whole_sum=frozenset(raw["headings"]["whole_sum"]),
        others=frozenset(raw["headings"]["others"]),
        describing=frozenset(raw["headings"]["describing"]),
        leads=frozenset(raw["headings"]["leads"]),
        days=frozenset(raw["headings"]["days"]),
        months=frozenset(raw["headings"]["months"]),
        totals=frozenset(raw["rows"]["totals"]),
        units=frozenset(raw["rows"]["units"]),
        remarks=tuple(raw["rows"]["remarks"]),
        closing=tuple(raw["rows"]["closing"]),
        nothing=frozenset(raw["values"]["nothing"]),
        small_words=frozenset(raw["values"]["small_words"]),
        ditto=frozenset(raw["values"]["ditto"]),
    )


def says_nothing(text: str) -> bool:
    """Return whether `text` only fills the place: "-", "n.d.", "//"."""
    return plain(text) in vocabulary().nothing and "?" not in text


def is_ditto(text: str) -> bool:
    """Return whether `text` says "as above": ditto signs, "idem"."""
    said = text.strip()
    return said in vocabulary().ditto or plain(said) in vocabulary().ditto
