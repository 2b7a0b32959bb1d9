"""Ufficio Mobilità internazionale: Word's own headings, a chart of Word's, a footnote, a tracked change, and a tidy list."""

from datetime import date

from tests.documents.sample.content import Chart, ExcelFile, Heading, Look, Para, Points, Sheet, Table, Title, WordFile

_AUTHOR = "Ufficio Mobilità internazionale"
_LOOK = Look(
    font="Calibri",
    size=11,
    colour="2E74B5",
    language="it-IT",
    header="Ateneo di Valdora · Ufficio Mobilità internazionale",
    footer="pagina #",
    table_style="Light Grid Accent 1",
)

_REPORT = WordFile(
    path="Relazione mobilità 2024.docx",
    author=_AUTHOR,
    look=_LOOK,
    blocks=(
        Title("La mobilità internazionale nel 2024"),
        Para(
            "Nel 2024 sono partiti 412 studenti e ne sono arrivati 298. È la prima volta dal 2019 che le partenze superano quota quattrocento. Dietro il numero ci sono 61 accordi attivi, quattro sportelli di facoltà e un calendario che comincia in novembre, quando si pubblica il bando, e finisce nel settembre dell’anno dopo, quando l’ultimo esame sostenuto all’estero viene registrato."
        ),
        Heading(1, "Chi parte"),
        Para(
            "Due studenti su tre restano fuori un semestre, uno su quattro un anno intero, gli altri pochi mesi per un tirocinio. La destinazione più richiesta è rimasta la penisola iberica; la sorpresa dell’anno è l’Estonia, che ha accolto 23 studenti, il triplo del 2022.^[Si contano le partenze avvenute fra il 1° gennaio e il 31 dicembre 2024, qualunque sia l’anno del bando.]"
        ),
        Chart(
            kind="bars",
            title="Partenze e arrivi",
            categories=("2020", "2021", "2022", "2023", "2024"),
            series=(("Partenze", (118, 196, 305, 377, 412)), ("Arrivi", (84, 131, 212, 271, 298))),
            alt="Istogramma delle partenze e degli arrivi: da 118 e 84 nel 2020 a 412 e 298 nel 2024, in crescita ogni anno",
            caption="Figura 1. Partenze e arrivi di studenti, 2020–2024",
        ),
        Heading(2, "Le borse"),
        Para(
            "La borsa europea copre in media {-poco più-}{+poco meno+} della metà della spesa di un mese all’estero. Per questo l’Ateneo ha aggiunto un contributo proprio, graduato sull’indicatore della situazione economica, che ha raggiunto 187 studenti. Le domande respinte per mancanza di fondi sono state nove."
        ),
        Table(
            caption="Tabella 1. Studenti in partenza per area di studio",
            rows=(
                ("Area", "Semestre", "Anno", "Tirocinio", "Totale"),
                ("Studi umanistici", "74", "31", "8", "113"),
                ("Ingegneria", "68", "29", "17", "114"),
                ("Scienze della vita", "41", "14", "22", "77"),
                ("Scienze agrarie", "27", "6", "11", "44"),
                ("Economia e Diritto", "46", "15", "3", "64"),
                ("Totale", "256", "95", "61", "412"),
            ),
            widths=(5.2, 2.6, 2.6, 2.6, 2.6),
            repeat_header=True,
        ),
        Heading(1, "Chi arriva"),
        Para(
            "Gli studenti ospiti vengono da 26 Paesi. A settembre e a febbraio la settimana di benvenuto mette insieme in cinque giorni il codice fiscale, l’iscrizione, una visita alle biblioteche e un corso intensivo di italiano di trenta ore. Quest’anno il corso è stato seguito da 214 persone, e per la prima volta anche da undici ricercatori."
        ),
        Points(
            "bullets",
            (
                (0, "**Tutor alla pari**: 52 studenti dell’Ateneo hanno accompagnato un ospite ciascuno nel primo mese;"),
                (0, "**Alloggi**: 140 posti nelle residenze, assegnati prima della partenza da casa;"),
                (0, "**Sportello unico**: una sola finestra per permesso di soggiorno, tessera sanitaria e libretto."),
            ),
        ),
        Heading(1, "Che cosa non ha funzionato"),
        Para(
            "Il riconoscimento degli esami richiede ancora in media 47 giorni, contro i trenta promessi. Il ritardo nasce quasi sempre dallo stesso punto: il certificato della sede ospitante arriva su carta. Con dodici sedi lo scambio è ora digitale, e lì la media è scesa a nove giorni."
        ),
    ),
)

_HEADER = ("Titolo", "Programma", "Capitolo", "Inizio", "Fine", "Partner", "Paesi", "Importo (EUR)", "Risultati", "Referente")
_LIST = ExcelFile(
    path="Elenco attività mobilità 2024.xlsx",
    author=_AUTHOR,
    sheets=(
        Sheet(
            name="Attività 2024",
            above=("Ufficio Mobilità internazionale – elenco delle attività 2024",),
            header=_HEADER,
            rows=(
                (
                    "Mobilità degli studenti con la rete iberica",
                    "Erasmus+",
                    "Mobilità",
                    date(2024, 2, 1),
                    date(2024, 9, 30),
                    "Scuola di lettere di Coimbra; Facoltà di scienze di Granada; Istituto di ingegneria di Braga",
                    "Portogallo; Spagna",
                    148000,
                    "137 partenze e 92 arrivi",
                    "Ufficio Mobilità internazionale",
                ),
                (
                    "Semestre baltico",
                    "Erasmus+",
                    "Mobilità",
                    date(2024, 9, 2),
                    date(2024, 12, 20),
                    "Facoltà di informatica di Tartu",
                    "Estonia",
                    31500,
                    "23 studenti; due tesi in cotutela",
                    "Ufficio Mobilità internazionale",
                ),
                (
                    "Settimane di benvenuto",
                    "",
                    "Mobilità",
                    date(2024, 2, 5),
                    date(2024, 9, 20),
                    "",
                    "",
                    18400,
                    "Due edizioni, 298 ospiti accolti",
                    "Sportello accoglienza",
                ),
                (
                    "Scambio digitale dei certificati",
                    "Erasmus+",
                    "Mobilità",
                    date(2024, 1, 15),
                    date(2024, 12, 31),
                    "Segreteria studenti di Lubiana; Segreteria studenti di Gand",
                    "Slovenia; Belgio",
                    22000,
                    "Dodici sedi collegate; riconoscimento in nove giorni",
                    "Segreteria studenti",
                ),
            ),
            widths=(34, 14, 14, 12, 12, 44, 20, 14, 36, 28),
            formats={"Importo (EUR)": "#,##0"},
            colour="DEEAF6",
        ),
    ),
)

FILES = (_REPORT, _LIST)
