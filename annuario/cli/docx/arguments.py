"""The words that `annuario docx` understands. Light: it imports nothing of the trade, so that `--help` stays quick.

A further verb is a function here, a line in `docx_words`, and a module beside this one with a function `run`.
"""

import argparse
from functools import partial
from pathlib import Path

from annuario.cli.docx_merging_words import add_merging

_WHAT = """\
Word files (.docx) joined, cleaned, proved and inspected, for whoever wants nothing else:
no cycle, no server and no LibreOffice are needed. The files that are read stay as they are.
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
    add_merging(partial(_verb, verbs))


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
    command.add_argument("file", type=Path, metavar="IN", help="a Word file")
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
