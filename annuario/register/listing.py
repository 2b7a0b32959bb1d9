"""Lists of names kept as data: what each is called in both languages, and the words by which it is known."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from annuario.register.words import plain


@dataclass(frozen=True, slots=True)
class Entry:
    """A name of a list, in both languages."""

    en: str
    it: str

    def of(self, language: str) -> str:
        """Return the name in `language`."""
        return self.it if language == "it" else self.en


def entries_in(written: str, name: str) -> Iterator[Entry]:
    """Yield the entries of the list `name` whose words stand in `written`, in the list's order."""
    said = f" {plain(written)} "
    for entry, words in _known(name):
        if any(f" {word} " in said for word in words):
            yield entry


@cache
def _known(name: str) -> tuple[tuple[Entry, tuple[str, ...]], ...]:
    raw = tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))
    return tuple((Entry(each["en"], each.get("it", each["en"])), tuple(each["words"])) for each in raw[name])
