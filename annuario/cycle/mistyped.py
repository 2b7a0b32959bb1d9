"""What is mistyped in a cycle file that is no TOML: its first mistake, in words for a person who is no programmer.

Looks at the file by itself and not at the parser's words. Knows the rules of TOML 1.0 as far as a cycle file needs them; what
it does not understand, it leaves to the caller.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

_CURVED = "“”„‟«»‘’`\u201a\u201b\u00b4"
_ODD = {"\u00a0": "a blank that holds words together", "\u202f": "a narrow blank", "\u200b": "a sign that cannot be seen"}
_ODD |= {"\ufeff": "a sign that cannot be seen"}
_TOKEN = re.compile(
    r"""(?P<text>"(?:[^"\\]|\\.)*"|'[^']*')|(?P<open>[\[{])|(?P<close>[\]}])|(?P<comma>,)|(?P<equals>=)"""
    r"""|(?P<remark>\#.*)|(?P<blank>[ \t]+)|(?P<quote>["'])|(?P<word>[^\s"'\#\[\]{},=]+|\s)"""
)
_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.\"' -]+?)\s*(\]?\]?)\s*(#.*)?$")
_DAY = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}")
_ESCAPE = re.compile(r"""\\(?:[btnfr"\\]|u[\da-fA-F]{4}|U[\da-fA-F]{8})""")
_PAIR = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Token:
    """One sign or word of a line, and what kind it is."""

    kind: str
    words: str


class _Found(Exception):
    """The first mistake: its line, counted from 1, and what to write instead."""

    def __init__(self, line: int, what: str) -> None:
        self.line, self.what = line, what
        super().__init__(what)


@dataclass(slots=True)
class _Reader:
    """Where the reading stands: the brackets that are open, each with its line, and what was named in which line."""

    opened: list[tuple[str, int]] = field(default_factory=list)
    parts: dict[str, int] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    value: int = 0  # the line of the value that stands last, so that a comma or a closing bracket has to follow; 0 if none does


def mistyped(text: str) -> str | None:
    """Return a sentence about the first mistake of `text`, with its line; None if it is not understood here."""
    if '"""' in text or "'''" in text:
        return None
    lines = text.replace("\r\n", "\n").split("\n")
    reader = _Reader()
    try:
        for number, line in enumerate(lines, 1):
            _read(reader, number, line)
        if reader.opened:
            raise _unclosed(reader)
    except _Found as found:
        shown = lines[found.line - 1].strip()
        return f"line {found.line} ({shown}): {found.what}"
    return None


def _read(reader: _Reader, number: int, line: str) -> None:
    tokens = [Token(found.lastgroup or "", found[0]) for found in _TOKEN.finditer(line)]
    if reader.opened or "=" in line:
        _signs(number, line, tokens)
    words = [token for token in tokens if token.kind not in {"blank", "remark"}]
    if not words:
        return
    if reader.opened and _begins_anew(reader, line, words):
        raise _unclosed(reader)
    if not reader.opened:
        reader.value = 0
        if words[0].words == "[":
            _heading(reader, number, line)
            return
        words = _key(reader, number, words)
    _value(reader, number, words)


# --- signs ---


def _signs(number: int, line: str, tokens: list[Token]) -> None:
    """Tell of quotation marks that are no pairs or curved, of blanks of another kind, and of backslashes."""
    outside = "".join(token.words for token in tokens if token.kind not in {"text", "remark"})
    beside = pairwise(tokens)
    broken = any(token.kind == "quote" for token in tokens) or any(
        "text" in (kinds := {one.kind, other.kind}) and kinds <= {"text", "word"} for one, other in beside
    )
    curved = next((sign for sign in (line if broken else outside) if sign in _CURVED), "")
    if curved:
        raise _Found(number, f'{curved} is a quotation mark as word processors type it; type a straight one (") before and after')
    if broken and line.count('"') % 2 == 0 and "'" not in outside:
        raise _Found(number, "there are quotation marks inside a text; inside, write “ and ”")
    if broken:
        raise _Found(number, 'a quotation mark is missing: a text stands between two of them on one line, such as "sport"')
    for odd in _ODD:
        if odd in outside:
            raise _Found(number, f"here is {_ODD[odd]}; write the line anew by hand, with ordinary blanks")
    for token in tokens:
        if token.kind == "text" and token.words[0] == '"' and "\\" in _ESCAPE.sub("", token.words):
            raise _Found(
                number, "a \\ means something else in such a text; write / in its place, or put ' before and after the text"
            )


# --- headings and keys ---


def _heading(reader: _Reader, number: int, line: str) -> None:
    found = _HEADER.match(line)
    if found is None or len(found[1]) != len(found[3]):
        name = re.sub(r"[\[\]\s]|#.*", "", line)
        shown = f"[[{name}]]" if line.lstrip().startswith("[[") or "]]" in line else f"[{name}]"
        raise _Found(number, f"the brackets around the name of a part do not match; write {shown}")
    name = found[2]
    if found[1] == "[" and name in reader.parts:
        raise _Found(number, f"the part [{name}] stands in line {reader.parts[name]} already; put what is in both into one")
    if found[1] == "[":
        reader.parts[name] = number
    else:
        reader.parts = {part: where for part, where in reader.parts.items() if not part.startswith(f"{name}.")}
    reader.keys = {}


