"""One row a feature of Word files that joiners are known to break: small files that show it, and what a joined file must hold.

`Feature.holds` judges the bytes of any joiner's output of these files, in their order under a house that has none of their
words. `Feature.restyled` does the same for a joiner that also cleans and restyles by the house's rules.
"""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from tests.documents import feature_checks as text
from tests.documents import feature_checks_drawn as drawn
from tests.documents import feature_drawn as drawings
from tests.documents import feature_files as files
from tests.documents.feature_checks import Check, words_kept
from tests.documents.seen import Broken, Seen


@dataclass(frozen=True, slots=True)
class Feature:
    """One row: its name, what a correct result needs, the builder of its files, and the checks of what was joined."""

    name: str
    needs: str
    build: Callable[[str], bytes]
    check: Check
    ruled: Check | None = None

    def files(self) -> tuple[bytes, bytes]:
        """Return the files A and B that show the feature."""
        return self.build("A"), self.build("B")

    def holds(self, output: bytes) -> str:
        """Return "" if `output`, the two joined as they are, holds what is needed, else a sentence that says what broke."""
        return _judge(self.check, output)

    def restyled(self, output: bytes) -> str:
        """Return "" if `output`, the two joined by the house's rules, holds what is needed, else a sentence."""
        return _judge(self.ruled or self.check, output)


def _judge(check: Check, output: bytes) -> str:
    try:
        check(Seen(output))
    except Broken as broken:
        return str(broken)
    except etree.XMLSyntaxError as error:
        return f"a part is not well-formed: {error.msg}"
    except (zipfile.BadZipFile, KeyError, StopIteration) as error:
        return f"the file is damaged: {error!r}"
    return ""


FEATURES: tuple[Feature, ...] = (
    Feature("style of the same name in another look", "the house's style by role", files.same_style, text.same_style),
    Feature(
        "style of the same name, other id",
        "one style, names compared without case and blanks",
        files.other_id,
        text.other_id,
        text.a_heading,
    ),
    Feature(
        "style that the house lacks",
        "its parent, link, next style and numbering too",
        files.new_style,
        text.new_style,
        words_kept("own {}"),
    ),
    Feature("fonts of its own", "the house's defaults; its fonts listed", files.own_font, text.own_font, words_kept("written {}")),
    Feature("lists: levels, continued, begun again", "the same labels", files.lists, text.lists),
    Feature(
        "headings numbered by their style",
        "the house's heading; texts that name numbers stay",
        files.heading_numbers,
        text.heading_numbers,
    ),
    Feature("footnotes, also in cells", "each text calls its own", files.footnotes, text.footnotes),
    Feature("link and picture inside a footnote", "ids mapped in each part", files.footnote_links, text.footnote_links),
    Feature("endnotes", "kept like footnotes", files.endnotes, text.endnotes, text.endnotes_somewhere),
    Feature(
        "comments, replies, people, resolved",
        "all parts merged, new ids, threads kept",
        files.comments,
        text.comments,
        text.no_comments,
    ),
    Feature(
        "tracked changes and moves", "ids of their own, halves of moves paired", files.changes, text.changes, text.changes_accepted
    ),
    Feature("hyperlinks outside and inside", "each leads where it led", files.hyperlinks, text.hyperlinks),
    Feature("bookmark inside a bookmark", "starts and ends paired by their old ids", files.nested_bookmarks, text.nested_bookmarks),
    Feature(
        "bookmark of the same name, REF, PAGEREF",
        "names made different, references follow",
        files.same_bookmark,
        text.same_bookmark,
    ),
    Feature("PNG of one name, SVG with fallback, EMF", "each place shows its own", drawings.pictures, drawn.pictures),
    Feature("linked picture", "the address stays its own", drawings.linked_picture, drawn.linked_picture, drawn.no_linked_picture),
    Feature("chart with its workbook", "each has its own", drawings.chart, drawn.chart),
    Feature("diagram (SmartArt)", "parts under new names, no name twice", drawings.diagram, drawn.diagram),
    Feature("the drawing of a diagram", "copied, and its id in the data follows", drawings.diagram, drawn.diagram_drawing),
    Feature("text box with fallback; numbers of drawings", "unique over all parts, notes too", drawings.text_box, drawn.text_box),
    Feature("last section on its side or in columns", "kept to the end, restored after", drawings.last_section, drawn.last_section),
    Feature(
        "section inside; headers and footers",
        "no text before it reshaped; no running head taken over",
        drawings.inner_section,
        drawn.inner_section,
    ),
    Feature("content controls", "new ids, words kept", drawings.control, drawn.control),
    Feature("control bound to data", "the binding cut, words kept", drawings.bound, drawn.bound),
    Feature("DOCPROPERTY, a field without end", "repaired, words kept", drawings.property_field, drawn.property_field),
    Feature("contents, PAGEREF, SEQ", "entries lead to their own headings", drawings.contents, drawn.contents, drawn.no_contents),
    Feature("embedded object", "its picture, and no other's object", drawings.embedded, drawn.embedded, drawn.only_shown),
    Feature("equations", "stay equations", drawings.equation, drawn.equation),
    Feature("right to left", "direction and language kept", drawings.right_to_left, drawn.right_to_left),
    Feature("language of the file", "baked into its words", drawings.language, drawn.language),
    Feature("tables: merged cells, inner table, head row", "cells where they stood", drawings.tables, drawn.tables),
    Feature("foreign chunk (altChunk)", "its own, or refused", drawings.foreign_chunk, drawn.foreign_chunk, drawn.no_foreign_chunk),
    Feature("numbered without a numbering", "words kept, counts nowhere", drawings.no_numbering, drawn.no_numbering),
    Feature(
        "prefixes declared at the root, extensions",
        "well-formed; what may be ignored still may",
        drawings.own_namespace,
        drawn.own_namespace,
    ),
)
