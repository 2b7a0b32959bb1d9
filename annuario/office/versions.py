"""What differs between the LibreOffice of Debian 12 and that of Debian 13, and which piece of code serves each difference.

This is the one place for it. Nothing asks for the version and branches: each piece looks at what lies before it, does
nothing where there is nothing to do, and so serves versions that nobody has measured yet, as far as they err alike.
"""

from dataclasses import dataclass

DEBIAN_12, DEBIAN_13 = "7.4", "25.2"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the two do differently: what each does, and the function (or data file) that makes it come out the same."""

    what: str
    on_7_4: str
    on_25_2: str
    served_by: str


DIFFERENCES = (
    Difference(
        "active content switched off in the profile",
        "no such switch",
        "charts and formulas are not drawn either",
        "annuario/office/registrymodifications.xcu: not switched off; links and macros are, each by its own switch",
    ),
    Difference(
        "description of a chart or an embedded object",
        "not read from the document",
        "read",
        "annuario/office/driver.py: _describe",
    ),
    Difference(
        "link whose words have no character style",
        "dropped",
        "kept",
        "annuario/office/prepare.py: _style_links",
    ),
    Difference(
        "a part that stands twice in the document's archive",
        "loaded",
        "the document is refused without a reason",
        "annuario/docx/package.py: write",
    ),
    Difference(
        "fonts in the PDF",
        "always in one order",
        "in another order from run to run",
        "annuario/pdf/canonical.py: _mark_subsets",
    ),
    Difference(
        "tab order of a page",
        "a string, against the standard",
        "a name",
        "annuario/pdf/tags.py: _name_tab_order",
    ),
    Difference(
        "tag of a picture",
        "empty: the picture is painted as an ornament",
        "holds the picture",
        "annuario/pdf/tags.py: _mend_content",
    ),
    Difference(
        "id of a footnote",
        "none",
        "there",
        "annuario/pdf/tags.py: _number_notes",
    ),
    Difference(
        "link from a footnote back to its mark",
        "without a tag",
        "tagged, within the note",
        "annuario/pdf/notes.py: bring_notes_to_marks",
    ),
    Difference(
        "description of a link",
        "there",
        "missing",
        "annuario/pdf/descriptions.py: describe_links",
    ),
    Difference(
        "tags of captions and quotations",
        "plain paragraphs",
        "captions are tagged as such",
        "annuario/pdf/roles.py: map_styles",
    ),
    Difference(
        "items of a list that is broken by something else",
        "stand in no list",
        "stand in lists",
        "annuario/pdf/lists.py: hold_loose_items",
    ),
    Difference(
        "the claim to be PDF/UA beside PDF/A",
        "not declared as an extension of the metadata",
        "declared",
        "annuario/pdf/metadata.py: describe",
    ),
)
"""All that was found, by running both on the same documents."""
