from hypothesis import given
from hypothesis import strategies as st

from annuario.collection.names import left_out
from annuario.mail.incoming.names import DOCUMENTS, is_document, numbered, safe_name

AWKWARD = st.text(st.characters() | st.sampled_from(list("./\\~$: \u202e\u0000\n")), max_size=300)


@given(AWKWARD, st.sampled_from(["", *sorted(DOCUMENTS)]))
def test_any_name_becomes_one_that_lies_in_the_folder_and_is_collected(name: str, ending: str) -> None:
    safe = safe_name(name + ending, ".docx")

    assert is_document(safe)
    assert not left_out(safe)
    assert not left_out(numbered(safe, 12))
    assert not set(safe) & set('/\\<>:"|?*')
    assert safe.isprintable()
    assert safe == safe.strip()
    assert len(safe.encode("utf-8")) <= 240


@given(AWKWARD)
def test_a_safe_name_stays_as_it_is(name: str) -> None:
    safe = safe_name(name, ".docx")

    assert safe_name(safe, ".xlsx") == safe


def test_names_people_give() -> None:
    given_ = {
        "Relazione città 2005.docx": "Relazione città 2005.docx",
        "Relazione citta\u0300.DOCX": "Relazione città.DOCX",
        "../../etc/passwd.docx": "passwd.docx",
        "C:\\Utenti\\uno\\relazione.doc": "relazione.doc",
        "~$lazione.docx": "lazione.docx",
        ".docx": "file.docx",
        "con.xlsx": "file-con.xlsx",
        "relazione.docx.exe": "relazione.docx.exe.docx",
        "fattura\u202excod.exe": "fattura xcod.exe.docx",
        "a\r\nBcc: b.docx": "a Bcc- b.docx",
        "relazione": "relazione.docx",
        "appunti.tmp": "appunti.tmp.docx",
    }

    assert {name: safe_name(name, ".docx") for name in given_} == given_


def test_a_second_file_of_a_name_gets_a_number() -> None:
    assert [numbered("relazione.docx", number) for number in (1, 2)] == ["relazione.docx", "relazione (2).docx"]
