"""What composing leaves to the house is told in sentences, and nothing is where both agree."""

from annuario.docx import compose, read_bytes
from annuario.docx.differences import differences
from tests.documents.feature_drawn import bound, inner_section
from tests.documents.feature_files import own_font, same_style
from tests.documents.word import house, word


def told(file: bytes, *words: str) -> list[str]:
    """Return what is told of a file, of what has one of these words."""
    return [sentence for sentence in differences(read_bytes(file), house()) if any(word in sentence for word in words)]


def test_a_document_made_from_the_house_leaves_only_its_running_heads_behind() -> None:
    heads = [sentence for sentence in differences(house(), house()) if "the house has its own" in sentence]

    assert list(differences(compose(house(), []), house())) == heads


def test_a_style_of_the_same_name_in_another_look_is_told() -> None:
    [sentence] = told(same_style("A"), "Quote")

    assert sentence.startswith("The style “Quote” looks as in the house: ")
    assert " for FF0000" in sentence


def test_fonts_running_heads_paper_and_bindings_are_told() -> None:
    assert told(own_font("A"), "Office A") == ["The font “Office A” is none of the house's: a reader without it shows another"]
    assert told(inner_section("A"), "header") == ["The header “running head A” stays behind: the house has its own"]
    assert told(bound("A"), "control") == ["1 content control no longer follows the data of the file; the words stay"]
    letter = '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/></w:sectPr>'
    assert told(word(letter), "paper") == ["The paper is the house's: 21.0 × 29.7 cm for 21.6 × 27.9 cm"]
    narrow = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="567" w:right="567"/></w:sectPr>'
    assert told(word(narrow), "margins") == ["The margins are the house's: 15.6 cm across for 19.0 cm"]
