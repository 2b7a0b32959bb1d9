"""The sample city in a folder of its own, so that a test may run its cycle and leave the repository as it is.

Most tests need a cycle and not all of it: they get the sixteen departments of whom ten have handed in `SOME` of their files.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from annuario.collection import check, collect
from annuario.ledger.desk import Desk, at_work, open_desk
from annuario.mail import remind
from annuario.report import Assembled, assemble

REPOSITORY = Path(__file__).resolve().parents[2]
CYCLE = Path("inputs", "torino-2005")
SOME = frozenset(
    {
        "ambiente-verde/Reti tematiche ambiente 2005.docx",
        "ambiente-verde/progetti-europei/Progetti europei e premi.xlsx",
        "comunicazione-olimpiadi/Comunicazione e Olimpiadi - contributo annuario.docx",
        "cooperazione-pace/relazione DEF (2) ultima versione.docx",
        "edilizia-periferie/URBAN II Mirafiori Nord - relazione 2005.docx",
        "lavoro-formazione/ESF_ERDF_progetti_europei_2005.docx",
        "polizia-municipale/Relazione Polizia Municipale 2005.docx",
        "relazioni-internazionali/Relazione annuale 2005 - Gemellaggi.docx",
        "relazioni-internazionali/missioni/Missioni e delegazioni 2005.xlsx",
        "servizi-culturali/Attività internazionali 2005 (Cultura, così com'è).docx",
        "sistemi-informativi/elenco attività sistemi informativi 2005.xlsx",
        "sistemi-informativi/progetti-e-premi/Progetti internazionali e premi e-government.docx",
        "urban-center/URBAN CENTER contributo missioni e visite.docx",
    }
)
"""What has come into the shared folder, in the small copy of the city."""


def copy_city(folder: Path, *, whole: bool = False) -> Path:
    """Copy the sample's cycle and the templates into `folder` and return the folder, a project of its own.

    `whole`: with all that was handed in, else with `SOME`; the late department's files are there in either case.
    """
    copy_cycle(folder / CYCLE, whole=whole)
    (folder / "templates").symlink_to(REPOSITORY / "templates")
    return folder


def copy_cycle(target: Path, *, whole: bool = False) -> None:
    """Copy the sample's cycle to `target`, with all that was handed in, or with `SOME`."""
    shared = REPOSITORY / CYCLE / "shared"

    def left_out(folder: str, names: list[str]) -> set[str]:
        below = [(name, Path(folder, name)) for name in names if shared in Path(folder, name).parents]
        files = {name: path.relative_to(shared).as_posix() for name, path in below if path.is_file()}
        return {"_answers"} | {name for name, path in files.items() if not (whole or path in SOME or name.startswith("."))}

    shutil.copytree(REPOSITORY / CYCLE, target, ignore=left_out)


@contextmanager
def desk_in(folder: Path, *, today: date | None = None, only: tuple[str, ...] = ()) -> Iterator[Desk]:
    """Yield the sample's desk in `folder`, with its lock held."""
    with open_desk(CYCLE, today=today, only=only, here=folder) as desk, at_work(desk, "test"):
        yield desk


def build_draft(desk: Desk) -> Assembled:
    """Run the round up to the draft, as the flow does, and return what was assembled."""
    collect(desk)
    check(desk)
    remind(desk)
    return assemble(desk)


def hand_in_late(folder: Path) -> None:
    """Let the late department's files arrive in the shared folder."""
    shutil.copytree(folder / CYCLE / "late", folder / CYCLE / "shared", dirs_exist_ok=True)
