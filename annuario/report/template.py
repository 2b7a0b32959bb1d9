"""Rendering the templates of the book: our own text, in a sandbox, with every value escaped. No contribution passes here."""

import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import unescape
from zipfile import BadZipFile

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from annuario.docx import Package, Unreadable, read, read_bytes
from annuario.docx.language import set_language
from annuario.docx.names import w
from annuario.docx.text import paragraph_text
from annuario.errors import AnnuarioError
from annuario.ledger.desk import Desk

CONTRIBUTIONS = "⟦contributions⟧"
CONTENTS = "⟦contents⟧"


class BadTemplate(AnnuarioError):
    """A template of the house cannot be used; the message names the file, the paragraph and what is wrong."""


def render(path: Path, values: Mapping[str, object]) -> Package:
    """Return the template at `path` with `values` in its placeholders.

    Raises BadTemplate if it is missing, no Word document, or has a mistake in a placeholder.
    """
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    document = read_template(path)
    try:
        _require_whole(document, environment)
        template = DocxTemplate(path)
        template.render({"contributions": CONTRIBUTIONS, "contents": CONTENTS, **values}, environment, autoescape=True)
    except TemplateError as error:
        where = _place(document, environment, error)
        wrong = (error.message or "").rstrip(".")
        message = f"The template {path.name} has a mistake{where}: {wrong}. Open it in Word, mend the placeholder, run again."
        raise BadTemplate(message) from error
    buffer = BytesIO()
    template.save(buffer)
    return read_bytes(buffer.getvalue())


def read_template(path: Path) -> Package:
    """Return the template or house file at `path`; raises BadTemplate if it is missing or no Word document."""
    try:
        return read(path)
    except FileNotFoundError as error:
        message = f"The template {path} is missing. Put it back, or mend its name in cycle.toml."
        raise BadTemplate(message) from error
    except (Unreadable, BadZipFile) as error:
        message = f"The template {path} cannot be read: {error}"
        raise BadTemplate(message) from error


def read_house(desk: Desk) -> Package:
    """Return the cycle's house file, whose words are in the language of the book; raises BadTemplate."""
    house = read_template(desk.template("house.docx"))
    set_language(house, language_tag(desk.cycle.language))
    return house


def language_tag(language: str) -> str:
    """Return the language of the book as Word and a PDF name it (BCP 47)."""
    return {"it": "it-IT", "en": "en-GB"}[language]


def _require_whole(document: Package, environment: SandboxedEnvironment) -> None:
    """Raise the mistake of a paragraph that opens a placeholder and does not close it.

    docxtpl takes away all words from there up to the next line that steers, and says nothing.
    """
    for text in _tagged(document):
        rest = _CLOSED.sub("", text)
        if re.search(r"\{[{%]", rest):
            environment.from_string(rest)
            raise TemplateSyntaxError("the braces are not closed", 1)


def _place(document: Package, environment: SandboxedEnvironment, error: TemplateError) -> str:
    """Return the words " in the paragraph …" for the paragraph that has the mistake, "" if none can be told."""
    texts = list(_tagged(document))
    name = re.search(r"'(\w+)' is undefined|no attribute '(\w+)'", error.message or "")
    found = ""
    if isinstance(error, TemplateSyntaxError):
        found = next((text for text in texts if not _parses(environment, text)), "") or _unbalanced(texts)
    elif name:
        found = next((text for text in texts if re.search(rf"\b{name[1] or name[2]}\b", text)), "")
    return f" in the paragraph “{found}”" if found else ""


def _tagged(document: Package) -> Iterator[str]:
    for paragraph in document.body.iter(w("p")):
        text = unescape(paragraph_text(paragraph))
        if "{" in text:
            yield text


_CLOSED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_WHOLE_TAG = re.compile(r"\{%(?:p|tr|tc|r)?\s*(?:endfor|endif|else|for\s+\S+\s+in\s+\S.*?|(?:el)?if\s+[^\s%].*?)\s*%\}")


def _parses(environment: SandboxedEnvironment, text: str) -> bool:
    """A paragraph that opens a block closed in another one is no mistake: tags that are whole are left out."""
    try:
        environment.from_string(_WHOLE_TAG.sub("", text))  # finds filters that there are not, which parsing alone does not
    except TemplateSyntaxError:
        return False
    return True


def _unbalanced(texts: Iterable[str]) -> str:
    """Return the paragraph that closes a block nobody opened, else the last that opens one nobody closes, else ""."""
    opened: list[str] = []
    for text in texts:
        for end in re.findall(r"\{%(?:p|tr|tc|r)?\s*(end)?(?:for|if)\b", text):
            if not end:
                opened.append(text)
            elif opened:
                opened.pop()
            else:
                return text
    return opened[-1] if opened else ""
