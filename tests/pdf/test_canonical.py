import random
import re
from datetime import datetime
from pathlib import Path

import pikepdf
import pytest

from annuario.office import Office, export_pdf
from annuario.pdf import fix
from tests.pdf.rich_report import LANGUAGE, TITLE, build


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory, office: Office) -> Path:
    folder = tmp_path_factory.mktemp("raw")
    return export_pdf(office, build(folder / "report.docx"), folder / "raw.pdf", work=folder / "work").path


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_objects_does_not_show(tmp_path: Path, raw: Path, when: datetime, seed: int) -> None:
    shuffled = _shuffled(raw, tmp_path / "shuffled.pdf", random.Random(seed))  # noqa: S311 - an order, no secret

    for source in (raw, shuffled):
        fix(source, tmp_path / f"{source.stem}.fixed.pdf", language=LANGUAGE, title=TITLE, when=when)

    assert shuffled.read_bytes() != raw.read_bytes()
    assert (tmp_path / "shuffled.fixed.pdf").read_bytes() == (tmp_path / "raw.fixed.pdf").read_bytes()


def test_a_subset_is_named_by_its_contents(tmp_path: Path, raw: Path, when: datetime) -> None:
    fix(raw, tmp_path / "a.pdf", language=LANGUAGE, title=TITLE, when=when)
    fix(_renamed(raw, tmp_path / "renamed.pdf"), tmp_path / "b.pdf", language=LANGUAGE, title=TITLE, when=when)

    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        names = [str(each.FontName) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/FontName" in each]
    assert all(len(name.partition("+")[0]) == 7 for name in names)
    assert len(set(names)) == len(names) > 1
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def _renamed(source: Path, target: Path) -> Path:
    """The same file with other marks on its subsets, as another run would give them."""
    with pikepdf.open(source) as pdf:
        for each in pdf.objects:
            for key in ("/FontName", "/BaseFont"):
                if isinstance(each, pikepdf.Dictionary) and key in each:
                    each[key] = pikepdf.Name(f"/ZZ{str(each[key])[3:]}")
        pdf.save(target)
    return target


def _shuffled(source: Path, target: Path, chance: random.Random) -> Path:
    """The same objects under other numbers and in another order (ISO 32000-1, 7.5), written by hand."""
    with pikepdf.open(source) as pdf:
        held = [number for number in range(1, int(pdf.trailer.Size)) if pdf.get_object(number, 0) is not None]
        new = dict(zip(held, chance.sample(range(1, len(held) + 1), len(held)), strict=True))
        bodies = {new[number]: _body(pdf.get_object(number, 0), new) for number in held}
        root, info = new[pdf.trailer.Root.objgen[0]], new[pdf.trailer.Info.objgen[0]]
    content, places = source.read_bytes()[:9], []
    for number, body in sorted(bodies.items()):
        places.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    trailer = b"trailer <</Size %d /Root %d 0 R /Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(places) + 1,
        root,
        info,
        len(content),
    )
    target.write_bytes(content + head + table + trailer)
    return target


def _body(each: pikepdf.Object | int, new: dict[int, int]) -> bytes:
    if isinstance(each, pikepdf.Stream):
        return _renumbered(_dictionary(each), new) + b"\nstream\n" + each.read_raw_bytes() + b"\nendstream"
    return str(each).encode() if isinstance(each, int) else _renumbered(each.unparse(resolved=True), new)


def _dictionary(stream: pikepdf.Stream) -> bytes:
    plain = pikepdf.Dictionary(dict(stream.items()))
    plain["/Length"] = len(stream.read_raw_bytes())
    return plain.unparse()


def _renumbered(text: bytes, new: dict[int, int]) -> bytes:
    return re.sub(rb"\b(\d+) 0 R\b", lambda found: b"%d 0 R" % new[int(found[1])], text)
