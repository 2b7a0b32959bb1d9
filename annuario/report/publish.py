"""Publishing: an edition is made of the draft as its editors approved it, whole or not at all, and never changed again."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from annuario.docx import Package, inspect
from annuario.docx.package import read, write
from annuario.errors import Refused
from annuario.ledger.archive import publish as put
from annuario.ledger.archive import sha256
from annuario.ledger.builds import Build, record_build
from annuario.ledger.desk import Desk, known_department
from annuario.pdf.verapdf import verify_conformance
from annuario.report.beside import drafts_beside
from annuario.report.book import BookPdf, annexes_of, contribution_pages, make_pdf, stretches_of
from annuario.report.editing.figures import corrected
from annuario.report.editing.settle import keep_editors as settle_for_editors
from annuario.report.edition_data import open_data
from annuario.report.edition_manifest import NAME, as_json, identity, manifest, read_manifest
from annuario.report.edition_papers import Facts, pages_csv, readme, rows_of, statement
from annuario.report.empty_chapters import close_empty_chapters, has_empty_chapters
from annuario.report.export import last_origins
from annuario.report.fitness import leave_out, obstacles
from annuario.report.place import require_draft
from annuario.report.shortfalls import Shortfall, in_annexes, in_pdf, in_rules, in_word, told
from annuario.report.soundness import require_sound
from annuario.report.trace import traced, traces_csv
from annuario.report.words import counted


class NotFit(Refused):
    """The draft cannot be published yet; the message names every place that a person has to settle."""


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition: its number and folder, the pages of its PDF, what is to look at in it, and whether it is new.

    `exceptions` counts what it falls short of and names in its statement; `unverified` says why no validator was asked.
    """

    number: int
    folder: str
    pages: int
    faults: tuple[str, ...]
    new: bool
    exceptions: int = 0
    unverified: str = ""

    def sentence(self) -> str:
        """Return what happened in one line."""
        done = f"Published edition {self.number}" if self.new else f"Edition {self.number} was made of this draft already"
        named = f" {counted(self.exceptions, 'exception')} named in accessibility.md." if self.exceptions else ""
        unverified = f" Not verified by a validator: {self.unverified}" if self.unverified else ""
        verified = " It passes PDF/UA-1 and PDF/A-2b." if not (self.exceptions or self.unverified) else ""
        return f"{done}: {self.pages} pages, in {self.folder}.{verified}{named}{unverified}"


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: departments left out, whether known hurdles may be published as exceptions, what was corrected."""

    without: tuple[str, ...] = ()
    with_exceptions: bool = False
    note: str = ""
    keep_editors: bool = False


def publish(
    desk: Desk,
    *,
    digest: str | None = None,
    without: Sequence[str] = (),
    with_exceptions: bool = False,
    note: str = "",
    keep_editors: bool = False,
) -> Edition:
    """Make the next edition of the draft; `digest` is the SHA-256 of the draft that was approved, none = the present one.

    `without` names the departments whose placeholders are left out. `with_exceptions` lets what is not accessible stay, and be
    named in the edition's statement. `note` says what this edition corrects. `keep_editors` answers what the program put beside
    the editors' words with the editors' words, and lists what was set aside. Raises NotFit, and then nothing was made.
    """
    for department in without:
        known_department(desk.cycle, department)
    order = Order(tuple(without), with_exceptions, " ".join(note.split()), keep_editors)
    draft = require_draft(desk)
    now = sha256(draft)
    _require_fit(desk, draft, digest=digest or now, now=now, order=order)
    return _made_already(desk, now, order) or _make(desk, draft, order)


def _editions(desk: Desk) -> list[tuple[int, Path]]:
    """Return the editions that lie in the outputs, by number: the folders are the truth, the ledger only tells of them."""
    found = [(int(path.name[8:]), path) for path in desk.workspace.outputs.glob("edition-*") if path.name[8:].isdigit()]
    return sorted(found)


def _made_already(desk: Desk, draft: str, order: Order) -> Edition | None:
    """Return the edition that was made of the same things; one of an older program says less, and what it says decides."""
    wanted = identity(desk, draft, order.without)
    for number, folder in _editions(desk):
        known = read_manifest(folder)
        if known and all(known.get(key, value) == value for key, value in wanted.items()) and "draft" in known:
            said = known["verification"]
            unverified = said.get("conformance", {}).get("unverified", "")
            exceptions = len(said.get("exceptions", ()))
            return Edition(number, str(folder), said["pages"], tuple(said["faults"]), False, exceptions, unverified)  # noqa: FBT003 -- new
    return None


# --- what stops it ---


def _require_fit(desk: Desk, draft: Path, *, digest: str, now: str, order: Order) -> None:
    if digest != now:
        message = (
            "The draft was changed after it was approved, so nothing was published. Look at it again and approve it as it "
            f"is now: its digest is {now}."
        )
        raise NotFit(message)
    document = _answered(read(draft), order)[0]
    settle = [f"a newer draft: {beside.sentence('en')}" for beside in drafts_beside(desk)]
    settle += [o.what for o in obstacles(document, desk.cycle) if not (o.department and o.department in order.without)]
    settle += [
        f"the annex “{annex.title}” is not there: put {annex.path.name} into its place, or take it out of [[annexes]]"
        for annex in annexes_of(desk)
        if not annex.path.is_file()
    ]
    settle += () if order.keep_editors else corrected(desk)
    _require(settle, () if order.with_exceptions else in_word(document))


def _require(settle: Sequence[str], mend: Sequence[Shortfall]) -> None:
    """Raise NotFit for what a person has to settle, and for what is not accessible."""
    if not settle and not mend:
        return
    lines = "\n".join(f"  - {what}" for what in (*settle, *told(mend)))
    hints = ["A department that is not awaited any more is left out with --without DEPARTMENT."] if settle else []
    hints += ["What the program put beside the editors' words is answered with theirs by --keep-editors."] if settle else []
    hints += ["What cannot be mended now is published as a named exception with --with-exceptions."] if mend else []
    count = counted(len(settle) + len(mend), "place")
    message = f"The draft is not fit to publish yet, {count} to settle:\n{lines}\n{' '.join(hints)}"
    raise NotFit(message)


# --- making it ---


def _make(desk: Desk, draft: Path, order: Order) -> Edition:
    number = 1 + max((number for number, _ in _editions(desk)), default=0)
    folder = desk.workspace.outputs / f"edition-{number}"
    work = desk.workspace.work / folder.name
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    document = _write_document(desk, draft, work / "report.docx", order)
    book = make_pdf(desk, work / "report.docx", work / "report.pdf")
    facts = _facts(desk, document, book, number, order)
    if not order.with_exceptions:
        _require((), facts.shortfalls)
    _write_papers(desk, work, facts, draft, order)
    for made in (path for path in work.rglob("*") if path.is_file()):
        desk.archive.keep_file(made)
    desk.workspace.outputs.mkdir(parents=True, exist_ok=True)
    _move(work, folder)
    faults = tuple(str(fault) for fault in book.verification.faults)
    key, known = sha256(folder / NAME), {"folder": folder.name, "draft": sha256(draft)}
    record_build(desk.ledger, desk.clock, Build("edition", "", key, sha256(folder / "report.pdf"), known))
    unverified = facts.conformance.unverified
    return Edition(number, str(folder), book.pages, faults, True, len(facts.shortfalls), unverified)  # noqa: FBT003 -- new


def _move(work: Path, folder: Path) -> None:
    """Put a whole folder in its place by one rename; where state and outputs lie on two disks, by a copy beside it first."""
    try:
        work.rename(folder)
    except OSError:
        beside = folder.with_name(f".{folder.name}.part")
        shutil.rmtree(beside, ignore_errors=True)
        shutil.copytree(work, beside)
        beside.rename(folder)


def _write_document(desk: Desk, draft: Path, target: Path, order: Order) -> Package:
    """Write the document that is published and return it."""
    document = read(draft)
    if not order.without and not order.keep_editors and not has_empty_chapters(document, desk.cycle):
        shutil.copyfile(draft, target)
        return document
    before = inspect(document)
    document, aside = _answered(document, order)
    leave_out(document, desk.cycle, order.without)
    close_empty_chapters(document, desk.cycle)
    aside += tuple(corrected(desk)) if order.keep_editors else ()
    if aside:
        lines = "\n".join(f"- {what}" for what in aside)
        put(target.with_name("set-aside.md"), f"# What was set aside for the editors' words\n\n{lines}\n".encode())
    require_sound(document, "The edition", but=before)
    put(target, write(document))
    return document


def _answered(document: Package, order: Order) -> tuple[Package, tuple[str, ...]]:
    """Return the document with what the program put beside the editors' words answered, where that is asked for, and what went."""
    return settle_for_editors(document) if order.keep_editors else (document, ())


