"""Files of the sample that LibreOffice saved: other formats, and Word files as it writes them.

LibreOffice does not write the same bytes twice, so these are committed as it made them, and `python -m tests.documents.sample`
leaves them alone; with `--resave` it makes them anew from the sources named here.
"""

import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.documents.sample.content import ExcelFile, WordFile
from tests.documents.sample.sheets import excel_bytes
from tests.documents.sample.texts import (
    ambiente_verde_premi,
    lavoro_formazione_storie,
    relazioni_missioni,
    servizi_culturali_museo,
    urban_center_mostra,
)
from tests.documents.sample.word import word_bytes

RESAVED: Mapping[str, WordFile | ExcelFile] = {
    "ambiente-verde": ambiente_verde_premi.AWARDS,
    "lavoro-formazione": lavoro_formazione_storie.LIST,
    "relazioni-internazionali": relazioni_missioni.MISSIONS,
    "servizi-culturali": servizi_culturali_museo.MUSEUMS,
    "urban-center": urban_center_mostra.EXHIBITION,
}


def resave(cycle: Path) -> None:
    """Write every file of RESAVED under `cycle` anew, in the format that its name says."""
    for department, file in RESAVED.items():
        target = cycle / "shared" / department / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_saved(file))


def _saved(file: WordFile | ExcelFile) -> bytes:
    form = Path(file.path).suffix.removeprefix(".")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        source = work / ("source.docx" if isinstance(file, WordFile) else "source.xlsx")
        source.write_bytes(word_bytes(file) if isinstance(file, WordFile) else excel_bytes(file))
        profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(work / "made"), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return (work / "made" / f"source.{form}").read_bytes()
