"""Passages in another language (ISO 14289-1, 7.2): told by whoever has the document, found in the tag tree by their words.

LibreOffice tags words whose language was set on them. What it forgot is mended here where there is no doubt; the rest is
left as it is, and counted.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pikepdf

from annuario.pdf.marked import Marks, leaves, text_of

_SHORTEST = 3  # letters; a shorter passage may be anything


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in a language of their own; whole paragraphs, or whole runs of words with one look; a tag as "en-GB"."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Aligned:
    """How many passages had their language already, got it now, or were left because it was not clear where they stand."""

    there: int = 0
    given: int = 0
    left: int = 0


def give_languages(pdf: pikepdf.Pdf, passages: Sequence[Passage], marks: Marks) -> Aligned:
    """Set the language of each passage that is found as often in the tag tree as it was told, and in no other language."""
    places = _places(pdf, marks, {_letters(passage.text) for passage in passages})
    told = Counter(_letters(passage.text) for passage in passages)
    languages = defaultdict(set)
    for passage in passages:
        languages[_letters(passage.text)].add(passage.language)
    there = given = 0
    for words, count in told.items():
        found = places.get(words, [])
        if len(words) < _SHORTEST or len(languages[words]) > 1 or len(found) != count:
            continue
        (language,) = languages[words]
        for element in found:
            if _speaks(element, language, str(pdf.Root.get("/Lang", ""))):
                there += 1
            else:
                element.Lang = pikepdf.String(language)
                given += 1
    return Aligned(there, given, len(passages) - there - given)


def _places(pdf: pikepdf.Pdf, marks: Marks, wanted: set[str]) -> Mapping[str, list[pikepdf.Object]]:
    """The outermost elements that hold exactly the wanted words."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    found: defaultdict[str, list[pikepdf.Object]] = defaultdict(list)
    covered: set[tuple[int, int]] = set()
    for element in leaves(pdf.Root.StructTreeRoot):
        above = element.get("/P")
        if above is not None and above.objgen in covered:
            covered.add(element.objgen)
            continue
        words = _letters(text_of(element, marks, pages)) if _may_be_whole(element) else ""
        if words and words in wanted:
            found[words].append(element)
            covered.add(element.objgen)
    return found


def _may_be_whole(element: pikepdf.Object) -> bool:
    """Whether an element can be a passage by itself, and not a part of the report: those hold too much to be asked."""
    return element.get("/S") not in {"/Document", "/Part", "/Sect", "/Div", "/TOC", "/Table", "/TR", "/L"}


def _speaks(element: pikepdf.Object, language: str, default: str) -> bool:
    """Whether the element, or all that has words in it, is in the language already."""
    inner = [kid for kid in leaves(element) if "/K" in kid]
    if "/Lang" not in element and inner and all(str(kid.get("/Lang", "")) == language for kid in inner):
        return not any(isinstance(part, int) for part in _parts(element))
    here: pikepdf.Object | None = element
    while here is not None and "/Lang" not in here:
        here = here.get("/P")
    return (default if here is None else str(here.Lang)) == language


def _parts(element: pikepdf.Object) -> list[object]:
    held = element.get("/K")
    return list(held.as_list()) if isinstance(held, pikepdf.Array) else [held]


def _letters(text: str) -> str:
    """Letters and digits alone: spaces, hyphens and ligatures come and go where text is set."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())
