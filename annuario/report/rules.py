"""The rules of the house, as the cycle file says them, in the words of the joining room. The proof of a draft goes by the same."""

from annuario.cycle.model import House
from annuario.docx import Rules
from annuario.report.words import words


def rules_of(house: House, language: str) -> Rules:
    """Return what is done to contributions under the rules of `house`, in a book in that language."""
    say = words(language)
    return Rules(
        changes=house.tracked_changes,
        comments=house.comments,
        structure=house.structure,
        number_captions=house.number_captions,
        caption_words=(say["figure"], say["table"]) if house.number_captions else None,
    )
