"""A contribution that looks like a template everywhere: in text, cells, notes, comments, running heads, links and properties."""

from pathlib import Path

from tests.documents.word import Link, bookmark, call, cell, field, footnote, para, replaced, run, table, word

NAME = "{{ 7*7 }} {% raw %} {# x #} $(touch canary).docx"
_TYPED = (
    "{{ 7*7 }}",
    "{% for x in range(3) %}again{% endfor %}",
    "{# no remark #}",
    "{{ contributions }}",
    "{_{ z }_}",
    "stray {{ brace",
    "ok }} y",
    "{%- raw -%}",
    "A & B <b>x</b> ${7*7} #{7*7}",
)


def typed(canary: Path) -> tuple[str, ...]:
    """Return what is typed everywhere; whoever runs one of them makes the file `canary`."""
    return (*_TYPED, f"{{{{ cycler.__init__.__globals__.os.popen('touch {canary}').read() }}}}")


def hostile(canary: Path) -> bytes:
    """Return a Word file that has what is typed in all its places."""
    said = typed(canary)
    ids = [str(place) for place in range(2, 2 + len(said))]
    both = list(zip(ids, said, strict=True))
    body = para("A heading of {{ 7*7 }}", style="Heading1")
    body += "".join(para(text, call(id_), run(" "), call(id_, "endnote"), _mark(id_)) for id_, text in both)
    body += para("{", run("{ 7*7 }", "<w:b/>"), "}") + table([cell(text) for text in said[:3]], said[3:6])
    body += para(bookmark("{{ name }}", "9", "marked"), field('REF "{{ 7*7 }}"', "{{ shown }}"))
    link = Link("rIdH", "hyperlink", "https://a.example/{{ 7*7 }}", external=True)
    body += para(f'<w:hyperlink r:id="rIdH">{run("{{ linked }}")}</w:hyperlink>')
    file = word(
        body,
        links=[link],
        footnotes="".join(footnote(id_, text) for id_, text in both),
        endnotes="".join(footnote(id_, text, kind="endnote") for id_, text in both),
        comments="".join(f'<w:comment w:id="{id_}" w:author="{{{{ author }}}}">{para(text)}</w:comment>' for id_, text in both),
        header1=para("{{ 7*7 }} {% raw %}"),
    )
    return replaced(file, "docProps/core.xml", b"<dc:title/>", b"<dc:title>{{ 7*7 }}{% raw %}</dc:title>")


def _mark(id_: str) -> str:
    return f'<w:r><w:commentReference w:id="{id_}"/></w:r>'
