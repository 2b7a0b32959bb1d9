import subprocess
import sys
from threading import Thread

import pytest
from docx.oxml.parser import oxml_parser
from lxml import etree

from annuario.markup import own_names, parse
from tests.documents.threads import names_kept_apart

SHARED_BY_THREADS = """
import sys
from threading import Thread
from lxml import etree
from annuario.markup import own_names

parsers = [etree.XMLParser() for _ in range(3)]
for parser in parsers:
    etree.fromstring(b"<used-before/>", parser)

def work(number):
    if "own" in sys.argv:
        own_names()
    for turn in range(25):
        etree.fromstring("<r>" + "".join(f"<n{number}-{turn}-{at}/>" for at in range(20000)) + "</r>", parsers[number])

threads = [Thread(target=work, args=(number,)) for number in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


def test_no_entity_is_resolved_and_nothing_is_fetched() -> None:
    root = parse(b'<!DOCTYPE a [<!ENTITY inside "word"><!ENTITY outside SYSTEM "/etc/hostname">]><a>&inside;&outside;</a>')

    assert "".join(map(str, root.itertext())) == "&inside;&outside;"


def test_comments_and_instructions_stay_unless_they_are_not_wanted() -> None:
    content = b"<a><!-- x --><?x y?></a>"

    assert (len(parse(content)), len(parse(content, bare=True))) == (2, 0)


def test_what_is_not_well_formed_is_said() -> None:
    with pytest.raises(etree.XMLSyntaxError):
        parse(b"<a>")


def test_a_thread_with_names_of_its_own_leaves_those_of_others_alone() -> None:
    with names_kept_apart() as unheard_of:

        def work() -> None:
            own_names()
            etree.fromstring(unheard_of, oxml_parser)

        thread = Thread(target=work)
        thread.start()
        thread.join()


@pytest.mark.slow
def test_threads_that_share_parsers_end_well() -> None:
    """Without `own_names`, the same script dies in nine of ten runs; if it never does, lxml is mended and `own_names` may go."""
    ended = subprocess.run([sys.executable, "-c", SHARED_BY_THREADS, "own"], check=False, capture_output=True, text=True)

    assert (ended.returncode, ended.stderr) == (0, "")
