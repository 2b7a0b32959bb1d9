"""Marks of ours that LibreOffice would take for one are told apart by their dates.

Where the last words of a paragraph came in and the next paragraph came in too, LibreOffice 7.4 makes one change of both: rejecting
it joins the paragraph with what follows. The same goes for what went. It joins none whose dates are more than a minute apart.
"""

from datetime import datetime, timedelta

from annuario.docx.names import w
from annuario.docx.parts import Element, Package

_APART = timedelta(minutes=2)
_ENDINGS = ("Start", "End")
_WORDS = (w("r"), w("ins"), w("del"), w("hyperlink"))


def keep_apart(package: Package, date: str) -> None:
    """Let the last words of a paragraph have come or gone two minutes before the next paragraph, among the marks of `date`."""
    earlier = _before(date)
    for part in package.stories() if earlier != date else ():
        for name in (w("ins"), w("del")):
            for mark in part.tree().iterfind(f".//{w('pPr')}/{w('rPr')}/{name}"):
                last = _last(mark) if mark.get(w("date")) == date else None
                if last is not None and last.get(w("date")) == date:
                    last.set(w("date"), earlier)


def _last(mark: Element) -> Element | None:
    """Return the mark around the last words of the paragraph before the one whose end `mark` marks, if they are marked alike."""
    before = next(mark.iterancestors(w("p"))).getprevious()
    while before is not None and str(before.tag).endswith(_ENDINGS):
        before = before.getprevious()
    if before is None or before.tag != w("p") or before.find(f"{w('pPr')}/{w('rPr')}/{mark.tag}") is not None:
        return None
    last = next(before.iterchildren(*_WORDS, reversed=True), None)
    if last is not None and last.tag == w("hyperlink"):
        last = next(last.iterchildren(*_WORDS, reversed=True), None)
    return last if last is not None and last.tag == mark.tag else None


def _before(date: str) -> str:
    """Return the moment two minutes before a date, the date itself where it is none."""
    try:
        return (datetime.fromisoformat(date) - _APART).isoformat().replace("+00:00", "Z")
    except ValueError:
        return date
