"""What composing lets the house decide: the looks, pages and running heads of a document that stay behind, in sentences.

Reads; changes nothing. Says nothing of words: composing takes them all.
"""

from collections.abc import Iterator

from annuario.docx.fonts import fonts_named
from annuario.docx.house import Measures, Styles
from annuario.docx.names import w
from annuario.docx.parts import Element, Package
from annuario.docx.text import normal, paragraph_text
from annuario.docx.tree import number, on

_NAMES = ("pStyle", "rStyle", "tblStyle")


def differences(package: Package, house: Package) -> tuple[str, ...]:
    """Return a sentence for everything about `package` that `compose(house, …)` leaves to `house`; none where they agree.

    Styles of the same name in another look, the look that the document's defaults give, fonts that the house does not list,
    headers and footers, paper and margins, controls that show data of the file.
    """
    own, theirs = Styles(package), Styles(house)
    return (
        *_looks(package, own, theirs),
        *_fonts(package, house),
        *_running_heads(package),
        *_pages(package, house),
        *_bound(package),
    )


def _looks(package: Package, own: Styles, house: Styles) -> Iterator[str]:
    mine, there = _look(_defaults(own)), _look(_defaults(house))
    said = _said(mine, there)
    if said:
        yield f"Text without a style of its own looks as in the house: {said}"
    used = {node.get(w("val"), "") for story in package.stories() for node in story.tree().iter(*map(w, _NAMES))}
    used |= {own.defaults.get("paragraph", "")}
    for id_ in sorted(used & own.by_id.keys()):
        other = house.find(own.by_id[id_].get(w("type"), ""), own.name(id_))
        said = _said(_style(own, id_), _style(house, other)) if other else ""
        if said:
            yield f"The style “{own.name(id_)}” looks as in the house: {said}"


def _said(mine: dict[str, str], there: dict[str, str]) -> str:
    """Return what of the look `mine` gives way to another, "" if they are the same."""
    changed = [name for name in mine.keys() | there.keys() if mine.get(name) != there.get(name)]
    return ", ".join(f"{name} {there.get(name, 'none')} for {mine.get(name, 'none')}" for name in sorted(changed))


def _style(styles: Styles, id_: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for style in reversed(list(styles.chain(id_))):
        found |= _look(style.find(w("rPr")))
    return found


def _defaults(styles: Styles) -> Element | None:
    part = styles.package.related("styles")
    return part.tree().find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}") if part is not None else None


def _look(props: Element | None) -> dict[str, str]:
    """Return what run properties say of how words look, in a reader's words."""
    if props is None:
        return {}
    found: dict[str, str] = {}
    fonts, size, colour = (props.find(w(name)) for name in ("rFonts", "sz", "color"))
    if fonts is not None:
        found["font"] = fonts.get(w("ascii"), "") or fonts.get(w("asciiTheme"), "")
    if size is not None:
        found["size"] = f"{number(size.get(w('val')), 0) / 2:g} pt"
    if colour is not None:
        found["colour"] = colour.get(w("val"), "")
    for name, word in (("b", "bold"), ("i", "italics")):
        said = on(props, name)
        if said is not None:
            found[word] = "on" if said else "off"
    return {name: value for name, value in found.items() if value}


def _fonts(package: Package, house: Package) -> Iterator[str]:
    part = house.related("fontTable")
    known = {font.get(w("name"), "") for font in part.tree()} if part is not None else set()
    for name in sorted(fonts_named(package) - known):
        yield f"The font “{name}” is none of the house's: a reader without it shows another"


def _running_heads(package: Package) -> Iterator[str]:
    for rel in package.main.rels.values():
        if rel.kind in {"header", "footer"} and not rel.external:
            text = normal(" ".join(map(paragraph_text, package.parts[rel.target].tree().iter(w("p")))))
            if text:
                yield f"The {rel.kind} “{text[:60]}” stays behind: the house has its own"


def _pages(package: Package, house: Package) -> Iterator[str]:
    mine, there = Measures.of(package), Measures.of(house)
    if {mine.width, mine.height} != {there.width, there.height} and _centimetres(mine) != _centimetres(there):
        yield f"The paper is the house's: {_centimetres(there)} for {_centimetres(mine)}"
    elif mine.width == there.width and (mine.across, mine.down) != (there.across, there.down):
        yield f"The margins are the house's: {there.across / 567:.1f} cm across for {mine.across / 567:.1f} cm"


def _centimetres(page: Measures) -> str:
    return f"{page.width / 567:.1f} × {page.height / 567:.1f} cm"


def _bound(package: Package) -> Iterator[str]:
    count = sum(1 for story in package.stories() for _ in story.tree().iter(w("dataBinding")))
    if count:
        what = "1 content control no longer follows" if count == 1 else f"{count} content controls no longer follow"
        yield f"{what} the data of the file; the words stay"
