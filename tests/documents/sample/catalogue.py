"""All files of the sample cycle that are written by code alone, and where each lies in the cycle's folder."""

from collections.abc import Iterator

from tests.documents.sample.content import ExcelFile, WordFile
from tests.documents.sample.sheets import excel_bytes
from tests.documents.sample.texts import (
    ambiente_verde,
    comunicazione_eventi,
    comunicazione_olimpiadi,
    cooperazione_pace,
    cooperazione_pace_scuole,
    edilizia_periferie,
    edilizia_periferie_reti,
    gioventu,
    lavoro_formazione,
    lavoro_formazione_storie,
    polizia_municipale,
    relazioni_internazionali,
    servizi_culturali,
    servizi_culturali_museo,
    servizi_educativi,
    servizi_sociali,
    sistemi_informativi,
    sport,
    tempi_orari,
    urban_center,
)
from tests.documents.sample.word import word_bytes

SHARED: dict[str, tuple[WordFile | ExcelFile, ...]] = {
    "ambiente-verde": ambiente_verde.FILES,
    "comunicazione-olimpiadi": comunicazione_olimpiadi.FILES + comunicazione_eventi.FILES,
    "cooperazione-pace": cooperazione_pace.FILES + cooperazione_pace_scuole.FILES,
    "edilizia-periferie": edilizia_periferie.FILES + edilizia_periferie_reti.FILES,
    "lavoro-formazione": lavoro_formazione.FILES + lavoro_formazione_storie.FILES,
    "polizia-municipale": polizia_municipale.FILES,
    "relazioni-internazionali": relazioni_internazionali.FILES,
    "servizi-culturali": servizi_culturali.FILES + servizi_culturali_museo.FILES,
    "servizi-educativi": servizi_educativi.FILES,
    "servizi-sociali": servizi_sociali.FILES,
    "sistemi-informativi": sistemi_informativi.FILES,
    "sport": sport.FILES,
    "tempi-orari": tempi_orari.FILES,
    "urban-center": urban_center.FILES,
}
LATE: dict[str, tuple[WordFile | ExcelFile, ...]] = {"gioventu": gioventu.FILES}
SILENT = ("gioventu", "pari-opportunita")
SENTINEL = "This file shows that the shared folder of the cycle torino-2005 is connected; please leave it here.\n"


def sample_files() -> dict[str, bytes]:
    """The bytes of every file by its path below the cycle's folder; the same at every call."""
    files = {"shared/.annuario-share": SENTINEL.encode()}
    files |= {f"shared/{department}/.gitkeep": b"" for department in SILENT}
    for root, deliveries in (("shared", SHARED), ("late", LATE)):
        files |= dict(_delivered(root, deliveries))
    return files


def _delivered(root: str, deliveries: dict[str, tuple[WordFile | ExcelFile, ...]]) -> Iterator[tuple[str, bytes]]:
    for department, files in deliveries.items():
        for file in files:
            content = word_bytes(file) if isinstance(file, WordFile) else excel_bytes(file)
            yield f"{root}/{department}/{file.path}", content
