"""Sections that editors have closed: what arrives later is listed and not brought in, until they open them again."""

from collections.abc import Iterator, Sequence

from annuario.ledger.archive import digest_of
from annuario.ledger.builds import builds
from annuario.ledger.decisions import frozen
from annuario.ledger.desk import Desk
from annuario.report.chapter import Made
from annuario.report.editing.places import sections_of
from annuario.report.plan import Chapter


def thawed(desk: Desk, chapters: Sequence[Chapter], made: Sequence[Made]) -> tuple[tuple[Made, ...], tuple[str, ...]]:
    """Return the sections with which the book is made, frozen ones as they last were, and a sentence for what stays out.

    A section that was frozen before any draft was made is made once.
    """
    closed = frozen(desk.ledger)
    last = {section.section: section for section in _last(desk)}
    kept = tuple(last[one.section] if one.section in closed and one.section in last else one for one in made)
    late = [
        sentence
        for chapter, now, then in zip(chapters, made, kept, strict=True)
        if now is not then
        for sentence in _left_out(chapter, now, then)
    ]
    return kept, tuple(late)


def _last(desk: Desk) -> tuple[Made, ...]:
    made = [build for build in builds(desk.ledger, "draft") if build.facts.get("sections")]
    return tuple(one for one in sections_of(made[-1]) if desk.archive.holds(one.digest)) if made else ()


def _left_out(chapter: Chapter, now: Made, then: Made) -> Iterator[str]:
    there = {digest_of(part.department, part.digest) for part in then.placed}
    title = chapter.section.title.of("en")
    for part in now.placed:
        if digest_of(part.department, part.digest) not in there:
            yield f"“{title}” is frozen, so {part.department}/{part.path} is not in it."
