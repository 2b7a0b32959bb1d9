"""The words of the mails in both languages that are no sentences: dates, kinds of files, states; safe for one line.

Small tables of our own, because a system's locale may not be there.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final

from annuario.ledger.standing import Standing, State

_MONTHS: Final = {
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "it": (
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ),
}
_WEEKDAYS: Final = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "it": ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
}
_KINDS: Final = {
    "en": {"narrative": "the Word report (text)", "activities": "the Excel workbook (list of activities)"},
    "it": {"narrative": "il documento Word (testo)", "activities": "il file Excel (elenco delle attività)"},
}
_STATES: Final = {
    "en": {
        State.NOTHING: "nothing delivered yet",
        State.PARTIAL: "delivered in part",
        State.STOPPED: "a file has to be mended",
        State.DELIVERED: "delivered",
        State.EXTENDED: "nothing delivered yet, the date was moved",
        State.EXCUSED: "nothing to report",
    },
    "it": {
        State.NOTHING: "non ha ancora consegnato nulla",
        State.PARTIAL: "consegna parziale",
        State.STOPPED: "un file va corretto",
        State.DELIVERED: "consegnato",
        State.EXTENDED: "non ha ancora consegnato nulla, ha ottenuto una proroga",
        State.EXCUSED: "nulla da segnalare",
    },
}
_LATE: Final = {"en": ("1 day late", "{} days late"), "it": ("In ritardo di 1 giorno", "In ritardo di {} giorni")}

_CALENDAR: Final = {
    "en": {
        "file": "deadline.ics",
        "report": "Report",
        "due": "contribution due",
        "where": "Where to put it",
        "whom": "Whom to ask",
    },
    "it": {
        "file": "scadenza.ics",
        "report": "Relazione",
        "due": "scadenza del contributo",
        "where": "Dove consegnare",
        "whom": "A chi chiedere",
    },
}


def calendar_words(language: str) -> Mapping[str, str]:
    """Return the words of a calendar file: its name, and what stands in it."""
    return _CALENDAR[language]


def moment_written(moment: datetime, language: str) -> str:
    """Return day and time written out: "16 February 2006 at 8:05", "16 febbraio 2006 alle 8:05"."""
    at = "alle" if language == "it" else "at"
    return f"{written(moment, language)} {at} {moment.hour}:{moment.minute:02}"


def written(day: date, language: str) -> str:
    """Return the date written out: "17 February 2006", "17 febbraio 2006", "1º marzo 2006"."""
    number = "1º" if day.day == 1 and language == "it" else str(day.day)
    return f"{number} {_MONTHS[language][day.month - 1]} {day.year}"


def written_with_weekday(day: date, language: str) -> str:
    """Return the date written out with its weekday: "Friday 17 February 2006", "venerdì 17 febbraio 2006"."""
    return f"{_WEEKDAYS[language][day.weekday()]} {written(day, language)}"


def kinds(expected: Iterable[str], language: str) -> tuple[str, ...]:
    """Return what each kind of contribution is called."""
    return tuple(_KINDS[language][kind] for kind in expected)


def state(standing: Standing, language: str) -> str:
    """Return the department's state in words."""
    return _STATES[language][standing.state]


def late(days: int, language: str) -> str:
    """Return how late somebody is; "" for nobody late."""
    one, many = _LATE[language]
    return "" if days <= 0 else one if days == 1 else many.format(days)


def one_line(text: str) -> str:
    """Return `text` as one line that holds nothing invisible: the name of a file may hold line breaks or worse."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in " ".join(text.split()))
