from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annuario.register.money import Money, currency_of, read_money, unit_of

AMOUNTS = [
    ("1.234,56 €", "1234.56", "EUR"),
    ("1,234.56", "1234.56", "EUR"),
    ("12 mila", "12000", "EUR"),
    ("12mila euro", "12000", "EUR"),
    ("€ 85.000", "85000", "EUR"),
    ("€85,000", "85000", "EUR"),
    ("Euro 85.000", "85000", "EUR"),
    ("€. 85.000", "85000", "EUR"),
    ("85.000 euro.", "85000", "EUR"),
    ("EUR 85,000.00", "85000.00", "EUR"),
    ("85.000,-", "85000", "EUR"),
    ("€ 85.000,=", "85000", "EUR"),
    ("85000", "85000", "EUR"),
    ("85000,5", "85000.5", "EUR"),
    ("12.00", "12.00", "EUR"),
    ("85 000,00", "85000.00", "EUR"),
    ("85\u00a0000 €", "85000", "EUR"),
    ("85'000", "85000", "EUR"),
    ("85’000 CHF", "85000", "CHF"),
    ("1.234.567", "1234567", "EUR"),
    ("12,345,678.90", "12345678.90", "EUR"),
    ("1,2 mln", "1200000", "EUR"),
    ("€ 1,2 milioni", "1200000", "EUR"),
    ("2 milioni di euro", "2000000", "EUR"),
    ("120k€", "120000", "EUR"),
    ("1,2 M€", "1200000", "EUR"),
    ("USD 1,234", "1234", "USD"),
    ("£ 1.234", "1234", "GBP"),
    ("lire 12.000.000", "12000000", "ITL"),
    ("L. 25.000.000", "25000000", "ITL"),
    ("85.000,– €", "85000", "EUR"),
    ("CHF 12'500.–", "12500", "CHF"),
    ("120 T€", "120000", "EUR"),
    ("1,2 Mio. €", "1200000", "EUR"),
    ("1,2 millions d’euros", "1200000", "EUR"),
    ("0,5 millones de euros", "500000", "EUR"),
    ("8\u202f400,50 €", "8400.50", "EUR"),
]


@pytest.mark.parametrize(("raw", "amount", "currency"), AMOUNTS)
def test_what_is_clear_is_read(raw: str, amount: str, currency: str) -> None:
    assert read_money(raw) == Money(Decimal(amount), currency, raw)


@pytest.mark.parametrize(
    "raw",
    [
        "12.000",  # twelve, or twelve thousand
        "1,500",
        "1.500 mila",
        "1,250 mln €",
        "12.345,678",
        "1.234.56",
        "0,125",
        "10.000-15.000",
        "circa 10.000 €",
        "85.000 € + IVA",
        "€ 12.000 €",
        "$ 5000",  # of which country?
        "12 m",
        "12 t",
        "12 l",
        "50 mil €",  # thousand in Spanish, a million where it is cut short
        "50%",
        "-5000",
        "99.999.999.999.999 €",
        "da definire",
        "",
    ],
)
def test_what_could_mean_two_things_is_refused(raw: str) -> None:
    assert read_money(raw) is None


def test_the_heading_says_the_currency_where_the_cell_does_not() -> None:
    assert (read_money("5000", currency="CHF"), read_money("5000 €", currency="CHF")) == (
        Money(Decimal(5000), "CHF", "5000"),
        Money(Decimal(5000), "EUR", "5000 €"),
    )


@pytest.mark.parametrize(
    ("amount", "currency", "english", "italian"),
    [
        ("85000", "EUR", "€85,000", "€\u00a085.000"),
        ("1234.56", "EUR", "€1,234.56", "€\u00a01.234,56"),
        ("3333.33333333333", "EUR", "€3,333.33", "€\u00a03.333,33"),
        ("0.005", "EUR", "€0.01", "€\u00a00,01"),
        ("1200000.0", "CHF", "CHF\u00a01,200,000", "CHF\u00a01.200.000"),
        ("-50", "GBP", "£-50", "£\u00a0-50"),
    ],
)
def test_amounts_for_people(amount: str, currency: str, english: str, italian: str) -> None:
    money = Money(Decimal(amount), currency, "")

    assert (money.text("en"), money.text("it")) == (english, italian)


@given(
    cents=st.integers(min_value=0, max_value=10**14),
    currency=st.sampled_from(["EUR", "GBP", "USD", "CHF", "ITL"]),
    language=st.sampled_from(["it", "en"]),
)
def test_what_is_written_is_read_again(cents: int, currency: str, language: str) -> None:
    amount = Decimal(cents) / 100

    text = Money(amount, currency, "").text(language)

    assert read_money(text) == Money(amount, currency, text)


@given(st.text(alphabet="0123456789.,' €$mk-=", max_size=20))
def test_any_scribble_is_read_or_refused(raw: str) -> None:
    money = read_money(raw)

    assert money is None or (money.raw == raw and money.amount >= 0)


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ('#,##0.00 "€"', "EUR"),
        ("[$€-410] #,##0", "EUR"),
        ("[$$-409]#,##0", "USD"),
        ("[$$-1009]#,##0", "$"),
        ("[$SEK] #,##0", "SEK"),
        ('"$"#,##0', ""),
        ("General", ""),
        ("Budget (EUR)", "EUR"),
        ("Importo in euro", "EUR"),
        ("Budget", ""),
    ],
)
def test_currencies_of_headings_and_formats(text: str, currency: str) -> None:
    assert currency_of(text) == currency


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Importo", 1),
        ("Importo (migliaia di €)", 1000),
        ("Costo in k€", 1000),
        ("Budget in TEUR", 1000),
        ("Amount (€ x 1.000)", 1000),
        ("Amount (€ '000)", 1000),
        ("Importo massimo 1.000.000", 1),
        ("Spesa in milioni di euro", 1_000_000),
        ("Betrag (Mio. €)", 1_000_000),
        ("Coût (M€)", 1_000_000),
        ("Value (£k)", 1000),
        ("Value (€m)", 1_000_000),
    ],
)
def test_a_heading_may_say_what_amounts_are_counted_in(heading: str, unit: int) -> None:
    assert unit_of(heading) == unit


def test_an_article_is_no_currency() -> None:
    assert currency_of("Indicare l'importo") == ""
