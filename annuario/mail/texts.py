"""The words of a mail: our templates filled in with plain values, as plain text and as HTML that says the same.

Renders our own templates only, in a sandbox; what departments are called or handed in arrives as values, never as a
template.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from annuario.errors import AnnuarioError
from annuario.mail.words import one_line


class BadTemplate(AnnuarioError):
    """A mail template is not there, or cannot be filled in."""


@dataclass(frozen=True, slots=True)
class Text:
    """What a mail says: the subject on one line, and the same words as plain text and as HTML."""

    subject: str
    plain: str
    html: str


def render(folders: tuple[Path, ...], language: str, kind: str, values: Mapping[str, object]) -> Text:
    """Return the text of template `kind` under `language` in the first of `folders` that has it, filled in with `values`.

    The first line of the plain template is the subject; the HTML gets it as `subject`. Raises BadTemplate.
    """
    plain = _fill(folders, f"{language}/{kind}.txt.j2", values)
    head, _, body = plain.partition("\n")
    subject = one_line(head)
    html = _fill(folders, f"{language}/{kind}.html.j2", {**values, "subject": subject, "language": language})
    return Text(subject, body.strip() + "\n", html.strip() + "\n")


def _fill(folders: tuple[Path, ...], name: str, values: Mapping[str, object]) -> str:
    path = next((path for folder in folders if (path := folder / name).is_file()), folders[-1] / name)
    try:
        return _environment(folders).get_template(name).render(values)
    except TemplateNotFound as error:
        raise BadTemplate(f"There is no mail template {path}. Put it there, then run again.") from error
    except TemplateSyntaxError as error:
        raise BadTemplate(f"The mail template {path} is wrong at line {error.lineno}: {error.message}. Mend it.") from error
    except TemplateError as error:
        raise BadTemplate(f"The mail template {path} cannot be filled in: {error.message}. Mend it.") from error
    except UnicodeDecodeError as error:
        raise BadTemplate(f"The mail template {path} is no UTF-8 text. Save it as UTF-8.") from error


@cache  # a round of many mails compiles each template once; a template that changes is read anew
def _environment(folders: tuple[Path, ...]) -> SandboxedEnvironment:
    return SandboxedEnvironment(
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        autoescape=lambda name: bool(name and name.endswith(".html.j2")),
        trim_blocks=True,
        lstrip_blocks=True,
    )
