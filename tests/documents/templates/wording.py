"""What the pages around the chapters say, in English and in Italian: the same pages, so that a book speaks one language."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Page:
    """A page that has a heading and a sentence before the place of its table or lists."""

    heading: str
    lead: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language: `tag` is its name in a document, `other` that of the names' second language."""

    folder: str
    tag: str
    other: str
    cover: tuple[str, str]
    globe: str
    imprint: tuple[str, str, str]
    contents: str
    foreword: tuple[str, str]
    figures: Page
    counted: str
    back: dict[str, Page]
    credits: Page
    columns: tuple[str, str, str]
    contributed: str
    note: str


ENGLISH: Final = Wording(
    folder="",
    tag="en-GB",
    other="it-IT",
    cover=("Annual report", "Published on {{ publication }}"),
    globe="Drawing of a globe with lines that run from one place to others around the world",
    imprint=(
        (
            "This report is written by the departments named in the credits, each for its own activities, and edited by the"
            " coordination team."
        ),
        "Closed for publication on {{ publication }}.",
        (
            "This is a specimen edition. The activities, the partners’ roles and the figures in it are invented"
            " and describe no real project, body or person."
        ),
    ),
    contents="Contents",
    foreword=("Foreword", "Write the foreword here, and take away the first and the last line of this page, those in braces."),
    figures=Page("The year in figures", "The figures are counted from the lists of activities that the departments handed in."),
    counted="What was counted",
    back={
        "statistics": Page(
            "Statistics", "Where the work of the year lay, by chapter, by programme and by country. Each figure names activities."
        ),
        "projects": Page("List of projects", "All activities of the year by their titles, and the page on which each is told."),
        "cities": Page(
            "Partner cities", "The cities that the departments worked with, as far as the names of their partners tell them."
        ),
        "captions": Page("Figures and tables", "All that have a caption, by the numbers that they have in this report."),
        "indexes": Page("Indexes", "The pages are those on which the small tables of the activities begin."),
    },
    credits=Page(
        "Credits",
        (
            "This report was made possible by the departments and divisions listed below."
            " The coordination team thanks all who wrote, checked and sent in their part."
        ),
    ),
    columns=("Department", "Address", "Contribution"),
    contributed="Contributed",
    note="The addresses are those of the offices. The table shows the state on the day this edition was made.",
)

ITALIAN: Final = Wording(
    folder="it/",
    tag="it-IT",
    other="en-GB",
    cover=("Relazione annuale", "Pubblicata il {{ publication }}"),
    globe="Disegno di un globo, con linee che da un luogo raggiungono altri luoghi del mondo",
    imprint=(
        (
            "Questa relazione è scritta dalle strutture elencate nei ringraziamenti, ciascuna per le proprie attività, ed è curata"
            " dal gruppo di coordinamento."
        ),
        "Chiusa per la pubblicazione il {{ publication }}.",
        (
            "Questa è un’edizione di prova. Le attività, i ruoli dei partner e le cifre sono inventati"
            " e non descrivono progetti, enti o persone reali."
        ),
    ),
    contents="Indice",
    foreword=("Prefazione", "Scrivere qui la prefazione, e togliere la prima e l’ultima riga di questa pagina, quelle fra graffe."),
    figures=Page("L’anno in cifre", "Le cifre sono contate dagli elenchi delle attività consegnati dalle strutture."),
    counted="Che cosa è stato contato",
    back={
        "statistics": Page(
            "Statistiche", "Dove si è lavorato nell’anno: per capitolo, per programma e per Paese. Ogni cifra conta attività."
        ),
        "projects": Page(
            "Elenco dei progetti", "Tutte le attività dell’anno con il loro titolo, e la pagina in cui sono raccontate."
        ),
        "cities": Page(
            "Le città dei partner",
            "Le città con cui le strutture hanno lavorato, per quanto i nomi dei partner permettono di dirlo.",
        ),
        "captions": Page(
            "Figure e tabelle", "Tutte quelle che hanno una didascalia, con il numero che portano in questa relazione."
        ),
        "indexes": Page("Indici", "Le pagine sono quelle in cui cominciano le schede delle attività."),
    },
    credits=Page(
        "Ringraziamenti",
        (
            "Questa relazione è stata possibile grazie alle strutture elencate qui sotto."
            " Il gruppo di coordinamento ringrazia chi ha scritto, controllato e inviato la propria parte."
        ),
    ),
    columns=("Struttura", "Indirizzo", "Contributo"),
    contributed="Ha contribuito",
    note="Gli indirizzi sono quelli degli uffici. La tabella mostra la situazione nel giorno in cui questa edizione è stata fatta.",
)
