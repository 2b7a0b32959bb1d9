"""Columns whose meaning follows from that of others: further partners, an end beside its beginning, a place with its country."""

from collections.abc import Mapping

from annuario.register.partners import names_countries, names_others, names_places
from annuario.register.words import vocabulary

_SEVERAL = {"partners", "countries"}
_FEW = 2


def with_relatives(pairs: Mapping[int, tuple[str, str]], words: Mapping[int, str], fields: Mapping[int, str]) -> Mapping[int, str]:
    """Return the fields by column with those that follow from them.

    `pairs` are the headings in two rows as people see them, `words` the plain words of each that tell.
    """
    named = _with_days(words, _with_others(words, _with_end(words, fields)))
    return _with_period(_with_countries(pairs, named))


def _with_others(words: Mapping[int, str], fields: Mapping[int, str]) -> Mapping[int, str]:
    """Return the fields, with the further columns of one: "Partner 1", "Partner 2", or twice "Country"."""
    found = dict(fields)
    for column, field in fields.items():
        stem = words[column].rstrip("0123456789 ")
        if field in _SEVERAL:
            same = {other for other, said in words.items() if said == words[column] or said.rstrip("0123456789 ") == stem != said}
            found |= dict.fromkeys(same - fields.keys(), field)
        if field == "partners" and names_others(words[column]):  # one who leads has a column of its own
            found |= {other: field for other, said in words.items() if said in vocabulary().leads and other not in fields}
    return found


def _with_countries(pairs: Mapping[int, tuple[str, str]], fields: Mapping[int, str]) -> Mapping[int, str]:
    """Return the fields; a place with its country tells the country where no column does: "Sede (Paese)"."""
    if "countries" in fields.values():
        return fields
    both = [column for column, said in pairs.items() if names_countries(" ".join(said)) and names_places(" ".join(said))]
    return {**dict.fromkeys(both[:1], "countries"), **fields}


def _with_days(words: Mapping[int, str], fields: Mapping[int, str]) -> Mapping[int, str]:
    """Return the fields; days and months in two columns are one period."""
    times = {column: words[column] for column, field in fields.items() if field == "period"}
    both = {column for column, said in words.items() if said in vocabulary().days | vocabulary().months}
    kinds = {words[column] in vocabulary().days for column in both}
    return {**fields, **dict.fromkeys(both, "period")} if times.keys() <= both and len(both) == len(kinds) == _FEW else fields


def _with_end(words: Mapping[int, str], fields: Mapping[int, str]) -> Mapping[int, str]:
    """Return the fields; "A" beside "Da" is the end, and anywhere else a letter."""
    since = [column for column, field in fields.items() if field == "start" and words[column] == "da"]
    ends = {column: "end" for column, said in words.items() if said == "a" and column - 1 in since and "end" not in fields.values()}
    return {**fields, **ends}


def _with_period(fields: Mapping[int, str]) -> Mapping[int, str]:
    """Return the fields; a year is the period where no other column tells it."""
    if {"period", "start", "end"} & set(fields.values()):
        return fields
    return {column: "period" if field == "year" else field for column, field in fields.items()}
