"""Runs of equal looks that stand side by side become one: Word and others cut a sentence into many. No word is touched."""

from lxml import etree

from annuario.docx.names import q, w
from annuario.docx.parts import Element

_PLAIN = frozenset(w(name) for name in ("rPr", "t", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "sym", "ptab"))
_SPACE = q("xml:space")


def merge_runs(root: Element) -> None:
    """Merge each run below `root` into the one before it, if both hold nothing but text and have equal properties."""
    before: Element | None = None
    looks: object = None
    for run in list(root.iter(w("r"))):
        if not all(child.tag in _PLAIN for child in run) or (run.tail or "").strip():
            before = None
            continue
        own = _looks(run.find(w("rPr")))
        if before is not None and run.getprevious() is before and own == looks:
            _append(before, run)
        else:
            before, looks = run, own


def _looks(props: Element | None) -> object:
    """Return what two runs of equal properties have in common."""
    if props is None or len(props) == 0:
        return ()
    if any(len(child) for child in props):
        return etree.tostring(props, method="c14n")
    return tuple((child.tag, tuple(sorted(child.attrib.items()))) for child in props)


def _append(run: Element, after: Element) -> None:
    """Put what `after` holds at the end of `run`; two texts that meet become one."""
    for child in [child for child in after if child.tag != w("rPr")]:
        last = run[-1] if len(run) else None
        if last is not None and last.tag == child.tag == w("t"):
            last.text = (last.text or "") + (child.text or "")
            last.set(_SPACE, "preserve")
        else:
            run.append(child)
    parent = after.getparent()
    if parent is not None:
        parent.remove(after)
