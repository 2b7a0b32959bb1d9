"""Files joined, and the result held against them: inspected and proved before anybody sees it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annuario.cli.docx.files import open_all, require_all_readable, stumbling_over
from annuario.cli.docx.proving import require_whole
from annuario.docx import (
    Change,
    Fault,
    Package,
    Piece,
    Proof,
    Remark,
    Rules,
    clean,
    compose,
    differences,
    inspect_file,
    prove_all,
    read,
    restyle,
    save,
)
from annuario.docx.anchors import anchor_name

_TOP = 1
_Begun = tuple[tuple[str, ...], tuple[Change, ...], tuple[str, ...], tuple[Remark, ...]]


@dataclass(frozen=True, slots=True)
class File:
    """What became of one file: what was mended at reading, taken out, left to the house, and is to be looked at; the proof."""

    mended: tuple[str, ...]
    changes: tuple[Change, ...]
    differences: tuple[str, ...]
    remarks: tuple[Remark, ...]
    proof: Proof


@dataclass(frozen=True, slots=True)
class Joined:
    """One document of several: where it lies, what is broken in it, and what became of each file in turn."""

    path: Path
    faults: tuple[Fault, ...]
    files: tuple[File, ...]


def join(files: Sequence[Path], *, house: Path, rules: Rules, restyled: bool, work: Path) -> Joined:
    """Return the files joined in their order under `house`; each begins at a bookmark `an_<number>`. The result lies in `work`.

    Raises WrongUse or Refused if a file is not there or cannot be read, WouldLose if the result does not hold all of them.
    """
    (roof,) = open_all([house])
    require_all_readable(files)
    begun: list[_Begun] = []
    pieces = _pieces(files, rules, roof, begun, restyled=restyled)
    with stumbling_over(*files):
        result = work / "joined.docx"
        save(compose(roof, pieces), result)
        proofs = prove_all((read(path) for path in files), read(result), rules)
        faults = inspect_file(result)
    require_whole(files, proofs)
    told = tuple(File(*told, proof) for told, proof in zip(begun, proofs, strict=True))
    return Joined(result, faults, told)


def _pieces(files: Sequence[Path], rules: Rules, house: Package, begun: list[_Begun], *, restyled: bool) -> Iterator[Piece]:
    """Yield the files one by one, so that no more than one is in memory; write into `begun` what became of each so far."""
    for place, path in enumerate(files, 1):
        with stumbling_over(path):
            document = read(path)
            changes = clean(document, rules)
            left = differences(document, house) if not restyled else ()  # running heads are told by their rule already
            remarks = restyle(document, house, top=_TOP, rules=rules) if restyled else ()
        begun.append((document.mended, changes, left, remarks))
        yield Piece(document, prefix=f"f{place}_", anchor=anchor_name(str(place)))
