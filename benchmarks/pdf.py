"""How long a report takes to become a PDF, and how much memory, against LibreOffice by itself and against unoserver.

The measured thing is the command `annuario pdf convert`: the document settled in a copy, contents lists brought up to date,
tags mended, quick checks done. The peers are `soffice --convert-to pdf`, which does none of that and writes no tags, and
unoserver, which brings indexes up to date: once warm, with a server that runs already and is not counted, and once cold,
with its start. All convert the same draft in the same run, in turn, each as a command of its own, so that noise falls on
all of them; the medians are compared.

    .venv/bin/python benchmarks/pdf.py [--pages 5 50 200 1000] [--rounds 3] [--unoserver FOLDER]

FOLDER holds the programs `unoserver` and `unoconvert` (a venv's bin, made by the Python that knows LibreOffice). Prints the
table of docs/benchmarks.md; 0 within the bounds, 1 past one.
"""

import argparse
import io
import os
import random
import socket
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

import docx
import pikepdf
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm
from PIL import Image

from annuario.guard import start_guarded

BOUNDS = {"bare soffice": 2.0, "unoserver": 1.25, "unoserver, cold": 1.25}
"""How many times as long as each of the others ours may take, on the draft of `BOUND_PAGES` pages."""
BOUND_PAGES = 200
WARM, COLD = 32002, 32012  # ports on the loopback address; the next one is the server's own
UNIT_PAGES = 3.97  # pages that one part of the draft takes with its lines in the contents list, measured
MIB = 1024 * 1024
WORDS = "the city has kept up its relations with partner towns in this year and taken part in their common projects".split()  # noqa: SIM905
TIMEOUT = 900.0


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of a conversion, and the most bytes that were seen resident."""

    seconds: float
    memory: int


# --- the draft ---


def build_draft(path: Path, pages: int) -> None:
    """Write a report of about so many pages: contents list with its lines, headings, text, tables, pictures, links."""
    chance = random.Random(pages)  # noqa: S311 - words, no secret
    document = docx.Document()
    document.core_properties.title = "Report"
    units = max(1, round((pages - 1) / UNIT_PAGES))
    _add_contents(document, units)
    for number in range(1, units + 1):
        _add_unit(document, chance, number)
    document.save(str(path))


def _add_contents(document: Document, units: int) -> None:
    def paragraph(inner: str) -> None:
        document.element.body.insert(len(document.element.body) - 1, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))

    code = '<w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z </w:instrText>'
    begin = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>{code}</w:r>'
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    lines = [f"<w:r><w:t>Chapter {n}</w:t><w:tab/><w:t>1</w:t></w:r>" for n in range(1, 2 * units + 1)]
    lines[0] = begin + separate + lines[0]
    lines[-1] += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    for line in lines:
        paragraph(line)


def _add_unit(document: Document, chance: random.Random, number: int) -> None:
    heading = document.add_heading(f"Chapter {number}", 1)
    heading.paragraph_format.page_break_before = True
    for _ in range(7):
        document.add_paragraph(_text(chance, 90))
    document.add_heading(f"Projects of chapter {number}", 2)
    _add_table(document, chance)
    shape = document.add_picture(io.BytesIO(_picture(chance)), width=Cm(14))
    shape._inline.docPr.set("descr", f"Picture of chapter {number}")  # noqa: SLF001 - python-docx reaches it only this way
    for _ in range(8):
        document.add_paragraph(_text(chance, 90))


def _add_table(document: Document, chance: random.Random) -> None:
    cell = "<w:tc><w:tcPr><w:tcW w:w='2000' w:type='dxa'/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    heads = "<w:trPr><w:tblHeader/></w:trPr>"
    rows = [f"<w:tr>{'' if row else heads}{''.join(cell.format(_text(chance, 2)) for _ in range(4))}</w:tr>" for row in range(12)]
    grid = "<w:tblPr><w:tblW w:w='8000' w:type='dxa'/></w:tblPr><w:tblGrid>" + "<w:gridCol w:w='2000'/>" * 4 + "</w:tblGrid>"
    document.element.body.insert(len(document.element.body) - 1, parse_xml(f"<w:tbl {nsdecls('w')}>{grid}{''.join(rows)}</w:tbl>"))


def _text(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize() + ("." if words > 3 else "")  # noqa: PLR2004 - a sentence


def _picture(chance: random.Random) -> bytes:
    """Noise over a slope, as hard to compress as a photograph."""
    image = Image.frombytes("RGB", (160, 100), chance.randbytes(160 * 100 * 3)).resize((1600, 1000), Image.Resampling.BICUBIC)
    held = io.BytesIO()
    image.save(held, "JPEG", quality=85)
    return held.getvalue()


# --- the commands ---

Convert = Callable[[Path, Path], Taken]
"""Makes a PDF of a draft in a folder."""


def by_annuario(source: Path, folder: Path) -> Taken:
    """Our own way, all of it: the command that people type."""
    program = Path(sys.executable).with_name("annuario")
    return _timed([program, "pdf", "convert", source, "-o", folder / "ours.pdf"], folder, fine=(0, 4))


def by_soffice(source: Path, folder: Path) -> Taken:
    """The bare command with a profile that has been used before."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    return _timed(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder / "bare", source], folder)


def by_unoserver(programs: Path, server: int) -> Convert:
    """The client against a server that runs already; the server's start is not counted, its memory is."""

    def convert(source: Path, folder: Path) -> Taken:
        return _timed(_client(programs, WARM, source, folder), folder, also=server)

    return convert


