"""The error tree: every error carries one sentence for a person and the exit code of the command."""

from typing import ClassVar


class AnnuarioError(Exception):
    """Something failed; the message says what, where, and what to do about it.

    Rooms subclass it in their own module. Faults in a contribution are not errors but findings.
    """

    exit_code: ClassVar[int] = 1


class WrongUse(AnnuarioError):
    """The command was called with words that do not fit."""

    exit_code: ClassVar[int] = 2


class Refused(AnnuarioError):
    """The program declined to act, and nothing was changed."""

    exit_code: ClassVar[int] = 3
