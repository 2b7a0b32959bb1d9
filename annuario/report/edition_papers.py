"""What lies in an edition to be read: the page table, the accessibility statement, and a page that says what is what."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from annuario.cycle import Cycle
from annuario.ledger.builds import Origin
from annuario.ledger.desk import Desk
from annuario.ledger.submissions import submissions
from annuario.pdf.reading import page_labels
from annuario.pdf.verapdf import Conformance
from annuario.report.book import BookPdf, Stretch, title_of
from annuario.report.edition_data import no_formula
from annuario.report.shortfalls import Shortfall
from annuario.report.words import edition_words, fill, written


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the page table: where a file stands (None: not known any more), whose it is, and when it came."""

    stretch: Stretch | None
    origin: Origin
    received: date | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the papers tell of an edition; `pages` gives the stretch of a part by its anchor."""

    number: int
    note: str
    book: BookPdf
    rows: tuple[Row, ...]
    shortfalls: tuple[Shortfall, ...]
    conformance: Conformance
    pages: Mapping[str, Stretch]


def rows_of(desk: Desk, origins: Sequence[Origin], stretches: Sequence[Stretch | None]) -> tuple[Row, ...]:
    """Return the rows of the page table, in the order of the book."""
    days = {(file.department, file.digest): file.first_day for file in reversed(submissions(desk.ledger))}
    return tuple(
        Row(stretch, origin, days.get((origin.department, origin.digest)))
        for origin, stretch in zip(origins, stretches, strict=True)
    )


def pages_csv(facts: Facts) -> bytes:
    """Return the page table as CSV: pages as they are printed, their places in the PDF (from 1), and what they come from."""
    labels, buffer = page_labels(facts.book.path), io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(["first_page", "last_page", "first_place", "last_place", "department", "section", "file", "sha256", "received"])
    for row in facts.rows:
        places = [row.stretch.first, row.stretch.last] if row.stretch else ["", ""]
        printed = [labels[int(place) - 1] for place in places] if row.stretch else ["", ""]
        origin, received = row.origin, row.received.isoformat() if row.received else ""
        writer.writerow([*printed, *places, origin.department, origin.section, no_formula(origin.path), origin.digest, received])
    return buffer.getvalue().encode()


def readme(desk: Desk, facts: Facts, names: Iterable[str]) -> bytes:
    """Return the page that says what lies in the edition: `names` are its files; and the page table for people."""
    say, language = edition_words(desk.cycle.language), desk.cycle.language
    lines = [f"# {fill(say['readme'], title=title_of(desk), number=str(facts.number))}", ""]
    lines += [fill(say["readme_published"], day=written(desk.clock.today, language)), *_note(say, facts), ""]
    lines += [f"## {say['readme_files']}", "", f"| {say['readme_file']} | {say['readme_what']} |", "|---|---|"]
    lines += [f"| `{name}` | {_what(say, name, facts)} |" for name in names]
    lines += ["", say["readme_check"], "", f"## {say['readme_pages']}", ""]
    lines += [f"| {say['pages']} | {say['department']} | {say['file']} | SHA-256 | {say['received']} |", "|---|---|---|---|---|"]
    lines += list(_table(desk.cycle, facts, say))
    lines += _annexes(say, facts)
    return ("\n".join(lines) + "\n").encode()


def _note(say: Mapping[str, str], facts: Facts) -> list[str]:
    if facts.note:
        return ["", fill(say["readme_note"], note=_inline(facts.note))]
    return ["", fill(say["readme_no_note"], last=str(facts.number - 1))] if facts.number > 1 else []


def _what(say: Mapping[str, str], name: str, facts: Facts) -> str:
    key = "file_annex" if "/" in name else "file_" + name.replace(".", "_").replace("-", "_")
    return fill(say[key], pages=str(facts.book.pages))


def _table(cycle: Cycle, facts: Facts, say: Mapping[str, str]) -> Iterator[str]:
    labels = page_labels(facts.book.path)
    for row in facts.rows:
        name = cycle.department(row.origin.department).name.of(cycle.language)
        pages = _shown(row.stretch, labels) if row.stretch else say["pages_unknown"]
        received = written(row.received, cycle.language) if row.received else ""
        yield f"| {pages} | {_inline(name)} | {_inline(row.origin.path)} | `{row.origin.digest[:16]}…` | {received} |"


def _annexes(say: Mapping[str, str], facts: Facts) -> list[str]:
    labels = page_labels(facts.book.path)
    told = [
        fill(say["annex"], title=_inline(a.title), pages=_shown(Stretch(a.first, a.first + a.pages - 1), labels))
        for a in facts.book.annexes
    ]
    return ["", fill(say["readme_annexes"], annexes="; ".join(told))] if told else []


def _shown(stretch: Stretch, labels: Sequence[str]) -> str:
    first, last = labels[stretch.first - 1], labels[stretch.last - 1]
    return first if first == last else f"{first}–{last}"


def _inline(text: str) -> str:
    """Return `text` for a line of Markdown: one line, and no sign in it that would make a table, a link or markup."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>|#" else sign for sign in " ".join(text.split()))


