"""The door of the command: words in, one exit code out; no error leaves here as a traceback.

Imports what a command needs only when it runs, so that `--help` answers at once.
"""

import sys
from collections.abc import Sequence
from importlib import import_module

from annuario.cli.arguments import parser
from annuario.cli.say import fall_silent
from annuario.errors import AnnuarioError


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with these words (default: the process's own) and return its exit code.

    0 done, 1 failed, 2 wrong use, 3 refused and nothing changed, 4 done and something waits for a person.
    """
    words = parser().parse_args(argv)
    try:
        return int(import_module(words.module).run(words))
    except AnnuarioError as error:
        sys.stderr.write(f"annuario: {error}\n")
        return error.exit_code
    except KeyboardInterrupt:
        sys.stderr.write("annuario: stopped by you; running it again does the rest.\n")
        return 130
    except BrokenPipeError:
        fall_silent()
        return 0
    except OSError as error:
        sys.stderr.write(
            f"annuario: {error.filename or 'a file'} could not be used: {error.strerror}. Mend that, then run again.\n"
        )
        return 1
