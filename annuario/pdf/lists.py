"""List items brought into a list (ISO 14289-1, 7.2): LibreOffice 7.4 leaves some alone where a list is broken by something else."""

from collections.abc import Iterable, Iterator, Sequence

import pikepdf

from annuario.pdf.structure import elements, kids, role, roles_map

_HOLDS = {"LI": "L", "LBody": "LI"}


def hold_loose_items(pdf: pikepdf.Pdf, tags: Sequence[pikepdf.Object] | None = None) -> int:
    """Put items, and bodies of items, of an opened, tagged PDF that stand in no list into a list of their own; return how many.

    Those that follow one another directly come into one list. `tags` are all elements, from whoever has them already.
    """
    if "/StructTreeRoot" not in pdf.Root:
        return 0
    roles = roles_map(pdf)
    items = [each for each in (elements(pdf) if tags is None else tags) if role(each, roles) in _HOLDS]
    holders = {each.P.objgen: each.P for each in items if role(each.P, roles) != _HOLDS[role(each, roles)]}
    held = sum(_hold(pdf, holder, "LBody", roles) for holder in holders.values())
    return held + sum(_hold(pdf, holder, "LI", roles) for holder in holders.values())


def _hold(pdf: pikepdf.Pdf, holder: pikepdf.Object, inner: str, roles: dict[str, str]) -> int:
    """Wrap the kids of one element whose role is `inner`, unless it is what they belong in."""
    outer = _HOLDS[inner]
    if role(holder, roles) == outer or not any(role(kid, roles) == inner for kid in kids(holder)):
        return 0
    below: list[pikepdf.Object] = []
    wrapped = 0
    for loose, run in _runs(_kids_of_all_kinds(holder), inner, roles):
        if loose:
            below.append(_wrap(pdf, holder, run, outer))
            wrapped += len(run)
        else:
            below += run
    holder.K = pikepdf.Array(below)
    return wrapped


def _kids_of_all_kinds(element: pikepdf.Object) -> Iterable[pikepdf.Object]:
    below = element.K
    return list(below.as_list()) if isinstance(below, pikepdf.Array) else [below]


def _runs(below: Iterable[pikepdf.Object], inner: str, roles: dict[str, str]) -> Iterator[tuple[bool, list[pikepdf.Object]]]:
    """Part what stands below an element into runs of loose items and all else; each body is a run of its own."""
    run: list[pikepdf.Object] = []
    was = False
    for kid in below:
        loose = isinstance(kid, pikepdf.Dictionary) and "/S" in kid and role(kid, roles) == inner
        if run and (loose != was or (loose and inner == "LBody")):
            yield was, run
            run = []
        run.append(kid)
        was = loose
    if run:
        yield was, run


def _wrap(pdf: pikepdf.Pdf, holder: pikepdf.Object, run: list[pikepdf.Object], kind: str) -> pikepdf.Object:
    made = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name(f"/{kind}"), P=holder, K=pikepdf.Array(run))
    )
    for kid in run:
        kid.P = made
    return made
