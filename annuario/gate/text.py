"""Files that are text: web pages, XML, mail, tables of values, plain words; or no text at all."""

import codecs
import re

from annuario.gate.verdict import Kind

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HTML = re.compile(r"\s*(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|table|div|p)\b", re.IGNORECASE | re.DOTALL)
_MAIL = re.compile(r"(from|to|subject|date|received|return-path|message-id|mime-version|content-type): ", re.IGNORECASE)
_DELIMITERS = (";", "\t", ",", "|")


def text_kind(head: bytes) -> Kind:
    """Return what a file is that begins with `head` and has no magic number; UNKNOWN if it is no text."""
    text = decoded(head)
    if text is None:
        return Kind.UNKNOWN
    if not text.strip():
        return Kind.EMPTY
    if _HTML.match(text) or "multipart/related" in text[:1024].casefold():
        return Kind.HTML
    if text.lstrip().startswith("<?xml"):
        return Kind.HTML if re.search(r"<html\b", text, re.IGNORECASE) else Kind.XML
    if _MAIL.match(text):
        return Kind.MAIL
    return Kind.CSV if delimiter(text) else Kind.TEXT


def decoded(head: bytes) -> str | None:
    """Return the text, by its mark, else as UTF-8, else as Windows would; None if it holds what no text holds."""
    mark = next((name for start, name in _MARKS if head.startswith(start)), None)
    text = head.decode(mark, "ignore") if mark else _guessed(head)
    return None if _CONTROLS.search(text) else text


def _guessed(head: bytes) -> str:
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(head)  # the last letter may be cut in two
    except UnicodeDecodeError:
        return head.decode("cp1252", "replace")


def delimiter(text: str) -> str:
    """Return what divides the cells of a table: each of the first lines has as many of it; "" for no table.

    The last line may be cut.
    """
    lines = [re.sub(r'"[^"]*"', "", line) for line in text.splitlines() if line.strip()][:20]
    if len(lines) < 2:  # noqa: PLR2004 -- a head and one row
        return ""
    whole = lines[:-1] if len(lines) > 2 else lines  # noqa: PLR2004 -- as above
    counts = {mark: {line.count(mark) for line in whole} for mark in _DELIMITERS}
    return next((mark for mark, found in counts.items() if len(found) == 1 and found != {0}), "")
