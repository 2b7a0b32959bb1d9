"""The language of words that do not name it themselves: that of their own document, said with them where they go.

A house that serves books in several languages takes that of the book.
"""

from collections.abc import Mapping
from copy import copy

from annuario.docx.house import Styles
from annuario.docx.names import w
from annuario.docx.parts import Element, Package
from annuario.docx.tree import RPR_ORDER, element, finder, put

_RPR, _LANG, _VAL = w("rPr"), w("lang"), w("val")
_BEHIND = frozenset(name for name, place in RPR_ORDER.items() if place > RPR_ORDER[_LANG])
_bare = finder("descendant::w:r[w:t or w:delText or w:sym][not(w:rPr)]")
_silent = finder("descendant::w:r[w:rPr][w:t or w:delText or w:sym][not(w:rPr/w:lang/@w:val)]")


class Languages:
    """What words of one document say of their language by its defaults and styles, and what those of the house would say."""

    def __init__(self, own: Styles, house: Styles, ids: Mapping[str, str]) -> None:
        """Compare the styles of a document with those of the house that they become by `ids`."""
        self.default = _by_styles(own, own.defaults.get("paragraph", "")) or own.language
        self.base = house.language
        self.said = {id_: found for id_ in ids if (found := _by_styles(own, id_))}
        self.there = {id_: found for id_, new in ids.items() if (found := _by_styles(house, new))}

    def bake(self, root: Element) -> None:
        """Let every run of words below `root` name its language, unless it will have the same from the house.

        The marks of styles below `root` are still its own document's.
        """
        alike = not self.said and not self.there
        if alike and self.default in {"", self.base}:
            return
        silent, bare = _silent(root), _bare(root)  # before anything is said
        for run in silent:
            wanted = self.default if alike else self._wanted(run)
            if wanted:
                _say(run, wanted)
        models: dict[str, Element] = {}
        for run in bare:  # nearly all runs, and very many: each gets a copy of a model
            wanted = self.default if alike else self._wanted(run)
            if wanted:
                if wanted not in models:
                    models[wanted] = element("w:rPr")
                    models[wanted].append(element("w:lang", val=wanted))
                run.insert(0, copy(models[wanted]))

    def _wanted(self, run: Element) -> str:
        """Return the language of a run, "" if it will have that anyway."""
        character, paragraph = _style(run, "rPr/rStyle"), _style(next(run.iterancestors(w("p")), run), "pPr/pStyle")
        wanted = self.said.get(character) or self.said.get(paragraph) or self.default
        there = self.there.get(character) or self.there.get(paragraph) or self.base
        return wanted if wanted != there else ""


def set_language(package: Package, language: str) -> None:
    """Let a house whose defaults name a language name this one, for all words that name none (ECMA-376 part 1, 17.7.5)."""
    styles, settings = package.related("styles"), package.related("settings")
    for part, path in ((styles, f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}"), (settings, w("themeFontLang"))):
        for mark in part.tree().iterfind(path) if part is not None else ():
            mark.set(_VAL, language)


def _say(run: Element, language: str) -> None:
    """Let `run`, which has properties, name its language."""
    props = run.find(_RPR)
    mark = props.find(_LANG) if props is not None else None
    if mark is not None:
        mark.set(_VAL, language)
    elif props is not None and len(props) and props[-1].tag in _BEHIND:
        put(props, element("w:lang", val=language), RPR_ORDER)
    elif props is not None:
        props.append(element("w:lang", val=language))


def _style(holder: Element, path: str) -> str:
    found = holder.find("/".join(w(name) for name in path.split("/")))
    return found.get(w("val"), "") if found is not None else ""


def _by_styles(styles: Styles, id_: str) -> str:
    """Return the language that a style names, itself or by what it is based on; "" for none."""
    if not styles.speak:
        return ""
    for style in styles.chain(id_):
        mark = style.find(f"{w('rPr')}/{w('lang')}")
        if mark is not None and mark.get(w("val")):
            return mark.get(w("val"), "")
    return ""
