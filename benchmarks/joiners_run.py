"""One join in a process of its own: prints the seconds and the memory that it took, as JSON.

    python -m benchmarks.joiners_run docxcompose|compose|whole OUT FILE…

Importing what a joiner needs is not counted; reading, joining and writing are. The house is the project's, for all.
"""

import json
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from time import process_time
from types import ModuleType

HOUSE = Path(__file__).resolve().parent.parent / "templates" / "house.docx"
Join = Callable[[Path, Sequence[Path]], None]


def docxcompose() -> Join:
    """The peer, used as its own documentation says."""
    document, composer = import_module("docx").Document, import_module("docxcompose.composer").Composer

    def join(out: Path, files: Sequence[Path]) -> None:
        under_way = composer(document(str(HOUSE)))
        for file in files:
            under_way.append(document(str(file)))
        under_way.save(str(out))

    return join


def compose() -> Join:
    """Ours alone: read, join, write."""
    ours, package = import_module("annuario.docx"), import_module("annuario.docx.package")

    def join(out: Path, files: Sequence[Path]) -> None:
        pieces = (ours.Piece(ours.read(file), prefix=f"p{place}_") for place, file in enumerate(files, 1))
        package.save(ours.compose(ours.read(HOUSE), pieces), out)

    return join


def whole() -> Join:
    """Ours with all that it is for: clean, restyle, join, write, and prove by the written file that nothing is lost."""
    ours, package = import_module("annuario.docx"), import_module("annuario.docx.package")

    def join(out: Path, files: Sequence[Path]) -> None:
        house, rules = ours.read(HOUSE), ours.Rules()
        pieces = (_restyled(ours, file, place, house, rules) for place, file in enumerate(files, 1))
        package.save(ours.compose(house, pieces), out)
        proofs = ours.prove_all((ours.read(file) for file in files), ours.read(out), rules)
        if not all(proof.holds for proof in proofs):
            sys.exit("The proof does not hold.")

    return join


def _restyled(ours: ModuleType, file: Path, place: int, house: object, rules: object) -> object:
    document = ours.read(file)
    ours.clean(document, rules)
    ours.restyle(document, house)
    return ours.Piece(document, prefix=f"p{place}_")


WAYS: dict[str, Callable[[], Join]] = {"docxcompose": docxcompose, "compose": compose, "whole": whole}


def peak() -> float:
    """The most memory that this process has had, in MB; not that of whoever started it (see proc_pid_status(5))."""
    line = next(line for line in Path("/proc/self/status").read_text("utf-8").splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def main(way: str, out: str, *files: str) -> None:
    """Join and print what it took: seconds of the processor, MB of memory."""
    join = WAYS[way]()
    paths = [Path(file) for file in files]
    start = process_time()
    join(Path(out), paths)
    print(json.dumps({"seconds": process_time() - start, "memory": peak()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
