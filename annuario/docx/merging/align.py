"""Which unit of one document is which of another: fingerprints first, then bookmarks, then order and likeness.

Blank paragraphs take no part; they are paired afterwards, within the gaps that the others leave.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annuario.docx.merging.blanks import blank_pairs
from annuario.docx.merging.sequence import Pair, common, heaviest, unique_pairs
from annuario.docx.merging.units import Unit
from annuario.docx.names import w

_PARAGRAPH = w("p")
_ALIKE = 0.3  # two units in one gap that share less of their words are one that went and another that came
_STILL_ALIKE = 0.6  # one that moved and changed at once must be known by more
_FEW_ALIKE = 0.4
_SHORT = 12  # so few words may all have been replaced
_SHORT_LINE = 6  # of a longer sentence some word is left, or it is another sentence
_RARE = 8  # a word that more units share says nothing


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each unit of the first sequence its place in the second, or None; and back; `moved` are places in the first."""

    there: tuple[int | None, ...]
    back: tuple[int | None, ...]
    moved: frozenset[int]


def align(
    a: Sequence[Unit],
    b: Sequence[Unit],
    moved_elsewhere: Collection[int] = (),
    changed_elsewhere: Collection[int] = (),
    preceded_elsewhere: Collection[int] = (),
) -> Alignment:
    """Return how the units of `a` and `b` belong together.

    Where a unit and its neighbour changed places, either may have moved: `moved_elsewhere`, places in `a`, are those that a
    third document says have moved, so here the others did; `preceded_elsewhere` are those before which it puts something in,
    so they are taken to stay. Where several read the same and one is gone, it is none of `changed_elsewhere`.
    """
    pairs = _Pairs(a, b, changed_elsewhere)
    pairs.fingerprints()
    pairs.bookmarks()
    pairs.gaps()
    pairs.strays()
    pairs.replaced()
    weights = {**dict.fromkeys(preceded_elsewhere, 1.2), **dict.fromkeys(moved_elsewhere, 1.5)}
    chain = heaviest(pairs.found.items(), (lambda pair: weights.get(pair[0], 1.0)) if weights else None)
    moved = frozenset(pairs.found) - {place for place, _ in chain}
    pairs.blanks(chain)
    there: list[int | None] = [pairs.found.get(place) for place in range(len(a))]
    back: list[int | None] = [None] * len(b)
    for here, place in pairs.found.items():
        back[place] = here
    return Alignment(tuple(there), tuple(back), moved)


