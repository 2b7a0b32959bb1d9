"""The manifest of an edition: what it was made of, by which programs, what was found in it, and the digest of every file."""

import json
import platform
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pikepdf
from pypdfium2 import version as pdfium

from annuario import __version__
from annuario.ledger.archive import sha256
from annuario.ledger.builds import Origin
from annuario.ledger.desk import Desk
from annuario.office import find_office
from annuario.pdf.verapdf import Conformance
from annuario.report.book import annexes_of, found_in_whole, title_of
from annuario.report.edition_papers import Facts
from annuario.report.template import language_tag

NAME = "manifest.json"
FORMAT = 1
_LIBRARIES = ("docxtpl", "jinja2", "lxml", "openpyxl", "pikepdf", "pydantic", "pypdfium2", "python-docx", "sqlalchemy")


def identity(desk: Desk, draft: str, without: Iterable[str]) -> dict[str, Any]:
    """Return what two editions have in common that are the same one: all that goes in and is not the program's own."""
    return {
        "title": title_of(desk),
        "language": language_tag(desk.cycle.language),
        "draft": draft,
        "without": sorted(without),
        "annexes": [{"title": a.title, "front": a.front, "sha256": sha256(a.path)} for a in annexes_of(desk) if a.path.is_file()],
    }


def manifest(
    desk: Desk, folder: Path, facts: Facts, *, draft: str, without: Iterable[str], origins: Iterable[Origin]
) -> dict[str, Any]:
    """Return the manifest of the edition that lies in `folder`, whole but for the manifest itself."""
    outputs = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {
        "format": FORMAT,
        "cycle": desk.workspace.name,
        "edition": facts.number,
        "published": desk.clock.today.isoformat(),
        "note": facts.note,
        **identity(desk, draft, without),
        "outputs": {name: sha256(folder / name) for name in outputs},
        "inputs": [{"department": o.department, "file": o.path, "sha256": o.digest, "section": o.section} for o in origins],
        "cycle_file": sha256(desk.workspace.cycle / "cycle.toml"),
        "programs": _programs(facts.conformance),
        "verification": _verification(desk, facts),
    }


def as_json(content: Mapping[str, Any]) -> bytes:
    """Return a manifest as it is written."""
    return json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n"


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """Return the manifest of the edition in `folder`, None if there is none that can be read."""
    try:
        content = json.loads((folder / NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return content if isinstance(content, dict) and isinstance(content.get("outputs"), dict) else None


def _programs(conformance: Conformance) -> dict[str, str]:
    libraries = {name: _version(name) for name in _LIBRARIES}
    return {
        "annuario": __version__,
        "python": platform.python_version(),
        "libreoffice": find_office().version,
        **libraries,
        "qpdf": pikepdf.__libqpdf_version__,
        "pdfium": str(pdfium.PDFIUM_INFO),
        **({"verapdf": conformance.program} if conformance.program else {}),
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # laid in without its papers, as a system's packages may be
        return "unknown"


def _verification(desk: Desk, facts: Facts) -> dict[str, Any]:
    found = facts.conformance
    rules = [
        {"flavour": result.flavour, "rule": rule.id, "count": rule.count, "message": rule.message, "pages": list(rule.pages)}
        for result in found.results
        for rule in result.failed
    ]
    return {
        "pages": facts.book.pages,
        "faults": [str(fault) for fault in facts.book.verification.faults],
        "whole": list(found_in_whole(desk, facts.book)),
        "conformance": {
            "verified": not found.unverified,
            "passed": found.passed,
            "flavours": [result.flavour for result in found.results],
            "failed": rules,
            "unverified": found.unverified,
        },
        "annexes": [{"title": a.title, "first": a.first, "pages": a.pages, "tagged": a.tagged} for a in facts.book.annexes],
        "exceptions": [{"kind": each.kind, "where": each.where, "words": each.words} for each in facts.shortfalls],
    }
