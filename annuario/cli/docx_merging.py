"""docx diff, redline, accept, reject, merge: comparing and merging Word files, without any cycle."""

import argparse
import os
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from annuario.cli.say import say
from annuario.docx import Package, read, write
from annuario.docx.merging import Difference, Phrases, Rules, Source, accept, diff, merge, redline, reject
from annuario.errors import WrongUse

_SOMETHING_WAITS = 4
_LONGEST = 70


def run(words: argparse.Namespace) -> int:
    """Run one of the commands; 4 where conflicts were written."""
    return _COMMANDS[words.docx](words)


def _read(path: Path) -> Package:
    if not path.is_file():
        message = f"There is no file {path}."
        raise WrongUse(message)
    return read(path)


def _publish(package: Package, out: Path) -> None:
    """Write a file whole or not at all."""
    with tempfile.NamedTemporaryFile(dir=out.parent, prefix=f".{out.name}.", delete=False) as file:
        name = Path(file.name)
        try:
            file.write(write(package))
            file.flush()
            os.fsync(file.fileno())
            name.chmod(0o644)
            name.replace(out)
        except BaseException:
            name.unlink(missing_ok=True)
            raise


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _diff(words: argparse.Namespace) -> int:
    found = diff(_read(words.a), _read(words.b))
    for difference in found:
        say(_line(difference))
    say(_total(found))
    return 0


def _line(found: Difference) -> str:
    if found.words:
        said = "; ".join(f"“{_short(before)}” -> “{_short(after)}”" for before, after in found.words)
    elif found.before and found.after and found.before != found.after:
        said = f"“{_short(found.before)}” -> “{_short(found.after)}”"
    else:
        said = f"“{_short(found.after or found.before)}”"
    under = f" (under “{_short(found.place.heading)}”)" if found.place.heading else ""
    return f"{found.what} {found.act}{under}: {said}"


def _short(text: str) -> str:
    plain = " ".join(text.replace("\x1e", " / ").replace("\x1f", " | ").replace("\ufffc", "▢").split())
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"


def _total(found: tuple[Difference, ...]) -> str:
    if not found:
        return "Nothing differs."
    counts = Counter(f"{difference.what} {difference.act}" for difference in found)
    return ", ".join(f"{count} {name}" for name, count in counts.most_common()) + "."


def _redline(words: argparse.Namespace) -> int:
    _publish(redline(_read(words.a), _read(words.b), words.author, words.date or _now()), words.output)
    say(f"{words.output}: accepting all changes gives {words.b.name}, rejecting all gives {words.a.name}.")
    return 0


def _accept(words: argparse.Namespace) -> int:
    _publish(accept(_read(words.file)), words.output)
    say(f"{words.output}: every tracked change is accepted.")
    return 0


def _reject(words: argparse.Namespace) -> int:
    _publish(reject(_read(words.file)), words.output)
    say(f"{words.output}: every tracked change is rejected.")
    return 0


def _merge(words: argparse.Namespace) -> int:
    source = Source(words.author, f"({words.theirs.name})")
    rules = Rules(words.date or _now(), source=lambda _: source, quiet=lambda _: words.quiet, phrases=Phrases())
    merged = merge(_read(words.base), _read(words.ours), _read(words.theirs), rules)
    _publish(merged.package, words.output)
    say(f"{words.output}: {_counted(len(merged.brought), 'change')} brought in, {_counted(len(merged.conflicts), 'conflict')}.")
    for conflict in merged.conflicts:
        under = f" under “{_short(conflict.place.heading)}”" if conflict.place.heading else ""
        said = f"“{_short(conflict.ours)}” stays; handed in: “{_short(conflict.theirs)}”"
        say(f"  {conflict.clash}{under}: {said}")
    return _SOMETHING_WAITS if merged.conflicts else 0


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "diff": _diff,
    "redline": _redline,
    "accept": _accept,
    "reject": _reject,
    "merge": _merge,
}
