"""Finding each passage of a document again in another: the first that fits, in order. Tells nothing; the proof does.

A passage fits one that has its kind, its cell, its words, and the same things in the same places.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from annuario.docx.counted import fills, uncounted
from annuario.docx.passages import LineKind, Passage, Thing

_LEADING = frozenset({LineKind.LINK, LineKind.REFERENCE})
_GAP = 50


class _Index:
    """Where passages stand by what they are found again by; made when first asked, for most stand where they are looked for."""

    def __init__(self, shown: Sequence[Passage]) -> None:
        self.shown = shown
        self.known: dict[int, list[int]] = {}

    def numbers(self, key: object) -> Sequence[int]:
        """Return the numbers of those that may be meant by `key`: by its hash, as the keys of a long book are much to keep."""
        if not self.known:
            for number, passage in enumerate(self.shown):
                self.known.setdefault(hash(passage.key()), []).append(number)
                if passage.listed:
                    self.known.setdefault(hash((*passage.key(), "listed")), []).append(number)
                if passage.form:
                    self.known.setdefault(hash((*passage.key(uncounted(passage.form)), "form")), []).append(number)
                if passage.form and passage.caption is not None:
                    self.known.setdefault(hash((*passage.key(uncounted(passage.caption)), "caption")), []).append(number)
        return self.known.get(hash(key), ())


def align(wanted: Sequence[Passage], shown: Sequence[Passage]) -> list[int | None]:
    """Return for each of `wanted` which of `shown` it is now.

    If all that must be there can be found in order, it is. Else what is found is what a careful reader would find, and what a
    found passage has within it need not be whole.
    """
    found = _in_order(wanted, shown)
    return found if found is not None else _by_words(wanted, shown)


def _in_order(wanted: Sequence[Passage], shown: Sequence[Passage]) -> list[int | None] | None:
    """Return where each of `wanted` stands, None if any that must be there cannot be found behind the one before it."""
    index = _Index(shown)
    for keep in (True, False):
        places = _first_fit(wanted, shown, index, keep=keep)
        if all(place is not None or passage.may_go for place, passage in zip(places, wanted, strict=True)):
            return places
    return None


def _first_fit(wanted: Sequence[Passage], shown: Sequence[Passage], index: _Index, *, keep: bool) -> list[int | None]:
    """Return the first place where each fits; what may go is found where it comes next, and only if `keep`."""
    places: list[int | None] = []
    cursor = 0
    for passage in wanted:
        place: int | None = None
        if cursor < len(shown) and (keep or not passage.may_go) and _fits(passage, shown[cursor]):
            place = cursor
        elif not passage.may_go:
            place = _next(passage, shown, index, cursor)
        places.append(place)
        cursor = cursor if place is None else place + 1
    return places


def _next(passage: Passage, shown: Sequence[Passage], index: _Index, cursor: int) -> int | None:
    found: list[int] = []
    keys: list[tuple[object, ...]]
    keys = [passage.key(), passage.key(passage.rest or None), (*passage.key(passage.unmarked or None), "listed")]
    keys += [(*passage.key(passage.counted), "form")] if passage.counted else []
    keys += [(*passage.key(uncounted(passage.caption)), "caption")] if passage.caption is not None else []
    for key in keys:
        numbers = index.numbers(key)
        fitting = (number for number in numbers[bisect_left(numbers, cursor) :] if _fits(passage, shown[number]))
        found += [number for number in [next(fitting, None)] if number is not None]
    return min(found, default=None)


def _reads_as(passage: Passage, other: Passage) -> bool:
    if (passage.kind, passage.cell) != (other.kind, other.cell):
        return False
    if passage.text == other.text or (passage.rest and passage.rest == other.text):
        return True
    if is_renumbered(passage, other):
        return True
    return other.listed and bool(passage.unmarked) and passage.unmarked == other.text


def is_renumbered(passage: Passage, other: Passage) -> bool:
    """Return whether `other` says the same but for numbers that a field counts and the label of a caption, as a rule lets it."""
    if not passage.counted or not other.form or passage.text == other.text:
        return False
    if passage.caption is not None and other.caption is not None and fills(passage.caption, other.caption):
        return True
    return fills(passage.text, other.form)


def _fits(passage: Passage, other: Passage) -> bool:
    if not _reads_as(passage, other):
        return False
    if not passage.things:
        return True
    pairs = pair(passage.things, other.things)
    return all(
        number is not None or (thing.rule is not None and leads_elsewhere(thing, other.things, pairs) is None)
        for thing, number in zip(passage.things, pairs, strict=True)
    )


def _by_words(wanted: Sequence[Passage], shown: Sequence[Passage]) -> list[int | None]:
    """Return the places as words alone tell them: what stands in a passage is then told thing by thing."""
    places: list[int | None] = [None] * len(wanted)
    keys = [passage.key() for passage in wanted], [passage.key() for passage in shown]
    for mine, theirs, size in SequenceMatcher(None, *keys, autojunk=False).get_matching_blocks():
        for step in range(size):
            places[mine + step] = theirs + step
    free = set(range(len(shown))) - set(places)
    before = -1
    for number, passage in enumerate(wanted):  # those that a rule changed, in the gaps
        if places[number] is None:
            after = next((place for place in places[number + 1 : number + _GAP] if place is not None), len(shown))
            gap = (place for place in range(before + 1, min(after, before + _GAP)) if place in free)
            places[number] = next((place for place in gap if _reads_as(passage, shown[place])), None)
        here = places[number]
        before = before if here is None else here
    return places


def pair(things: Sequence[Thing], others: Sequence[Thing]) -> list[int | None]:
    """Return for each of `things` which of `others` it is now; a thing that a rule may take out is found where it comes next."""
    for keep in (True, False):
        pairs: list[int | None] = []
        cursor = 0
        for thing in things:
            numbers: Iterable[int] = range(cursor, len(others))
            if thing.rule is not None:
                numbers = (number for number in numbers if keep and not _required_before(others, cursor, number, things))
            found = next((number for number in numbers if _is(thing, others[number])), None)
            pairs.append(found)
            cursor = cursor if found is None else found + 1
        if all(found is not None or thing.rule is not None for thing, found in zip(things, pairs, strict=True)):
            break
    return pairs


def _required_before(others: Sequence[Thing], cursor: int, number: int, things: Sequence[Thing]) -> bool:
    """Return whether finding a thing at `number` would pass over one that another needs."""
    needed = [thing for thing in things if thing.rule is None]
    return any(_is(thing, other) for other in others[cursor:number] for thing in needed)


def _is(thing: Thing, other: Thing) -> bool:
    if thing.kind is not other.kind or thing.after != other.after:
        return False
    if thing.kind is not LineKind.NOTE:
        return thing.key == other.key or (bool(thing.counted) and thing.counted == other.counted)
    return _in_order(thing.inner, other.inner) is not None


def leads_elsewhere(thing: Thing, others: Sequence[Thing], pairs: Sequence[int | None]) -> Thing | None:
    """Return the link or reference that stands where `thing` stood and leads elsewhere; it may be frozen, but not do that."""
    if thing.kind not in _LEADING:
        return None
    free = (other for number, other in enumerate(others) if number not in pairs)
    return next((other for other in free if other.kind is thing.kind and other.after == thing.after), None)
