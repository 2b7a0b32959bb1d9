"""Names of files: which are no contributions, which can be shown, and which look like versions of one another."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePosixPath

ANSWERS = "_answers"
_LEFT_OUT = re.compile(r"~\$.*|\..*|~wrl.*|.*\.tmp|.*~|desktop\.ini|thumbs\.db", re.IGNORECASE)
_OPEN = re.compile(r"~\$.+|\.~lock\..+#")
_COPY = re.compile(
    r"""^(copia\ di|copy\ of)\s+
    |\s*-\s*(copia|copy)$
    |\s*\(\d+\)$
    |\s*\([^)]*(conflict|conflitto)[^)]*\)$
    |[\s_-]+(def|definitiv[oa]|finale?|ultima\ versione|last\ version|corrett[oa]|corrected|rev\.?\s?\d*|v\.?\s?\d+)$
    |[\s_-]+(\d{1,2}[-._]\d{1,2}[-._]\d{2,4}|\d{4}[-._]\d{2}[-._]\d{2})$""",
    re.IGNORECASE | re.VERBOSE,
)


def left_out(name: str) -> bool:
    """Return whether a file or folder of this name is no contribution: hidden, temporary, the system's, an answer."""
    return bool(_LEFT_OUT.fullmatch(name)) or name.casefold() == ANSWERS


def says_open(name: str) -> bool:
    """Return whether a file of this name means that Word, Excel or LibreOffice has another file open beside it."""
    return bool(_OPEN.fullmatch(name))


def is_text(name: str) -> bool:
    """Return whether the name is Unicode text; a name from an old Windows system may not be."""
    return not any("\ud800" <= letter <= "\udfff" for letter in name)


def shown(name: str) -> str:
    """Return the name as it can be printed: a byte that is no text as its number, a control character as `?`."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def folded(name: str) -> str:
    """Return the name as people read it: accents in one form, capitals and small letters alike."""
    return unicodedata.normalize("NFC", name).casefold()


def versions(paths: Iterable[str]) -> dict[str, str]:
    """Return for each path that by its name is a copy of another, that other: `x (2).docx` -> `x.docx`."""
    groups: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        groups[_original(path)].append(path)
    return {
        copy: first
        for group in groups.values()
        for first, *copies in [sorted(group, key=lambda path: (len(path), path))]
        for copy in copies
    }


def _original(path: str) -> str:
    pure = PurePosixPath(unicodedata.normalize("NFC", path))
    stem, before = pure.stem, ""
    while stem != before:
        stem, before = _COPY.sub("", stem) or stem, stem
    return folded(str(pure.with_name(stem + pure.suffix)))
