"""What each joiner keeps of the features that joiners are known to break: a markdown table, a row a feature.

The files and the judgement are those of the tests (`tests/documents/features.py`): each output is read on its own, and is not
asked who made it.
"""

import io
from collections.abc import Callable, Iterator, Sequence
from warnings import catch_warnings

import docx
from docxcompose.composer import Composer
from docxtpl import DocxTemplate

from annuario.docx import Change, Piece, Rules, clean, compose, read, read_bytes, restyle, write
from benchmarks.joiners_run import HOUSE
from tests.documents.features import FEATURES, Feature

Join = Callable[[Sequence[bytes]], bytes]
_LONGEST = 110


def by_docxcompose(files: Sequence[bytes]) -> bytes:
    """The files appended to the house, one after the other."""
    under_way = Composer(docx.Document(str(HOUSE)))
    for file in files:
        under_way.append(docx.Document(io.BytesIO(file)))
    buffer = io.BytesIO()
    under_way.save(buffer)
    return buffer.getvalue()


def by_subdoc(files: Sequence[bytes]) -> bytes:
    """The files as subdocuments of a template that is the house with a place for each."""
    places = docx.Document(str(HOUSE))
    for place in range(len(files)):
        places.add_paragraph(f"{{{{p piece{place} }}}}")
    template = DocxTemplate(_saved(places))
    pieces = {f"piece{place}": template.new_subdoc(io.BytesIO(file)) for place, file in enumerate(files)}
    template.render(pieces, autoescape=True)
    return _saved(template).getvalue()


def _saved(document: "docx.document.Document | DocxTemplate") -> io.BytesIO:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer


def as_they_are(feature: Feature) -> str:
    """What `annuario docx compose` keeps; what its rules cut because it fetches or hides something is told as such."""
    changes: list[Change] = []
    output = _ours(feature.files(), Rules.keep_all(), changes, restyled=False)
    cut = sorted({change.rule for change in changes})
    broken = feature.holds(output)
    return f"cut and told: {', '.join(cut)}" if broken and cut and not feature.restyled(output) else broken


def by_the_house(feature: Feature) -> str:
    """What `annuario docx compose --restyle` keeps, but for what the house's rules take out and tell."""
    return feature.restyled(_ours(feature.files(), Rules(), [], restyled=True))


def _ours(files: Sequence[bytes], rules: Rules, changes: list[Change], *, restyled: bool) -> bytes:
    house = read(HOUSE)
    pieces = []
    for place, file in enumerate(files, 1):
        document = read_bytes(file)
        changes += clean(document, rules)
        if restyled:
            restyle(document, house)
        pieces.append(Piece(document, prefix=f"p{place}_"))
    return write(compose(house, pieces))


def feature_table() -> Iterator[str]:
    """Yield the lines of the table, and last how many features each joiner keeps."""
    yield "| feature | what a correct result needs | docxcompose | docxtpl's Subdoc | compose | compose --restyle |"
    yield "|---|---|---|---|---|---|"
    kept = [0, 0, 0, 0]
    for feature in FEATURES:
        told = [_peer(by_docxcompose, feature), _peer(by_subdoc, feature), as_they_are(feature), by_the_house(feature)]
        kept = [count + (not said or said.startswith("cut and told")) for count, said in zip(kept, told, strict=True)]
        yield f"| {feature.name} | {feature.needs} | {' | '.join(_cell(said) for said in told)} |"
    yield f"| **kept, of {len(FEATURES)}** | | {' | '.join(f'**{count}**' for count in kept)} |"


def _peer(join: Join, feature: Feature) -> str:
    try:
        with catch_warnings(action="ignore"):  # one of them writes a name twice, and Python warns of it
            output = join(feature.files())
    # A joiner may end in any exception of any library; which one is what the table tells.
    except Exception as error:  # noqa: BLE001 -- see above
        return f"ends with {type(error).__name__}"
    return feature.holds(output)


def _cell(said: str) -> str:
    short = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
    return short.replace("|", "\\|").replace("{", "&#123;") or "kept"
