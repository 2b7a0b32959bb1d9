"""Files of the formats that offices also save, made by the real LibreOffice out of Word and Excel files."""

from pathlib import Path

from annuario.office import Bounds, Office
from annuario.office.job import Order, run_job

_LOAD = {".docx": "MS Word 2007 XML", ".xlsx": "Calc MS Excel 2007 XML"}
_STORE = {
    ".doc": "MS Word 97",
    ".rtf": "Rich Text Format",
    ".odt": "writer8",
    ".docx": "MS Word 2007 XML",
    ".xls": "MS Excel 97",
    ".ods": "calc8",
    ".xlsx": "Calc MS Excel 2007 XML",
}


def saved_as(office: Office, content: bytes, ending: str, *, source: str, work: Path) -> bytes:
    """Return a file (`source` is its ending: .docx or .xlsx) as LibreOffice saves it under another ending."""
    path = work / f"saved{source}"
    path.write_bytes(content)
    with run_job(office, Order(path, _LOAD[source], ending, _STORE[ending]), Bounds(120), work=work / "jobs") as made:
        return made.path.read_bytes()
