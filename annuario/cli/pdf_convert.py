"""pdf convert: any Word file to an accessible PDF; what has to be settled for that is settled in a copy, and told."""

import argparse
import tempfile
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from annuario import docx
from annuario.cli.say import say
from annuario.docx import settle
from annuario.errors import Refused, WrongUse
from annuario.findings import Finding, Severity
from annuario.gate import Kind, Verdict, judge
from annuario.ledger.archive import publish as put
from annuario.office import Office, convert, find_office
from annuario.pdf import Exported, export

_SOMETHING_WAITS = 4
_HARMLESS = {"macro-enabled", "template"}  # macros are left behind, and a template is a document like any other
_BY_OFFICE = {Kind.DOC, Kind.RTF, Kind.ODT}
_STRICT = "strict-form"
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Ready:
    """A copy that can be exported: where it lies, what it says of itself, and what was done to it, a line each."""

    path: Path
    title: str
    language: str
    when: datetime
    fonts: frozenset[str]
    done: tuple[str, ...]
    lost: str = ""


def run(words: argparse.Namespace) -> int:
    """Make the PDF and say what was done and what is to look at; 0, or 4 if there is something to look at."""
    source, target = words.file, words.output
    if not source.is_file():
        message = f"There is no file {source}."
        raise WrongUse(message)
    if target.resolve() == source.resolve():
        message = f"{target} is the document itself; name another file after -o."
        raise WrongUse(message)
    verdict = _judged(source)
    with ThreadPoolExecutor(1) as aside, tempfile.TemporaryDirectory(prefix="annuario-pdf-") as name:
        work = Path(name)
        office = aside.submit(find_office)  # asked while the copy is made: it takes as long
        ready = _ready(office, source, verdict, work)
        made = export(
            office.result(),
            ready.path,
            target,
            work=work,
            language=words.language or ready.language or "und",
            title=words.title or ready.title or source.stem,
            when=ready.when,
            fonts=ready.fonts,
        )
    _tell(source, ready, made)
    return _SOMETHING_WAITS if made.verification.faults or ready.lost else 0


def _judged(source: Path) -> Verdict:
    """What the file is; raises Refused, with one sentence, for what is no text document or keeps no limits."""
    verdict = judge(source)
    if verdict.kind in _BY_OFFICE:
        return verdict
    against = [reason for reason in verdict.reasons if reason.code not in {*_HARMLESS, _STRICT}]
    if verdict.kind is Kind.DOCX and not against:
        return verdict
    if against:
        found = Finding(against[0].code, Severity.STOPS, source.name, "", dict(against[0].params), "")
        message = f"{source.name} cannot be made a PDF: {found.what('en')}"
    else:
        message = f"{source.name} cannot be made a PDF: it is no text document, but of the kind “{verdict.kind}”."
    raise Refused(message)


def _ready(office: Future[Office], source: Path, verdict: Verdict, work: Path) -> _Ready:
    """Settle a copy of the document; one that is not in Word's usual form goes through LibreOffice first."""
    copy, done = work / "document.docx", []
    if verdict.kind in _BY_OFFICE or _STRICT in verdict.codes:
        convert(office.result(), source, copy, work=work, source_format=str(verdict.kind))
        done.append("it was turned into Word's usual form by LibreOffice first")
    package = docx.read(copy if done else source)
    settled = settle.settle(package)
    done += [*package.mended, *_sentences(settled)]
    put(copy, docx.write(package))
    return _Ready(
        copy,
        settle.own_title(package),
        settle.own_language(package),
        _when(settle.own_date(package), source),
        settle.asked_fonts(package),
        tuple(done),
        _lost(settled.chunks),
    )


def _when(told: str, source: Path) -> datetime:
    """The day of the PDF: that of the document, so that one document gives one PDF, byte for byte."""
    try:
        when = datetime.fromisoformat(told)
    except ValueError:
        return datetime.fromtimestamp(source.stat().st_mtime, UTC)
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _sentences(done: settle.Settled) -> list[str]:
    said = []
    if done.changes:
        said.append(f"tracked changes were accepted: {done.changes}")
    if done.links:
        said.append(f"links to what lies elsewhere were cut: {_first(done.links)}")
    if done.fields:
        said.append(f"fields stand still, with the words they showed: {_first(done.fields)}")
    return said


def _lost(chunks: int) -> str:
    if not chunks:
        return ""
    what = "a document within the document was" if chunks == 1 else f"{chunks} documents within the document were"
    return f"{what} left out: open it in Word, save it as .docx, and convert it again."


def _first(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(name[:80] for name in names[:_SHOWN]) + more


def _tell(source: Path, ready: _Ready, made: Exported) -> None:
    pages = "1 page" if made.pages == 1 else f"{made.pages} pages"
    say(f"{source}: {pages}, in {made.path}")
    for line in ready.done:
        say(f"  in a copy: {line}")
    look = [*([ready.lost] if ready.lost else []), *map(str, made.verification.faults)]
    for line in ["to look at:", *(f"  - {each}" for each in look)] if look else []:
        say(line)
