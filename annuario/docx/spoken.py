"""Which words of a document are in another language than the document's own."""

from collections.abc import Iterator
from itertools import groupby

from annuario.docx.names import w
from annuario.docx.parts import Element, Package
from annuario.docx.text import normal


def other_languages(package: Package, language: str) -> tuple[tuple[str, str], ...]:
    """Return the passages, in the order of the text, whose words name another language than `language`, each with its tag.

    A passage is a stretch of words of one paragraph. Languages are told apart without their regions: en-US words in an en-GB
    document are none.
    """
    own = _plain(language)
    return tuple(
        (text, tag)
        for part in package.stories()
        for paragraph in part.tree().iter(w("p"))
        for tag, text in _stretches(paragraph)
        if tag and _plain(tag) != own
    )


def _stretches(paragraph: Element) -> Iterator[tuple[str, str]]:
    runs = [run for run in paragraph.iter(w("r")) if next(run.iterancestors(w("p"))) is paragraph]
    said = [(_language(run), "".join(node.text or "" for node in run.iter(w("t")))) for run in runs]
    for tag, group in groupby((pair for pair in said if pair[1]), key=lambda pair: pair[0]):
        text = normal("".join(words for _, words in group))
        if text:
            yield tag, text


def _language(run: Element) -> str:
    mark = run.find(f"{w('rPr')}/{w('lang')}")
    return mark.get(w("val"), "") if mark is not None else ""


def _plain(tag: str) -> str:
    return tag.partition("-")[0].casefold()