def by_cold_unoserver(programs: Path) -> Convert:
    """A server for this one draft: its start is counted, its end is not."""

    def convert(source: Path, folder: Path) -> Taken:
        start = perf_counter()
        with _server(programs, COLD, folder) as server:
            taken = _timed(_client(programs, COLD, source, folder), folder, also=server)
            return Taken(perf_counter() - start, taken.memory)

    return convert


def _client(programs: Path, port: int, source: Path, folder: Path) -> list[str | Path]:
    return [programs / "unoconvert", "--port", str(port), "--convert-to", "pdf", source, folder / "uno.pdf"]


@contextmanager
def _server(programs: Path, port: int, folder: Path) -> Iterator[int]:
    """Run a server while the block lasts, which begins as soon as it answers; give its process id."""
    profile = str(folder / f"unoserver-{port}")
    argv: list[str | Path] = [programs / "unoserver", "--port", str(port), "--uno-port", str(port + 1)]
    with start_guarded([*argv, "--user-installation", profile], env=_environment(folder)) as run:
        until = perf_counter() + TIMEOUT
        while not _answers(port) and perf_counter() < until:
            sleep(0.05)
        yield run.pid


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


def _environment(folder: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8"}


# --- the run ---


def _timed(argv: Sequence[str | Path], folder: Path, *, fine: Collection[int] = (0,), also: int | None = None) -> Taken:
    """Run a command to its end; its memory is that of all it started, and of the process `also` with all that started."""
    start = perf_counter()
    with start_guarded(argv, env=_environment(folder), cwd=folder) as run:
        most = 0
        while run.poll() is None and perf_counter() < start + TIMEOUT:
            most = max(most, _resident([run.pid, *([] if also is None else [also])]))
            sleep(0.1)
        seconds = perf_counter() - start
        if run.poll() not in fine:
            message = f"{Path(argv[0]).name} ended with {run.poll()}"
            raise SystemExit(message)
    return Taken(seconds, most)


def _resident(roots: Sequence[int]) -> int:
    """Bytes resident in memory of these processes and all below them (proc(5): stat, field 4; statm, field 2)."""
    below: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError, IndexError):  # gone while we looked
                parent = int((entry / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()[1])
                below.setdefault(parent, []).append(int(entry.name))
    waiting, pages = list(roots), 0
    while waiting:
        here = waiting.pop()
        waiting += below.get(here, [])
        with suppress(OSError, IndexError):
            pages += int(Path(f"/proc/{here}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def measure(pages: int, rounds: int, folder: Path, peers: Mapping[str, Convert]) -> tuple[int, dict[str, Taken]]:
    """Convert one draft by all, in turn, so many rounds; return its true pages and the medians."""
    source = folder / f"draft-{pages}.docx"
    build_draft(source, pages)
    runs: dict[str, list[Taken]] = {name: [] for name in peers}
    for _ in range(rounds):
        for name, convert in peers.items():
            runs[name].append(convert(source, folder))
    taken = {name: Taken(median(t.seconds for t in each), max(t.memory for t in each)) for name, each in runs.items()}
    with pikepdf.open(folder / "ours.pdf") as made:
        return len(made.pages), taken


@contextmanager
def _peers(programs: Path | None, folder: Path) -> Iterator[dict[str, Convert]]:
    """All ways that there are on this machine, ready to be timed: profiles are made, the server is warm."""
    found: dict[str, Convert] = {"annuario": by_annuario, "bare soffice": by_soffice}
    small = folder / "draft-small.docx"
    build_draft(small, 5)
    by_soffice(small, folder)  # once for nothing: its profile is made
    if programs is None or not (programs / "unoserver").is_file():
        yield found
        return
    with _server(programs, WARM, folder) as server:
        found |= {"unoserver": by_unoserver(programs, server), "unoserver, cold": by_cold_unoserver(programs)}
        for name in ("unoserver", "unoserver, cold"):
            found[name](small, folder)
        yield found


def main(argv: Sequence[str]) -> int:
    """Print the table; 1 if a bound is passed on the draft of `BOUND_PAGES` pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, nargs="+", default=[5, 50, BOUND_PAGES, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--unoserver", type=Path)
    words = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="benchmark-pdf-") as name, _peers(words.unoserver, Path(name)) as peers:
        if "unoserver" not in peers:
            print("unoserver was not there, so it was not compared.\n")
        print(f"| pages | {' | '.join(peers)} | times |")
        print(f"|---:|{'---:|' * len(peers)}---|")
        kept = [_line(*measure(pages, words.rounds, Path(name), peers), asked=pages) for pages in words.pages]
    return 0 if all(kept) else 1


def _line(pages: int, taken: Mapping[str, Taken], *, asked: int) -> bool:
    ours = taken["annuario"].seconds
    ratios = {name: ours / each.seconds for name, each in taken.items() if name != "annuario"}
    cells = [f"{each.seconds:.1f} s, {each.memory / MIB:.0f} MiB" for each in taken.values()]
    told = ", ".join(f"{ratio:.2f} × {name}" for name, ratio in ratios.items())
    print(f"| {pages} | {' | '.join(cells)} | {told} |", flush=True)
    return asked != BOUND_PAGES or all(ratio <= BOUNDS[name] for name, ratio in ratios.items())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
