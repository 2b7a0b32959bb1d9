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
    inspect_bytes,
    prove_all,
    read,
    read_bytes,
    restyle,
    write,
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
    """One document of several: its bytes, what is broken in them, and what became of each file in turn."""

    content: bytes
    faults: tuple[Fault, ...]
    files: tuple[File, ...]


def join(files: Sequence[Path], *, house: Path, rules: Rules, restyled: bool) -> Joined:
    """Return the files joined in their order under `house`; each begins at a bookmark `an_<number>`.

    Raises WrongUse or Refused if a file is not there or cannot be read, WouldLose if the result does not hold all of them.
    """
    (roof,) = open_all([house])
    require_all_readable(files)
    begun: list[_Begun] = []
    pieces = _pieces(files, rules, roof, begun, restyled=restyled)
    with stumbling_over(*files):
        content = write(compose(roof, pieces))
        proofs = prove_all((read(path) for path in files), read_bytes(content), rules)
        faults = inspect_bytes(content)
    require_whole(files, proofs)
    told = tuple(File(*told, proof) for told, proof in zip(begun, proofs, strict=True))
    return Joined(content, faults, told)


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