def _key(reader: _Reader, number: int, words: list[Token]) -> list[Token]:
    """Take the name off a line and return what stands behind its equals sign."""
    if len(words) < 2 or words[1].kind != "equals":  # noqa: PLR2004 -- a name and its sign
        raise _Found(
            number,
            "there is no equals sign behind the first word; write a name, =, and a value, such as year = 2005;"
            " or begin the line with # if it is a remark",
        )
    name = words[0].words.strip("\"'")
    if name in reader.keys:
        raise _Found(number, f"'{name}' is written in line {reader.keys[name]} already; remove one of the two lines")
    reader.keys[name] = number
    if len(words) == 2:  # noqa: PLR2004 -- nothing behind the sign
        raise _Found(number, "nothing stands behind the equals sign; write a value there")
    return words[2:]


# --- values ---


def _value(reader: _Reader, number: int, words: list[Token]) -> None:
    for place, token in enumerate(words):
        match token.kind:
            case "open":
                _no_value_before(reader, number, token)
                reader.opened.append((token.words, number))
            case "close":
                _close(reader, number, token, words[:place])
            case "comma" | "equals":
                _separated(reader, number, token)
                reader.value = 0
            case _:
                _no_value_before(reader, number, token)
                named = words[place + 1 : place + 2] == [Token("equals", "=")]
                if token.kind == "word" and not named:
                    _word(number, " ".join(_words(words[place:])))
                reader.value = 0 if named else number
    if reader.opened and reader.opened[-1][0] == "{":
        raise _unclosed(reader)


def _words(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.kind != "word":
            return
        yield token.words


def _word(number: int, words: str) -> None:
    """Tell what is wrong with something that stands without quotation marks, if it is no number, date, true or false."""
    if _is_value(words):
        return
    if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        raise _Found(number, f"there is no day {words}")
    if _DAY.fullmatch(words) or re.fullmatch(r"\d{1,2}\.? \w+ \d{4}", words):
        raise _Found(number, f"{words} is no date; write year-month-day, each with all its digits, such as 2006-02-17")
    if words.casefold() in {"true", "false", "yes", "no"}:
        raise _Found(number, f"write true or false, in small letters, for {words}")
    if _is_value((words.split() or [""])[0]):
        return  # what is wrong stands behind it
    if re.fullmatch(r"[\d._]+", words):
        raise _Found(number, f"{words} is no number; write digits alone, the first of them no 0")
    raise _Found(number, f'a text stands between quotation marks; write "{words}"')


def _is_value(word: str) -> bool:
    try:
        return bool(tomllib.loads(f"value = {word}"))
    except tomllib.TOMLDecodeError:
        return False


def _no_value_before(reader: _Reader, number: int, token: Token) -> None:
    if not reader.value:
        return
    if reader.opened and reader.value < number:
        raise _Found(reader.value, "a comma is missing at the end, for more follows below")
    if reader.opened:
        raise _Found(number, f"a comma is missing before {token.words}")
    raise _Found(
        number, f"only one value fits behind an equals sign; begin a new line before {token.words}, or put # before a remark"
    )


def _separated(reader: _Reader, number: int, token: Token) -> None:
    if token.kind == "comma" and not reader.opened:
        raise _Found(number, "several values stand in brackets; write [ before the first and ] behind the last")
    if token.kind == "comma" and not reader.value:
        raise _Found(number, "there is a comma too many; remove it")
    if token.kind == "equals" and not reader.opened:
        raise _Found(number, "there is an equals sign too many; remove it")


def _close(reader: _Reader, number: int, token: Token, before: list[Token]) -> None:
    if not reader.opened:
        opening = {close: open_ for open_, close in _PAIR.items()}[token.words]
        raise _Found(number, f"{token.words} closes what nothing opened; write {opening} where it begins, or remove it")
    opened, where = reader.opened[-1]
    if _PAIR[opened] != token.words:
        raise _Found(number, f"{opened} from line {where} is closed by {token.words}; write {_PAIR[opened]} before it")
    if opened == "{" and before and before[-1].kind == "comma":
        raise _Found(number, "remove the comma before }")
    reader.opened.pop()
    reader.value = number


def _begins_anew(reader: _Reader, line: str, words: list[Token]) -> bool:
    """Whether a line begins another part or another name, although a bracket is open."""
    named = reader.opened[-1][0] == "[" and words[1:2] == [Token("equals", "=")]
    header = _HEADER.match(line)
    return named or bool(header and re.match(r"[a-z]", header[2]) and header[3] and not reader.value)


def _unclosed(reader: _Reader) -> _Found:
    opened, where = reader.opened[-1]
    there = " on the same line" if opened == "{" else " behind the last of what it holds"
    return _Found(where, f"the bracket {opened} is not closed; write {_PAIR[opened]}{there}")
