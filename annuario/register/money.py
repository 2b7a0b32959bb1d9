"""Amounts of money: read by a grammar of our own that refuses what could mean two things, and written for people.

No list of exchange rates, no sums.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

HOUSE_CURRENCY = "EUR"
"""What an amount is in when neither its cell nor its heading says."""

_CURRENCIES = {
    "€": "EUR",
    "eur": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "£": "GBP",
    "gbp": "GBP",
    "usd": "USD",
    "us$": "USD",
    "chf": "CHF",
    "$": "",  # whose dollars it is the heading must tell
    "zł": "PLN",
    "kč": "CZK",
    **{code: code.upper() for code in ("sek", "nok", "dkk", "pln", "czk", "huf", "ron", "jpy", "cad", "aud", "rub")},
    "itl": "ITL",
    "lire": "ITL",
}
_TIMES = {
    "k": 1_000,
    "mila": 1_000,
    "thousand": 1_000,
    "mln": 1_000_000,
    "mio": 1_000_000,
    "milione": 1_000_000,
    "milioni": 1_000_000,
    "million": 1_000_000,
    "millions": 1_000_000,
    "m": 1_000_000,
    "mld": 1_000_000_000,
    "miliardo": 1_000_000_000,
    "miliardi": 1_000_000_000,
    "billion": 1_000_000_000,
    "millionen": 1_000_000,
    "millones": 1_000_000,
    "tausend": 1_000,
    "tsd": 1_000,
    "t": 1_000,
}
_SHORT = {"m", "t"}
"""Metres, months, men, tons: only money where a sign of it stands there too."""
_UNITS = {
    "migliaia": 1_000,
    "thousand": 1_000,
    "thousands": 1_000,
    "milliers": 1_000,
    "miles": 1_000,
    "tausend": 1_000,
    "teur": 1_000,
    "keur": 1_000,
    "milioni": 1_000_000,
    "million": 1_000_000,
    "millions": 1_000_000,
    "millones": 1_000_000,
    "millionen": 1_000_000,
    "mio": 1_000_000,
    "mln": 1_000_000,
    "meur": 1_000_000,
}
_UNIT = re.compile(rf"\b(?:{'|'.join(_UNITS)})\b|\b(?:k|t|m)[€£]|[€£](?:k|m)\b|[x×/] ?1[., ]?000\b(?![.,]?0)|'000\b")
_SIGN = "|".join(sorted(map(re.escape, _CURRENCIES), key=len, reverse=True))
_WORD = "|".join(sorted(_TIMES, key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?:(?P<before>{_SIGN}|l(?=\.))\.?\s*)?(?P<number>[0-9](?:[0-9.,' ]*[0-9])?)(?P<bare>[.,][-=]+)?"
    rf"\s*(?P<times>{_WORD})?\.?\s*(?:di\s+|de\s+|d')?(?P<after>{_SIGN})?\.?",
)
_GROUPED = re.compile(
    r"(?P<whole>[0-9]{1,3}(?P<group>[.,' ])[0-9]{3}(?:(?P=group)[0-9]{3})*)(?:(?P<mark>[.,])(?P<part>[0-9]{1,2}))?"
)
_UNGROUPED = re.compile(r"(?P<whole>[0-9]+)(?:[.,](?P<part>[0-9]{1,2}))?")
_REMARK = re.compile(r"\s*\((?!\s*[0-9.,]+\s*\))[^()]*\)$")
"""What stands in brackets behind an amount, but for another number: "(stima)", "(di cui 3.000 dell'UE)"."""
_NOTHING = {
    "nil", "zero", "gratis", "gratuito", "gratuita", "gratuit", "kostenlos", "kostenfrei", "free", "free of charge",
    "no cost", "nessun costo", "senza costi",
    "a costo zero", "costo zero", "nessuna spesa", "sans frais", "sin coste", "keine kosten", "ohne kosten",
}  # fmt: skip
_SEVERAL = 3
_DOLLARS = {"USD", "CAD", "AUD"}
_MOST = Decimal(10) ** 13
_EVEN = str.maketrans("\u2019\u2018\u2013\u2014\u2212", "''---")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency (ISO 4217); `raw` is what was written."""

    amount: Decimal
    currency: str
    raw: str

    def text(self, language: str) -> str:
        """Return the amount for people: "€85,000" in English, "€ 85.000" (with a hard space) in Italian.

        Cents are written only where there are some; smaller parts are rounded away.
        """
        cents = self.amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
        number = f"{cents:,.0f}" if cents == cents.to_integral_value() else f"{cents:,.2f}"
        if language == "it":
            number = number.translate(str.maketrans(",.", ".,"))
        sign = {"EUR": "€", "GBP": "£"}.get(self.currency, self.currency)
        space = "" if language != "it" and len(sign) == 1 else "\u00a0"
        return f"{sign}{space}{number}"


