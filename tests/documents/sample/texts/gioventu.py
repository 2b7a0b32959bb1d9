"""Settore Gioventù: the late one. A lively text and a small list with two dates in columns of their own."""

from datetime import date

from tests.documents.sample.content import ExcelFile, Heading, Look, Para, Points, Sheet, Table, Title, WordFile

_AUTHOR = "Settore Gioventù"
_LOOK = Look(
    font="Tahoma",
    size=10.5,
    colour="E36C0A",
    footer="Settore Gioventù - p. #",
    table_style="Light Shading Accent 6",
)

_REPORT = WordFile(
    path="Gioventù - scambi internazionali 2005.docx",
    author=_AUTHOR,
    look=_LOOK,
    blocks=(
        Title("Young people on the move"),
        Heading(1, "Computerised networks and international exchanges"),
        Para(
            "The Settore Gioventù answers for computerised networks and international exchanges of people between "
            "fifteen and twenty-nine. In 2005 it sent 386 young citizens abroad and received 412, under the Youth "
            "programme (Programma Gioventù) and in agreement with the twin cities."
        ),
        Heading(2, "The network of youth information centres"),
        Para(
            "The centre of Via delle Orfane (Centro InformaGiovani) belongs to Eurodesk and shares its data base with "
            "54 centres in 21 countries. The terminal for the public counted 31,800 visits; the page on voluntary "
            "service was read more than any other. With Chambéry and Köln a chat in three languages is open on "
            "Wednesdays, and closes when the last bus leaves."
        ),
        Heading(2, "Exchanges"),
        Points(
            "bullets",
            (
                (
                    0,
                    "**Voci d'acqua**, with Chambéry, Esch-sur-Alzette and Brno: 60 singers, one concert on the river;",
                ),
                (0, "**Street ball without borders**, with Zagreb and Glasgow: 96 players, mixed teams, no referees;"),
                (0, "**A month elsewhere** (Un mese altrove), voluntary service of 24 people in eight countries;"),
                (0, "**Torchbearers of tomorrow**, with Salt Lake City and Innsbruck: a camp of 40 before the Games."),
            ),
        ),
        Table(
            caption="Young people sent and received",
            rows=(
                ("Kind", "Sent", "Received"),
                ("Group exchanges (scambi)", "214", "261"),
                ("Voluntary service (SVE)", "24", "31"),
                ("Summer work camps", "95", "80"),
                ("Training of youth workers", "53", "40"),
                ("Total", "386", "412"),
            ),
            widths=(8.0, 3.0, 3.0),
        ),
        Heading(2, "What they say"),
        Para(
            "__\u201cI had to explain my own city, and found that I did not know it.\u201d__ This is what one wrote "
            "after the camp with Innsbruck. The Settore keeps all the reports; with leave of the writers, thirty of "
            "them will be printed in the spring."
        ),
        Heading(1, "Behind the scenes"),
        Para(
            "For each exchange the group meets three times before it leaves and once after its return. The meetings "
            "are led by twelve youth workers, seven of whom went abroad themselves as volunteers. A short guide (Prima "
            "di partire) explains insurance, health cards and what to do when a bag is lost; it was printed in 3,000 "
            "copies and is also on [[www.gioventu.example|http://www.gioventu.example/guida]]."
        ),
        Heading(1, "Sport and music across borders"),
        Para(
            "Two of the exchanges began with a ball or a song rather than with a form. The Settore wants to keep this "
            "way: in 2006 the street ball tournament will move to the river park during the Paralympic Games, with "
            "eight cities. The cost of the four exchanges, EUR 155,900, was met for two thirds by the Youth programme. "
            "Contact: gioventu@comune.example."
        ),
    ),
)

_PLACE = ("computerised networks and international exchanges", "Youth and sport")

_ACTIVITIES = ExcelFile(
    path="Gioventù progetti 2005.xlsx",
    author=_AUTHOR,
    sheets=(
        Sheet(
            name="scambi 2005",
            above=("Settore Gioventù: scambi e progetti 2005",),
            header=(
                "Titolo",
                "Programme",
                "Topic",
                "Chapter",
                "Start",
                "End",
                "Partner",
                "Paesi",
                "Importo",
                "Risultati",
                "Referente",
            ),
            rows=(
                (
                    "Voci d'acqua",
                    "Youth",
                    *_PLACE,
                    date(2005, 6, 27),
                    date(2005, 7, 6),
                    "Chambéry; Esch-sur-Alzette; Brno",
                    "Francia, Lussemburgo, Repubblica Ceca",
                    41200,
                    "60 cantori, un concerto sul fiume",
                    "gioventu@comune.example",
                ),
                (
                    "Street ball without borders",
                    "Youth",
                    *_PLACE,
                    date(2005, 9, 2),
                    date(2005, 9, 9),
                    "Zagreb; Glasgow",
                    "Croazia, Regno Unito",
                    36900,
                    "96 giocatori in squadre miste",
                    "gioventu@comune.example",
                ),
                (
                    "Un mese altrove",
                    "Youth",
                    *_PLACE,
                    date(2005, 1, 10),
                    date(2005, 12, 16),
                    "Eurodesk",
                    "Francia, Germania, Spagna, Polonia, Svezia, Portogallo, Irlanda, Grecia",
                    49300,
                    "24 volontari in otto paesi",
                    "gioventu@comune.example",
                ),
                (
                    "Torchbearers of tomorrow",
                    None,
                    *_PLACE,
                    date(2005, 11, 26),
                    date(2005, 12, 4),
                    "Salt Lake City; Innsbruck",
                    "Stati Uniti, Austria",
                    28500,
                    "Campo di 40 ragazzi prima dei Giochi",
                    "gioventu@comune.example",
                ),
                (
                    "Rete InformaGiovani - Eurodesk",
                    None,
                    *_PLACE,
                    date(2005, 1, 1),
                    date(2005, 12, 31),
                    "Eurodesk",
                    "Belgio",
                    22000,
                    "31.800 visite al terminale pubblico",
                    "gioventu@comune.example",
                ),
            ),
            widths=(30, 12, 30, 18, 12, 12, 32, 32, 12, 38, 28),
            formats={"Importo": "#,##0 [$\u20ac-410]"},
            colour="FCD5B4",
        ),
    ),
)

FILES = (_REPORT, _ACTIVITIES)
