"""How a command is added to the words: its parser, its help, and the options that all of them have."""

import argparse
from datetime import date
from pathlib import Path


class Parser(argparse.ArgumentParser):
    """A parser that names the help when it is spoken to wrongly."""

    def error(self, message: str) -> None:  # type: ignore[override]  # argparse says NoReturn; exit() does not return
        """Say what was wrong and how to get help, then end with code 2."""
        self.exit(2, f"annuario: {message}. See `{self.prog} --help`.\n")


Commands = argparse._SubParsersAction  # noqa: SLF001 -- argparse has no public name for it


def add(commands: "Commands[Parser]", name: str, help_: str, *, more: str = "", module: str = "", cycle: bool = True) -> Parser:
    """Add the command `name`, which `module` runs (default: the one of its name), and return it for its own words."""
    made = commands.add_parser(name, help=help_, description=f"{help_[0].upper()}{help_[1:]}. {more}".strip())
    made.set_defaults(module=f"annuario.cli.{module or name}")
    if cycle:
        made.add_argument("--cycle", type=Path, metavar="PATH", help="the cycle's folder (default: the only one under inputs/)")
        made.add_argument("--today", type=day, metavar="DATE", help="the day that counts as today, as 2006-02-16")
    return made


def day(text: str) -> date:
    """Return a day written as 2006-02-16."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"'{text}' is no date; write it as 2006-02-16"
        raise argparse.ArgumentTypeError(message) from error


def json_option(command: argparse.ArgumentParser) -> None:
    """Let a command print JSON."""
    command.add_argument("--json", action="store_true", help="print JSON, for a program to read")
