"""Files among the templates that nothing of the cycle will ever look for: mistyped names, which would go unused without a word."""

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from annuario.ledger.desk import Desk
from annuario.workspace import shipped_templates

_LANGUAGES = ("en", "it")
_ASIDE = (".md", ".db", ".ini", ".tmp", ".bak")  # notes, and what systems and programs leave behind


def unused_templates(desk: Desk, pages: Iterable[str]) -> Iterator[str]:
    """Yield a sentence for each file that no name fits; `pages` are the names of the book's pages and chapters."""
    known = {"house.docx", "status.html.j2", *pages, *_letters()}
    own = desk.workspace.cycle / "templates"
    for folder in desk.workspace.template_folders:
        for name in _names(folder):
            plain = _without_language(name)
            if plain not in known and (folder == own or not _is_chapter(plain)):  # the project's chapters may be another cycle's
                yield _told(desk, folder / name, plain, known)


def _told(desk: Desk, path: Path, plain: str, known: Iterable[str]) -> str:
    root = desk.workspace.root
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
    if _is_chapter(plain):
        return f"{shown}: no chapter in cycle.toml names it, so it is not used; write its name there, or take it away"
    by_folded = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(plain.casefold(), by_folded, 1, 0.7)
    hint = f"did you mean {by_folded[near[0]]}?" if near else "see templates/README.md for the names there are"
    return f"{shown}: no template has this name, so it is not used; {hint}"


def _letters() -> Iterator[str]:
    folder = shipped_templates()
    return (path.relative_to(folder).as_posix() for path in (folder / "mail").rglob("*.j2"))


def _names(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith((".", "~")) and path.suffix.casefold() not in _ASIDE:
            yield path.relative_to(folder).as_posix()


def _without_language(name: str) -> str:
    first, _, rest = name.partition("/")
    return rest if rest and first in _LANGUAGES else name


def _is_chapter(name: str) -> bool:
    return str(PurePosixPath(name).parent) == "sections" and name.endswith(".docx")
