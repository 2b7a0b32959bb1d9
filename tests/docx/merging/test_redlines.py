"""What LibreOffice reads in redlines: accepting all gives the words of the second document, rejecting all those of the first."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from annuario.office import find_office
from tests.documents.merging import named_books
from tests.documents.redlines import heard, pairs_of, redlined


@pytest.mark.slow
def test_libreoffice_resolves_redlines_to_the_words_of_both_documents(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    pairs = pairs_of(named_books(), 0, 30)
    lines = {f"annuario-{number}": redlined(pair) for number, pair in enumerate(pairs)}

    told = heard(find_office(), pairs, lines, tmp_path)["annuario"]

    agree = Counter(one.act for one in told if one.agrees)
    joined = [one for one in told if not one.agrees and _words(one.found) == _words(one.wanted)]
    assert agree["accept"] == 30
    assert agree["reject"] + len(joined) == 30  # it joins a paragraph with the next now and then, and loses no word
    assert len(joined) < 3


def _words(texts: list[str] | None) -> Counter[str]:
    return Counter(" ".join(texts or []).split())
