"""What an edition falls short of: hurdles in the Word file, annexes without tags, places in the PDF, broken rules of the standard.

One list for all of them, so that what stops a publication, what its statement names and what is counted are the same things.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annuario.docx import Package
from annuario.docx.accessible import Barrier, Hurdle, find_barriers
from annuario.pdf.quick import Fault
from annuario.pdf.sentences import STANDARDS, sentence
from annuario.pdf.stitch import Stitched
from annuario.pdf.verapdf import Conformance
from annuario.report.words import counted

_MOST = 8  # places of one kind that are named; the others are counted
_TOLD_BY_WORD = {"pictures": Hurdle.ALT_TEXT, "tables": Hurdle.HEADER_ROW}
_RULE_OF_WORD = {"7.3": Hurdle.ALT_TEXT, "7.4.2": Hurdle.HEADING_JUMP, "7.5": Hurdle.HEADER_ROW}  # clauses of ISO 14289-1

_WORD = {
    Hurdle.ALT_TEXT: ("a picture without alternative text", "right-click it, choose Edit Alt Text, and write what it shows"),
    Hurdle.HEADER_ROW: (
        "a table without a header row",
        "click into its first row, then Layout > Repeat Header Rows; if it only frames a text, Layout > Convert to Text",
    ),
    Hurdle.HEADING_JUMP: ("a heading that leaves out a level", "give it the style Heading {wanted} instead of Heading {level}"),
    Hurdle.EMPTY_HEADING: ("a heading without words", "delete the empty line, or give it the style Body Text"),
    Hurdle.LINK_WORDS: (
        "a link called “{link}”",
        "right-click it, choose Edit Hyperlink, and let Text to display say where it leads",
    ),
    Hurdle.CONTRAST: (
        "words that stand out too little ({ratio} to 1, colour {colour} on {ground})",
        "select them, then Home > Font Colour > Automatic, or a darker one",
    ),
}


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One of them: its kind (a key of edition.toml), where, and a few words to find it by, or what is wrong there.

    `where` is a heading in the Word file, a title, or a place in the PDF; `anchor` that of the part it stands in. `said` and
    `mend` tell a coordinator what it is and what to do about it; of a place in the PDF, `said` is the rule of the quick checks.
    """

    kind: str
    where: str
    words: str = ""
    said: str = ""
    mend: str = ""
    anchor: str = ""


def in_word(document: Package) -> tuple[Shortfall, ...]:
    """Return the hurdles of the Word file, in the order of the book."""
    return tuple(_of_barrier(barrier) for barrier in find_barriers(document, anchors="an_"))


def in_annexes(annexes: Iterable[Stitched]) -> tuple[Shortfall, ...]:
    """Return the annexes that nobody can hear."""
    mend = "ask for it as a tagged PDF (in Word: Save as PDF, Options, “Document structure tags for accessibility”)"
    return tuple(Shortfall("annex-untagged", f"“{annex.title}”", mend=mend) for annex in annexes if not annex.tagged)


def in_pdf(faults: Iterable[Fault], word: Sequence[Shortfall]) -> tuple[Shortfall, ...]:
    """Return what the quick checks found; what `word` names already is not named again."""
    known = {each.kind for each in word}
    new = (fault for fault in faults if _TOLD_BY_WORD.get(fault.rule, "") not in known)
    return tuple(Shortfall("pdf", fault.where, fault.what, fault.rule) for fault in new)


def in_rules(conformance: Conformance, word: Sequence[Shortfall]) -> tuple[Shortfall, ...]:
    """Return the rules that the validator found broken, but for what `word` names already; none if it was not there."""
    known = {each.kind for each in word}
    return tuple(
        Shortfall(
            "rule",
            f"{STANDARDS.get(result.flavour, result.flavour)}, {rule.id}",
            f"{sentence(result.flavour, rule.clause, rule.test)} ({counted(rule.count, 'place')})",
        )
        for result in conformance.results
        for rule in result.failed
        if not (result.flavour == "ua1" and _RULE_OF_WORD.get(rule.clause, "") in known)
    )


def told(shortfalls: Iterable[Shortfall]) -> Iterator[str]:
    """Yield a line for each, and for the many of a kind a line that counts the rest."""
    seen: Counter[str] = Counter()
    for each in shortfalls:
        seen[each.kind] += 1
        if seen[each.kind] <= _MOST:
            yield _line(each)
    for kind, count in seen.items():
        if count > _MOST:
            yield f"… and {count - _MOST} more places of this kind: {_title(kind)}"


def count_by_kind(shortfalls: Iterable[Shortfall]) -> dict[str, int]:
    """Return how many there are of each kind, the commonest first."""
    return dict(Counter(each.kind for each in shortfalls).most_common())


def would_keep(counts: Mapping[str, int]) -> str:
    """Return the sentence on what would keep the draft from being published, by how many there are of each kind."""
    kinds = ", ".join(f"{_title(kind)} ({count})" for kind, count in counts.items())
    many = counted(sum(counts.values()), "place")
    then = "`annuario publish` refuses while they are there, and names each."
    return f"Not everybody could read {many} in the draft yet: {kinds}. {then}"


def _title(kind: str) -> str:
    known: Mapping[str, str] = {hurdle.value: words for hurdle, (words, _) in _WORD.items()}
    return known.get(kind, kind).partition(" (")[0].replace("“{link}”", "“here” or so")


def _line(each: Shortfall) -> str:
    match each.kind:
        case "annex-untagged":
            return f"the annex {each.where} is not tagged: {each.mend}"
        case "pdf" | "rule":
            return f"in the PDF, {each.where}: {each.words.rstrip('.')}"
        case _:
            under = f"under “{each.where}”" if each.where else "before the first heading"
            at = f", at “{each.words}”" if each.words else ""
            return f"{each.said} {under}{at}: {each.mend}"


def _of_barrier(barrier: Barrier) -> Shortfall:
    params = dict(barrier.params)
    if barrier.hurdle is Hurdle.HEADING_JUMP:
        params["wanted"] = str(int(params["last"]) + 1)
    said, mend = (_filled(text, params) for text in _WORD[barrier.hurdle])
    return Shortfall(barrier.hurdle.value, barrier.heading, barrier.words, said, mend, barrier.anchor)


def _filled(text: str, params: Mapping[str, str]) -> str:
    for name, value in params.items():
        text = text.replace("{" + name + "}", value.replace("{", "(").replace("}", ")"))
    return text
