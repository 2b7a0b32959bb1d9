"""Divisione Servizi Educativi: captions typed by hand, a chart of Word's own, a mail's signature, and two lists in one workbook."""

from tests.documents.sample.content import (
    Chart,
    ExcelFile,
    Heading,
    Look,
    Para,
    Pasted,
    Picture,
    Points,
    Sheet,
    Signature,
    Table,
    Title,
    WordFile,
)

_AUTHOR = "Divisione Servizi Educativi"
_LOOK = Look(
    font="Comic Sans MS",
    size=11,
    colour="B8460E",
    language="it-IT",
    header="Divisione Servizi Educativi - Ufficio progetti internazionali",
    footer="#",
    margin=2.2,
    table_style="Light List Accent 2",
    captions="typed",
)

_REPORT = WordFile(
    path="Scuole in rete e scambi 2005.docx",
    author=_AUTHOR,
    look=_LOOK,
    blocks=(
        Title("Schools without walls"),
        Para(
            "The Divisione Servizi Educativi looks after 86 nursery schools (scuole dell'infanzia), 54 crèches (nidi) and "
            "the services that the City offers to all the schools of its territory: workshops, libraries, canteens, the "
            "centre for the pedagogy of science, the summer camps. International work is done by an office of three "
            "people and by some two hundred teachers who write letters, host guests and carry luggage."
        ),
        Heading(1, "Computerised networks and international exchanges"),
        Para(
            "Computerised networks and international exchanges are two names for the same wish. The network comes first, "
            "because a class that has written to another for a winter knows whom it is going to see. In 2005, 118 classes "
            "of Torino had a regular correspondence with a class abroad, as against 71 in 2004; 34 of them also met it."
        ),
        Heading(2, "The school network (La scuola in rete)"),
        Para(
            "The city's school network joins 142 buildings by a fast line and offers each class a page, a mailbox and a "
            "place for files. It is run with the Divisione Sistemi informativi, which counts it among its own networks, "
            "and with the Politecnico. Since January it has been the door to eTwinning, the action by which the Commission "
            "helps two schools of different countries to find each other and to work on the web."
        ),
        Points(
            "bullets",
            (
                (0, "twenty-three schools of Torino were registered by the end of the school year, fifty-one by December;"),
                (0, "sixteen partnerships were approved, most of them with France, Poland, Finland and Greece;"),
                (
                    0,
                    (
                        "two received the national quality label: “The river's diary”, with Graz, and “Grandmother's "
                        "bread”, with Kraków and Thessaloniki."
                    ),
                ),
            ),
        ),
        Chart(
            "bars",
            "Classes in correspondence and classes that met",
            ("2002", "2003", "2004", "2005"),
            (("Classes in correspondence", (38, 52, 71, 118)), ("Classes that met", (11, 14, 22, 34))),
            alt="Column chart of four years: classes in correspondence rose from 38 to 118, classes that met from 11 to 34",
            caption="Grafico 1 - Classes with a partner abroad, school years ending in 2002 to 2005",
        ),
        Para(
            "Not everything ran by itself. In the winter the line of eleven buildings on the hill failed eleven times;^[The "
            "provider replaced the radio links in April 2005. Since then there has been one failure, of two hours.] four "
            "teachers told us that they had carried on by post, with stamps, and that the children liked it better."
        ),
        Heading(2, "Comenius and the school partnerships"),
        Para(
            "Under the Comenius action of the Socrates programme 19 school partnerships were open during the year, with 61 "
            "schools in 17 countries. The Division does not run them: it helps schools with the application, pays for the "
            "insurance of those who travel and translates what must be signed. Of the 14 applications that it looked "
            "through in February 2005, 11 were approved."
        ),
        Table(
            caption="Tabella 1 - Comenius partnerships by theme",
            rows=(
                ("Theme (tema)", "Partnerships", "Classes of Torino", "Countries"),
                ("Water, rivers and sea", "5", "21", "9"),
                ("Food and memory", "4", "15", "8"),
                ("Theatre and puppets", "4", "13", "7"),
                ("Mathematics in the street", "3", "10", "6"),
                ("First aid and road safety", "3", "9", "5"),
                ("Total (totale)", "19", "68", ""),
            ),
            widths=(6.6, 3.2, 3.6, 2.8),
        ),
        Heading(2, "Torino - Lyon, a class in the suitcase"),
        Para(
            "The exchange with Lyon (Una classe in valigia) is the oldest of all: since 1998 two fourth-year classes of each "
            "town have changed places for eight days in spring. The children sleep in families; the teachers stay with their "
            "own class in the morning and swap in the afternoon. In 2005, 92 children and 8 teachers travelled, for EUR "
            "18,600, of which the families paid a third."
        ),
        Picture(
            "crayon",
            "Child's drawing of two groups of houses, Torino on the left and Lyon on the right, under one rainbow",
            11.5,
            "Figura 1 - “The two towns”, by a pupil of the fourth year after the return from Lyon",
        ),
        Para("From the diary that the class kept on its page, with leave of the families:"),
        Pasted(
            "Monday. The school in Lyon has a cat. In the canteen one chooses between two dishes, and there is cheese after. "
            "We sang the song of the hat and they sang one about a bridge. My family has a baby that laughs at everything "
            "I say, because it is Italian.",
            shade="FFF2CC",
        ),
        Pasted(
            "Thursday. We counted the bridges: they have two rivers, we have four, but ours are smaller. The teacher says "
            "that is geography, and that tomorrow we shall measure.",
            shade="FFF2CC",
        ),
        Heading(1, "Educating cities"),
        Para(
            "The City belongs to the International Association of Educating Cities (Città educative) and sat in its "
            "committee until June. The network on children's participation, which Torino leads, met here on 7 and 8 April: "
            "22 towns from nine countries compared their children's councils. The paper that came out of it is four pages "
            "long, and two of them were written by children of the councils of Torino, Rennes and Rosario."
        ),
        Picture(
            "journeys",
            "Map with Torino in the middle, rings at 500 and 1,000 kilometres, and arcs to eight towns from Glasgow to Timisoara",
            12,
            "Figura 2 - Where classes of Torino went in 2005",
        ),
        Heading(2, "Teachers who travel"),
        Para(
            "Forty-three teachers and educators went abroad for a study visit of one or two weeks, and 67 came. What they see "
            "is told to the others on the “Wednesdays of those who have been away” (I mercoledì di chi è tornato), from "
            "five to seven in the afternoon, with tea. The three visits most asked about were:"
        ),
        Points(
            "numbers",
            (
                (0, "Tampere, for the forest nursery in which children sleep outside at minus ten degrees;"),
                (0, "Sarajevo, for the schools in which two curricula share one building and, lately, one gymnasium;"),
                (0, "Barcelona, for the school bus that goes on foot, since copied in nine streets of Torino (Pedibus)."),
            ),
        ),
        Heading(1, "What it cost"),
        Para(
            "The City spent EUR 214,300 on all this, EUR 96,000 of it from European programmes.^[Without the salaries of the "
            "office and the cost of the network, which is borne by the Divisione Sistemi informativi.] Each child who "
            "travelled cost EUR 131 to the City. The activities are in the list attached, on two sheets: those that last "
            "a school year and those that last a few days."
        ),
        Para(
            "For 2006 a centre for the schools' international work is being prepared at the Institution that the City has "
            "set up for its laboratories (ITER); the classes of the Olympic valleys will be the first guests."
        ),
        Signature(
            (
                "--",
                "Ufficio progetti internazionali - Divisione Servizi Educativi",
                "Via Bazzi 4, Torino - servizi.educativi@comune.example",
                "Please think of the trees before you print this message.",
            )
        ),
    ),
)

