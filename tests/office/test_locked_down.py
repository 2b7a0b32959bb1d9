import http.server
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pikepdf
import pytest

from annuario.guard import start_guarded
from annuario.office import Office, export_pdf
from annuario.office.job import Order
from annuario.pdf import page_texts
from tests.office.driving import CALL_THE_MACRO, drive
from tests.office.traps import BAIT, lay_bait, set_macro_trap, set_traps


@contextmanager
def listening() -> Iterator[tuple[str, list[str]]]:
    """A server on the loopback address, and the list of what it was asked."""
    asked: list[str] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def handle(self) -> None:
            asked.append(self.rfile.readline().decode("utf-8", "replace"))

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()
        thread.join()


@pytest.fixture
def bait(tmp_path: Path) -> tuple[str, str, str]:
    text, document, picture = lay_bait(tmp_path / "bait")
    return text, document, picture


def test_nothing_outside_a_document_is_fetched_or_run(tmp_path: Path, office: Office, bait: tuple[str, str, str]) -> None:
    with listening() as (server, asked):
        traps = set_traps(tmp_path / "traps", server=server, bait=bait)

        with ThreadPoolExecutor(2) as pool:  # each has a LibreOffice of its own
            made = dict(zip(traps, pool.map(lambda path: _export(office, path, tmp_path), traps.values()), strict=True))

    shown = {name: "\n".join(page_texts(path)) for name, path in made.items()}
    assert len(made) == 11
    assert (asked, (tmp_path / "traps" / "macro-ran").exists()) == ([], False)
    assert {name: BAIT in text for name, text in shown.items()} == dict.fromkeys(traps, False)
    assert {name: "Testo" in text for name, text in shown.items()} == dict.fromkeys(traps, True)
    assert {name: _pictures(path) for name, path in made.items()} == dict.fromkeys(traps, 0)


def test_the_traps_work_where_nothing_is_locked(tmp_path: Path, office: Office, bait: tuple[str, str, str]) -> None:
    with listening() as (server, asked):
        traps = set_traps(tmp_path / "traps", server=server, bait=bait)
        argv: list[str | Path] = [
            office.soffice,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
        ]
        argv += ["--outdir", tmp_path, traps["linked-pictures"]]

        with start_guarded(argv, env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}) as run:
            run.wait(120)

    assert (len(asked) > 0, _pictures(tmp_path / "linked-pictures.pdf")) == (True, 1)


@pytest.mark.parametrize("locked", [True, False])
def test_a_macro_runs_only_where_nothing_is_locked_even_if_it_is_called(tmp_path: Path, office: Office, *, locked: bool) -> None:
    """LibreOffice without windows runs no macro by itself when it opens a document, locked or not; so this one is called."""
    source = set_macro_trap(tmp_path / "trap.odt", trace=tmp_path / "ran")
    order = Order(source, load="writer8", suffix=".pdf", store="writer_pdf_Export", filter_data={"UseTaggedPDF": True}, update=True)

    made = drive(office, order, tmp_path / "trap.pdf", CALL_THE_MACRO, locked=locked)

    assert ((tmp_path / "ran").exists(), made) == (not locked, True)


def _export(office: Office, path: Path, folder: Path) -> Path:
    return export_pdf(office, path, folder / f"{path.stem}.pdf", work=folder / "work").path


def _pictures(path: Path) -> int:
    """How many pictures with something in them; LibreOffice paints an icon of its own for one that is missing."""
    with pikepdf.open(path) as pdf:
        held = [picture for page in pdf.pages for picture in page.get_images().values()]
        return sum(picture.Width >= 64 for picture in held)
