"""Real documents that nobody of the project wrote: each alone and in groups of sixteen, composed and proved."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from annuario.docx import Package, Piece, Proof, Unreadable, clean, compose, prove, read, read_bytes, restyle, write
from annuario.docx.anchors import anchor_name
from annuario.docx.clean import Change, accept_changes
from annuario.docx.prove import region
from annuario.docx.text import Block, blocks, pictures
from tests.documents.joining import dangling
from tests.documents.word import house

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
GROUP = 16
FILES = sorted(path for path in CORPUS.rglob("*") if path.suffix in {".docx", ".docm", ".dotx"}) if CORPUS.is_dir() else []
GROUPS = [FILES[start : start + GROUP] for start in range(0, len(FILES), GROUP)] or [[]]

pytestmark = pytest.mark.corpus


@dataclass(frozen=True, slots=True)
class Handed:
    """One document of the corpus: what it holds, what cleaning took out, and the piece that it became."""

    name: str
    blocks: tuple[Block, ...]
    pictures: tuple[str, ...]
    changes: tuple[Change, ...]
    piece: Piece


def handed(paths: list[Path], roof: Package) -> Iterator[Handed]:
    """Yield the documents that can be read; all others must say so in one sentence."""
    for place, path in enumerate(paths):
        try:
            before, document = read(path), read(path)
            for story in before.stories():
                accept_changes(story.tree())
            changes = clean(document)
        except Unreadable as error:
            assert str(error).endswith("hand it in anew.")  # noqa: PT017 -- most files of a group are read, and some are not
            continue
        restyle(document, roof)
        piece = Piece(document, prefix=f"g{place}_", anchor=anchor_name("g", str(place)))
        yield Handed(path.name, tuple(blocks(before)), pictures(before), changes, piece)


def proof_of(document: Handed, output: Package, anchors: list[str]) -> Proof:
    """Return the proof of one document in `output`."""
    there = region(output, document.piece.anchor, anchors)
    shown = tuple(blocks(output, there)) if there else ()
    return prove(document.blocks, document.pictures, shown, pictures(output, there) if there else (), document.changes)


@pytest.mark.parametrize("paths", GROUPS, ids=[f"{group[0].name[:20]}-" if group else "none" for group in GROUPS])
def test_nothing_is_lost_alone_or_together(paths: list[Path]) -> None:
    if not paths:
        pytest.skip(f"The corpus of real documents is not there: {CORPUS}")
    roof = house()
    documents = list(handed(paths, roof))
    lost: dict[str, tuple[str, ...]] = {}

    for chosen in (*[[document] for document in documents], documents):
        output = read_bytes(write(compose(roof, [document.piece for document in chosen])))
        anchors = [document.piece.anchor for document in chosen]
        proofs = {document.name: proof_of(document, output, anchors) for document in chosen}
        lost |= {name: proof.lost for name, proof in proofs.items() if proof.lost}
        lost |= {f"{len(chosen)} from {chosen[0].name}": broken for broken in [tuple(dangling(output))] if broken} if chosen else {}

    assert lost == {}
