"""The templates looked at before they are used: placeholders that nobody fills, looks that will not come out, and both fillings.

Each is filled with a specimen and with hostile words; what comes out must be sound, and must say those words and run nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from annuario.docx import inspect
from annuario.docx.house import Styles, plain_name
from annuario.docx.names import w
from annuario.docx.parts import Element
from annuario.docx.text import paragraph_text
from annuario.ledger.desk import Desk
from annuario.report.plan import Chapter
from annuario.report.template import CONTENTS, CONTRIBUTIONS, BadTemplate, read_template, render
from annuario.report.templates_unused import unused_templates
from annuario.report.values import book_values, credit_values, section_values

HOSTILE = "{{ 7*7 }} {% raw %} <w:p/> &amp; “A & B” \N{LATIN SMALL LETTER N WITH TILDE}"
"""Words that would do harm if a template's filling were run or taken for markup."""

SLOTS = ("statistics", "projects", "cities", "captions", "indexes")
_LOOKS = ("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr")
_USES = ("pStyle", "rStyle", "tblStyle")


@dataclass(frozen=True, slots=True)
class Filling:
    """A template by its path below the folder, what fills it, and the words of the paragraph that something replaces ("")."""

    name: str
    values: Mapping[str, object]
    slot: str = ""
    needed: bool = True


def check_templates(desk: Desk) -> tuple[str, ...]:
    """Return a sentence for each thing to mend in the templates of the cycle; none if all is well."""
    try:
        house = read_template(desk.template("house.docx"))
    except BadTemplate as error:
        return (str(error), *unused_templates(desk, [filling.name for filling in _fillings(desk)]))
    others = [folder / "house.docx" for folder in desk.workspace.template_folders]
    houses = [Styles(house), *(Styles(read_template(path)) for path in others if path.is_file())]
    told = (f"{filling.name}: {said}" for filling, path in _looked_at(desk) for said in _told(path, filling, houses))
    return (*told, *unused_templates(desk, [filling.name for filling in _fillings(desk)]))


def _fillings(desk: Desk) -> Iterator[Filling]:
    cycle = desk.cycle
    book = {**book_values(cycle), "sample": True}
    yield Filling("cover.docx", book)
    yield Filling("imprint.docx", book)
    yield Filling("foreword.docx", book, needed=False)
    yield Filling("contents.docx", book, CONTENTS)
    figure = {"number": "1,234", "label": "Activities", "note": "in all chapters", "last": "1,111"}
    yield Filling("figures.docx", {**book, "figures": [figure], "last_year": str(cycle.year - 1)}, needed=False)
    for number, section in enumerate(cycle.sections, 1):
        yield Filling(section.template, section_values(cycle, Chapter(section, number, ())), CONTRIBUTIONS)
    for name in SLOTS:
        yield Filling(f"{name}.docx", {**book, name: f"⟦{name}⟧"}, f"⟦{name}⟧", needed=False)
    yield Filling("credits.docx", credit_values(cycle, desk.standings()))


def _looked_at(desk: Desk) -> Iterator[tuple[Filling, Path]]:
    """Yield what fills the pages that the book will have, and where their templates lie; each template once."""
    left_out = {f"{name}.docx" for name in desk.cycle.house.leave_out}
    wanted = {filling.name: filling for filling in _fillings(desk) if filling.name not in left_out}
    for filling in wanted.values():
        path = desk.template(filling.name)
        if filling.needed or path.is_file():
            yield filling, path


def _told(path: Path, filling: Filling, houses: Sequence[Styles]) -> Iterator[str]:
    try:
        specimen = render(path, filling.values)
        hostile = render(path, _hostile(filling))
    except BadTemplate as error:
        yield str(error)
        return
    places = [paragraph for paragraph in specimen.body.iter(w("p")) if filling.slot and paragraph_text(paragraph) == filling.slot]
    if filling.slot and len(places) != 1:
        name = filling.slot.strip("⟦⟧")
        yield f"the paragraph {{{{ {name} }}}} has to stand there once, alone in its paragraph; it stands there {len(places)} times"
    for what, document in (("a specimen", specimen), ("hostile words", hostile)):
        yield from (f"filled with {what} it would be broken inside: {fault.sentence()}" for fault in inspect(document))
    said = " ".join(paragraph_text(paragraph) for paragraph in hostile.body.iter(w("p")))
    if "{{" in said.replace(HOSTILE, ""):
        yield "a placeholder is left unfilled; write it anew in one go, so that Word keeps it in one piece"
    yield from _other_looks(Styles(read_template(path)), houses)


def _hostile(filling: Filling) -> dict[str, object]:
    """Return the values with every text replaced by hostile words; what templates decide by stays."""
    kept = {"language", filling.slot.strip("⟦⟧")}
    return {name: value if name in kept else _spoilt(value) for name, value in filling.values.items()}


def _spoilt(value: object) -> object:
    if isinstance(value, str):
        return HOSTILE
    if isinstance(value, list):
        return [_spoilt(each) for each in value]
    return {name: _spoilt(each) for name, each in value.items()} if isinstance(value, dict) else value


def _other_looks(own: Styles, houses: Sequence[Styles]) -> Iterator[str]:
    """Yield a sentence for each style in use that the house, the first of `houses`, lacks, or that looks like none of theirs.

    A page of the project's looks as the project's house says, until it is filled in and takes the cycle's.
    """
    used = dict.fromkeys(node.get(w("val"), "") for node in own.package.body.iter(*map(w, _USES)))
    for id_ in used:
        style = own.by_id.get(id_)
        if style is None:
            continue
        name = own.name(id_)
        kind = (style.get(w("type"), ""), plain_name(name))
        there = [found for house in houses if (found := house.by_id.get(house.ids.get(kind, ""))) is not None]
        if kind not in houses[0].ids:
            yield f"the style “{name}” is not one of house.docx; make it there, or use one of the house's"
        elif _looks(style) not in map(_looks, there):
            yield f"the style “{name}” differs from that of house.docx, which counts; change it there"


def _looks(style: Element) -> list[bytes]:
    return sorted(etree.tostring(part, method="c14n", exclusive=True) for name in _LOOKS for part in style.iterfind(w(name)))
