"""Make the Word templates again: `python -m tests.documents.templates [FOLDER]`."""

import sys
from pathlib import Path

from tests.documents.templates.package import Template, docx
from tests.documents.templates.pages import back, contents, cover, credits_page, figures_page, foreword, house, imprint
from tests.documents.templates.sections import sections


def templates() -> tuple[Template, ...]:
    """Return every template of the report."""
    return house(), cover(), imprint(), foreword(), contents(), figures_page(), *back(), credits_page(), *sections()


def write(folder: Path) -> None:
    """Write every template below the folder; a file of the same name is replaced."""
    for template in templates():
        path = folder / f"{template.name}.docx"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(docx(template))


if __name__ == "__main__":
    write(Path(sys.argv[1]) if sys.argv[1:] else Path("templates"))
