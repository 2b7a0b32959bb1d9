"""XML read safely: no entity is resolved, nothing is fetched, and threads do not meet in a table of names.

lxml keeps the names of elements in a table for each thread, and writes into it while it parses, without a lock. A thread
whose first parse is by a parser that another thread used before takes that one's table for its own (lxml 6.1, `_getThreadDict`
in parser.pxi): two of them at work at once destroy it, and with it the process. So a parser here serves once; and work that
may run in a thread of its own begins with `own_names`, for python-docx and openpyxl hand one parser to all threads.
"""

from lxml import etree

Element = etree._Element  # noqa: SLF001 -- lxml has no public name for it


def parse(content: bytes, *, huge: bool = False, bare: bool = False) -> Element:
    """Return the root of a document; `huge` ones pass lxml's limits, `bare` leaves comments and instructions out.

    Raises etree.XMLSyntaxError.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=huge, remove_comments=bare, remove_pis=bare
    )
    return etree.fromstring(content, parser)


def own_names() -> None:
    """Give this thread a table of names of its own, unless it has one."""
    parse(b"<own/>")
