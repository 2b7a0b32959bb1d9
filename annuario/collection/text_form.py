"""The form for a department's text: made from the cycle, and taken apart by section when it comes back filled."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from annuario import docx
from annuario.cycle import Cycle, Department
from annuario.docx.form import Topic, sections, take_out_guides, text_form
from annuario.ledger.builds import Build, find_build, record_build
from annuario.ledger.desk import CONVERSION, FORM_PART, Desk
from annuario.ledger.submissions import Submission


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files(__package__).joinpath("text_form.toml").read_text("utf-8"))


def form_of(cycle: Cycle, department: Department, house: docx.Package) -> bytes:
    """Return the form for a department's text as a Word file: a heading for each of its topics, else for its section."""
    say = _texts()[department.language]
    asked = [(topic.name, topic.section) for topic in department.topics]
    headings = asked or [(cycle.section(department.section).title.of(department.language), department.section)]
    title = say["title"].replace("{department}", department.name.of(department.language)).replace("{year}", str(cycle.year))
    topics = [Topic(f"{heading[:1].upper()}{heading[1:]}", section, say["guide"]) for heading, section in headings]
    return text_form(house, title, say["lead"], topics)


def without_guides(content: bytes) -> bytes:
    """Return a form without what it brought along itself; what was written into it stays."""
    package = docx.read_bytes(content)
    take_out_guides(package, [text for say in _texts().values() for text in (say["lead"], say["guide"])])
    return docx.package.write(package)


def keep_parts(desk: Desk, row: Submission) -> None:
    """Keep what a filled form says for each section, if the file is one: the book takes each to its own chapter."""
    for section, package in _parts(desk, row):
        digest = desk.archive.keep(docx.package.write(package))
        record_build(desk.ledger, desk.clock, Build(FORM_PART, row.digest, section, digest, {}))


def _parts(desk: Desk, row: Submission) -> Iterator[tuple[str, docx.Package]]:
    made = find_build(desk.ledger, CONVERSION, row.digest, row.digest)
    if made is None or not made.facts.get("form"):
        return
    package = docx.read(desk.readable(row.digest))
    department = desk.cycle.department(row.department)
    known = {section.id for section in desk.cycle.sections}
    own = department.section_of_folder(row.folder)
    yield from sections(package, own, known=known).items()
