"""Lines that look like headings and are none by style: which of them surely are, and at which level. Changes nothing.

Sure is what a careful reader would not doubt: in a document without real headings, short lines that stand alone above text,
bold or larger than it, in a look that nothing else has. A look that occurs once must be bold and larger, and stand beside such
headings or above everything else.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from unicodedata import east_asian_width

from annuario.docx.house import Styles
from annuario.docx.looks import Look, Looks
from annuario.docx.names import q, w
from annuario.docx.parts import Element
from annuario.docx.roles import Kind, Roles
from annuario.docx.typed_lists import is_typed

_LONGEST = 90
_MOST_WORDS = 14
_TEXT = 80  # as long as two lines of it: no heading stands above less
_LARGER = 3  # half-points by which a line must be larger than the text to be told by that
_DEEPEST = 3
_FEWEST = 2
_CLEARLY = 2  # half-points, for a line that is bold as well
_MOST = 0.75
_SENTENCE = 30
_HELD = (
    *(w(name) for name in ("drawing", "pict", "object", "br", "tab", "ptab", "ins", "del", "moveFrom", "moveTo", "fldChar")),
    *(w("fldSimple"), w("hyperlink"), q("m:oMath"), w("framePr")),
)
_OTHER = re.compile(
    r"^(?:tab(?:ella|le|\.)?|fig(?:ura|ure|\.)?|grafico|chart|fonte|source|nota|note|n\.b\.|nb|oggetto|object|subject|re|to|from|da|a|cc)"
    r"\b[ .:]",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_FILLED = re.compile(r"_{3}|\.{4}|…{2}|@|https?:|www\.|:\s*\S+$|^[\"“«'(\[{<]|[\"”»)\]}>=]$")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the body as it counts here."""

    paragraph: Element
    text: str
    kind: Kind | None
    look: Look | None = None


def lines(body: Element, roles: Roles, texts: Mapping[Element, str]) -> tuple[Line, ...]:
    """Return what stands in `body`, blank paragraphs left out; a table or picture is a line without kind and words.

    `texts` are the words of its paragraphs.
    """
    found = []
    for child in body:
        text = texts.get(child, "")
        if text:
            found.append(Line(child, text, roles.role(child).kind))
        elif child.tag != w("p") or next(child.iter(w("drawing"), w("pict")), None) is not None:
            found.append(Line(child, "", None))
    return tuple(found)


def headings(found: Sequence[Line], styles: Styles) -> Mapping[Element, int]:
    """Return the lines that surely are headings, with their level (from 1)."""
    if any(line.kind in {Kind.HEADING, Kind.TITLE} for line in found):
        return {}
    looks = Looks(styles)
    shown = [replace(line, look=looks.look(line.paragraph)) if line.kind is Kind.BODY else line for line in found]
    sure = _alike(shown, looks.commonest_size(line.paragraph for line in found if line.kind is Kind.BODY))
    ranks = sorted({line.look for line in sure if line.look}, reverse=True)
    if len(ranks) > _DEEPEST:
        return {}
    return {line.paragraph: 1 + ranks.index(line.look) for line in sure if line.look}


def _could_be(line: Line, body_size: int) -> bool:
    text, look = line.text, line.look
    return (
        look is not None
        and (look.bold or look.size >= body_size + _LARGER)
        and len(text) <= _LONGEST
        and len(text.split()) <= _MOST_WORDS
        and text[-1] not in ".;:,"
        and _LETTERS.search(text) is not None
        and _OTHER.match(text) is None
        and _FILLED.search(text) is None
        and next(line.paragraph.iter(*_HELD), None) is None
    )


def _alike(found: Sequence[Line], body_size: int) -> tuple[Line, ...]:
    """Return the lines whose look is that of headings: they stand above text, and no other line looks so."""
    candidates = {place for place, line in enumerate(found) if _could_be(line, body_size)}
    by_look: dict[Look, list[int]] = {}
    for place, line in enumerate(found):
        if line.look is not None:
            by_look.setdefault(line.look, []).append(place)
    several = [places for places in by_look.values() if len(places) >= _FEWEST and _agree(found, places, candidates)]
    single = [
        places
        for look, places in by_look.items()
        if len(places) == 1 and look.bold and look.size >= body_size + _CLEARLY and (several or places[0] == 0)
    ]
    single = [places for places in single if places[0] in candidates and _above_text(found, places[0], candidates)]
    return tuple(found[place] for place in sorted(place for places in (*several, *single) for place in places))


def _agree(found: Sequence[Line], places: Sequence[int], candidates: set[int]) -> bool:
    """Return whether the lines of one look are headings: each by itself, none beside another, most of them above text."""
    apart = all(after - before > 1 for before, after in pairwise(places))
    above = sum(_above_text(found, place, candidates) for place in places)
    return apart and all(place in candidates for place in places) and above >= _MOST * len(places)


def _above_text(found: Sequence[Line], place: int, candidates: set[int]) -> bool:
    """Return whether the line at `place` stands above text, with no more than one heading of a lower rank between."""
    mine = found[place].look
    for after in (place + 1, place + 2):
        if after >= len(found) or mine is None:
            return False
        line = found[after]
        if after not in candidates:
            return line.kind in {Kind.BULLET, Kind.NUMBER} or (line.kind is Kind.BODY and _is_text(line.text))
        if line.look is None or not line.look < mine:
            return False
    return False


def _is_text(text: str) -> bool:
    wide = sum(east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide >= _TEXT or (len(text) >= _SENTENCE and text[-1] in ".!?;:)") or is_typed(text)
