"""The words of an answer, in the department's language; plain text that any editor shows. Writes nothing."""

import textwrap
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from annuario.collection.names import shown, versions
from annuario.cycle import Cycle
from annuario.findings import Finding, Severity, stops
from annuario.ledger.standing import Standing, State
from annuario.ledger.submissions import Submission

_WIDTH = 78
_MOST_PLACES = 8  # places named for one kind of finding in one file; the others are counted


@cache
def words(language: str) -> Mapping[str, str]:
    """Return the words of answers in `language` ("it" or "en")."""
    return tomllib.loads(files(__package__).joinpath(f"{language}.toml").read_text("utf-8"))


def letter(cycle: Cycle, standing: Standing, *, both: Collection[str] = (), marked: Mapping[str, str] | None = None) -> str:
    """Return the answer to one department: what arrived; what to mend, look at and know; what is still missing.

    `both` are paths that look like a version of another file and were said to count beside it, `marked` the names of marked
    copies by path.
    """
    say = words(standing.department.language)
    head = filled(say["title"], department=standing.department.name.of(standing.department.language))
    about = f"{cycle.title.of(standing.department.language)}, {cycle.year}"
    arrived = [filled(say["arrived"], count=str(len(standing.received)))]
    arrived += [_wrap(arrival(file, standing, say), "  - ") for file in standing.received]
    copies = [_wrap(shown(name), "  - ") for name in (marked or {}).values()]
    found = (*standing.findings, *version_findings(standing.files, both))
    blocks = [
        "\n".join([head, about, "=" * min(_WIDTH, max(len(head), len(about)))]),
        "\n".join(arrived),
        "\n".join([_wrap(f"{say['marked-link']} {say['marked-about']}", ""), *copies]) if copies else "",
        *(_block(found, severity, say, standing.department.language) for severity in Severity),
        missing(standing, say),
        _wrap(filled(say["foot"], coordinator=cycle.mail.coordinator), ""),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def arrival(file: Submission, standing: Standing, say: Mapping[str, str]) -> str:
    """Return the line on one file: its name, when it came, and what becomes of it."""
    counts = [row for row in standing.counting if row.path == file.path]
    if not file.rules:
        fate = say["unjudged"]
    elif file.accepted:
        fate = say[file.kind]
    elif file.dropped:
        fate = say["dropped"]
    elif counts:
        fate = filled(say["stopped-older"], day=_day(counts[0].first_day, say))
    else:
        fate = say["stopped"]
    gone = "" if file.present or file.dropped else f" {say['gone']}"
    return f"{shown(file.path)} ({filled(say['on'], day=_day(file.first_day, say))}): {fate}{gone}"


def _block(found: Iterable[Finding], severity: Severity, say: Mapping[str, str], language: str) -> str:
    """Give the part on findings of one weight, file by file; "" if there are none."""
    of_weight = [finding for finding in found if finding.severity is severity]
    lines = [say[severity], "-" * len(say[severity])] if of_weight else []
    for path in dict.fromkeys(finding.file for finding in of_weight):
        lines.append(f"  {shown(path)}")
        mine = [finding for finding in of_weight if finding.file == path]
        for code in dict.fromkeys(finding.code for finding in mine):
            lines += _told([finding for finding in mine if finding.code == code], say, language)
    return "\n".join(lines)


def _told(alike: list[Finding], say: Mapping[str, str], language: str) -> Iterator[str]:
    """Give the lines on findings of one kind in one file: what and where for each, what to do once."""
    for finding in alike[:_MOST_PLACES]:
        place = f"{shown(finding.place)}: " if finding.place else ""
        yield _wrap(shown(place + finding.what(language)), "    ")
    if len(alike) > _MOST_PLACES:
        yield _wrap(filled(say["more"], count=str(len(alike) - _MOST_PLACES)), "    ")
    yield _wrap(f"{say['do']} {alike[0].do(language)}", "    > ")


def version_findings(present: Iterable[Submission], both: Collection[str]) -> Iterator[Finding]:
    """Yield a finding for each file that by its name is a copy of another one; true only while both are there."""
    there = {file.path: file for file in present if file.present and not stops(file.findings)}
    for copy, first in versions(there).items():
        if copy in both:
            continue
        yield Finding("two-versions", Severity.LOOK, copy, "", {"other": shown(first)}, there[copy].digest)


def missing(standing: Standing, say: Mapping[str, str]) -> str:
    """Return what is still missing, or that all is there; "" if nothing is to be said."""
    if standing.state is State.DELIVERED:
        return say["complete"]
    if not standing.missing or standing.done:
        return ""
    what = ", ".join(say[f"missing-{kind}"] for kind in standing.missing)
    return _wrap(filled(say["missing"], what=what, day=_day(standing.until, say)), "")


def _day(day: date, say: Mapping[str, str]) -> str:
    return day.strftime(say["day"])


def filled(text: str, **params: str) -> str:
    """Return `text` with its {words in braces} filled in."""
    for name, value in params.items():
        text = text.replace("{" + name + "}", value)
    return text


def _wrap(text: str, indent: str) -> str:
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=" " * len(indent),
        break_long_words=False,
        break_on_hyphens=False,
    )
