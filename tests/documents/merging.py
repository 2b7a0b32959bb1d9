"""Scripts of edits held against the merge: what must come out is known, and a fault is a sentence.

    python -m tests.documents.merging apart|collisions|redline [--seed N] [--count N] [FILE…]

tries other seeds and other documents (default: documents made of the sample's contributions).
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from annuario.docx import Package, Unreadable, read, read_bytes, write
from annuario.docx.merging import Rules, accept, has_changes, merge, redline, reject
from annuario.docx.merging.reading import Reading
from annuario.docx.names import w
from annuario.docx.text import blocks, pictures
from tests.documents.city import CYCLE, REPOSITORY, SOME, build_draft, copy_city, desk_in
from tests.documents.joining import dangling, joined
from tests.documents.scripts import colliding, edited, script
from tests.documents.word import para, xml

DATE = "2006-02-16T09:00:00Z"
RULES = Rules(DATE)
_LINK = re.compile("\ufffclink\\([^\ufffc]*\\)\ufffc")


CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
REAL = (
    "GSA-fedramp-gov/CSP_A_FedRAMP_Authorization_Boundary_Guidance_Draft_For_Public_Comment _V3.0.docx",
    "GSA-fedramp-gov/REV_4_FedRAMP-Annual-SAP-Template.docx",
    "GSA-fedramp-gov/REV_4_SSP-A04-FedRAMP-PIA-Template.docx",
    "OpenXmlDev-Open-Xml-PowerTools/HC031-Complicated-Document.docx",
    "apache-poi/bug59058.docx",
    "apache-poi/drawing.docx",
    "apache-poi/stress019.docx",
    "dotnet-Open-XML-SDK/632399964516872542 1.docx",
    "dotnet-Open-XML-SDK/Complex01.docx",
    "plutext-docx4j/conventions.docx",
)
"""Ten documents that nobody of the project wrote: notes, text boxes, fields, controls, blanks, repeated texts, three scripts."""
SLOW = ("apache-poi/bug59058.docx", "dotnet-Open-XML-SDK/632399964516872542 1.docx")
"""The two with hundreds of rows, which take more time than the eight others together."""


def shown(package: Package) -> list[tuple[str, str, str]]:
    """Return what a document shows: its units with their words, notes, pictures, roles and shapes, without blank ones.

    Where a link begins and ends is left out: words written over its edge belong to neither side of it.
    """
    reading = Reading(package)
    units = reading.units(package.body, package.main)
    return [(unit.tag, _LINK.sub("", unit.content), unit.form) for unit in units if not unit.blank]


def said(package: Package) -> list[tuple[str, str]]:
    """Return the role and the words of every block, as the proof reads them."""
    return [(block.role, block.text) for block in blocks(package)]


def written(package: Package) -> str:
    """Return all words that stand anywhere in the text of a document, also those marked as gone."""
    texts = (node.text or "" for part in package.stories() for node in part.tree().iter(w("t"), w("delText")))
    return "".join(texts)


def apart(base: Package, seed: int) -> str:
    """Return what is wrong with the merge of a script whose edits do not collide, "" for nothing."""
    made = script(base, seed)
    ours, theirs, wanted = (edited(base, *sides) for sides in ((made.ours,), (made.theirs,), (made.ours, made.theirs)))
    merged = merge(base, ours, theirs, RULES)
    taken, blocks_wanted = accept(merged.package), said(wanted)
    checks = {
        "conflicts told": not merged.conflicts,
        "not both edits": shown(taken) == shown(wanted) and said(taken) == blocks_wanted,
        "other words before accepting": [text for _, text in said(merged.package)] == [text for _, text in blocks_wanted],
        "other pictures": pictures(taken) == pictures(wanted),
        "rejected, not the editors'": shown(reject(merged.package)) == shown(ours),
        "broken": not _broken(merged.package, ours, theirs),
    }
    return ", ".join(name for name, holds in checks.items() if not holds)


def collisions(base: Package, seed: int) -> str:
    """Return what is wrong with the merge of a script in which edits collide, "" for nothing."""
    made = colliding(base, seed)
    ours, theirs = edited(base, made.ours), edited(base, made.theirs)
    merged = merge(base, ours, theirs, RULES)
    text = written(merged.package)
    lost = [word for word in made.words() if word not in text]
    checks = {
        f"lost {', '.join(lost)}": not lost,
        f"{len(merged.conflicts)} conflicts of {made.collisions} collisions": len(merged.conflicts) <= made.collisions,
        "broken": not _broken(merged.package, ours, theirs),
    }
    return ", ".join(name for name, holds in checks.items() if not holds)


def redlined(base: Package, seed: int) -> str:
    """Return what is wrong with the redline from a document to its edited copy, "" for nothing."""
    made = script(base, seed)
    other = edited(base, made.ours, made.theirs)
    line = redline(base, other, "annuario", DATE)
    taken, refused = accept(line), reject(line)
    checks = {
        "accepted, not the second": shown(taken) == shown(other) and said(taken) == said(other),
        "rejected, not the first": shown(refused) == shown(base) and said(refused) == said(base),
        "other pictures": (pictures(taken), pictures(refused)) == (pictures(other), pictures(base)),
        "broken": not _broken(line, base, other),
    }
    return ", ".join(name for name, holds in checks.items() if not holds)


TRIALS: Mapping[str, Callable[[Package, int], str]] = {"apart": apart, "collisions": collisions, "redline": redlined}


def _broken(package: Package, *inputs: Package) -> set[str]:
    """Return what is broken in a result and was not in what it was made of."""
    found = set(dangling(package))
    for one in inputs:
        found -= set(dangling(one)) if found else set()
    return found


@cache
def books() -> tuple[Package, ...]:
    """Return documents made of some of the sample's contributions, two in each, with blank paragraphs and repeated texts."""
    files = [(REPOSITORY / CYCLE / "shared" / path).read_bytes() for path in sorted(SOME) if path.endswith(".docx")]
    good = [file for file in files if _readable(file)]
    return tuple(_spaced(joined(*good[place : place + 2])) for place in range(0, len(good), 2))


