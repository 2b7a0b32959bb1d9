"""Checking an edition, on any machine: whether every file is as it was published, and the PDF what its manifest says.

Needs the folder and nothing else: no cycle, no ledger, no LibreOffice. Changes nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, Field, ValidationError

from annuario.errors import Refused
from annuario.ledger.archive import sha256
from annuario.pdf.quick import verify
from annuario.pdf.verapdf import Conformance, verify_conformance
from annuario.report.edition_manifest import FORMAT, NAME, read_manifest
from annuario.report.words import counted


class NotAnEdition(Refused):
    """The folder holds no edition that could be checked."""


@dataclass(frozen=True, slots=True)
class EditionCheck:
    """What was found: sentences about what is in order, and about what is `wrong`; `unverified` says what nobody could judge."""

    good: tuple[str, ...]
    wrong: tuple[str, ...]
    unverified: str = ""

    @property
    def exit_code(self) -> int:
        """0 all in order, 1 something is wrong, 4 nothing is wrong and the standard was not verified."""
        return 1 if self.wrong else 4 if self.unverified else 0

    def sentences(self) -> tuple[str, ...]:
        """Return all that is to say, what is wrong last."""
        unverified = (f"PDF/UA-1 and PDF/A-2b were not verified: {self.unverified}",) if self.unverified else ()
        return (*self.good, *unverified, *(f"WRONG: {sentence}" for sentence in self.wrong))


def check_edition(folder: Path) -> EditionCheck:
    """Check the edition in `folder`. Raises NotAnEdition if it has no manifest of ours."""
    known = _manifest(folder)
    changed = tuple(_changed(folder, known.outputs))
    good = [] if changed else [f"{counted(len(known.outputs), 'file')} as published, by SHA-256."]
    good.append(f"{NAME} has the SHA-256 {sha256(folder / NAME)}; whoever published it can say whether that is the one.")
    pdf = folder / "report.pdf"
    if not pdf.is_file():
        return EditionCheck(tuple(good), changed)
    faults = tuple(_new_faults(pdf, known))
    good += [] if faults else [_pages(known)]
    found = verify_conformance(pdf)
    broken = tuple(_new_rules(found, known))
    if not found.unverified and not broken:
        good.append(_verified(found))
    if known.verification.exceptions:
        good.append(f"It was published with {counted(len(known.verification.exceptions), 'exception')}: see accessibility.md.")
    return EditionCheck(tuple(good), (*changed, *faults, *broken), found.unverified)


def _manifest(folder: Path) -> "_Known":
    raw = read_manifest(folder)
    newer = raw.get("format") if raw else None
    if isinstance(newer, int) and newer > FORMAT:
        message = f"The edition in {folder} was made by a newer annuario (format {newer}). Update the program, then check."
        raise NotAnEdition(message)
    try:
        return _Known.model_validate(raw)
    except ValidationError as error:
        message = f"{folder} holds no edition: there is no {NAME} in it that annuario wrote. Name the folder edition-1, or such."
        raise NotAnEdition(message) from error


class _Rule(BaseModel):
    flavour: str
    rule: str


class _Conformance(BaseModel):
    failed: tuple[_Rule, ...]


class _Verification(BaseModel):
    pages: int
    faults: tuple[str, ...]
    whole: tuple[str, ...]
    conformance: _Conformance
    exceptions: tuple[dict[str, str], ...]


class _Known(BaseModel):
    """What of a manifest is needed to check: a stranger may have written it."""

    format: int
    title: str
    language: str
    outputs: dict[str, Annotated[str, Field(pattern="^[0-9a-f]{64}$")]]
    verification: _Verification


def _changed(folder: Path, outputs: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each file that is missing, was changed, or was put there later."""
    for name, digest in outputs.items():
        path = folder / name
        if not path.resolve().is_relative_to(folder.resolve()):
            yield f"{name} leads out of the edition; the manifest was changed."
        elif not path.is_file():
            yield f"{name} is missing."
        elif sha256(path) != digest:
            yield f"{name} was changed since it was published."
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        if name != NAME and name not in outputs:
            yield f"{name} does not belong to the edition: it was put there later."


def _new_faults(pdf: Path, known: _Known) -> Iterator[str]:
    """Yield what the quick checks find now and did not find when the edition was published."""
    said = known.verification
    found = verify(pdf, language=known.language, title=known.title)
    if found.pages != said.pages:
        yield f"report.pdf has {counted(found.pages, 'page')}, and the manifest says {said.pages}."
    told = {*said.faults, *said.whole}
    yield from (f"report.pdf, {fault}" for fault in found.faults if str(fault) not in told)


def _pages(known: _Known) -> str:
    return f"report.pdf has {counted(known.verification.pages, 'page')} and passes the quick checks as it did then."


def _new_rules(found: Conformance, known: _Known) -> Iterator[str]:
    told = {(rule.flavour, rule.rule) for rule in known.verification.conformance.failed}
    for result in found.results:
        for rule in result.failed:
            if (result.flavour, rule.id) not in told:
                yield f"report.pdf breaks the rule {rule.id} of {result.flavour}, {counted(rule.count, 'place')}: {rule.message}"


def _verified(found: Conformance) -> str:
    if found.passed:
        return f"report.pdf conforms to PDF/UA-1 and PDF/A-2b, says {found.program}."
    return f"report.pdf breaks no rule that was not told when it was published, says {found.program}."
