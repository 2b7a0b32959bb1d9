"""Networks of cities that the partners and titles of activities name, from `networks.toml`."""

from collections.abc import Iterable

from annuario.register.listing import entries_in


def networks_named(written: Iterable[str], language: str) -> tuple[str, ...]:
    """Return the names of the known networks that stand in any of the texts, each once."""
    return tuple(dict.fromkeys(entry.of(language) for text in written for entry in entries_in(text, "networks")))
