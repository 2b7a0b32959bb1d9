"""Amounts of money: read by a grammar of our own that refuses what could mean two things, and written for people.

No list of exchange rates, no sums.
"""

import re
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


def read_money(raw: str, *, currency: str = HOUSE_CURRENCY) -> Money | None:
    """Return the amount that `raw` says, or None if it says none or could mean two.

    "12.000" and "1,500" without a sign of money are refused, and so is anything with words besides ("circa", "+ IVA").
    `currency` is taken where `raw` names none.
    """
    text = re.sub(r"^([km])(€|£|eur)\s*(.+)$", r"\3 \1\2", " ".join(raw.casefold().translate(_EVEN).split()))  # "k€ 45"
    found = _AMOUNT.fullmatch(text)
    if found is None or (found["before"] and found["after"]):
        return None
    sign, times = found["before"] or found["after"], found["times"]
    if times in _SHORT and not sign:
        return None
    number = _number(found["number"], whole=bool(found["bare"]), signed=bool(sign), times=bool(times))
    if number is None or number * _TIMES.get(times, 1) >= _MOST:
        return None
    return Money(number * _TIMES.get(times, 1), _CURRENCIES.get(sign, "ITL" if sign == "l" else currency), raw)


def _number(text: str, *, whole: bool, signed: bool, times: bool) -> Decimal | None:
    """Return the number of `text`; `whole` says that something like ",-" followed, `times` that "mila" or so did."""
    if found := _UNGROUPED.fullmatch(text):
        return _decimal(found["whole"], found["part"]) if not (whole and found["part"]) else None
    found = _GROUPED.fullmatch(text)
    if found is None or found["mark"] == found["group"] or text.startswith("0"):
        return None
    once = found["group"] in ".," and text.count(found["group"]) == 1 and not found["part"]
    if once and (times or not (signed or whole)):  # 12.000 may be twelve, or twelve thousand
        return None
    return _decimal(re.sub("[^0-9]", "", found["whole"]), found["part"])


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
        return "USD" if local[1] == "$" and local[2] else _CURRENCIES.get(local[1].casefold(), local[1].strip())
    for word in re.findall(r"us\$|[€£]|[^\W\d_]+", text.casefold()):
        if word in _CURRENCIES:
            return _CURRENCIES[word]
    return ""
