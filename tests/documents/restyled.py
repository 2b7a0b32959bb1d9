"""A house as its coordinator changed it in Word: another accent colour, another second heading, wider margins."""

from pathlib import Path

from annuario.docx import read, write
from annuario.docx.house import Styles
from annuario.docx.names import q, w
from annuario.docx.tree import PPR_ORDER, element, properties, put

PURPLE = "6A1B78"


def restyle_house(path: Path) -> None:
    """Change the house at `path`: the first accent is purple, Heading 2 is centred and stands in its colour, margins are wider."""
    house = read(path)
    theme = house.related("theme")
    assert theme is not None
    colour = next(theme.tree().iter(q("a:accent1")))
    colour[0].set("val", PURPLE)
    heading = Styles(house).by_id["Heading2"]
    put(properties(heading, "pPr"), element("w:jc", val="center"), PPR_ORDER)
    for margins in house.body.iter(w("pgMar")):
        margins.set(w("left"), "1700")
    path.write_bytes(write(house))
