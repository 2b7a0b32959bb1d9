"""What tells that threads do not write into each other's table of names (see annuario/markup.py)."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

from docx.oxml.parser import oxml_parser
from lxml import etree

_ASKED = count()


@contextmanager
def names_kept_apart() -> Iterator[bytes]:
    """Give a document with names that nobody has heard of, to be parsed in another thread by python-docx's parser.

    They must not come to this thread, which has used that parser before.
    """
    etree.fromstring(b"<used-before/>", oxml_parser)
    memory: Any = etree.memory_debugger
    number, before = next(_ASKED), memory.dict_size()
    yield b"<r>%s</r>" % b"".join(b"<unheard-of-%d-%d/>" % (number, at) for at in range(100))
    assert memory.dict_size() < before + 100
