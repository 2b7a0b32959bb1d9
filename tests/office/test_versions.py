"""The table of what differs between versions is whole: what it names is there, and the pages tell of the same."""

import re
from pathlib import Path

from annuario.office.versions import DEBIAN_12, DEBIAN_13, DIFFERENCES

ROOT = Path(__file__).parents[2]
_VERSION = re.compile(r"(?<![\d.])(?:7\.4|25\.2)(?!\.?\d)(?! and)")


def test_each_difference_is_served_by_code_that_is_there() -> None:
    missing = []
    for each in DIFFERENCES:
        path, _, name = each.served_by.partition(": ")
        held = (ROOT / path).read_text("utf-8")
        if path.endswith(".py") and f"def {name}(" not in held:
            missing.append(each.served_by)

    assert missing == []


def test_no_module_serves_a_version_that_the_table_does_not_have() -> None:
    served = {each.served_by.partition(":")[0] for each in DIFFERENCES}
    modules = [path for room in ("office", "pdf") for path in (ROOT / "annuario" / room).glob("*.py")]

    telling = {str(path.relative_to(ROOT)) for path in modules if _VERSION.search(path.read_text("utf-8"))}

    assert telling - served == {"annuario/office/versions.py"}


def test_the_page_has_the_table() -> None:
    lines = (ROOT / "docs" / "pdf.md").read_text("utf-8").splitlines()

    rows = [f"| {each.what} | {each.on_7_4} | {each.on_25_2} |" for each in DIFFERENCES]

    assert [line for line in lines if line in rows] == rows
    assert f"| | {DEBIAN_12} (Debian 12) | {DEBIAN_13} (Debian 13) |" in lines
