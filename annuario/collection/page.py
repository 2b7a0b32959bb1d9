"""The answer as a page for the browser: the same words as the text, file by file, with links to the marked copies. Writes nothing.

No script, nothing from outside; every word that comes from a file is escaped.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from html import escape
from urllib.parse import quote

from annuario.collection.letter import arrival, filled, missing, version_findings, words
from annuario.collection.names import shown
from annuario.cycle import Cycle
from annuario.findings import Finding, Severity
from annuario.ledger.standing import Standing, State
from annuario.ledger.submissions import Submission

_MOST_PLACES = 20
_LOOKS = """
body{font:16px/1.5 "Segoe UI",Carlito,Calibri,Arial,sans-serif;color:#1d2733;background:#f4f6f8;margin:0}
main{max-width:52rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .25rem}
.about{color:#4a5866;margin:0 0 1.5rem}
.state{background:#fff;border-left:.4rem solid #4a5866;padding:.75rem 1rem;margin:0 0 1.5rem}
.state.done{border-color:#1c7a45}.state.open{border-color:#b3401a}
section{background:#fff;border:1px solid #d5dce3;border-radius:.4rem;padding:1rem 1.25rem;margin:0 0 1.25rem}
h2{font-size:1.15rem;margin:0;overflow-wrap:anywhere}
h3{font-size:.95rem;margin:1.1rem 0 .35rem}
.stops h3{color:#a12a0c}.look h3{color:#7a5200}.note h3{color:#35607f}
.fate{margin:.15rem 0 .5rem;color:#4a5866}
.copy a{font-weight:600}
ul{margin:.25rem 0;padding-left:1.1rem}li{margin:.4rem 0;overflow-wrap:anywhere}
.place{font-weight:600}.do{display:block;color:#33424f}
footer{color:#4a5866;font-size:.9rem;margin:2rem 0}
a{color:#0b5394}
@media print{body{background:#fff}section{break-inside:avoid}}
"""


def page(cycle: Cycle, standing: Standing, *, both: Collection[str], marked: Mapping[str, str], proof: str) -> str:
    """Return the page for one department; `marked` gives the marked copy's name by path, `proof` is "" if there is none."""
    language = standing.department.language
    say = words(language)
    name = standing.department.name.of(language)
    found = (*standing.findings, *version_findings(standing.files, both))
    parts = [
        f"<h1>{escape(filled(say['title'], department=name))}</h1>",
        f'<p class="about">{escape(cycle.title.of(language))}, {cycle.year}</p>',
        *_state(standing, say),
        *(part for file in standing.received for part in _file(file, standing, found, say, marked)),
        *([f'<p class="copy"><a href="{quote(proof)}">{escape(say["proof-link"])}</a></p>'] if proof else []),
        f"<footer>{escape(filled(say['foot'], coordinator=cycle.mail.coordinator))}</footer>",
    ]
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(name)}</title>'
    body = "\n".join(parts)
    html = f'<html lang="{language}"><head>{head}<style>{_LOOKS}</style></head>\n<body><main>\n{body}\n</main></body></html>'
    return f"<!DOCTYPE html>\n{html}\n"


def _state(standing: Standing, say: Mapping[str, str]) -> Iterator[str]:
    said = missing(standing, say)
    if said:
        done = "done" if standing.state is State.DELIVERED else "open"
        yield f'<p class="state {done}">{escape(" ".join(said.split()))}</p>'


def _file(
    file: Submission, standing: Standing, found: Iterable[Finding], say: Mapping[str, str], marked: Mapping[str, str]
) -> Iterator[str]:
    mine = [finding for finding in found if finding.file == file.path]
    when, _, became = arrival(file, standing, say).removeprefix(f"{shown(file.path)} (").partition("): ")
    fate = f"{when[:1].upper()}{when[1:]}: {became}"
    yield f'<section><h2>{escape(shown(file.path))}</h2><p class="fate">{escape(fate)}</p>'
    if file.path in marked:
        link = f'<a href="{quote(marked[file.path])}">{escape(shown(marked[file.path]))}</a>'
        yield f'<p class="copy">{escape(say["marked-link"])} {link}. {escape(say["marked-about"])}</p>'
    for severity in Severity:
        of_weight = [finding for finding in mine if finding.severity is severity]
        if of_weight:
            yield f'<div class="{severity}"><h3>{escape(say[severity])}</h3><ul>'
            for code in dict.fromkeys(finding.code for finding in of_weight):
                yield from _told([finding for finding in of_weight if finding.code == code], say, standing.department.language)
            yield "</ul></div>"
    yield "</section>"


def _told(alike: list[Finding], say: Mapping[str, str], language: str) -> Iterator[str]:
    """Give one item on findings of one kind: what and where for each, what to do once."""
    lines = []
    for finding in alike[:_MOST_PLACES]:
        place = f'<span class="place">{escape(shown(finding.place))}:</span> ' if finding.place else ""
        lines.append(f"{place}{escape(shown(finding.what(language)))}")
    if len(alike) > _MOST_PLACES:
        lines.append(escape(filled(say["more"], count=str(len(alike) - _MOST_PLACES))))
    do = f'<span class="do">→ {escape(shown(alike[0].do(language)))}</span>'
    yield f"<li>{'<br>'.join(lines)}{do}</li>"
