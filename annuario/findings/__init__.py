"""Findings: what is wrong with a contribution, where, and what its department can do about it.

Says nothing itself: the words stand in `en.toml` and `it.toml`, by code, and are filled in with plain substitution.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Severity(StrEnum):
    """How much a finding weighs: `stops` keeps the file out, `look` wants a person's eye, `note` only tells."""

    STOPS = "stops"
    LOOK = "look"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about one file.

    `file` is the path below the department's folder, `place` a heading with words or a sheet with a cell ("" = the whole
    file), `params` what the text is filled in with, `digest` the SHA-256 of the file that was judged.
    """

    code: str
    severity: Severity
    file: str
    place: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""

    def what(self, language: str) -> str:
        """Return the sentence that says what was found, in `language` ("it" or "en")."""
        return _fill(texts(language)[self.code]["what"], self.params)

    def do(self, language: str) -> str:
        """Return the sentence that says what to do about it, in `language`."""
        return _fill(texts(language)[self.code]["do"], self.params)


@cache
def texts(language: str) -> Mapping[str, Mapping[str, str]]:
    """Return the texts of all findings by code; a language without texts gets the English ones."""
    known = language if language in {"it", "en"} else "en"
    return tomllib.loads(files(__package__).joinpath(f"{known}.toml").read_text("utf-8"))


def stops(findings: Iterable[Finding]) -> bool:
    """Return whether one of `findings` keeps its file out of the report."""
    return any(finding.severity is Severity.STOPS for finding in findings)


def _fill(text: str, params: Mapping[str, str]) -> str:
    # In one pass and not by str.format: a file's name may hold braces, and may look like the name of another value.
    return re.sub(r"\{(\w+)\}", lambda found: params.get(found[1], found[0]), text)
