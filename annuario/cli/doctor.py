"""doctor: whether everything is there that the program needs, each with what to do if it is not."""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib.util import find_spec

from annuario.cli.say import say
from annuario.collection.share import require_share
from annuario.errors import AnnuarioError
from annuario.ledger.desk import Desk, open_desk
from annuario.mail import transport_of
from annuario.office import find_office
from annuario.pdf import find_verapdf
from annuario.pdf.verapdf import VeraPdfMissing
from annuario.report.template import read_template
from annuario.report.words import counted
from annuario.workspace import open_workspace

_FONTS = {"Carlito": "fonts-crosextra-carlito", "Caladea": "fonts-crosextra-caladea", "Liberation Sans": "fonts-liberation"}
_SOMETHING_WAITS = 4


@dataclass(frozen=True, slots=True)
class Look:
    """One thing looked at: whether it is well, and what was seen or is to be done."""

    what: str
    well: bool
    seen: str


def run(words: argparse.Namespace) -> int:
    """Print what was found; 0 if all is well, else 4."""
    looks = [*_machine(), *_cycle(words)]
    if words.json:
        say(json.dumps([asdict(look) for look in looks], ensure_ascii=False, indent=2))
    else:
        for look in looks:
            say(f"{'ok  ' if look.well else 'MEND'}  {look.what}: {look.seen}")
    return 0 if all(look.well for look in looks) else _SOMETHING_WAITS


def _machine() -> Iterator[Look]:
    yield Look("Python", (3, 11) <= sys.version_info[:2] <= (3, 13), sys.version.split()[0])
    yield _try("LibreOffice", lambda: find_office().version)
    for font, package in _FONTS.items():
        there = font in _answer(["fc-match", "-f", "%{family}", font])
        yield Look(f"font {font}", there, "there" if there else f"missing: install the package {package}")
    yield Look("veraPDF", True, _verapdf())  # noqa: FBT003 -- a plain field: to be without it is well, only less is known then
    prefect = find_spec("prefect") is not None
    yield Look("Prefect", prefect, "there" if prefect else "missing: run `make setup` in the project's folder")


def _verapdf() -> str:
    try:
        return find_verapdf().version
    except VeraPdfMissing as error:
        return f"PDFs are looked at, but not verified: {error}"


def _answer(argv: list[str]) -> str:
    if shutil.which(argv[0]) is None:
        return ""
    return subprocess.run(argv, capture_output=True, text=True, timeout=20, check=False).stdout


def _cycle(words: argparse.Namespace) -> Iterator[Look]:
    try:
        workspace = open_workspace(words.cycle)
        with open_desk(words.cycle, today=words.today) as desk:
            yield Look("cycle", True, f"{workspace.cycle}: {counted(len(desk.cycle.departments), 'department')}")  # noqa: FBT003 -- a plain field
            yield Look("memory", True, str(workspace.state))  # noqa: FBT003 -- a plain field
            yield _try("shared folder", lambda: str(require_share(desk)))
            yield _try("templates", lambda: _templates(desk))
            yield _try("mail", lambda: _mail(desk))
    except AnnuarioError as error:
        yield Look("cycle", False, str(error))  # noqa: FBT003 -- a plain field


def _try(what: str, look: Callable[[], str]) -> Look:
    try:
        return Look(what, True, look())  # noqa: FBT003 -- a plain field
    except AnnuarioError as error:
        return Look(what, False, str(error))  # noqa: FBT003 -- a plain field


def _templates(desk: Desk) -> str:
    for name in ("house.docx", *(section.template for section in desk.cycle.sections)):
        read_template(desk.template(name))
    return ", then ".join(map(str, desk.workspace.template_folders))


def _mail(desk: Desk) -> str:
    mail = desk.cycle.mail
    transport_of(desk).close()  # looks whether login and password fit together; connects to nobody
    if mail.transport == "smtp" and mail.smtp:
        return f"goes out by {mail.smtp.host}, port {mail.smtp.port}"
    return f"is laid as files in {desk.workspace.outputs / 'outbox'}, nothing is sent"