def _readable(file: bytes) -> bool:
    try:
        read_bytes(file)
    except Unreadable:
        return False
    return True


def _spaced(package: Package) -> Package:
    """Put blank paragraphs and lines that stand several times into a document."""
    for place, child in enumerate([child for child in package.body if child.tag == w("p")]):
        if place % 5 == 2:  # here and there
            child.addnext(xml(para("")))
        if place % 11 == 6:
            child.addnext(xml(para("For further information: the International Relations Department.")))
    return read_bytes(write(package))


@cache
def real() -> dict[str, Package]:
    """Return the ten real documents, without the changes that they track themselves; none where they are not there."""
    found = {name: read(CORPUS / name) for name in REAL} if CORPUS.is_dir() else {}
    return {name: accept(package) if has_changes(package) else package for name, package in found.items()}


def draft(folder: Path) -> Package:
    """Return the sample's draft, as the round makes it in `folder`."""
    city = copy_city(folder)
    with desk_in(city) as desk:
        build_draft(desk)
    return read(city / "outputs" / "torino-2005" / "report-draft.docx")


def named_books() -> dict[str, Package]:
    """Return the documents made of the sample's contributions by name."""
    return {f"book {place}": book for place, book in enumerate(books())}


def faults(trial: str, documents: Mapping[str, Package], seed: int, count: int) -> Iterator[str]:
    """Yield a line for each script that goes wrong; the scripts go round the documents."""
    names = list(documents)
    for number in range(count):
        name = names[number % len(names)]
        wrong = TRIALS[trial](documents[name], seed + number)
        if wrong:
            yield f"{name}, seed {seed + number}: {wrong}"


def main() -> int:
    """Try scripts and print what goes wrong; 1 if anything does."""
    parser = argparse.ArgumentParser(description="Hold scripts of edits against the merge.")
    parser.add_argument("trial", choices=sorted(TRIALS))
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=100)
    words = parser.parse_intermixed_args()
    found = {str(path): read(path) for path in words.files} or named_books()
    documents = {name: accept(package) if has_changes(package) else package for name, package in found.items()}
    wrong = 0
    for line in faults(words.trial, documents, words.seed, words.count):
        wrong += 1
        print(line, flush=True)
    print(f"{words.count - wrong} of {words.count} right")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
