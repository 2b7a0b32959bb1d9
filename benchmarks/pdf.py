"""How long a report takes to become a PDF, and how much memory, against LibreOffice by itself and against unoserver.

The measured thing is `annuario.pdf.export`: contents lists brought up to date, tags mended, quick checks done. The peers are
`soffice --convert-to pdf`, which does none of that and writes no tags, and unoserver, which brings indexes up to date. All
convert the same draft in the same run, in turn, so that noise falls on all of them; the medians are compared.

    .venv/bin/python benchmarks/pdf.py [--pages 5 50 200 1000] [--rounds 3] [--unoserver FOLDER]

FOLDER holds the programs `unoserver` and `unoconvert` (a venv's bin, made by the Python that knows LibreOffice). Prints the
section for docs/benchmarks-pdf.md; 0 within the bounds, 1 past one.
"""

import argparse
import io
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm
from PIL import Image

from annuario.guard import Guarded, start_guarded
from annuario.office import find_office
from annuario.office.watch import resident
from annuario.pdf import export

BARE_BOUND, UNOSERVER_BOUND = 2.0, 1.25
BOUND_PAGES = 200
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


# --- the three ---


def by_annuario(source: Path, folder: Path) -> Taken:
    """Our own way, all of it."""
    start = perf_counter()
    office = find_office()
    when = datetime(2006, 1, 1, tzinfo=UTC)
    made = export(office, source, folder / "ours.pdf", work=folder, language="en-GB", title="Report", when=when)
    return Taken(perf_counter() - start, made.memory)


def by_soffice(source: Path, folder: Path) -> Taken:
    """The bare command with a profile that has been used before."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    argv = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder / "bare"), str(source)]
    start = perf_counter()
    with start_guarded(argv, env={"PATH": os.environ["PATH"], "HOME": str(folder)}) as run:
        most = _watch(run)
    return Taken(perf_counter() - start, most)


def by_unoserver(programs: Path, port: int) -> Callable[[Path, Path], Taken]:
    """The client against a server that runs already; its start is not counted, and neither is its memory."""

    def convert(source: Path, folder: Path) -> Taken:
        start = perf_counter()
        argv = [str(programs / "unoconvert"), "--port", str(port), "--convert-to", "pdf", str(source), str(folder / "uno.pdf")]
        subprocess.run(argv, check=True, timeout=TIMEOUT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return Taken(perf_counter() - start, 0)

    return convert


def _watch(run: Guarded) -> int:
    most, until = 0, perf_counter() + TIMEOUT
    while run.poll() is None and perf_counter() < until:
        most = max(most, resident(run.pid))
        sleep(0.1)
    return most


@contextmanager
def serving(programs: Path | None, folder: Path) -> Iterator[Callable[[Path, Path], Taken] | None]:
    """Run unoserver while the block lasts, if it is there."""
    if programs is None or not (programs / "unoserver").is_file():
        yield None
        return
    port, inner = 32002, 32003
    home = str(folder / "unoserver")
    argv = [str(programs / "unoserver"), "--port", str(port), "--uno-port", str(inner), "--user-installation", home]
    with start_guarded(argv, env={"PATH": os.environ["PATH"], "HOME": str(folder)}):
        sleep(10)
        yield by_unoserver(programs, port)


# --- the run ---


def measure(pages: int, rounds: int, folder: Path, peers: dict[str, Callable[[Path, Path], Taken]]) -> tuple[int, dict[str, Taken]]:
    """Convert one draft by all, in turn, so many rounds; return its true pages and the medians."""
    source = folder / f"draft-{pages}.docx"
    build_draft(source, pages)
    by_soffice(folder / "draft-5.docx", folder)  # once for nothing: its profile is made
    runs: dict[str, list[Taken]] = {name: [] for name in peers}
    for _ in range(rounds):
        for name, convert in peers.items():
            runs[name].append(convert(source, folder))
    taken = {name: Taken(median(t.seconds for t in each), max(t.memory for t in each)) for name, each in runs.items()}
    told = subprocess.run(["pdfinfo", str(folder / "ours.pdf")], check=True, capture_output=True, text=True, timeout=60).stdout
    return int(told.partition("Pages:")[2].split()[0]), taken


def main(argv: Sequence[str]) -> int:
    """Print the table; 1 if a bound is passed on the draft of `BOUND_PAGES` pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, nargs="+", default=[5, 50, BOUND_PAGES, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--unoserver", type=Path)
    words = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="benchmark-pdf-") as name, serving(words.unoserver, Path(name)) as served:
        folder = Path(name)
        peers = {"annuario": by_annuario, "soffice": by_soffice} | ({} if served is None else {"unoserver": served})
        print(HEAD)
        if served is None:
            print("unoserver was not there, so it was not compared.\n")
        print(f"| pages | annuario | memory | bare soffice | memory |{' unoserver |' if served else ''} ratios |")
        print(f"|---:|---:|---:|---:|---:|{'---:|' if served else ''}---|")
        build_draft(folder / "draft-5.docx", 5)
        kept = [_line(*measure(pages, words.rounds, folder, peers), asked=pages) for pages in words.pages]
        shutil.rmtree(folder / "bare", ignore_errors=True)
    return 0 if all(kept) else 1


HEAD = f"""## From Word to PDF

The export against the bare `soffice --convert-to pdf` and against a running unoserver, on the same draft in the same run,
medians. Ours brings the contents list up to date, writes tags, mends them, and does the quick checks. Bounds at
{BOUND_PAGES} pages: {BARE_BOUND} times the bare command, {UNOSERVER_BOUND} times unoserver.
"""


def _line(pages: int, taken: dict[str, Taken], *, asked: int) -> bool:
    ours = taken["annuario"].seconds
    bounds = {"soffice": BARE_BOUND, "unoserver": UNOSERVER_BOUND}
    ratios = {name: ours / each.seconds for name, each in taken.items() if name != "annuario"}
    cells = [f"{pages}", f"{ours:.1f} s", f"{taken['annuario'].memory / MIB:.0f} MiB"]
    cells += [f"{taken['soffice'].seconds:.1f} s", f"{taken['soffice'].memory / MIB:.0f} MiB"]
    cells += [f"{each.seconds:.1f} s" for name, each in taken.items() if name == "unoserver"]
    cells.append(", ".join(f"{ratio:.2f} × {name}" for name, ratio in ratios.items()))
    print(f"| {' | '.join(cells)} |", flush=True)
    return asked != BOUND_PAGES or all(ratio <= bounds[name] for name, ratio in ratios.items())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
