"""Names of attached files: the nearest name that a folder of any system takes, and which kinds are hand-ins. Pure."""

import re
import unicodedata
from pathlib import PurePosixPath

_WORDS = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".odt", ".ott", ".rtf", ".pages", ".pdf")
_TABLES = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods", ".csv", ".numbers")
_OTHERS = (".pptx", ".ppt", ".odp", ".zip", ".7z", ".rar")
DOCUMENTS = frozenset((*_WORDS, *_TABLES, *_OTHERS))
"""Endings of files that somebody hands in; the gate then says which of them a report can use."""

_LONGEST = 120
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


def is_document(name: str) -> bool:
    """Return whether a file of this name is one that somebody hands in."""
    return PurePosixPath(name.casefold()).suffix in DOCUMENTS


def safe_name(name: str, ending: str = "") -> str:
    """Return `name` as one that can lie in a shared folder, with a document's ending: `ending` if it has none of its own.

    What Windows, a shell, or somebody's eyes would take for something else is left out; so is what makes collecting skip
    a file (a dot or ~$ in front, a ~ behind).
    """
    text = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode("utf-8"))
    last = re.split(r"[/\\]", text)[-1]
    shown = "".join(letter if letter.isprintable() else " " for letter in last)
    plain = re.sub(r'[<>:"|?*]', "-", " ".join(shown.split()))
    stem, dot, suffix = plain.rpartition(".")
    if not dot or f".{suffix.casefold()}" not in DOCUMENTS:
        stem, suffix = plain, ending.lstrip(".") or "bin"
    stem = _shortened(stem.lstrip(".~$ ").rstrip(".~ "))
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"file-{stem}".rstrip("-")
    return f"{stem}.{suffix}"


def folded(name: str) -> str:
    """Return the name as a shared folder compares it: accents in one form, capitals and small letters alike."""
    return unicodedata.normalize("NFC", name).casefold()


def numbered(name: str, number: int) -> str:
    """Return `name` for the first file of that name, else one with its number: "relazione (2).docx"."""
    stem, _, suffix = name.rpartition(".")
    return name if number == 1 else f"{stem} ({number}).{suffix}"


def _shortened(stem: str) -> str:
    """Return as much of `stem` as every file system takes, in whole letters."""
    return stem[:_LONGEST].encode("utf-8")[:200].decode("utf-8", "ignore").rstrip(".~ ")
