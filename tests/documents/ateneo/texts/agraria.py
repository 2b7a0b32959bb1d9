"""Dipartimento di Scienze agrarie: a picture, columns set by tabs, bullets typed by hand."""

from tests.documents.sample.content import Heading, Look, Para, Picture, Tabbed, Title, WordFile

_AUTHOR = "Dipartimento di Scienze agrarie"
_LOOK = Look(font="Trebuchet MS", size=11, colour="7F6000", language="it-IT", footer="Agraria, pag. #", shade="FFF2CC")

_REPORT = WordFile(
    path="Agraria cooperazione 2024.docx",
    author=_AUTHOR,
    look=_LOOK,
    blocks=(
        Title("Coltivare insieme"),
        Para(
            "La cooperazione del Dipartimento è cominciata nel 1998 con un vivaio e tre studenti. Oggi segue quattro luoghi, tutti da più di cinque anni: la regola è di non cominciare ciò che non si può accompagnare."
        ),
        Heading(1, "Il vivaio di Thiès"),
        Para(
            "In Senegal il vivaio ha distribuito 41.000 piantine a 63 villaggi. Ne sono attecchite poco più della metà, meno dell’anno precedente: le piogge sono arrivate con cinque settimane di ritardo. Il gruppo ha imparato a tenere le piantine in vaso più a lungo, e ha chiesto ai villaggi di scegliere da sé le specie."
        ),
        Picture(
            "hills",
            "Un fiume fra colline verdi, con alberi giovani in primo piano e montagne azzurre sullo sfondo",
            12.5,
            "Figura 1. Le colline del progetto pilota, dopo le piogge",
        ),
        Heading(1, "L’olio di Sfax"),
        Para(
            "In Tunisia dodici cooperative di produttori hanno seguito un corso di assaggio e uno di contabilità. Il secondo è stato il più frequentato. Il prezzo medio dell’olio venduto in bottiglia, e non più sfuso, è cresciuto di un terzo."
        ),
        Para("Piantine e corsi, luogo per luogo:"),
        Tabbed(
            (
                ("Luogo", "Dal", "Persone formate"),
                ("Thiès", "1998", "310"),
                ("Sfax", "2011", "148"),
                ("Managua", "2014", "92"),
                ("Scutari", "2019", "57"),
            ),
            (6.0, 10.0),
        ),
        Heading(1, "Studenti sul campo"),
        Para("Nel 2024 diciannove studenti hanno svolto il tirocinio in uno dei quattro luoghi. Prima di partire ciascuno:"),
        Para("- segue un corso di trenta ore sulla lingua e sulle colture del luogo;"),
        Para("- lavora due settimane nell’azienda sperimentale dell’Ateneo;"),
        Para("- scrive che cosa pensa di imparare, e al ritorno che cosa ha imparato."),
        Para(
            "I diciannove quaderni sono in biblioteca. Chi parte l’anno dopo è tenuto a leggerne almeno due, e quasi tutti ne leggono di più."
        ),
    ),
)

FILES = (_REPORT,)