def read_money(raw: str, *, currency: str = HOUSE_CURRENCY, mark: str = "") -> Money | None:
    """Return the amount that `raw` says, or None if it says none or could mean two.

    "12.000" and "1,500" without a sign of money are refused, and so is anything with words besides ("circa", "+ IVA").
    `currency` is taken where `raw` names none; `mark` is the sign that parts the thousands, where it is known.
    """
    text = re.sub(r"^([km])(€|£|eur)\s*(.+)$", r"\3 \1\2", " ".join(raw.casefold().translate(_EVEN).split()))  # "k€ 45"
    if rest := _REMARK.sub("", text):
        text = rest if currency_of(rest) or "$" in rest else text
    if text in _NOTHING:
        return Money(Decimal(0), currency, raw)
    found = _AMOUNT.fullmatch(text)
    if found is None or (found["before"] and found["after"]):
        return None
    sign, times = found["before"] or found["after"], found["times"]
    if (times in _SHORT and not sign) or (sign == "$" and currency not in _DOLLARS):
        return None
    number = _number(found["number"], mark, whole=bool(found["bare"]), signed=bool(sign), times=bool(times))
    if number is None or number * _TIMES.get(times, 1) >= _MOST:
        return None
    return Money(number * _TIMES.get(times, 1), _CURRENCIES.get(sign) or ("ITL" if sign == "l" else currency), raw)


def _number(text: str, mark: str, *, whole: bool, signed: bool, times: bool) -> Decimal | None:
    """Return the number of `text`; `whole` says that something like ",-" followed, `times` that "mila" or so did."""
    if found := _UNGROUPED.fullmatch(text):
        return _decimal(found["whole"], found["part"]) if not (whole and found["part"]) else None
    found = _GROUPED.fullmatch(text)
    if found is None or found["mark"] == found["group"] or text.startswith("0"):
        return None
    once = found["group"] in ".," and text.count(found["group"]) == 1 and not found["part"]
    if once and (times or not (signed or whole or mark == found["group"])):  # 12.000 may be twelve, or twelve thousand
        return None
    return _decimal(re.sub("[^0-9]", "", found["whole"]), found["part"])


def thousands_mark(texts: Iterable[str]) -> str:
    """Return the sign that parts the thousands in a column of amounts, "" if they do not tell or do not agree.

    One amount that can only be read so tells it, such as "1.250.000" or "12.500,00"; or several that all have three figures
    behind the sign, since nobody writes three figures of cents.
    """
    said = [number for text in texts if (number := re.sub(r"[^0-9.,]", "", text))]
    found = {mark: _tells(said, mark) for mark in ".,"}
    told = [mark for mark, tells in found.items() if tells]
    return told[0] if len(told) == 1 else ""


def _tells(numbers: Sequence[str], mark: str) -> bool:
    """Return whether the numbers say that `mark` parts the thousands, and none that it parts the cents."""
    sign, other = re.escape(mark), re.escape(",.".replace(mark, ""))
    if any(re.fullmatch(rf"[0-9{other}]*{sign}[0-9]{{1,2}}", number) for number in numbers):
        return False
    surely = rf"[0-9]{{1,3}}(?:{sign}[0-9]{{3}})(?:(?:{sign}[0-9]{{3}})+|{other}[0-9]{{1,2}})"
    once = [number for number in numbers if re.fullmatch(rf"[1-9][0-9]{{0,2}}{sign}[0-9]{{3}}", number)]
    return len(once) >= _SEVERAL or any(re.fullmatch(surely, number) for number in numbers)


def _decimal(whole: str, part: str | None) -> Decimal:
    return Decimal(f"{whole}.{part}" if part else whole)


def unit_of(text: str) -> int:
    """Return what the amounts below a heading are counted in, if it says so: "(migliaia di €)", "TEUR", "k€" are 1,000."""
    found = _UNIT.search(text.casefold().translate(_EVEN))
    if not found:
        return 1
    word = found[0]
    return _UNITS.get(word) or (1_000_000 if "m" in word else 1_000)


def currency_of(text: str) -> str:
    """Return the currency that a heading or a number format names, or "".

    A plain "$" in a number format is the built-in currency of whoever looks (ECMA-376 Part 1, 18.8.30: formats 5 to 8
    and 41 to 44), so it says nothing; one with a country does: "[$$-409]".
    """
    if local := re.search(r"\[\$([^\]-]+)(-409\b)?", text):
        return "USD" if local[1] == "$" and local[2] else _CURRENCIES.get(local[1].casefold()) or local[1].strip()
    for word in re.findall(r"us\$|[€£]|[^\W\d_]+", text.casefold()):
        if word in _CURRENCIES:
            return _CURRENCIES[word]
    return ""
