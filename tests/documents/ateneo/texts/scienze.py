"""Dipartimento di Scienze della vita: styles of its own making, text pasted from a web page, a colleague's remark."""

from tests.documents.sample.content import Heading, Look, Para, Pasted, Points, Signature, Table, Title, WordFile

_AUTHOR = "Dipartimento di Scienze della vita"
_LOOK = Look(
    font="Verdana",
    size=10,
    headings="titolo",
    heading_font="Georgia",
    colour="2F6B3A",
    language="it-IT",
    header="Scienze della vita",
    table_style="Medium Grid 3 Accent 1",
    captions="typed",
)

_REPORT = WordFile(
    path="Scienze della vita - attività internazionali.docx",
    author=_AUTHOR,
    look=_LOOK,
    blocks=(
        Title("Scienze della vita nel mondo"),
        Para(
            "La ricerca del Dipartimento è internazionale quasi per definizione: nel 2024 sono usciti 184 articoli, e 121 hanno almeno un autore di un altro Paese. Qui si raccontano i tre gruppi che hanno cambiato qualcosa anche fuori dalle riviste."
        ),
        Heading(1, "Il polline che viaggia"),
        Para(
            "Undici stazioni fra Valdora, Lione e Granada contano ogni giorno il polline dell’aria. Da marzo i dati arrivano in un’ora invece che in una settimana, e gli ambulatori di allergologia li usano per avvertire {!i pazienti::Si può dire quanti sono?!}. Il modello di previsione ha indovinato 38 dei 44 giorni critici della primavera."
        ),
        Heading(1, "Una banca di semi per le Alpi"),
        Para(
            "Con i giardini botanici di Lubiana e di Grenoble il Dipartimento conserva i semi delle piante che vivono sopra i duemila metri. La raccolta è cresciuta di 96 specie e conta ora 1.340 campioni. Di ciascuno esiste una copia in un altro Paese."
        ),
        Table(
            caption="Tabella 1: campioni per sede",
            rows=(
                ("Sede", "Campioni", "Specie", "Copie altrove"),
                ("Valdora", "612", "205", "612"),
                ("Lubiana", "418", "160", "418"),
                ("Grenoble", "310", "131", "298"),
                ("Totale", "1.340", "372", "1.328"),
            ),
            widths=(4.6, 3.4, 3.4, 3.8),
        ),
        Heading(1, "Medicina di confine"),
        Para("Dal bando del programma di dottorato comune, aperto in maggio:"),
        Pasted(
            "Il programma seleziona ogni anno sei dottorandi, tre per sede, che trascorrono almeno dodici mesi nell’altra. Le tesi sono scritte in una lingua a scelta e discusse davanti a una commissione mista.",
            shade="EDEDED",
        ),
        Points(
            "bullets",
            (
                (0, "37 domande da 14 Paesi;"),
                (0, "sei borse, quattro delle quali a dottorande;"),
                (0, "un laboratorio comune sulle malattie trasmesse dalle zecche."),
            ),
        ),
        Signature(("Segreteria del Dipartimento di Scienze della vita", "scienze.vita@ateneo.example")),
    ),
)

FILES = (_REPORT,)
