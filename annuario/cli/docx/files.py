"""Word files by their paths: read if they may be, written by one rename, and never over one that is read."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from annuario.docx import Package, Unreadable, read
from annuario.errors import AnnuarioError, Refused, WrongUse
from annuario.findings import Finding, Severity
from annuario.gate import Kind, judge
from annuario.ledger.archive import publish
from annuario.workspace import shipped_templates

_SAVE_ANEW = "Open it in Word, save it as a Word document (.docx) without a password, and name that."
_TOO_MUCH = frozenset({"unpacks-too-large", "packed-too-tightly", "too-many-parts"})


def plain(text: object) -> str:
    """Return a file's name, or words out of a file, as a terminal may show them: what controls it stands as its number."""
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in str(text))


def house_file(named: Path | None) -> Path:
    """Return the house that was named, else the one that came with the program."""
    return named or shipped_templates() / "house.docx"


def open_all(paths: Iterable[Path]) -> tuple[Package, ...]:
    """Return the Word files at `paths`. Raises Refused with a sentence for each that cannot be read, all at once."""
    return tuple(_opened(paths))


def require_all_readable(paths: Iterable[Path]) -> None:
    """Raise what `open_all` raises, without keeping the files in memory."""
    for _ in _opened(paths):
        pass


def _opened(paths: Iterable[Path]) -> Iterator[Package]:
    refused: list[str] = []
    for path in paths:
        try:
            yield open_word(path)
        except Refused as error:
            refused.append(str(error))
    if refused:
        raise Refused("\n".join(refused))


def open_word(path: Path) -> Package:
    """Return the Word file at `path`. Raises WrongUse if there is none, Refused with its name if it cannot be read."""
    with opening(path):
        return read(path)


@contextmanager
def opening(path: Path) -> Iterator[None]:
    """Let a file that cannot be read be told with its name. Raises WrongUse if there is none, Refused, Unforeseen."""
    require_readable(path)
    try:
        with stumbling_over(path):
            yield
    except Unreadable as error:
        message = f"{plain(path)}: {error}"
        raise Refused(message) from error


def require_readable(path: Path) -> None:
    """Raise WrongUse if there is no file at `path`, Refused if it is no Word document or would unpack to too much."""
    if not path.is_file():
        message = f"There is no file {plain(path)}."
        raise WrongUse(message)
    verdict = judge(path)
    for code, params in verdict.reasons:
        what = plain(Finding(code, Severity.STOPS, "", params=params).what("en"))
        if verdict.kind not in {Kind.DOCX, Kind.DAMAGED}:  # reading a damaged one says more, and may succeed
            message = f"{plain(path)}: {what} {_SAVE_ANEW}"
            raise Refused(message)
        if code in _TOO_MUCH:
            message = f"{plain(path)}: {what} It was not opened."
            raise Refused(message)


class Unforeseen(AnnuarioError):
    """Something in a file makes the program stumble; nothing was written."""


@contextmanager
def stumbling_over(*paths: Path) -> Iterator[None]:
    """Let whatever goes wrong within be told as one sentence that names the files.

    The one door: no file, however hostile or unheard of, shows a person a traceback.
    """
    try:
        yield
    except (AnnuarioError, OSError):
        raise
    except Exception as error:
        names = ", ".join(map(plain, paths))
        reason = plain(f"{type(error).__name__}: {error}"[:200])
        message = f"{names}: something in there was not foreseen ({reason}). Nothing was written; please report it with the file."
        raise Unforeseen(message) from error


def require_apart(out: Path, read_: Sequence[Path]) -> None:
    """Raise WrongUse if `out` is a folder or one of the files that are read, by whatever name."""
    if out.is_dir():
        message = f"{plain(out)} is a folder. Name a file in it."
        raise WrongUse(message)
    for path in read_:
        if out.exists() and path.exists() and out.samefile(path):
            message = f"{plain(out)} is one of the files to read, and would be overwritten. Name another file behind -o."
            raise WrongUse(message)


def put(out: Path, content: bytes | Path) -> None:
    """Write `content`, or what the file at that path holds, to `out` by one rename.

    Raises an error with the reason, and then `out` is as it was.
    """
    publish(out, content)
