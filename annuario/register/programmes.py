"""The programmes of the European Union by the words with which departments name them, from `programmes.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from annuario.register.words import plain


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme of the Union, and its name in both languages."""

    en: str
    it: str

    def of(self, language: str) -> str:
        """Return the name in `language`."""
        return self.it if language == "it" else self.en


@lru_cache(maxsize=5_000)
def european_programme(written: str) -> Programme | None:
    """Return the programme of the Union that `written` names, None for nothing, for a city's own, and for one not known."""
    said = f" {plain(written)} "
    return next((programme for programme, words in _known() if any(f" {word} " in said for word in words)), None)


def programme_name(written: str, language: str) -> str:
    """Return the name under which a programme is listed: the Union's one, else as it was written; "" for none."""
    known = european_programme(written)
    return known.of(language) if known else " ".join(written.split())


@cache
def _known() -> tuple[tuple[Programme, tuple[str, ...]], ...]:
    raw = tomllib.loads(files(__package__).joinpath("programmes.toml").read_text("utf-8"))
    return tuple((Programme(each["en"], each["it"]), tuple(each["words"])) for each in raw["programmes"])
