"""cycle.toml -> Cycle: every mistake of the file at once, each with its path and what to write instead."""

import difflib
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from annuario.cycle.mistyped import mistyped
from annuario.cycle.model import Cycle, twins
from annuario.errors import WrongUse

_DATE = "write year-month-day, such as 2006-02-17"
_WHOLE = "write a whole number, such as 7"
_WANTED = {
    **dict.fromkeys(("date_from_datetime_parsing", "date_from_datetime_inexact", "date_parsing", "date_type"), _DATE),
    **dict.fromkeys(("int_parsing", "int_type", "int_from_float"), _WHOLE),
    **dict.fromkeys(("bool_parsing", "bool_type"), "write true or false"),
    "string_type": 'write a text between quotation marks, such as "…"',
    "tuple_type": 'write a list in brackets, such as ["…"]',
    "model_type": "write a part of its own, which begins with [{name}]",
}
"""What to write where a value is of another kind, by pydantic's name of the mistake."""


class BadCycle(WrongUse):
    """A cycle file with mistakes; `mistakes` holds one sentence each."""

    def __init__(self, path: Path, mistakes: Iterable[str]) -> None:
        """Tell all `mistakes` of the file at `path` in one message."""
        self.path = path
        self.mistakes = tuple(mistakes)
        count = "One mistake" if len(self.mistakes) == 1 else f"{len(self.mistakes)} mistakes"
        super().__init__("\n".join([f"{count} in {path}:", *(f"  - {mistake}" for mistake in self.mistakes)]))


def load_cycle(folder: Path) -> Cycle:
    """Return the cycle that `folder`/cycle.toml describes.

    Raises BadCycle, which names every mistake: no TOML, an unknown key, a wrong value, a section that does not exist.
    """
    path = folder / "cycle.toml"
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        message = f"There is no cycle at {folder}: it holds no cycle.toml."
        raise WrongUse(message) from error
    return parse_cycle(content, path)


def parse_cycle(content: bytes, path: Path) -> Cycle:
    """Return the cycle that `content` describes; `path` is named where something is wrong. Raises BadCycle."""
    raw = _toml(content, path)
    told = [*_twins(raw), *_strangers(raw)]
    try:
        cycle = Cycle.model_validate(raw)
    except ValidationError as error:
        mistakes = [_mistake(detail, raw) for detail in error.errors() if not _told_already(detail)]
        raise BadCycle(path, [*mistakes, *told]) from error
    if told:
        raise BadCycle(path, told)
    return cycle


def _toml(content: bytes, path: Path) -> dict[str, Any]:
    try:
        text = content.decode("utf-8-sig")  # a text editor of Windows may put a byte order mark in front
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        mistake = f"the file is not saved as UTF-8 (see line {line}); save it anew and choose the encoding UTF-8"
        raise BadCycle(path, [mistake]) from error
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        plain = f"the file cannot be read as TOML: {error}; mend that line, then try again"
        raise BadCycle(path, [mistyped(text) or plain]) from error


def _told_already(detail: ErrorDetails) -> bool:
    """Whether it is one of the twins, or a list that is short only because all in it is mistaken."""
    return detail["type"] == "twins" or (detail["type"] == "too_short" and bool(detail["input"]))


def _mistake(detail: ErrorDetails, raw: dict[str, Any]) -> str:
    where = _where(detail["loc"], raw)
    match detail["type"]:
        case "extra_forbidden":
            return f"{where}: this key is not known{_nearest_key(detail['loc'])}"
        case "missing":
            return f"{where}: is missing; write it"
        case "too_short":
            return f"{where}: is empty; write at least one"
        case "literal_error":
            return f"{where}: is {detail['input']!r}; write {detail['ctx']['expected']}"
        case "value_error":
            return f"{where}: {_shown(detail['input'])}{detail['ctx']['error']}"
        case kind:
            said = f"{detail['msg'][0].lower()}{detail['msg'][1:]}"
            return f"{where}: {_shown(detail['input'])}{_wanted(kind, detail['loc']) if kind in _WANTED else said}"


def _wanted(kind: str, loc: tuple[int | str, ...]) -> str:
    """Return what to write in place of a value of another kind."""
    name = loc[-1]
    if kind == "tuple_type" and loc[:-1] == () and any(_models(Cycle.model_fields[str(name)].annotation)):
        return f"begin each of them with [[{name}]], in two brackets"
    if kind == "model_type" and name in {"title", "name"}:
        return 'write { it = "…", en = "…" }, or one language alone'
    return _WANTED[kind].format(name=name)


def _shown(value: object) -> str:
    return f"is {value!r}; " if isinstance(value, str | int | float) else ""


def _where(loc: tuple[int | str, ...], raw: object) -> str:
    """Return the path as a person finds it: `departments["sport"].section`, by id where the entry has one."""
    shown = ""
    for step in loc:
        raw = _step(raw, step)
        if step == "[key]":  # pydantic's word for "the name, not the value"
            continue
        if isinstance(step, int):
            shown += f'["{raw["id"]}"]' if isinstance(raw, dict) and "id" in raw else f"[{step + 1}]"
        else:
            shown += f".{step}" if shown else step
    return shown or "the file"


def _step(raw: object, step: int | str) -> Any:  # noqa: ANN401 -- any value that TOML can hold
    if isinstance(raw, dict):
        return raw.get(step)
    if isinstance(raw, list) and isinstance(step, int):
        return raw[step]
    return None


def _nearest_key(loc: tuple[int | str, ...]) -> str:
    known = list(_fields(Cycle, loc[:-1]))
    near = difflib.get_close_matches(str(loc[-1]), known, 1)
    return f"; did you mean '{near[0]}'?" if near else f"; the keys known here are {', '.join(known)}"


def _fields(model: type[BaseModel], loc: tuple[int | str, ...]) -> Iterator[str]:
    for step in loc:
        if isinstance(step, str) and step in model.model_fields:
            model = next(_models(model.model_fields[step].annotation))
    yield from model.model_fields


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _twins(raw: dict[str, Any]) -> Iterator[str]:
    """Yield a sentence for each id that two parts share."""
    for part in ("sections", "departments"):
        for id_ in twins(str(entry["id"]) for entry in _tables(raw.get(part)) if "id" in entry):
            yield f"{part}: '{id_}' stands twice; give each its own id"


def _strangers(raw: dict[str, Any]) -> Iterator[str]:
    """Yield a sentence for each place that names a section which the file does not have."""
    known = [section.get("id", "") for section in _tables(raw.get("sections"))]
    for department in _tables(raw.get("departments")):
        where = f'departments["{department.get("id", "?")}"]'
        yield from _unknown(f"{where}.section", department.get("section"), known)
        folders = department.get("folders")
        for folder, section in folders.items() if isinstance(folders, dict) else ():
            yield from _unknown(f'{where}.folders["{folder}"]', section, known)
        for topic in _tables(department.get("topics")):
            yield from _unknown(f'{where}.topics["{topic.get("name", "?")}"].section', topic.get("section"), known)


def _unknown(where: str, section: object, known: list[str]) -> Iterator[str]:
    if isinstance(section, str) and section not in known:
        near = difflib.get_close_matches(section, known, 1)
        yield f"{where}: there is no section {section!r}; write {repr(near[0]) if near else 'one of ' + ', '.join(known)}"


def _tables(value: object) -> list[dict[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []
