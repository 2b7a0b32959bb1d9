"""Two offices' files as a stranger has them: a report with a little of everything, and the minutes of a meeting."""

from tests.documents.word import Link, call, footnote, para, picture, png, run, table, word

COMMENTS = (
    '<w:comment w:id="0" w:author="Office" w:date="2005-11-01T10:00:00Z"><w:p><w:r><w:t>Who says so?</w:t></w:r></w:p></w:comment>'
)
DELETED = '<w:del w:id="5" w:author="Office"><w:r><w:delText xml:space="preserve"> perhaps</w:delText></w:r></w:del>'
INSERTED = '<w:ins w:id="6" w:author="Office"><w:r><w:t xml:space="preserve"> indeed</w:t></w:r></w:ins>'


def report() -> bytes:
    """Return a report with a table, a note, a picture, a comment and two tracked changes."""
    marked = f'<w:commentRangeStart w:id="0"/>{run("Twelve cities met")}<w:commentRangeEnd w:id="0"/>'
    comment = '<w:r><w:commentReference w:id="0"/></w:r>'
    body = (
        para("Networks", style="Heading1")
        + para(marked, comment, DELETED, INSERTED, " in Lyon.", call("2"))
        + table(["City", "Since"], ["Lyon", "1999"])
        + para(picture("rIdP"))
    )
    picture_ = Link("rIdP", "image", "word/media/a.png", png(1))
    return word(body, links=[picture_], footnotes=footnote("2", "In May."), comments=COMMENTS)


def minutes() -> bytes:
    """Return the minutes of a meeting, with what looks like a template."""
    return word(para("Minutes", style="Heading1") + para("Nobody had {{ 7*7 }} questions.") + para())


def numbered() -> bytes:
    """Return a text that names one of its headings, which are numbered by their list, by that number."""
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    headings = "".join(para(text, style="Heading1", props=item) for text in ("Partners", "Costs"))
    return word(headings + para("For what it cost, see section 2."), numbering=lists)


def drafts() -> dict[str, bytes]:
    """Return minutes, what an editor made of them, and what two departments handed in anew, by name."""
    base = ("Networks", "Twelve cities met in Lyon.", "The next meeting is in May.", "Minutes are kept by the office.")
    anew = ("Networks", "Fourteen cities met in Lyon.", "The next meeting is on 9 May.", "A list of the cities follows.", base[3])
    texts = {
        "base": base,
        "ours": (base[0], "Twelve towns met in Lyon.", *base[2:]),
        "theirs": anew,
        "other": (base[0], "Twelve places met in Lyon.", *base[2:]),
    }
    return {name: word("".join(map(para, lines))) for name, lines in texts.items()}