# --- the accessibility statement ---


def statement(desk: Desk, facts: Facts) -> bytes:
    """Return the statement that a public body publishes with a document (Directive (EU) 2016/2102, article 7)."""
    say, cycle = edition_words(desk.cycle.language), desk.cycle
    day = written(desk.clock.today, cycle.language)
    found = facts.conformance
    verifier = say["verified_not"] if found.unverified else fill(say["verified_by"], program=found.program)
    parts = [
        f"# {say['statement']}",
        fill(say["statement_about"], title=title_of(desk), number=str(facts.number)),
        f"## {say['statement_status']}",
        _status(say, facts),
        f"## {say['statement_not']}",
        *_exceptions(say, facts),
        f"## {say['statement_prepared']}",
        fill(say["prepared"], day=day, verifier=verifier),
        f"## {say['statement_feedback']}",
        fill(say["feedback"], contact=cycle.mail.coordinator),
    ]
    return ("\n\n".join(parts) + "\n").encode()


def _status(say: Mapping[str, str], facts: Facts) -> str:
    if facts.shortfalls:
        return say["status_partial"]
    return fill(say["status_unverified"], why=facts.conformance.unverified) if facts.conformance.unverified else say["status_full"]


def _exceptions(say: Mapping[str, str], facts: Facts) -> Iterator[str]:
    if not facts.shortfalls:
        yield say["statement_none"]
        return
    counts = Counter(each.kind for each in facts.shortfalls)
    named = (f"{count} {say[f'{kind}-many']}" if count > 1 else _lower(say[kind]) for kind, count in counts.items())
    yield fill(say["statement_counts"], counts=", ".join(named))
    labels = page_labels(facts.book.path)
    yield "\n".join(f"{number}. {_exception(say, each, facts, labels)}" for number, each in enumerate(facts.shortfalls, 1))
    yield say["statement_why"]


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]


def _exception(say: Mapping[str, str], each: Shortfall, facts: Facts, labels: Sequence[str]) -> str:
    stretch = facts.pages.get(each.anchor)
    pages = fill(say["place_pages"], pages=_shown(stretch, labels)) if stretch else ""
    place = ", ".join(_inline(words) for words in _words(say, each) if words)
    return f"{say[each.kind]}{': ' if place else ''}{place}{pages}. {say[f'{each.kind}-why']}"


def _words(say: Mapping[str, str], each: Shortfall) -> tuple[str, ...]:
    """Return by which words a place is found; what programs say of a PDF is in English and stands in English books only."""
    found = each.words.rstrip(".") if each.kind not in {"pdf", "rule"} or say is edition_words("en") else ""
    return (say.get(f"quick_{each.said}", "") if each.kind == "pdf" else "", each.where, found)
