"""A style of Word as a value, and short ways to make those that come in families."""

from dataclasses import dataclass
from typing import Final, Literal

from tests.documents.templates.looks import AS_BEFORE, INHERITED, Border, Char, Para
from tests.documents.templates.palette import COLOURS

# How a chapter opens. Its heading adds the outline level; that of the contents has none, or it would list itself.
OPENING: Final = Para(
    keep_next=True,
    keep_lines=True,
    page_break_before=True,
    borders=(Border("top", 96, COLOURS["blue"], 20),),
    before=560,
    after=160,
    line=252,
)
OPENING_LETTERS: Final = Char(font="major", bold=True, colour="blue", size=58)


@dataclass(frozen=True, slots=True)
class Style:
    """A style: `name` is what an editor sees, `id` what paragraphs point at; `own` if Word does not know it."""

    id: str
    name: str
    kind: Literal["paragraph", "character"] = "paragraph"
    based_on: str = "Normal"
    following: str = ""
    link: str = ""
    para: Para = AS_BEFORE
    char: Char = INHERITED
    priority: int = 30
    own: bool = False
    gallery: bool = True

    def xml(self) -> str:
        """Return the style's element."""
        return (
            f'<w:style w:type="{self.kind}"{self._marks()} w:styleId="{self.id}"><w:name w:val="{self.name}"/>'
            + tag("basedOn", self.based_on)
            + tag("next", self.following)
            + tag("link", self.link)
            + f'<w:uiPriority w:val="{self.priority}"/>'
            + ("<w:qFormat/>" if self.gallery else "<w:unhideWhenUsed/>")
            + self.para.xml()
            + self.char.xml()
            + "</w:style>"
        )

    def _marks(self) -> str:
        return (' w:default="1"' if not self.based_on else "") + (' w:customStyle="1"' if self.own else "")


def tag(name: str, value: str) -> str:
    """Return an element with one value, or nothing."""
    return f'<w:{name} w:val="{value}"/>' if value else ""


def heading(level: int, para: Para, char: Char) -> Style:
    """Return a heading of one level, followed by body text and never left alone at the foot of a page."""
    return Style(f"Heading{level}", f"heading {level}", following="BodyText", para=para, char=char, priority=9)


def list_style(kind: str, level: int, number: int) -> Style:
    """List Bullet or List Number at one of three levels, tied to its level of a numbering definition."""
    suffix = "" if level == 0 else str(level + 1)
    para = Para(numbering=(level, number), after=80, contextual=True)
    return Style(f"List{kind}{suffix}", f"List {kind} {suffix}".strip(), based_on="BodyText", para=para, priority=20)


def letters(
    ident: str, name: str, char: Char, *, link: str = "", priority: int = 99, gallery: bool = False, own: bool = False
) -> Style:
    """Return a character style."""
    return Style(
        ident,
        name,
        "character",
        "DefaultParagraphFont",
        link=link,
        char=char,
        priority=priority,
        gallery=gallery,
        own=own,
    )