class _Pairs:
    """The pairs found so far."""

    def __init__(self, a: Sequence[Unit], b: Sequence[Unit], kept: Collection[int]) -> None:
        self.a, self.b, self.kept = a, b, kept
        self.found: dict[int, int] = {}
        self.taken: set[int] = set()
        self.full_a = [place for place, unit in enumerate(a) if not unit.blank]
        self.full_b = [place for place, unit in enumerate(b) if not unit.blank]
        self.known: dict[int, int] = {}
        self.in_order: list[Pair] = []

    def _free(self) -> tuple[list[int], list[int]]:
        self.full_a = [place for place in self.full_a if place not in self.found]
        self.full_b = [place for place in self.full_b if place not in self.taken]
        return self.full_a, self.full_b

    def _take(self, pairs: Sequence[Pair]) -> None:
        for i, j in pairs:
            if i not in self.found and j not in self.taken:
                self.found[i] = j
                self.taken.add(j)

    def fingerprints(self) -> None:
        """Pair what reads the same and stands once on either side; then what does so without its role."""
        for whole in (True, False):
            free_a, free_b = self._free()
            left: list[Hashable] = [self.a[i].whole if whole else self.a[i].key for i in free_a]
            right: list[Hashable] = [self.b[j].whole if whole else self.b[j].key for j in free_b]
            pairs = [(free_a[i], free_b[j]) for i, j in unique_pairs(left, right)]
            chain = set(heaviest([*self.found.items(), *pairs]))
            self._take([pair for pair in pairs if pair in chain])

    def bookmarks(self) -> None:
        """Pair what has lost its words but kept its name: a heading that was given another text.

        Not where another reads more like it: names that are counted belong to others as soon as something comes in before them.
        """
        for _ in range(2):  # what the first round pairs is no rival in the second
            free_a, free_b = self._free()
            named = self._named_alike(free_a, free_b) if free_a and free_b else {}
            if not named:
                return
            weights = {**dict.fromkeys(self.found.items(), 2.0), **dict.fromkeys(named.items(), 1.0)}
            in_order = set(heaviest(weights, weights.__getitem__))
            others = self._nearest(named, free_b)
            for i, j in named.items():
                own, other = likeness(self.a[i], self.b[j]), others.get(i, 0.0)
                if own > other or not other or (own == other and (i, j) in in_order):
                    self._take([(i, j)])

    def _named_alike(self, free_a: Sequence[int], free_b: Sequence[int]) -> dict[int, int]:
        """Return the pairs that bear one name and may become one another."""
        free = {j for j in free_b if self.b[j].names()}
        wanted = {name for i in free_a for name in self.a[i].names()} & {name for j in free for name in self.b[j].names()}
        if not wanted:
            return {}
        mine, yours = _named(self.a), _named(self.b)
        found: dict[int, int] = {}
        for i in free_a:
            for name in self.a[i].names():
                j = yours.get(name, -1)
                if j in free and mine.get(name) == i and _may_change(self.a[i], self.b[j]):
                    found.setdefault(i, j)
        return found

    def _nearest(self, named: Mapping[int, int], free_b: Sequence[int]) -> dict[int, float]:
        """Return the likeness of each that bears a name to the one most like it among those that do not bear it, if it is much."""
        nearest: dict[int, float] = {}
        for (i, j), score in self._alike([*named], free_b, _STILL_ALIKE).items():
            if named[i] != j:
                nearest[i] = max(nearest.get(i, 0.0), score)
        same = defaultdict(list)
        for j in free_b:
            same[self.b[j].key].append(j)
        return nearest | {i: 1.0 for i, j in named.items() if any(other != j for other in same[self.a[i].key])}

    def gaps(self) -> None:
        """Between what is paired in order, pair the same and the much alike; then what moved as it was; then the alike.

        One that reads as another now, as a table does that lost a row, is still the one in whose place it stands.
        """
        for whole in (True, False):
            for left, right in self._gaps():
                self._same(left, right, whole=whole)
        self._alike_in_gaps(_STILL_ALIKE)
        self._same_elsewhere()
        self._alike_in_gaps(_ALIKE)

    def replaced(self) -> None:
        """Pair what is left in a gap on both sides and has the same role: its words were replaced, the most alike before others."""
        for left, right in self._gaps():
            if max(len(left), len(right)) <= _RARE:
                one = len(left) == len(right) == 1
                pairs = [(i, j) for i in left for j in right if self._replaced(i, j, alone=one)]
                near = {(i, j): 1 + likeness(self.a[i], self.b[j]) for i, j in pairs}
                self._take(heaviest(near, near.__getitem__))

    @staticmethod
    def _sort(unit: Unit) -> tuple[str, str, str, bool]:
        """Return what tells which of several took another's place when no word did: a heading does not become a list item."""
        paragraph = unit.tag == _PARAGRAPH
        return (unit.tag, unit.shape, unit.form if paragraph else "", paragraph and unit.pictured)

    def _alike_in_gaps(self, least: float) -> None:
        for left, right in self._gaps():
            alike = self._alike(left, right, least)
            self._take(heaviest(alike, alike.__getitem__))

    def _same_elsewhere(self) -> None:
        """Pair what reads the same and was moved out of its gap: of several, first one that kept a neighbour."""
        free_a, free_b = self._free()
        waiting = defaultdict(list)
        for j in free_b:
            waiting[self.b[j].key].append(j)
        for i in free_a:
            self._take([(i, j) for j in self._beside(i) if j in waiting[self.a[i].key]][:1])
        for i in self._free()[0]:
            left = waiting[self.a[i].key]
            while left and left[0] in self.taken:
                left.pop(0)
            if left:
                self._take([(i, left.pop(0))])

    def _beside(self, i: int) -> Iterator[int]:
        """Yield the places in `b` that would keep `i` beside a neighbour of its own."""
        for step in (-1, 1):
            near = self.found.get(next_full(self.a, i, step))
            if near is not None and (j := next_full(self.b, near, -step)) >= 0 and j not in self.taken:
                yield j

    def _same(self, left: Sequence[int], right: Sequence[int], *, whole: bool) -> None:
        a: list[Hashable] = [self.a[i].whole if whole else self.a[i].key for i in left]
        b: list[Hashable] = [self.b[j].whole if whole else self.b[j].key for j in right]
        kept = {place for place, i in enumerate(left) if i in self.kept}
        exact = common(a, b, (lambda place: 1.01 if place in kept else 1.0) if kept else None)
        self._take([(left[i], right[j]) for i, j in exact])

    def _replaced(self, i: int, j: int, *, alone: bool) -> bool:
        """Return whether one unit may have become the other: by a word or two in common, or by its role where it is short."""
        one, other = self.a[i], self.b[j]
        if not _may_change(one, other):
            return False
        shares = likeness(one, other) > 0.1  # noqa: PLR2004 -- a word or two in common
        short = _SHORT_LINE if one.tag == _PARAGRAPH else _SHORT
        few = one.words.total() <= short and other.words.total() <= short
        return (shares or few) if self._sort(one) == self._sort(other) else alone and shares

    def _gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """Yield what is not paired between two pairs that follow one another on both sides."""
        free_a, free_b = self._free()
        if not free_a or not free_b:
            return
        chain = [*self._chain(), (len(self.a), len(self.b))]
        place_a = place_b = 0
        for end_a, end_b in chain:
            left: list[int] = []
            right: list[int] = []
            while place_a < len(free_a) and free_a[place_a] < end_a:
                left.append(free_a[place_a])
                place_a += 1
            while place_b < len(free_b) and free_b[place_b] < end_b:
                right.append(free_b[place_b])
                place_b += 1
            if left and right:
                yield left, right

    def _chain(self) -> list[Pair]:
        """Return the pairs that stand in order."""
        if len(self.known) != len(self.found) or not self.in_order:
            self.known = dict(self.found)
            self.in_order = heaviest(self.found.items())
        return self.in_order

    def strays(self) -> None:
        """Pair what was moved out of its gap and changed, if it is much alike."""
        free_a, free_b = self._free()
        alike = self._alike(free_a, free_b, _ALIKE) if free_a and free_b else {}
        for pair in sorted(alike, key=lambda pair: -alike[pair]):
            if self._known_again(self.a[pair[0]], self.b[pair[1]], alike[pair]):
                self._take([pair])

    @staticmethod
    def _known_again(one: Unit, other: Unit, score: float) -> bool:
        """Return whether two units far apart are one: of the same role, few words may have changed more than many."""
        few = one.words.total() <= _SHORT and other.words.total() <= _SHORT and one.form == other.form
        return score >= (_FEW_ALIKE if few else _STILL_ALIKE) and (one.words & other.words).total() > 1

    def _alike(self, left: Sequence[int], right: Sequence[int], least: float) -> dict[Pair, float]:
        """Return the pairs that share rare words, with their likeness."""
        holders = defaultdict(list)
        for j in right:
            for word in self.b[j].words:
                holders[word].append(j)
        small = len(left) * len(right) <= _RARE * _RARE
        pairs: dict[Pair, float] = {}
        for i in left:
            near = {j for word in self.a[i].words for j in holders.get(word, ()) if small or len(holders[word]) <= _RARE}
            for j in near:
                score = likeness(self.a[i], self.b[j]) if _may_change(self.a[i], self.b[j]) else 0.0
                if score >= least:
                    pairs[i, j] = score
        return pairs

    def blanks(self, chain: Sequence[Pair]) -> None:
        """Pair blank paragraphs in order within the gaps of what stayed in order."""
        before_a = before_b = -1
        for end_a, end_b in [*chain, (len(self.a), len(self.b))]:
            self._take(blank_pairs(self.a, range(before_a + 1, end_a), self.b, range(before_b + 1, end_b)))
            before_a, before_b = end_a, end_b


def next_full(units: Sequence[Unit], place: int, step: int) -> int:
    """Return the next place before (-1) or after (1) a place at which no blank paragraph stands, -1 for none."""
    place += step
    while 0 <= place < len(units) and units[place].blank:
        place += step
    return place if 0 <= place < len(units) else -1


def _named(units: Sequence[Unit]) -> dict[str, int]:
    """Return the place of each bookmark's name; one that stands twice, as after copying, says nothing."""
    found = [(name, place) for place, unit in enumerate(units) for name in unit.names() if name and name != "_GoBack"]
    counts = Counter(name for name, _ in found)
    return {name: place for name, place in found if counts[name] == 1}


def _may_change(one: Unit, other: Unit) -> bool:
    """Return whether one unit can become the other by changes within it."""
    return one.tag == other.tag and one.shape == other.shape


def likeness(one: Unit, other: Unit) -> float:
    """Return from 0 to 1 how many of their words two units share."""
    total = one.words.total() + other.words.total()
    return 2 * (one.words & other.words).total() / total if total else 0.0
