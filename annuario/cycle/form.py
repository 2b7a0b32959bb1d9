"""What every part of cycle.toml is made of: frozen forms, and words that are checked one by one."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict


def _slug(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        message = "write small letters, digits and single hyphens, such as 'servizi-culturali'"
        raise ValueError(message)
    return value


def _address(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", value):
        message = "write one plain e-mail address, such as 'sport@comune.example'"
        raise ValueError(message)
    return value


def _line(value: str) -> str:
    if re.search(r"[\x00-\x1f]", value) or not value.strip():
        message = "write one line of text"
        raise ValueError(message)
    return value


def _folder_name(value: str) -> str:
    if "/" in value or "\\" in value or not value.strip():
        message = "write the name of one folder inside the department's, such as 'missioni'"
        raise ValueError(message)
    return value


def _pdf_name(value: str) -> str:
    if not value.casefold().endswith(".pdf"):
        message = "name a PDF, such as 'annexes/foreword.pdf'"
        raise ValueError(message)
    return value


Slug = Annotated[str, AfterValidator(_slug)]
FolderName = Annotated[str, AfterValidator(_folder_name)]
Address = Annotated[str, AfterValidator(_address)]
Line = Annotated[str, AfterValidator(_line)]
PdfName = Annotated[Line, AfterValidator(_pdf_name)]


class Form(BaseModel):
    """What all parts share: frozen, and no key that is not known."""

    model_config = ConfigDict(extra="forbid", frozen=True)
