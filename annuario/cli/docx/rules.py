"""Which rules a command works by, from the words that it was given; and what each rule takes out, in words."""

import argparse
from collections.abc import Mapping
from dataclasses import replace

from annuario.docx import Rule, Rules

TAKEN: Mapping[Rule, str] = {
    Rule.TRACKED_DELETION: "words that a tracked change deletes",
    Rule.TRACKED_INSERTION: "words that a rejected tracked change puts in",
    Rule.COMMENT: "comments",
    Rule.RUNNING_HEAD: "headers and footers of its own",
    Rule.INNER_CONTENTS: "lines of its own contents list",
    Rule.LINKED_PICTURE: "pictures that lie outside the file",
    Rule.EMBEDDED_OBJECT: "objects inside; the picture that each shows stays",
    Rule.FOREIGN_CHUNK: "documents inside the document",
    Rule.OUTSIDE_LINK: "references to what lies outside",
    Rule.FIELD_FROZEN: "codes of fields; the text that each shows stays",
    Rule.EMPTY_PARAGRAPH: "paragraphs that stood empty for space",
    Rule.TYPED_HEADING: "typed headings, now real ones",
    Rule.TYPED_MARKER: "typed numbers and bullets, now real lists",
    Rule.TYPED_INDENT: "blanks typed as indents",
    Rule.CAPTION_NUMBERED: "numbers of captions, which now count through the book",
}


def rules_of(words: argparse.Namespace, *, house: bool) -> Rules:
    """Return the rules of the house, or those that keep all, with what the person said about changes and comments."""
    rules = Rules() if house else Rules.keep_all()
    said = {name: value for name in ("changes", "comments") if (value := getattr(words, name)) is not None}
    return replace(rules, **said)
