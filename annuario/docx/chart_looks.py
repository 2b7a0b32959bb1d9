"""Charts of an office in the house's looks: colours of the theme, so far apart in lightness that they are told apart in grey too.

Values, words and the kind of chart stay, and so does what an office set for one point alone.
"""

from collections.abc import Sequence
from typing import Final

from lxml import etree

from annuario.docx.names import A, C, q
from annuario.docx.parts import Element, Package
from annuario.docx.tree import remove

# Slots of the theme, and how far each is mixed with white: dark, light, middle, and two between.
_STEPS: Final = (("accent1", 0), ("accent5", 0), ("accent2", 0), ("accent1", 40), ("accent1", 80))
_LINES: Final = ((("accent1", 0), "solid"), (("accent2", 0), "sysDash"), (("accent3", 0), "sysDot"), (("accent1", 40), "lgDash"))
_SIGNS: Final = ("circle", "square", "triangle", "diamond")
_FILLED: Final = frozenset(q(f"c:{name}") for name in ("barChart", "bar3DChart", "areaChart", "area3DChart"))
_DRAWN: Final = frozenset(q(f"c:{name}") for name in ("lineChart", "line3DChart", "radarChart"))
_ROUND: Final = frozenset(q(f"c:{name}") for name in ("pieChart", "pie3DChart", "doughnutChart", "ofPieChart"))
_BEFORE_LOOKS: Final = frozenset(q(f"c:{name}") for name in ("idx", "order", "tx"))
_BEFORE_POINTS: Final = _BEFORE_LOOKS | {q(f"c:{name}") for name in ("spPr", "explosion", "pictureOptions")}


def restyle_charts(package: Package) -> int:
    """Give each chart of the body of `package` the house's looks; return how many there are."""
    links = [link for link in package.main.rels.values() if link.kind == "chart" and not link.external]
    for name in dict.fromkeys(link.target for link in links):
        _restyle(package.parts[name].tree())
    return len(links)


def _restyle(chart: Element) -> None:
    number = 0
    for plot in list(chart.iter(*_FILLED, *_DRAWN, *_ROUND)):
        for series in plot.findall(q("c:ser")):
            if plot.tag in _FILLED:
                _put(series, _made(f"<c:spPr>{_fill(*_step(number))}</c:spPr>"), _BEFORE_LOOKS)
            elif plot.tag in _DRAWN:
                _draw(series, number)
            else:
                _slice(series)
            number += 1
    _unframe(chart)


def _step(number: int) -> tuple[str, int]:
    return _STEPS[number % len(_STEPS)]


def _draw(series: Element, number: int) -> None:
    colour, dash = _LINES[number % len(_LINES)]
    line = f'<a:ln w="28575">{_fill(*colour)}<a:prstDash val="{dash}"/></a:ln>'
    _put(series, _made(f"<c:spPr>{line}</c:spPr>"), _BEFORE_LOOKS)
    sign = f'<c:symbol val="{_SIGNS[number % len(_SIGNS)]}"/><c:size val="7"/>'
    looks = f"<c:spPr>{_fill(*colour)}<a:ln>{_fill(*colour)}</a:ln></c:spPr>"
    _put(series, _made(f"<c:marker>{sign}{looks}</c:marker>"), _BEFORE_LOOKS | {q("c:spPr")})


def _slice(series: Element) -> None:
    """Give each slice a lightness of its own, in the order in which they lie, and a white edge."""
    values = series.find(q("c:val"))
    count = sum(1 for _ in values.iter(q("c:pt"))) if values is not None else 0
    for old in [*series.findall(q("c:dPt")), *series.findall(q("c:spPr"))]:
        remove(old)
    edge = f'<a:ln w="12700">{_fill("bg1", 0)}</a:ln>'
    for number in reversed(range(count)):
        looks = f"<c:spPr>{_fill(*_step(number))}{edge}</c:spPr>"
        _insert(series, _made(f'<c:dPt><c:idx val="{number}"/><c:bubble3D val="0"/>{looks}</c:dPt>'), _BEFORE_POINTS)


def _unframe(chart: Element) -> None:
    """Take off the frame around a chart: those of the house have none."""
    for old in chart.findall(q("c:spPr")):
        chart.remove(old)
    inner = chart.find(q("c:chart"))
    if inner is not None:
        inner.addnext(_made("<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"))


def _fill(slot: str, white: int) -> str:
    mixed = f'<a:lumMod val="{(100 - white) * 1000}"/><a:lumOff val="{white * 1000}"/>' if white else ""
    return f'<a:solidFill><a:schemeClr val="{slot}">{mixed}</a:schemeClr></a:solidFill>'


def _made(markup: str) -> Element:
    return etree.fromstring(f'<root xmlns:c="{C}" xmlns:a="{A}">{markup}</root>')[0]


def _put(series: Element, child: Element, before: frozenset[str] | Sequence[str]) -> None:
    for old in series.findall(child.tag):
        series.remove(old)
    _insert(series, child, before)


def _insert(series: Element, child: Element, before: frozenset[str] | Sequence[str]) -> None:
    """Put `child` behind those of `series` that stand before it (ECMA-376 part 1, 21.2.2.170)."""
    series.insert(sum(1 for other in series if other.tag in before), child)
