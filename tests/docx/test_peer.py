"""The proof and the inspection against the joiner in common use: what it is known to break, one of the two names."""

import io
import warnings
from collections.abc import Callable

import docx
import pytest

from annuario.docx import FaultKind, LineKind, Package, Piece, Rules, compose, inspect_bytes, prove_all, read_bytes, write
from tests.documents.features import FEATURES
from tests.documents.word import HOUSE, house

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what the peer's own modules say at import is no affair of ours
    from docxcompose.composer import Composer

# What becomes of each feature in the peer's output: the kinds of what is lost, and the kinds of what is broken inside. The looks
# of fonts and languages are no matter of either, and are judged in `Feature.holds` alone.
FOUND: dict[str, tuple[set[LineKind], set[FaultKind]]] = {
    "style that the house lacks": (set(), {FaultKind.STYLE}),
    "style of the same name, other id": (set(), {FaultKind.STYLE}),
    "link and picture inside a footnote": ({LineKind.LINK, LineKind.PICTURE}, {FaultKind.RELATIONSHIP}),
    "endnotes": ({LineKind.NOTE}, {FaultKind.NOTE}),
    "comments, replies, people, resolved": ({LineKind.COMMENT}, {FaultKind.COMMENT}),
    "tracked changes and moves": (set(), {FaultKind.ID_TWICE}),
    "hyperlinks outside and inside": ({LineKind.LINK}, {FaultKind.ID_TWICE}),
    "bookmark inside a bookmark": ({LineKind.BOOKMARK}, set()),
    "bookmark of the same name, REF, PAGEREF": ({LineKind.REFERENCE}, {FaultKind.ID_TWICE}),
    "linked picture": (set(), {FaultKind.RELATIONSHIP}),
    "diagram (SmartArt)": ({LineKind.DIAGRAM}, {FaultKind.NAME_TWICE}),
    "the drawing of a diagram": ({LineKind.DIAGRAM}, {FaultKind.RELATIONSHIP}),
    "text box with fallback; numbers of drawings": (set(), {FaultKind.ID_TWICE}),
    "last section on its side or in columns": ({LineKind.SECTION}, set()),
    "content controls": (set(), {FaultKind.ID_TWICE}),
    "DOCPROPERTY, a field without end": (set(), {FaultKind.FIELD}),
    "contents, PAGEREF, SEQ": ({LineKind.LINK, LineKind.REFERENCE}, {FaultKind.ID_TWICE}),
    "foreign chunk (altChunk)": (set(), {FaultKind.RELATIONSHIP}),
    "prefixes declared at the root, extensions": (set(), {FaultKind.PREFIX}),
}
BY_NAME = {feature.name: feature for feature in FEATURES}


def peers(*files: bytes) -> bytes:
    """Return what the peer makes of `files` under the house."""
    composer = Composer(docx.Document(str(HOUSE)))
    for file in files:
        composer.append(docx.Document(io.BytesIO(file)))
    buffer = io.BytesIO()
    composer.save(buffer)
    return buffer.getvalue()


def ours(*files: bytes) -> bytes:
    """Return what we make of `files` under the house, their texts left as they are."""
    pieces = [Piece(read_bytes(file), prefix=f"p{place}_") for place, file in enumerate(files, 1)]
    return write(compose(house(), pieces))


def found(join: Callable[..., bytes], *files: bytes) -> tuple[set[LineKind], set[FaultKind]]:
    """Return the kinds of what is lost and of what is broken in the files as joined by `join`."""
    output = join(*files)
    inputs: list[Package] = [read_bytes(file) for file in files]
    proofs = prove_all(inputs, read_bytes(output), Rules.keep_all())
    lost = {line.kind for proof in proofs for line in proof.lines if line.is_lost}
    return lost, {fault.kind for fault in inspect_bytes(output)}


@pytest.mark.filterwarnings("ignore:Duplicate name")  # the peer writes a part twice, which is the fault looked for
@pytest.mark.parametrize("name", FOUND)
def test_what_the_peer_breaks_is_named(name: str) -> None:
    lost, broken = found(peers, *BY_NAME[name].files())

    assert lost >= FOUND[name][0]
    assert broken >= FOUND[name][1]


@pytest.mark.parametrize("name", BY_NAME)
def test_the_same_files_joined_by_us_lose_nothing_and_are_whole(name: str) -> None:
    assert found(ours, *BY_NAME[name].files()) == (set(), set())