_TOPIC = "computerised networks and international exchanges"
_CHAPTER = "Cultura ed educazione"
_OFFICE = "servizi.educativi@comune.example"
_HEADER = ("Iniziativa", "Tema", "Capitolo", "Programma", "Dal", "Al", "Partner", "Paesi", "Costo (EUR)", "Risultati", "Referente")
_UPPER = (None, None, None, None, "Periodo", None, "Con chi", None, None, None, None)
_WIDTHS = (36, 34, 22, 20, 12, 12, 36, 26, 13, 40, 32)

_YEAR = (
    ("eTwinning - scuole in rete", _TOPIC, _CHAPTER, "eLearning", "14/01/2005", "31/12/2005",
     "Rennes; Kraków; Tampere; Thessaloniki", "Francia, Polonia, Finlandia, Grecia", 9800, "51 scuole iscritte, 16 gemellaggi elettronici", _OFFICE),
    ("Il diario del fiume", _TOPIC, _CHAPTER, "Socrates - Comenius", "01/09/2004", "30/06/2006",
     "Stadt Graz; Ljubljana", "Austria, Slovenia", 24500, "21 classi misurano l'acqua dello stesso mese", _OFFICE),
    ("Il pane della nonna", _TOPIC, _CHAPTER, "Socrates - Comenius", "01/09/2004", "30/06/2005",
     "Kraków; Thessaloniki", "Polonia, Grecia", 16200, "Ricettario in quattro lingue; etichetta di qualità", _OFFICE),
    ("Matematica in strada", _TOPIC, _CHAPTER, "Socrates - Comenius", "01/09/2005", "31/07/2008",
     "Nijmegen; Coimbra; Pécs", "Paesi Bassi, Portogallo, Ungheria", 31000, "Dieci percorsi di misura nei quartieri", _OFFICE),
    ("I mercoledì di chi è tornato", _TOPIC, _CHAPTER, None, "12/10/2005", "14/12/2005",
     "Tampere; Sarajevo; Barcelona", "Finlandia, Bosnia ed Erzegovina, Spagna", 1900, "Sei incontri, 240 insegnanti", _OFFICE),
)  # fmt: skip
_DAYS = (
    ("Una classe in valigia: Torino - Lyon", _TOPIC, _CHAPTER, None, "18/04/2005", "25/04/2005",
     "Ville de Lyon", "Francia", 18600, "92 bambini e 8 insegnanti si scambiano la scuola", _OFFICE),
    ("Rete sulla partecipazione dei bambini", _TOPIC, _CHAPTER, None, "07/04/2005", "08/04/2005",
     "Città educative; Rennes; Rosario", "Francia, Argentina", 12400, "22 città; un documento di quattro pagine", _OFFICE),
    ("Burattini senza frontiere", _TOPIC, _CHAPTER, "Cultura 2000", "16/05/2005", "22/05/2005",
     "Charleville-Mézières; Plzeň", "Francia, Repubblica Ceca", 22700, "Tre compagnie di ragazzi, 1.400 spettatori", _OFFICE),
    ("Pedibus: visita a Barcelona", _TOPIC, _CHAPTER, None, "14/11/2005", "16/11/2005",
     "Ajuntament de Barcelona", "Spagna", 2100, "Nove strade di Torino hanno il loro Pedibus", _OFFICE),
)  # fmt: skip

_ACTIVITIES = ExcelFile(
    path="Scuole in rete - elenco iniziative.xlsx",
    author=_AUTHOR,
    sheets=(
        Sheet(
            name="Anno scolastico",
            above=("Divisione Servizi Educativi", "Iniziative che durano un anno scolastico o più"),
            upper=_UPPER,
            header=_HEADER,
            merged=("E3:F3", "G3:H3"),
            rows=_YEAR,
            widths=_WIDTHS,
            formats={"Costo (EUR)": "#,##0"},
            colour="F8CBAD",
            below=("Nota: i costi sono quelli a carico della Città.",),
        ),
        Sheet(
            name="Pochi giorni",
            above=("Divisione Servizi Educativi", "Iniziative di pochi giorni"),
            upper=_UPPER,
            header=_HEADER,
            merged=("E3:F3", "G3:H3"),
            rows=_DAYS,
            widths=_WIDTHS,
            formats={"Costo (EUR)": "#,##0"},
            colour="F8CBAD",
        ),
    ),
)

FILES = (_REPORT, _ACTIVITIES)
