"""The words that `annuario docx` understands. Light: it imports nothing of the trade, so that `--help` stays quick.

A further verb is a function here, a line in `docx_words`, and a module beside this one with a function `run`.
"""

import argparse
from pathlib import Path

_WHAT = """\
Word files (.docx) joined, cleaned, proved, inspected, compared and merged, for whoever wants
nothing else: no cycle, no server and no LibreOffice are needed. The files that are read stay as they are.
"""
_CODES = """\
exit codes: 0 done · 1 something is lost or broken, nothing written · 2 wrong use ·
            3 a file cannot be read, nothing written · 4 written, and to be looked at
"""


def docx_words(docx: argparse.ArgumentParser) -> None:
    """Teach `docx`, the parser of that word, its verbs."""
    docx.description, docx.epilog = _WHAT, _CODES
    docx.formatter_class = argparse.RawDescriptionHelpFormatter
    verbs = docx.add_subparsers(metavar="VERB", required=True, title="verbs")
    _compose(_verb(verbs, "compose", "join Word files into one, and prove that nothing was lost"))
    _clean(_verb(verbs, "clean", "take out of a Word file what the rules name, and tell each thing that went"))
    _prove(_verb(verbs, "prove", "tell where everything of the FILEs stands in OUT, and what is lost"))
    _inspect(_verb(verbs, "inspect", "name what is broken inside Word files: ids, links between parts, names, order"))
    _diff(_verb(verbs, "diff", "say what changed from one Word file to another"))
    _redline(_verb(verbs, "redline", "write what changed from one Word file to another as tracked changes"))
    _merge(_verb(verbs, "merge", "bring what changed from BASE to THEIRS into OURS, which somebody changed meanwhile"))
    _resolve(_verb(verbs, "accept", "accept every tracked change of a Word file"), "accept")
    _resolve(_verb(verbs, "reject", "reject every tracked change of a Word file"), "reject")


_Verbs = argparse._SubParsersAction  # noqa: SLF001 -- argparse has no public name for it


def _verb(verbs: "_Verbs[argparse.ArgumentParser]", name: str, help_: str) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = verbs.add_parser(
        name,
        help=help_,
        description=f"{help_[0].upper()}{help_[1:]}.",
        epilog=_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.set_defaults(module=f"annuario.cli.docx.{name}")
    return made


def _compose(command: argparse.ArgumentParser) -> None:
    _files(command)
    _out(command)
    _house(command)
    command.add_argument("--restyle", action="store_true", help="also clean the files and give them the looks of the house")
    _rules(command)
    _json(command)


def _clean(command: argparse.ArgumentParser) -> None:
    _named(command, "IN", to="file")
    _out(command)
    _rules(command)
    _json(command)


def _prove(command: argparse.ArgumentParser) -> None:
    command.add_argument("out", type=Path, metavar="OUT", help="the joined Word file, made by whatever program")
    _files(command)
    command.add_argument("--restyle", action="store_true", help="OUT was made by the house's rules, so these may have taken out")
    command.add_argument("--all", action="store_true", help="a line for each thing that was handed in, with where it stands")
    _rules(command)
    _json(command)


def _inspect(command: argparse.ArgumentParser) -> None:
    _files(command)
    _json(command)


def _diff(command: argparse.ArgumentParser) -> None:
    _named(command, "A", "B")
    _json(command)


def _redline(command: argparse.ArgumentParser) -> None:
    _named(command, "A", "B")
    _out(command)
    _marks(command)


def _merge(command: argparse.ArgumentParser) -> None:
    _named(command, "BASE", "OURS", "THEIRS")
    _out(command)
    _marks(command)
    command.add_argument("--quiet", action="store_true", help="leave no mark where OURS is still as BASE was")
    _json(command)


def _resolve(command: argparse.ArgumentParser, way: str) -> None:
    _named(command, "IN", to="file")
    _out(command)
    command.set_defaults(module="annuario.cli.docx.resolve", way=way)


def _named(command: argparse.ArgumentParser, *names: str, to: str = "") -> None:
    for name in names:
        command.add_argument(to or name.lower(), type=Path, metavar=name, help="a Word file")


def _marks(command: argparse.ArgumentParser) -> None:
    command.add_argument("--author", default="annuario", metavar="NAME", help="who the marks are by (default: annuario)")
    command.add_argument("--date", default="", metavar="WHEN", help="the date on the marks, as 2006-02-16T09:00:00Z (default: now)")


def _files(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a Word file")


def _out(command: argparse.ArgumentParser) -> None:
    command.add_argument("-o", "--out", required=True, type=Path, metavar="OUT", help="the file to write; never one that is read")


def _house(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--house", type=Path, metavar="FILE", help="the Word file whose page and styles the result has (default: the shipped one)"
    )


def _rules(command: argparse.ArgumentParser) -> None:
    command.add_argument("--changes", choices=("accept", "keep", "reject"), help="what becomes of tracked changes")
    command.add_argument("--comments", choices=("remove", "keep"), help="what becomes of comments")


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print JSON, for a program to read")
