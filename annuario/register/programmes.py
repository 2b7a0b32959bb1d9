"""The programmes of the European Union by the words with which departments name them, from `programmes.toml`."""

from functools import lru_cache

from annuario.register.listing import Entry, entries_in


@lru_cache(maxsize=5_000)
def european_programme(written: str) -> Entry | None:
    """Return the programme of the Union that `written` names, None for nothing, for a city's own, and for one not known."""
    return next(entries_in(written, "programmes"), None)


def programme_name(written: str, language: str) -> str:
    """Return the name under which a programme is listed: the Union's one, else as it was written; "" for none."""
    known = european_programme(written)
    return known.of(language) if known else " ".join(written.split())
