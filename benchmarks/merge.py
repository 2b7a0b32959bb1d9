"""How long a merge of three documents takes, beside docx-trackdiff, which compares two of them; and redlines beside its peers.

Merge and comparison read the same files and write one, in one process, by its own clock. Past a bound it says so and ends with 1.

    .venv/bin/python benchmarks/merge.py [FOLDER] [--redlines COUNT]

keeps the files in FOLDER (default: nowhere). With `--redlines` it makes redlines of so many pairs of documents instead, by all that
can make some here, and prints a table of quality and time.
"""

import argparse
import contextlib
import io
import random
import resource
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import process_time

from docx_trackdiff import compare

sys.path.insert(0, str(Path(__file__).parents[1]))

from annuario.docx import Package, read, write
from annuario.docx.merging import Rules, merge
from benchmarks.merge_redlines import redline_table
from tests.documents.scripts import edited, script
from tests.documents.word import package, para, run, table

RATIO, GROWTH, MEGABYTES = 1.5, 15.0, 400
ROUNDS = 5
FEW, MANY = 300, 3000
_WORDS = (
    *("lorem", "ipsum", "dolor", "sit", "amet", "consectetur", "adipiscing", "elit"),
    *("sed", "do", "tempor", "incididunt", "ut", "labore", "et", "magna"),
)


def document(blocks: int) -> Package:
    """Return a document of so many blocks: headings, paragraphs of three runs, tables, blanks."""
    chance = random.Random(1)  # noqa: S311 -- no secret, the same document each time

    def sentence(count: int = 25) -> str:
        return f"{' '.join(chance.choice(_WORDS) for _ in range(count))} {chance.randrange(10**6)}."

    made = []
    for number in range(blocks):
        if number % 30 == 0:
            made.append(para(f"Heading {number}", style="Heading1"))
        elif number % 20 == 7:  # noqa: PLR2004 -- a table here and there
            made.append(table(*[[sentence(4) for _ in range(4)] for _ in range(5)]))
        elif number % 11 == 3:  # noqa: PLR2004 -- a blank here and there
            made.append(para(""))
        else:
            made.append(para(run(sentence()), run(sentence(), "<w:b/>"), run(sentence())))
    return package("".join(made))


def files(blocks: int, folder: Path) -> tuple[Path, Path, Path]:
    """Write a base and two edited copies of it and return their paths."""
    base = document(blocks)
    made = script(base, 5, edits=24)
    paths = []
    for name, one in (("base", base), ("ours", edited(base, made.ours)), ("theirs", edited(base, made.theirs))):
        paths.append(folder / f"{name}-{blocks}.docx")
        paths[-1].write_bytes(write(one))
    return paths[0], paths[1], paths[2]


def merging(paths: tuple[Path, Path, Path], out: Path) -> float:
    """Seconds of one merge, files read and written."""
    start = process_time()
    base, ours, theirs = (read(path) for path in paths)
    merged = merge(base, ours, theirs, Rules("2006-02-16T09:00:00Z"))
    out.write_bytes(write(merged.package))
    return process_time() - start


def comparing(paths: tuple[Path, Path, Path], out: Path) -> float:
    """Seconds of one two-way comparison by the peer, files read and written."""
    sys.argv = ["docx-trackdiff", str(paths[0]), str(paths[2]), str(out)]
    start = process_time()
    with contextlib.redirect_stdout(io.StringIO()):
        compare.main()  # type: ignore[no-untyped-call]  # it has no types
    return process_time() - start


def times(folder: Path) -> int:
    """Take the times: 0 within the bounds, 1 past one. The two run in turn, so noise falls on both."""
    few, many = files(FEW, folder), files(MANY, folder)
    pairs = [(merging(many, folder / "m.docx"), comparing(many, folder / "c.docx")) for _ in range(ROUNDS)]
    small = median(merging(few, folder / "s.docx") for _ in range(ROUNDS))
    merged, compared = (median(times) for times in zip(*pairs, strict=True))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{MANY} blocks: merge {merged:.2f} s, docx-trackdiff {compared:.2f} s, ratio {merged / compared:.2f}, bound {RATIO}")
    print(f"{FEW} blocks: merge {small:.3f} s; grows {merged / small:.1f} times, bound {GROWTH:.0f}")
    print(f"memory at most {memory} MB, both together; bound {MEGABYTES}")
    return 0 if merged <= RATIO * compared and merged <= GROWTH * small and memory <= MEGABYTES else 1


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description="Merges and redlines, beside their peers.")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--redlines", type=int, default=0, metavar="COUNT")
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = words.folder or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        if not words.redlines:
            return times(folder)
        print(redline_table(words.redlines, folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