def _facts(desk: Desk, document: Package, book: BookPdf, number: int, order: Order) -> Facts:
    origins = last_origins(desk)
    word = in_word(document)
    conformance = verify_conformance(book.path)
    rest = (*in_annexes(book.annexes), *in_pdf(book.verification.faults, word), *in_rules(conformance, word))
    stretches = contribution_pages(book, document, origins)
    return Facts(
        number=number,
        note=order.note,
        book=book,
        rows=rows_of(desk, origins, stretches),
        shortfalls=(*word, *rest),
        conformance=conformance,
        pages=stretches_of(book, document, {each.anchor for each in word if each.anchor}),
    )


def _write_papers(desk: Desk, work: Path, facts: Facts, draft: Path, order: Order) -> None:
    """Write all that lies beside the report, the manifest last: it holds the digests of the others."""
    origins = last_origins(desk)
    papers = {
        **open_data(desk, origins),
        "trace.csv": traces_csv(traced(desk, origins)),
        "pages.csv": pages_csv(facts),
        "accessibility.md": statement(desk, facts),
    }
    for name, content in papers.items():
        put(work / name, content)
    in_order = sorted(annexes_of(desk), key=lambda each: not each.front)
    for number, (annex, made) in enumerate(zip(in_order, facts.book.annexes, strict=True), 1):
        if made.signed:
            (work / "annexes").mkdir(exist_ok=True)
            shutil.copyfile(annex.path, work / "annexes" / f"{number}-{annex.path.name}")
    names = sorted(path.relative_to(work).as_posix() for path in work.rglob("*") if path.is_file())
    put(work / "README.md", readme(desk, facts, [*names, NAME]))
    put(work / NAME, as_json(manifest(desk, work, facts, draft=sha256(draft), without=order.without, origins=origins)))
