"""The numbers and letters that LibreOffice shows before the items of lists are the same before and after joining."""

import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from annuario.docx import Package, Piece, Unreadable, clean, compose, read, restyle, write
from annuario.docx.changes import accept
from annuario.docx.inner_contents import remove_contents
from annuario.docx.names import w
from annuario.docx.parts import Element
from annuario.docx.roles import Kind, Roles
from annuario.docx.text import normal, paragraph_text
from annuario.docx.typed_lists import bare, typed_lists
from annuario.office.program import find_office
from tests.documents.word import house, para, run, word

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FILES = sorted(path for path in CORPUS.rglob("*") if path.suffix in {".docx", ".docm", ".dotx"}) if CORPUS.is_dir() else []
WANTED = 30
ENOUGH = 4
LARGEST = 400_000
SECONDS = 300
TYPED = {
    "numbers": "".join(para(f"{n}. point {n} of the list") for n in range(1, 13)),
    "from-four": para("Text before.") + "".join(para(f"{n}) point {n} of the list") for n in range(4, 8)),
    "letters": "".join(para(f"{letter}) point {letter} of the list") for letter in "abcdef"),
    "letters-within": "".join(
        para(line)
        for line in ("1. first of all", "a) then this", "b) then that", "2. second of all", "a) only this", "b) and that")
    ),
    "broken": para("1. before") + para("2. the text") + para("A paragraph that stands between them.") + para("3. after it"),
    "bullets": "".join(para(run("•"), "<w:r><w:tab/></w:r>", f"thing {n}") for n in range(4)),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One document with lists: its name, its items' words in order, each with whether it is numbered, and both files."""

    name: str
    items: tuple[tuple[str, bool], ...]
    before: bytes
    after: bytes


def items(document: Package) -> Iterator[tuple[str, bool]]:
    """Yield the words of each item, and whether it is numbered; a marker that is typed is none of the words."""
    roles = Roles.of(document)
    texts = {paragraph: paragraph_text(paragraph) for paragraph in document.body.iter(w("p"))}
    found, _ = typed_lists(document.body, roles, texts)
    typed: dict[Element, bool] = {item.paragraph: item.form != "bullet" for group in found for item in group}
    for paragraph in document.body.iter(w("p")):
        text, kind = paragraph_text(paragraph), roles.role(paragraph).kind
        if paragraph in typed:
            yield bare(text), typed[paragraph]
        elif text and kind in {Kind.BULLET, Kind.NUMBER} and paragraph.find(w("hyperlink")) is None:
            yield text, kind is Kind.NUMBER


def listed(name: str, content: bytes, roof: Package, folder: Path) -> Listed:
    """Return the document, joined under the house."""
    path = folder / f"{name}.docx"
    path.write_bytes(content)
    before, document = read(path), read(path)
    for part in before.stories():
        list(accept(part.tree()))
        list(remove_contents(part.tree()))  # the lines of a contents list are no items
    clean(document)
    restyle(document, roof)
    return Listed(name, tuple(items(before)), content, write(compose(roof, [Piece(document)])))


def chosen(roof: Package, folder: Path) -> Iterator[Listed]:
    """Yield our own documents, and those of the corpus that have lists enough."""
    for name, body in TYPED.items():
        yield listed(name, word(body), roof, folder)
    left = WANTED - len(TYPED)
    for place, path in enumerate(path for path in FILES if path.stat().st_size <= LARGEST):
        if left == 0:
            return
        try:
            document = listed(f"{place}", path.read_bytes(), roof, folder)
        except Unreadable:
            continue
        if len(document.items) >= ENOUGH:
            left -= 1
            yield document


def labels(lines: list[str], wanted: tuple[tuple[str, bool], ...]) -> list[str]:
    """Return what stands in front of each item, in order: its number, or "•" for whatever bullet; "" if it is not there."""
    found, place = [], 0
    for text, numbered in wanted:
        at = next((n for n in range(place, len(lines)) if lines[n].endswith(text)), None)
        if at is None:
            found.append("")
            continue
        label = lines[at].removesuffix(text).strip()
        found.append(label if numbered else "•" if label else "")
        place = at + 1
    return found


def shown(paths: list[Path], folder: Path) -> dict[str, list[str]]:
    """Return the lines that LibreOffice shows of each file, all of them in one run."""
    with tempfile.TemporaryDirectory() as profile:
        command = [str(find_office().soffice), "--headless", "--norestore", f"-env:UserInstallation=file://{profile}"]
        command += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder), *map(str, paths)]
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    return {
        path.stem: [normal(line) for line in (folder / f"{path.stem}.txt").read_text("utf-8-sig").splitlines()] for path in paths
    }


@pytest.mark.corpus
@pytest.mark.slow
def test_the_labels_of_lists_are_the_same_before_and_after(tmp_path: Path) -> None:
    roof = house()
    documents = list(chosen(roof, tmp_path))
    paths = []
    for document in documents:
        for suffix, content in (("before", document.before), ("after", document.after)):
            paths.append(tmp_path / f"{document.name}-{suffix}.docx")
            paths[-1].write_bytes(content)

    seen = shown(paths, tmp_path)

    if FILES:
        assert len(documents) == WANTED
    both = {d.name: [labels(seen[f"{d.name}-{suffix}"], d.items) for suffix in ("before", "after")] for d in documents}
    assert {name: before for name, (before, _) in both.items()} == {name: after for name, (_, after) in both.items()}
