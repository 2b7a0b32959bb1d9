"""The proof that nothing was lost: each thing handed in is found again at its place, or a rule says why it is gone.

Compares documents; never asks the joiner what it did. What a rule may take out is seen in the document handed in.
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace

from annuario.docx import changes
from annuario.docx.align import align, is_renumbered, leads_elsewhere, pair
from annuario.docx.names import w
from annuario.docx.parts import Element, Package
from annuario.docx.passages import SHOWN, TEXTS, LineKind, Passage, Place, Thing, shortened
from annuario.docx.reading import Reading
from annuario.docx.rules import Rule, Rules
from annuario.docx.text import normal, paragraph_text

_TRACKED = tuple(
    w(name) for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange")
)


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one thing that was handed in.

    `source` is where it stood, `place` where it stands now, `rule` the rule that took it out; if it has neither of the two, it is
    lost, and `why` may say more. With both it stands there with another number, `text` is as it was, and `why` as it reads now.
    """

    kind: LineKind
    text: str
    source: str = ""
    place: str = ""
    rule: Rule | None = None
    why: str = ""

    @property
    def is_lost(self) -> bool:
        """Whether it is gone without a reason."""
        return not self.place and self.rule is None

    def sentence(self) -> str:
        """Return what is lost, or what became of it, as a person reads it."""
        end = f"{self.place}, by the rule {self.rule} “{self.why}”" if self.place and self.rule is not None else self.place
        end = end or (f"taken out by the rule {self.rule}" if self.rule is not None else self.why or "lost")
        return f"{self.kind}: {self.text} ({self.source}) - {end}" if self.source else f"{self.kind}: {self.text} - {end}"


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of one document: a line for every paragraph, cell, note, picture, comment … that was handed in."""

    lines: tuple[Line, ...]

    @property
    def found(self) -> int:
        """How many paragraphs with words, cells and notes were found again."""
        return sum(line.kind in TEXTS and bool(line.place) for line in self.lines)

    @property
    def pictures(self) -> int:
        """How many pictures, charts and diagrams were found again."""
        return sum(line.kind in SHOWN and bool(line.place) for line in self.lines)

    @property
    def removed(self) -> tuple[Line, ...]:
        """What a rule took out."""
        return tuple(line for line in self.lines if not line.place and line.rule is not None)

    @property
    def lost(self) -> tuple[str, ...]:
        """What is missing without a reason, each in one sentence."""
        return tuple(line.sentence() for line in self.lines if line.is_lost)

    @property
    def holds(self) -> bool:
        """Whether everything was found again or named by a rule."""
        return not any(line.is_lost for line in self.lines)


def prove(
    handed_in: Package, output: Package | Reading, rules: Rules | None = None, *, within: Sequence[Element] | None = None
) -> Proof:
    """Return the proof for one document in `output`, or in the children `within` of its body, under `rules` (else the house's).

    Order counts, and so do places: a cell is found in its row, a note where it is called, a picture in its paragraph, a link
    with its address. Raises Unreadable if a part of either is no XML.
    """
    there = output if isinstance(output, Reading) else Reading(output)
    shown = () if within is not None and not within else there.passages(within or ())
    (proof,) = _proofs([handed_in], shown, rules or Rules())
    return proof


def prove_all(inputs: Iterable[Package], output: Package, rules: Rules | None = None) -> tuple[Proof, ...]:
    """Return the proof for each of `inputs`, which must stand in `output` one behind the other in their order.

    They are looked at one after the other and not kept: hand in a generator that reads them, and keep no name of `output`.
    """
    shown = Reading(output).passages()
    del output  # its tree is large, and no more needed: unless the caller keeps it, its room serves for the inputs
    return _proofs(inputs, shown, rules or Rules())


def prove_values(values: Iterable[str], output: Package | Reading, *, within: Sequence[Element]) -> Proof:
    """Return the proof for `values`, each of which must stand as the words of a cell within `within`, in their order."""
    there = output if isinstance(output, Reading) else Reading(output)
    shown = [replace(passage, cell=(0, 0)) for passage in (there.passages(within) if within else ())]
    wanted = [Passage(LineKind.CELL, text, Place()) for text in map(normal, values) if text]
    return Proof(tuple(line if line.place else replace(line, source="") for line in _lines(wanted, shown)))


def region(package: Package, anchor: str, ends: Iterable[str]) -> tuple[Element, ...]:
    """Return the children of the body from the one that holds the bookmark `anchor` up to the next that holds one of `ends`."""
    stops = set(ends) - {anchor}
    chosen: list[Element] = []
    for child in package.body:
        names = {mark.get(w("name"), "") for mark in child.iter(w("bookmarkStart"))}
        if chosen and names & stops:
            break
        if chosen or anchor in names:
            chosen.append(child)
    return tuple(chosen)


def _proofs(inputs: Iterable[Package], shown: Sequence[Passage], rules: Rules) -> tuple[Proof, ...]:
    taken: list[list[Line]] = []
    wanted: list[Passage] = []
    ends: list[int] = []
    for package in inputs:
        read, gone = _ruled(package, rules)
        passages = Reading(read, rules).passages()
        taken.append([*gone, *_beside(read, passages)])
        wanted += passages
        ends.append(len(wanted))
    places = align(wanted, shown)
    starts = [0, *ends]
    return tuple(
        Proof((*_told(wanted[start:end], shown, places[start:end]), *taken[number]))
        for number, (start, end) in enumerate(zip(starts, ends, strict=False))
    )


def _ruled(package: Package, rules: Rules) -> tuple[Package, list[Line]]:
    """Return `package` with its tracked changes settled as `rules` say, and a line for the words that go by that."""
    tracked = any(next(story.tree().iter(*_TRACKED), None) is not None for story in package.stories())
    if rules.changes == "keep" or not tracked:
        return package, []
    copy, lines = deepcopy(package), list[Line]()
    accepted = rules.changes == "accept"
    settle = changes.accept if accepted else changes.reject
    kind = LineKind.DELETION if accepted else LineKind.INSERTION
    rule = Rule.TRACKED_DELETION if accepted else Rule.TRACKED_INSERTION
    for story in copy.stories():
        lines += [Line(kind, shortened(text), rule=rule) for text, _ in settle(story.tree())]
    return copy, lines


def _beside(package: Package, passages: Sequence[Passage]) -> Iterator[Line]:
    """Yield what stands beside the text and is never carried on: running heads, foreign chunks, comments without a mark."""
    for rel in package.main.rels.values():
        if rel.kind in {"header", "footer"} and not rel.external:
            texts = map(paragraph_text, package.parts[rel.target].tree().iter(w("p")))
            yield from (Line(LineKind.RUNNING_HEAD, shortened(text), rule=Rule.RUNNING_HEAD) for text in texts if text)
    for story in package.stories():
        for _ in story.tree().iter(w("altChunk"), w("subDoc")):
            yield Line(LineKind.CHUNK, "", rule=Rule.FOREIGN_CHUNK)
    marked = sum(thing.kind is LineKind.COMMENT for thing in _all_things(passages))
    part = package.related("comments")
    ids = [node.get(w("id")) for node in part.tree().iterfind(w("comment"))] if part is not None else []
    calls = {node.get(w("id")) for story in package.stories() for node in story.tree().iter(w("commentReference"))}
    if marked < len(ids):
        yield from (Line(LineKind.COMMENT, "without a mark in the text", rule=Rule.COMMENT) for id_ in ids if id_ not in calls)


def _all_things(passages: Iterable[Passage]) -> Iterator[Thing]:
    for passage in passages:
        for thing in passage.things:
            yield thing
            yield from _all_things(thing.inner)


def _lines(wanted: Sequence[Passage], shown: Sequence[Passage]) -> list[Line]:
    return list(_told(wanted, shown, align(wanted, shown)))


def _told(wanted: Sequence[Passage], shown: Sequence[Passage], places: Sequence[int | None]) -> Iterator[Line]:
    taken = set(places)
    for passage, place in zip(wanted, places, strict=True):
        if place is None:
            why = "" if passage.may_go else _elsewhere(passage, shown, taken)
            yield from _gone(passage, why)
            continue
        if passage.text:
            yield _found(passage, shown[place])
        yield from _things(passage, shown[place])


def _found(passage: Passage, other: Passage) -> Line:
    source = passage.place.sentence()
    place = source if other.place == passage.place else other.place.sentence()
    rule = Rule.CAPTION_NUMBERED if is_renumbered(passage, other) else None
    return Line(passage.kind, shortened(passage.text), source, place, rule, shortened(other.text) if rule is not None else "")


def _gone(passage: Passage, why: str) -> Iterator[Line]:
    source = passage.place.sentence()
    if passage.text:
        yield Line(passage.kind, shortened(passage.text), source, rule=passage.rule if passage.may_go else None, why=why)
    for thing in passage.things:
        rule = (passage.rule if passage.may_go else None) or thing.rule
        yield Line(thing.kind, thing.text, source, rule=rule, why="" if rule else why)


def _elsewhere(passage: Passage, shown: Sequence[Passage], taken: Iterable[int | None]) -> str:
    """Return where words stand that are not where they were."""
    known = set(taken)
    free = [other for number, other in enumerate(shown) if number not in known and other.text and other.text == passage.text]
    alike = [other for other in free if other.kind is passage.kind] or free
    return f"stands elsewhere: {alike[0].place.sentence()}" if alike else "lost"


def _things(passage: Passage, other: Passage) -> Iterator[Line]:
    """Yield what became of each thing of `passage` in `other`, and of what stands in its notes."""
    source, place = passage.place.sentence(), other.place.sentence()
    pairs = pair(passage.things, other.things)
    for thing, number in zip(passage.things, pairs, strict=True):
        if number is None:
            wrong = leads_elsewhere(thing, other.things, pairs)
            why = f"leads elsewhere: {wrong.text}" if wrong is not None else ""
            yield from _thing_gone(
                thing, other.things, Line(thing.kind, thing.text, source, rule=None if why else thing.rule, why=why)
            )
        elif thing.kind is LineKind.NOTE:
            yield from _lines(thing.inner, other.things[number].inner)
        else:
            yield Line(thing.kind, thing.text, source, place)


def _thing_gone(thing: Thing, others: Sequence[Thing], line: Line) -> Iterator[Line]:
    """Yield what became of a thing that is not there; a note is compared with the one that is called in its place."""
    if not thing.inner:
        yield line
        return
    other = next((other for other in others if other.kind is thing.kind and other.after == thing.after), None)
    lines = _lines(thing.inner, other.inner if other is not None else ())
    if any(line.is_lost for line in lines):
        yield from lines
    else:
        yield from (replace(line, place="", why="is called elsewhere") for line in lines)
