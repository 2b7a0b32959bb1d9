"""The chapters: what each says of itself before the departments speak."""

from dataclasses import dataclass
from typing import Final

from tests.documents.templates.package import Template
from tests.documents.templates.text import line
from tests.documents.templates.wording import Wording


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section's place in the book, its id, its introduction. Titles are given by the cycle, never by the template."""

    number: str
    id: str
    introduction: str


CHAPTERS: Final = (
    Chapter(
        "01",
        "twinnings",
        "A twinning is a promise between two cities: to know each other, to work together and to keep the door open. "
        "This chapter tells which agreements the City holds with twin, partner and friend cities, and what was done "
        "under them during the year. Each part names the department that followed the work.",
    ),
    Chapter(
        "02",
        "missions",
        "Cities meet through people who travel. Here are the missions that the City sent abroad and the delegations "
        "that it received, with their purpose, their hosts and what came of the meeting.",
    ),
    Chapter(
        "03",
        "european-projects",
        "Many departments work with partners in other countries on projects that the European Union helps to pay for. "
        "This chapter follows them by department: what each project sets out to do, with whom, and how far it has "
        "come. The fiches give the programme, the partners and the dates at a glance.",
    ),
    Chapter(
        "04",
        "cooperation",
        "Development co-operation brings what a city knows, from water and schools to planning and health, to places "
        "that ask for it. The pages that follow present the projects carried out with local authorities, associations "
        "and citizens, and the work for peace that goes with them.",
    ),
    Chapter(
        "05",
        "networks",
        "In a network, cities with a common concern compare their answers and speak with one voice. This chapter "
        "lists the networks that the City belongs to and tells what its departments brought to them and took home.",
    ),
    Chapter(
        "06",
        "organisations",
        "The City is host and partner to international organisations, and its work is sometimes singled out by juries "
        "abroad. This chapter tells of the work shared with these bodies and of the awards received for projects and "
        "services.",
    ),
    Chapter(
        "07",
        "culture-education",
        "Museums, libraries, festivals and schools cross borders every day, often without speaking of it. Here the "
        "departments of culture and education present their exchanges, events and shared programmes, and the partners "
        "that made them possible.",
    ),
    Chapter(
        "08",
        "youth-sport",
        "For many young people the first step abroad is an exchange, a period of voluntary service or a match. This "
        "chapter gathers the programmes for young citizens and the international sporting events and meetings of the "
        "year.",
    ),
    Chapter(
        "09",
        "olympic-city",
        "To host the Games is to invite the world. This chapter tells how the departments prepared the City for "
        "athletes, visitors and the press, and how that work was used to make the City better known abroad.",
    ),
)


def plain_section(say: Wording) -> Template:
    """Return the template of a chapter that needs no introduction: its title, and the place of the contributions."""
    body = (
        line("Heading1", "{{ section.title }}")
        + line("Normal", "{%p if section.other_title %}")
        + line("ChapterSubtitle", "{{ section.other_title }}", language=say.other)
        + line("Normal", "{%p endif %}")
        + line("BodyText", "{{ contributions }}")
    )
    return Template(f"{say.folder}sections/section", "Template of a section", body, language=say.tag)


def section(chapter: Chapter) -> Template:
    """Return a section's template: title, title in the other language, introduction, the place of the contributions."""
    body = (
        line("Heading1", "{{ section.title }}")
        + line("Normal", "{%p if section.other_title %}")
        + line("ChapterSubtitle", "{{ section.other_title }}", language="it-IT")
        + line("Normal", "{%p endif %}")
        + line("Lead", chapter.introduction)
        + line("BodyText", "{{ contributions }}")
    )
    return Template(f"sections/{chapter.number}-{chapter.id}", f"Template of the section {chapter.id}", body)


def sections() -> tuple[Template, ...]:
    """Return the templates of all sections, in order."""
    return tuple(section(chapter) for chapter in CHAPTERS)
