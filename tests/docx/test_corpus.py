"""Real documents that nobody of the project wrote: each alone and in groups of sixteen, composed, proved and looked through."""

import re
import warnings
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import docx
import pytest

from annuario.docx import Piece, Rules, Unreadable, clean, compose, inspect_bytes, prove, read, read_bytes, restyle, write
from annuario.docx.anchors import anchor_name
from annuario.docx.prove import region
from annuario.docx.reading import Reading
from annuario.office import export_pdf, find_office
from tests.documents.word import house

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what the validator's own modules say at import is no affair of ours
    from openxml_audit import OpenXmlValidator, ValidationSeverity

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
GROUP = 16
_LONGEST = 300  # seconds for LibreOffice; the longest of these books has 420 pages, which take it half a minute alone
_FEWEST = 2
_LARGE = 300_000
FILES = sorted(path for path in CORPUS.rglob("*") if path.suffix in {".docx", ".docm", ".dotx"}) if CORPUS.is_dir() else []
GROUPS = [FILES[start : start + GROUP] for start in range(0, len(FILES), GROUP)]
NAMES = [path.name for path in FILES]
HEADS = [f"{group[0].name[:20]}-" for group in GROUPS]
WAYS = {"as it is": Rules.keep_all(), "by the house's rules": Rules()}

pytestmark = [pytest.mark.corpus, pytest.mark.skipif(not FILES, reason=f"The corpus of real documents is not there: {CORPUS}")]


def _time_of(path: Path) -> Sequence[pytest.MarkDecorator]:
    return [pytest.mark.slow] if path.stat().st_size > _LARGE else []


@dataclass(frozen=True, slots=True)
class Joined:
    """Documents joined: the files that could be read, and what they became."""

    paths: tuple[Path, ...]
    anchors: tuple[str, ...]
    content: bytes


def join(paths: list[Path], rules: Rules, *, restyled: bool) -> Joined:
    """Join those documents that can be read; all others must say so in one sentence."""
    roof, pieces, read_ones = house(), [], []
    for place, path in enumerate(paths):
        try:
            document = read(path)
            clean(document, rules)
        except Unreadable as error:
            assert re.fullmatch(r"[^\n]+hand it in anew\.", str(error))  # noqa: PT017 -- most files are read, and some are not
            assert error.exit_code == 3  # noqa: PT017 -- see above
            continue
        if restyled:
            restyle(document, roof)
        read_ones.append(path)
        pieces.append(Piece(document, prefix=f"g{place}_", anchor=anchor_name("g", str(place))))
    return Joined(tuple(read_ones), tuple(piece.anchor for piece in pieces), write(compose(roof, pieces)))


def lost(joined: Joined, rules: Rules) -> dict[str, tuple[str, ...]]:
    """Return what the joined file lacks of each document."""
    output = read_bytes(joined.content)
    reading = Reading(output)
    found: dict[str, tuple[str, ...]] = {}
    for path, anchor in zip(joined.paths, joined.anchors, strict=True):
        proof = prove(read(path), reading, rules, within=region(output, anchor, joined.anchors))
        found |= {path.name: proof.lost} if proof.lost else {}
    return found


@cache  # a document is looked through once for all the tests that join it
def broken(path: Path) -> Counter[str]:
    """Return how often each kind of fault is found by the inspection."""
    return Counter(str(fault.kind) for fault in inspect_bytes(path.read_bytes()))


@cache
def invalid(path: Path) -> Counter[str]:
    """Return how often the validator finds each fault, whatever its place and its names."""
    errors = [error for error in OpenXmlValidator().validate(str(path)).errors if error.severity is ValidationSeverity.ERROR]
    return Counter(re.sub(r"'[^']*'|\d+", "…", str(error).rpartition("/")[2].partition("]")[2]) for error in errors)


def check(paths: list[Path], rules: Rules, folder: Path, *, audited: bool) -> None:
    """Join `paths`; nothing may be lost, nothing broken that was whole, and python-docx opens it."""
    joined = join(paths, rules, restyled=rules == Rules())
    output = folder / "joined.docx"
    output.write_bytes(joined.content)

    assert lost(joined, rules) == {}
    for count in (broken, *([invalid] if audited else [])):
        assert count(output) - sum(map(count, joined.paths), Counter()) == Counter()
    assert docx.Document(str(output)).element is not None


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name, marks=_time_of(path)) for path in FILES])
def test_alone_by_the_houses_rules_nothing_is_lost_or_broken(path: Path, tmp_path: Path) -> None:
    check([path], Rules(), tmp_path, audited=False)


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_alone_as_it_is_nothing_is_lost_or_broken(path: Path, tmp_path: Path) -> None:
    check([path], Rules.keep_all(), tmp_path, audited=False)


@pytest.mark.slow  # the validator is slow: it looks through every file once, and through all that stand together in each way
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("paths", GROUPS, ids=HEADS)
def test_in_groups_of_sixteen_nothing_is_lost_or_broken(paths: list[Path], way: str, tmp_path: Path) -> None:
    check(paths, WAYS[way], tmp_path, audited=True)


@pytest.mark.slow
@pytest.mark.parametrize("paths", GROUPS, ids=HEADS)
def test_libreoffice_lays_out_what_was_joined(paths: list[Path], tmp_path: Path) -> None:
    source = tmp_path / "joined.docx"
    joined = join(paths, Rules(), restyled=True)
    source.write_bytes(joined.content)

    made = export_pdf(find_office(), source, tmp_path / "joined.pdf", work=tmp_path, timeout=_LONGEST)

    assert made.pages >= _FEWEST
