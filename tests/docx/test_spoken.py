import io

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from annuario.docx import read_bytes
from annuario.docx.spoken import other_languages


def document(*paragraphs: list[tuple[str, str]]) -> bytes:
    made = docx.Document()
    for runs in paragraphs:
        paragraph = made.add_paragraph()
        for text, language in runs:
            run = paragraph.add_run(text)
            if language:
                run._r.get_or_add_rPr().append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{language}"/>'))  # noqa: SLF001 -- python-docx offers no other way
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_words_in_another_language_are_passages() -> None:
    file = document(
        [("All in English.", "en-GB")],
        [("Tutto in ", "it-IT"), ("italiano.", "it-IT")],
        [("The office is called ", ""), ("Ufficio", "it-IT"), (" here.", "en-US")],
    )

    assert other_languages(read_bytes(file), "en-GB") == (("Tutto in italiano.", "it-IT"), ("Ufficio", "it-IT"))
    assert other_languages(read_bytes(file), "it-IT") == (("All in English.", "en-GB"), ("here.", "en-US"))
