"""Looks that an office keeps by a rule: what its styles say of them is said on the words, before the house's styles come."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from copy import deepcopy

from annuario.docx.house import Styles
from annuario.docx.names import w
from annuario.docx.parts import Element
from annuario.docx.tree import RPR_ORDER, properties, put


def keep_looks(root: Element, own: Styles, names: AbstractSet[str]) -> None:
    """Let every run below `root` say itself which of the properties `names` its styles give it."""
    for run in list(root.iter(w("r"))) if names else ():
        props = properties(run, "rPr")
        for name in sorted(names):
            found = next(_by_styles(run, props, own, w(name)), None)
            if props.find(w(name)) is None and found is not None:
                put(props, deepcopy(found), RPR_ORDER)
        if len(props) == 0:
            run.remove(props)


def _by_styles(run: Element, props: Element, own: Styles, tag: str) -> Iterator[Element]:
    """Yield what the styles of a run say of a property, its own before those of its paragraph."""
    paragraph = next(run.iterancestors(w("p")), None)
    mine = props.find(w("rStyle"))
    theirs = paragraph.find(f"{w('pPr')}/{w('pStyle')}") if paragraph is not None else None
    ids = [mine.get(w("val"), "")] if mine is not None else []
    ids.append(theirs.get(w("val"), "") if theirs is not None else own.defaults.get("paragraph", ""))
    for id_ in ids:
        for style in own.chain(id_):
            found = style.find(f"{w('rPr')}/{tag}")
            if found is not None:
                yield found
