"""Make the Word templates again: `python -m tests.documents.templates [FOLDER]`."""

import sys
from collections.abc import Iterable
from pathlib import Path

from tests.documents.templates.package import Template, docx
from tests.documents.templates.pages import around, city_foreword, house
from tests.documents.templates.sections import plain_section, sections
from tests.documents.templates.wording import ENGLISH, ITALIAN

CITY = Path("inputs", "torino-2005", "templates")


def templates() -> tuple[Template, ...]:
    """Return every template of the report that any house may use."""
    spoken = (template for say in (ENGLISH, ITALIAN) for template in (*around(say), plain_section(say)))
    return house(), *spoken, *sections()


def write(folder: Path, made: Iterable[Template]) -> None:
    """Write templates below the folder; a file of the same name is replaced."""
    for template in made:
        path = folder / f"{template.name}.docx"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(docx(template))


if __name__ == "__main__":
    write(Path(sys.argv[1]) if sys.argv[1:] else Path("templates"), templates())
    if not sys.argv[1:]:
        write(CITY, [city_foreword()])
