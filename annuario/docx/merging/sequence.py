"""Finding what two sequences have in common, in order. Knows nothing of documents."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import pairwise

Pair = tuple[int, int]
_SMALL = 90_000  # up to so many comparisons the best answer is looked for, cell by cell


def heaviest(pairs: Iterable[Pair], weight: Callable[[Pair], float] | None = None) -> list[Pair]:
    """Return those of `pairs` that rise on both sides and weigh most together; n log n.

    Without `weight` each weighs the same, and no place may stand twice on the first side.
    """
    if weight is None:
        return _longest(sorted(pairs))
    ordered = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    places = sorted({b for _, b in ordered})
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(places) + 1)  # a Fenwick tree of maxima over the second sides
    before: list[int] = []
    last, heavy = -1, 0.0
    for number, pair in enumerate(ordered):
        place = bisect_left(places, pair[1])
        sum_, previous = _most(best, place)
        sum_ += weight(pair)
        before.append(previous)
        _raise(best, place + 1, (sum_, number))
        if sum_ > heavy:
            heavy, last = sum_, number
    chain: list[Pair] = []
    while last >= 0:
        chain.append(ordered[last])
        last = before[last]
    return chain[::-1]


def _longest(ordered: Sequence[Pair]) -> list[Pair]:
    """Return the longest rising stretch by the heaps of a game of patience."""
    seconds = [b for _, b in ordered]
    if all(one < other for one, other in pairwise(seconds)):
        return list(ordered)
    heaps: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for number, b in enumerate(seconds):
        place = bisect_left(heaps, b)
        before.append(tops[place - 1] if place else -1)
        heaps[place : place + 1] = [b]
        tops[place : place + 1] = [number]
    chain: list[Pair] = []
    last = tops[-1] if tops else -1
    while last >= 0:
        chain.append(ordered[last])
        last = before[last]
    return chain[::-1]


def _most(tree: Sequence[tuple[float, int]], place: int) -> tuple[float, int]:
    found = (0.0, -1)
    while place > 0:
        if tree[place][0] > found[0]:
            found = tree[place]
        place -= place & -place
    return found


def _raise(tree: list[tuple[float, int]], place: int, value: tuple[float, int]) -> None:
    while place < len(tree):
        if value[0] > tree[place][0]:
            tree[place] = value
        place += place & -place


def common(a: Sequence[Hashable], b: Sequence[Hashable], weigh: Callable[[int], float] | None = None) -> list[Pair]:
    """Return the pairs of places at which `a` and `b` hold the same, rising on both sides.

    They weigh together as much as can be, by what `weigh` says of a place in `a`; without it each counts the same.
    """
    if weigh is not None and 0 < len(a) * len(b) <= _SMALL:
        return _table(a, b, weigh)
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    inner = _inner(a[start : len(a) - end], b[start : len(b) - end])
    head = [(place, place) for place in range(start)]
    tail = [(len(a) - place, len(b) - place) for place in range(end, 0, -1)]
    return [*head, *((i + start, j + start) for i, j in inner), *tail]


def _inner(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Pair]:
    if not a or not b:
        return []
    if len(a) * len(b) <= _SMALL:
        return _table(a, b, lambda _: 1.0)
    chain = heaviest(unique_pairs(a, b))
    if not chain and Counter(a) & Counter(b):
        chain = [(len(a) // 2, len(b) // 2)]  # too long to look at every cell: halve both
        return common(a[: chain[0][0]], b[: chain[0][1]]) + _shifted(common(a[chain[0][0] :], b[chain[0][1] :]), *chain[0])
    found: list[Pair] = []
    i, j = 0, 0
    for x, y in [*chain, (len(a), len(b))] if chain else ():
        found += _shifted(common(a[i:x], b[j:y]), i, j)
        if x < len(a):
            found.append((x, y))
        i, j = x + 1, y + 1
    return found


def _shifted(pairs: Sequence[Pair], i: int, j: int) -> list[Pair]:
    return [(p + i, q + j) for p, q in pairs]


def unique_pairs(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Pair]:
    """Return the places of what stands exactly once in `a` and once in `b`."""
    there, here = Counter(b), Counter(a)
    places = {item: place for place, item in enumerate(b) if there[item] == 1}
    return [(place, places[item]) for place, item in enumerate(a) if here[item] == 1 and item in places]


def _table(a: Sequence[Hashable], b: Sequence[Hashable], weigh: Callable[[int], float]) -> list[Pair]:
    """Return the heaviest common subsequence by the table of all pairs."""
    width = len(b)
    rows: list[list[float]] = [[0.0] * (width + 1)]
    for place in range(len(a) - 1, -1, -1):
        x, below, row, heavy = a[place], rows[-1], [0.0] * (width + 1), weigh(place)
        for j in range(width - 1, -1, -1):
            row[j] = below[j + 1] + heavy if x == b[j] else max(below[j], row[j + 1])
        rows.append(row)
    rows.reverse()
    found: list[Pair] = []
    i = j = 0
    while i < len(a) and j < width:
        if a[i] == b[j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif rows[i + 1][j] >= rows[i][j + 1]:
            i += 1
        else:
            j += 1
    return found
