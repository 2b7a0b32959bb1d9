"""Divisione Ambiente e Verde: styles of its own making, a list on three levels, and a workbook in Italian."""

from tests.documents.sample.content import (
    ExcelFile,
    Heading,
    Look,
    Para,
    Picture,
    Points,
    Sheet,
    Table,
    Title,
    WordFile,
)

_AUTHOR = "Divisione Ambiente e Verde"
_LOOK = Look(
    font="Georgia",
    size=11,
    headings="titolo",
    heading_font="Arial",
    colour="2F5D34",
    header="Divisione Ambiente e Verde",
    footer="pag. #",
    table_style="Light Grid Accent 3",
)

_NETWORKS = WordFile(
    path="Reti tematiche ambiente 2005.docx",
    author=_AUTHOR,
    look=_LOOK,
    blocks=(
        Title("The environment without borders"),
        Heading(1, "Themed networks"),
        Para(
            "The Divisione Ambiente e Verde belongs to five themed networks (reti tematiche), in which cities compare "
            "what they measure and copy what works. Membership costs EUR 21,400 a year altogether; the travel is "
            "mostly paid by the networks themselves. In 2005 the Division took part in nineteen meetings and received "
            "three."
        ),
        Table(
            caption="Networks to which the Division belongs",
            rows=(
                ("Network (rete)", "Theme", "Member since", "Fee (EUR)"),
                ("ICLEI", "local sustainability", "1996", "6,800"),
                ("Climate Alliance", "climate protection", "1998", "4,900"),
                ("Eurocities, environment forum", "air, noise, waste", "1991", "5,200"),
                ("Car Free Cities", "mobility", "1995", "2,500"),
                ("Città del verde", "parks and gardens", "2002", "2,000"),
            ),
            widths=(5.6, 4.6, 3.0, 2.4),
        ),
        Heading(2, "What we brought and what we took home"),
        Points(
            "bullets",
            (
                (0, "Air (qualità dell'aria)"),
                (1, "brought: the low emission zone of 4.2 square kilometres and its effects after a year;"),
                (1, "taken home:"),
                (2, "from Stuttgart, the action plan for days above the limit;"),
                (2, "from Lyon, the information by text message."),
                (0, "Noise (rumore)"),
                (1, "the acoustic map of the ring road, made with the regional agency."),
                (0, "Waste (rifiuti)"),
                (1, "door-to-door collection in the Crocetta and Lingotto districts, now at 61 per cent;"),
                (1, "the guide for large events, ready for the Winter Games."),
            ),
        ),
        Picture(
            "hills",
            "Drawing of the river between hills, with the trees of the green ring in front",
            12.5,
            "The green ring (Corona Verde): parks, river and hills",
        ),
        Heading(1, "The working group on urban parks"),
        Para(
            "Since 2003 Torino has led the working group on urban parks of Città del verde. The group met here from 12 "
            "to 14 May, with fifty-three officers from twenty-one cities. It agreed on a common sheet for the cost of "
            "a square metre of lawn, hedge and flower bed; the first comparison shows a range from EUR 0.90 to EUR "
            "3.70 a year, and Torino in the middle with EUR 1.85."
        ),
        Para(
            "The sheet is on the web at [[www.cittadelverde.example|http://www.cittadelverde.example/sheet]] and may "
            "be used by any town. Nine towns that do not belong to the group have filled it in so far."
        ),
        Heading(2, "Mobility Week"),
        Para(
            "The European Mobility Week (16-22 September) counted 38 events, among them the first car-free Thursday in "
            "the inner ring. A delegation of Car Free Cities counted 31 per cent fewer cars than on an ordinary "
            "Thursday, and 17,000 more passengers on the lines of the centre."
        ),
        Para(
            "The European environmental projects and the awards of the Division are told in the list of activities "
            "(foglio Excel) in the folder progetti-europei."
        ),
    ),
)

_PROJECTS = "Progetti europei"
_ENVIRONMENT = "European environmental projects"
_CONTACT = "ambiente@comune.example"

