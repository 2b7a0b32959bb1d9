"""Dipartimento di Studi umanistici: the styles of an Italian Word, endnotes, a picture of the library."""

from tests.documents.sample.content import Heading, Look, Para, Picture, Points, Title, WordFile

_AUTHOR = "Dipartimento di Studi umanistici"
_LOOK = Look(
    font="Garamond",
    size=12,
    headings="italian-word",
    language="it-IT",
    footer="#",
    justified=True,
    notes="endnotes",
    captions="typed",
)

_REPORT = WordFile(
    path="contributo Studi umanistici (definitivo).docx",
    author=_AUTHOR,
    look=_LOOK,
    blocks=(
        Title("Studi umanistici: un anno fuori porta"),
        Para(
            "Il Dipartimento ha 38 docenti e insegna undici lingue. La sua mobilità non si misura solo in partenze: molto di ciò che segue è accaduto perché qualcuno è venuto qui e si è fermato abbastanza a lungo da insegnare."
        ),
        Heading(1, "Docenti in visita"),
        Para(
            "Sette docenti hanno tenuto un corso intero, con esame finale. Tre venivano da Cracovia, dove dal 2017 esiste un doppio titolo in storia dell’arte; gli altri da Salonicco, Granada, Lione e Tunisi.^[Il regolamento chiede almeno ventiquattro ore di lezione e due appelli d’esame.] I corsi sono stati scelti da 341 studenti, un terzo dei quali di altri dipartimenti."
        ),
        Heading(1, "La biblioteca delle traduzioni"),
        Para(
            "Dal mese di aprile una sala della biblioteca raccoglie soltanto traduzioni: lo stesso libro in più lingue, uno accanto all’altro. La raccolta è cominciata con i doppioni delle biblioteche partner e conta ora 2.860 volumi in 34 lingue. Ogni giovedì uno studente straniero legge una pagina nella propria, e qualcuno la rilegge in italiano."
        ),
        Picture(
            "library",
            "Tre scaffali fitti di libri con dorsi di molti colori, nella sala delle traduzioni",
            12,
            "Fig. 1 – La sala delle traduzioni, piano terra",
        ),
        Heading(1, "Scuole estive"),
        Points(
            "numbers",
            (
                (0, "__Leggere la città antica__, due settimane di scavo e rilievo con 26 studenti di quattro Paesi;"),
                (0, "__Voci del Mediterraneo__, una settimana di traduzione a più mani dall’arabo, dal greco e dallo spagnolo;"),
                (0, "__Archivi in rete__, cinque giorni sul catalogo comune delle lettere del Settecento."),
            ),
        ),
        Para(
            "Alle tre scuole hanno partecipato 71 persone; 48 hanno ottenuto crediti riconosciuti dalla loro sede. La prossima edizione degli __Archivi in rete__ si terrà a Cracovia, nel luglio 2025."
        ),
    ),
)

FILES = (_REPORT,)
