"""All files of the university's cycle that code writes, and where each lies in the cycle's folder. Its cycle.toml is not one."""

from collections.abc import Iterator

from tests.documents.ateneo.house import templates
from tests.documents.ateneo.texts import agraria, ingegneria, mobilita, scienze, umanistici
from tests.documents.sample.content import ExcelFile, WordFile
from tests.documents.sample.sheets import excel_bytes
from tests.documents.sample.word import word_bytes

SHARED: dict[str, tuple[WordFile | ExcelFile, ...]] = {
    "ufficio-mobilita": mobilita.FILES,
    "studi-umanistici": umanistici.FILES,
    "ingegneria": ingegneria.FILES,
    "scienze-della-vita": scienze.FILES,
    "scienze-agrarie": agraria.FILES,
}
SILENT = "economia-diritto"
SENTINEL = "Questo file dice che la cartella condivisa del ciclo ateneo-2024 è collegata: lasciatelo qui.\n"


def ateneo_files() -> dict[str, bytes]:
    """Return the bytes of every file by its path below the cycle's folder; the same at every call."""
    return {
        "shared/.annuario-share": SENTINEL.encode(),
        f"shared/{SILENT}/.gitkeep": b"",
        **dict(_delivered()),
        **{f"templates/{name}": content for name, content in templates().items()},
    }


def _delivered() -> Iterator[tuple[str, bytes]]:
    for department, files in SHARED.items():
        for file in files:
            content = word_bytes(file) if isinstance(file, WordFile) else excel_bytes(file)
            yield f"shared/{department}/{file.path}", content
