"""Comparing like with like: what LibreOffice saved is compared with drafts that passed through LibreOffice too."""

from annuario.docx import Package, read_bytes
from annuario.ledger.archive import digest_of
from annuario.ledger.builds import Build, find_build, record_build
from annuario.ledger.desk import Desk
from annuario.office import convert, find_office

_PROPERTIES = "extended-properties"


def saved_by_libreoffice(package: Package) -> bool:
    """Return whether LibreOffice saved the file last, as its properties say (ECMA-376 part 1, 22.2.2.3)."""
    for rel in package.rels.values():
        if rel.kind == _PROPERTIES and not rel.external:
            root = package.parts[rel.target].tree()
            said = [str(node.text or "") for node in root.iter("{*}Application")]
            return any(name.startswith("LibreOffice") for name in said)
    return False


def as_saved_by(desk: Desk, digest: str) -> Package:
    """Return the draft with this digest as the LibreOffice of this machine saves it. Raises OfficeMissing, OfficeFailed."""
    office = find_office()
    key = digest_of(office.version, digest)
    known = find_build(desk.ledger, "resaved", "", key)
    if known is None or not desk.archive.holds(known.digest):
        desk.workspace.work.mkdir(parents=True, exist_ok=True)
        source, target = (desk.workspace.work / f"{name}-{digest[:16]}.docx" for name in ("draft", "resaved"))
        source.write_bytes(desk.archive.path(digest).read_bytes())
        convert(office, source, target, work=desk.workspace.work)
        known = Build("resaved", "", key, desk.archive.keep_file(target), {})
        record_build(desk.ledger, desk.clock, known)
        source.unlink()
        target.unlink()
    return read_bytes(desk.archive.path(known.digest).read_bytes())


def comparable(desk: Desk, digest: str, draft: Package) -> Package:
    """Return the program's draft with this digest as it can be held beside the editors' `draft`: saved by the same program."""
    return as_saved_by(desk, digest) if saved_by_libreoffice(draft) else read_bytes(desk.archive.path(digest).read_bytes())
