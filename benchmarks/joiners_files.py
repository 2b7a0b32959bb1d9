"""Files to join: made from their number alone, so that every run on every machine joins the same ones.

Each has ten pages with two pictures, three tables, bulleted and numbered lists, footnotes and a bookmark that a field points
to; its runs carry the marks that Word leaves. A paragraph has some twenty words, as in what offices really write.
"""

import io
import random
import struct
import zipfile
import zlib
from pathlib import Path
from xml.sax.saxutils import escape

from tests.documents.word import Link, bookmark, call, field, footnote, para, picture, run, table, word

_WORDS = """
    city council agreement partners exchange of the and with for school water mobility youth network project
    meeting delegation report office region budget training cooperation programme visit culture municipal
    public service plan energy housing sport museum library health market square river tram garden in to on by
"""
_WIDE, _HIGH = 300, 220
_CHAPTERS = 6
_MOMENT = (1980, 1, 1, 0, 0, 0)
_LISTS = "".join(
    f'<w:abstractNum w:abstractNumId="{id_}"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{label}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="360"/>'
    "</w:pPr></w:lvl></w:abstractNum>"
    for id_, kind, label in ((0, "bullet", "•"), (1, "decimal", "%1."))
) + "".join(f'<w:num w:numId="{id_ + 1}"><w:abstractNumId w:val="{id_}"/></w:num>' for id_ in (0, 1))


def make_files(folder: Path, count: int) -> list[Path]:
    """Write the first `count` files into `folder`, leaving those that are there, and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"office-{number:03}.docx" for number in range(1, count + 1)]
    for number, path in enumerate(paths, 1):
        if not path.exists():
            path.write_bytes(_file(number))
    return paths


def _file(number: int) -> bytes:
    chance = random.Random(number)  # noqa: S311 -- the same words each time; nothing is kept secret
    parts = [para(f"Report of office {number}", style="Title")]
    for chapter in range(1, _CHAPTERS + 1):
        parts += _chapter(chance, number, chapter)
    links = [Link(f"rIdP{shown}", "image", f"word/media/image{shown}.png", _noise(chance)) for shown in (1, 2)]
    notes = "".join(footnote(str(id_), _sentence(chance, 14)) for id_ in range(2, 10))
    return _dated(word("".join(parts), links=links, footnotes=notes, numbering=_LISTS))


def _chapter(chance: random.Random, number: int, chapter: int) -> list[str]:
    """One chapter of about a page and a half: words, a list, and in its turn a table or a picture."""
    title = bookmark(f"_Ref{chapter}", str(chapter), f"Chapter {chapter} of office {number}")
    parts = [para(title, style="Heading1"), *(_paragraph(chance, 40) for _ in range(6)), para()]
    parts.append(para(_sentence(chance, 20), call(str(chapter + 1)), _sentence(chance, 12), style="BodyText"))
    parts += [para(_sentence(chance, 9), style="ListParagraph", props=_item(1 + chapter % 2)) for _ in range(8)]
    if chapter % 2:
        parts += [para(f"Table {chapter}", style="Caption"), _table(chance)]
    elif chapter < _CHAPTERS:
        shown = chapter // 2
        parts += [
            para(picture(f"rIdP{shown}", wide=5_000_000, high=3_000_000, number=str(shown))),
            para(f"Picture {shown}", style="Caption"),
        ]
    else:
        parts.append(para("See ", field("REF _Ref1 \\h", f"Chapter 1 of office {number}"), call("8"), call("9")))
    return [*parts, *(_paragraph(chance, 25) for _ in range(3))]


def _paragraph(chance: random.Random, words: int) -> str:
    """A paragraph in five runs, one bold and one in italics, with the marks of an editing session."""
    looks = ("", "<w:b/>", "", "<w:i/>", "")
    inside = "".join(run(_sentence(chance, words // 5) + " ", look) for look in looks)
    mark = f"{chance.randrange(1 << 32):08X}"
    marked = inside.replace("<w:r>", f'<w:r w:rsidR="{mark}">')
    return para('<w:proofErr w:type="spellStart"/>', marked, '<w:proofErr w:type="spellEnd"/>')


def _table(chance: random.Random) -> str:
    head = ["Partner", "Subject", "Since", "Amount"]
    rows = [[_sentence(chance, 2), _sentence(chance, 6), str(1980 + chance.randrange(45)), f"{chance.randrange(90_000)} €"]]
    rows += [[_sentence(chance, 2), _sentence(chance, 6), str(1980 + row), f"{chance.randrange(90_000)} €"] for row in range(8)]
    return table(head, *rows, props='<w:tblStyle w:val="TableGrid"/>')


def _item(list_: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_}"/></w:numPr>'


def _sentence(chance: random.Random, words: int) -> str:
    return escape(" ".join(chance.choices(_WORDS.split(), k=words)).capitalize() + ".")


def _noise(chance: random.Random) -> bytes:
    """A picture that cannot be packed smaller, as a photograph cannot (PNG, ISO/IEC 15948)."""
    rows = b"".join(b"\0" + chance.randbytes(3 * _WIDE) for _ in range(_HIGH))
    head = struct.pack(">IIBBBBB", _WIDE, _HIGH, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows, 1)) + _chunk(b"IEND", b"")


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _dated(document: bytes) -> bytes:
    """The same file with one moment on each entry, so that its bytes are the same at each making."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return buffer.getvalue()