_ACTIVITIES = ExcelFile(
    path="progetti-europei/Progetti europei e premi.xlsx",
    author=_AUTHOR,
    sheets=(
        Sheet(
            name="Attività",
            above=(
                "DIVISIONE AMBIENTE E VERDE",
                "Progetti europei, reti e premi internazionali",
                "Anno di riferimento: 2005",
            ),
            header=(
                "Titolo del progetto",
                "Codice progetto",
                "Programma",
                "Tema",
                "Capitolo",
                "Periodo",
                "Partner",
                "Paesi",
                "Importo (EUR)",
                "Risultati",
                "Referente",
            ),
            rows=(
                (
                    "RIVERLINK - Parchi fluviali in rete",
                    "LIFE04 ENV/IT/000437",
                    "LIFE",
                    _ENVIRONMENT,
                    _PROJECTS,
                    "marzo 2004 - ottobre 2005",
                    "Ville de Lyon; Stadt Graz; Parco del Po",
                    "Francia, Austria, Italia",
                    612000,
                    "11 km di sponda rinaturata, manuale in tre lingue",
                    _CONTACT,
                ),
                (
                    "ALPAIR - Aria pulita nelle città alpine",
                    "A/II-2/3.1/19",
                    "Interreg III B Spazio Alpino",
                    _ENVIRONMENT,
                    _PROJECTS,
                    "gennaio 2005 - dicembre 2007",
                    "Stadt Innsbruck; Ville de Grenoble; Comune di Bolzano",
                    "Austria, Francia, Italia",
                    284500,
                    "Rete di 9 centraline e bollettino comune",
                    _CONTACT,
                ),
                (
                    "GREENBUS - Autobus a basse emissioni",
                    "TREN/03/FP6EN/502117",
                    "Sesto programma quadro",
                    _ENVIRONMENT,
                    _PROJECTS,
                    "settembre 2003 - agosto 2006",
                    "Göteborg; Stuttgart; GTT",
                    "Svezia, Germania, Italia",
                    940000,
                    "18 autobus a metano in prova su tre linee",
                    _CONTACT,
                ),
                (
                    "COMPOSTNET - Compost di quartiere",
                    "LIFE05 ENV/IT/000814",
                    "LIFE",
                    _ENVIRONMENT,
                    _PROJECTS,
                    "ottobre 2005 - marzo 2008",
                    "Ayuntamiento de Zaragoza; Dimos Patras",
                    "Spagna, Grecia",
                    355000,
                    "Avvio del progetto",
                    _CONTACT,
                ),
                (
                    "Gruppo di lavoro sui parchi urbani",
                    None,
                    None,
                    "themed networks",
                    "Reti",
                    "maggio 2005",
                    "Città del verde",
                    "Italia, Francia, Svizzera, Slovenia",
                    18200,
                    "53 funzionari di 21 città; scheda comune dei costi",
                    _CONTACT,
                ),
                (
                    "Premio europeo Mobilità dolce 2005",
                    None,
                    None,
                    "international awards",
                    "Organizzazioni internazionali e premi",
                    "settembre 2005",
                    "Car Free Cities",
                    "Belgio",
                    None,
                    "Secondo premio per il giovedì senz'auto",
                    _CONTACT,
                ),
                (
                    "Menzione Greentown per la Corona Verde",
                    None,
                    None,
                    "international awards",
                    "Organizzazioni internazionali e premi",
                    "novembre 2005",
                    "Associazione Greentown",
                    "Paesi Bassi",
                    1500,
                    "Menzione d'onore tra 64 candidature",
                    _CONTACT,
                ),
            ),
            widths=(38, 22, 24, 28, 24, 26, 38, 28, 14, 40, 26),
            formats={"Importo (EUR)": "#,##0.00"},
            colour="C6E0B4",
        ),
        Sheet(
            name="Note",
            above=(),
            header=("Nota",),
            rows=(
                ("Gli importi sono la quota della Città, IVA compresa.",),
                ("GREENBUS: il terzo anno è da confermare con GTT.",),
                ("Il tema è scritto in inglese come nell'elenco del coordinamento.",),
            ),
            widths=(80,),
        ),
    ),
)

FILES = (_NETWORKS, _ACTIVITIES)
