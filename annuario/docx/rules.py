"""What cleaning and restyling may do: the closed list of rules, how each use of one is told, and which of them are on."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from annuario.docx.fields import ALIVE, KEPT


class Rule(StrEnum):
    """Why something that was handed in does not stand in the report, or not with the number it had: there are no other reasons."""

    TRACKED_DELETION = "tracked-deletion"
    TRACKED_INSERTION = "tracked-insertion"
    COMMENT = "comment"
    RUNNING_HEAD = "running-head"
    INNER_CONTENTS = "inner-contents"
    LINKED_PICTURE = "linked-picture"
    EMBEDDED_OBJECT = "embedded-object"
    FOREIGN_CHUNK = "foreign-chunk"
    OUTSIDE_LINK = "outside-link"
    FIELD_FROZEN = "field-frozen"
    EMPTY_PARAGRAPH = "empty-paragraph"
    TYPED_HEADING = "typed-heading"
    TYPED_MARKER = "typed-marker"
    TYPED_INDENT = "typed-indent"
    CAPTION_NUMBERED = "caption-numbered"


@dataclass(frozen=True, slots=True)
class Change:
    """One use of a rule; `text` is the words that went, "" where none did.

    A `typed-…` rule takes out no more than a marker or blanks: its `text` is the paragraph as it was typed. `where` is the
    heading and a few words to find the place by, `who` the author of a comment; two changes are equal whatever these say.
    """

    rule: Rule
    text: str = ""
    where: str = field(default="", compare=False)
    who: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What is to be done; as it stands, the rules of the house.

    `fields` are the kinds of fields that stay alive: all others are frozen with the result they had. `controls` are content
    controls, `contents` a contents list of the document's own, `blanks` the paragraphs that stand empty for space.
    `structure` makes real headings, lists and indents of those that are typed, where that is certain. For restyling: `looks`
    are the run properties that an office keeps (such as `color`, `rFonts`, `sz`, `highlight`), and `number_captions` lets
    captions count through the book by SEQ fields, with the texts that name them: as it stands, a caption keeps the number
    that it shows, so that texts which name it stay true. `caption_words` are the book's for a figure and a table: captions that
    count are called so, and one beside a table or picture that has no number gets one. Never kept, whatever the rules say: what
    fetches, runs or lies outside (macros, objects, linked pictures, DDE and INCLUDE fields, references that lead nowhere), data
    binding, running heads, the marks of proofing and of revision sessions.
    """

    changes: Literal["accept", "keep", "reject"] = "accept"
    comments: Literal["remove", "keep"] = "remove"
    fields: frozenset[str] = ALIVE
    contents: Literal["remove", "keep"] = "remove"
    controls: Literal["unwrap", "keep"] = "unwrap"
    blanks: Literal["remove", "keep"] = "remove"
    structure: bool = True
    looks: frozenset[str] = frozenset()
    number_captions: bool = False
    caption_words: tuple[str, str] | None = None

    @classmethod
    def keep_all(cls) -> "Rules":
        """Return the rules that leave text, tracked changes, comments and fields as they are, and cut only what is dangerous."""
        return cls(changes="keep", comments="keep", fields=KEPT, contents="keep", controls="keep", blanks="keep", structure=False)
