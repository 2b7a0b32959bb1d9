"""A changed house brought into a draft that editors have made theirs. Their words stay as they are, to the letter."""

from annuario.docx import Package, read_bytes, write
from annuario.docx.new_look import put_new_look
from annuario.docx.running_heads import set_running_head
from annuario.docx.text import paragraph_text, paragraphs
from annuario.errors import Refused
from annuario.ledger.archive import sha256
from annuario.ledger.builds import drafts
from annuario.ledger.desk import Desk
from annuario.report.book import title_of
from annuario.report.editing.versions import base_of, keep, put, require_word_file
from annuario.report.house_mark import mark_house
from annuario.report.place import open_somewhere, require_draft
from annuario.report.soundness import require_sound
from annuario.report.template import read_house


def new_look(desk: Desk) -> bool:
    """Give the editors' draft the looks of templates/house.docx; return whether anything changed. What lay there is archived.

    A draft that is the program's own has them already. Raises NoDraft, and Refused, and then nothing was changed: for a draft
    that is open, or if a word would change.
    """
    path = require_draft(desk)
    if any(made.digest == sha256(path) for made in drafts(desk.ledger)):
        return False
    if open_somewhere(path):
        raise Refused(f"{path.name} is open in Word or LibreOffice; close it first, then give it the new look.")
    draft, digest = require_word_file(path), sha256(path)
    before, old = _words(draft), write(draft)
    put_new_look(draft, read_house(desk))
    set_running_head(draft, title_of(desk))
    mark_house(draft, desk)
    new = write(draft)
    if new == old:
        return False
    if _words(read_bytes(new)) != before:
        raise Refused(f"{path.name} would have other words with the new look, so it was left alone. Please report this.")
    require_sound(new, "The draft with the new look")
    if keep(desk, path, base_of(desk, draft)) != digest:
        raise Refused(f"{path.name} was saved by somebody meanwhile; nothing was changed. Try again.")
    put(desk, new)
    return True


def _words(package: Package) -> list[list[str]]:
    return [[paragraph_text(paragraph) for paragraph in paragraphs(part.tree())] for part in package.stories(comments=True)]
