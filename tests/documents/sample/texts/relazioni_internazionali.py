"""Settore Relazioni Internazionali: a careful text with footnotes, and a list of missions with real dates."""

from datetime import date

from tests.documents.sample.content import ExcelFile, Heading, Look, Para, Points, Sheet, Table, Title, WordFile

_AUTHOR = "Settore Relazioni Internazionali"
_LOOK = Look(
    font="Times New Roman",
    size=12,
    colour="1F3864",
    header="Città di Torino - Settore Relazioni Internazionali",
    footer="Relazione 2005 - page #",
    justified=True,
    shade="DCE6F1",
)

_TWINNINGS = WordFile(
    path="Relazione annuale 2005 - Gemellaggi.docx",
    author=_AUTHOR,
    look=_LOOK,
    blocks=(
        Title("Twinnings and agreements in 2005"),
        Heading(1, "The coordination of the city's international activities"),
        Para(
            "The coordination team that the City set up in the autumn of 2004 worked through its first full year. The "
            "Settore Relazioni Internazionali, which reports directly to the Mayor, shares the task with the Settore "
            "Cooperazione internazionale e Pace: each of the sixteen departments named a contact point, and the "
            "contact points met six times at Palazzo Civico.^[The meetings took place on 18 January, 15 March, 10 May, "
            "5 July, 20 September and 22 November 2005.] The meetings dealt with the calendar of missions, the common "
            "answer to calls of the European Commission, and the welcome of delegations in the months before the "
            "Winter Games."
        ),
        Para("Three working tools came out of the first year:"),
        Points(
            "bullets",
            (
                (
                    0,
                    ("a **register of relations** with other cities, in which each relation is a twin, a partner or a friend;"),
                ),
                (0, "a shared calendar of missions abroad and of delegations received, kept up to date each Friday;"),
                (
                    0,
                    (
                        "this annual report, for which every department hands in a text and, where it runs activities "
                        "with partners, a list of them."
                    ),
                ),
            ),
        ),
        Heading(1, "Twin, partner and friend cities"),
        Para(
            "At the end of 2005 the register held fourteen relations in twelve countries, set out in "
            "{@tab_cities:Table 1@}. Two were new: the agreement with Nagoya was signed on 27 May, and the memorandum "
            "with Zagreb on 14 October.^[Resolution of the City Council (Consiglio Comunale) no. 94 of 18 April 2005 "
            "and no. 201 of 26 September 2005.] With three cities of the first twinning pact of 1958 - Köln, Lille and "
            "Liège - the relation was renewed by a common programme of work until 2008."
        ),
        Table(
            caption="{#tab_cities:Table 1#} - Relations in force on 31 December 2005",
            rows=(
                ("City", "Country", "Kind", "Since", "Main themes in 2005"),
                ("Chambéry", "France", "twin", "1957", "Alpine transport, youth orchestras"),
                ("Köln", "Germany", "twin", "1958", "fair and congress trade, schools"),
                ("Lille", "France", "twin", "1958", "after the year as European capital of culture"),
                ("Liège", "Belgium", "twin", "1958", "industrial heritage"),
                ("Rotterdam", "Netherlands", "twin", "1958", "architecture, housing estates"),
                ("Esch-sur-Alzette", "Luxembourg", "twin", "1958", "conversion of steel works"),
                ("Shenyang", "China", "twin", "1985", "automotive training"),
                ("Córdoba", "Argentina", "twin", "1986", "Piedmontese emigration archives"),
                ("Glasgow", "United Kingdom", "partner", "2003", "design, urban regeneration"),
                ("Detroit", "United States", "twin", "1998", "automotive research"),
                ("Nagoya", "Japan", "twin", "2005", "universal exposition, design"),
                ("Zagreb", "Croatia", "partner", "2005", "preparation for European programmes"),
                ("Salt Lake City", "United States", "friend", "2003", "legacy of the Winter Games"),
                ("Barcelona", "Spain", "friend", "2001", "strategic planning"),
            ),
            widths=(3.2, 3.0, 1.8, 1.6, 6.4),
            repeat_header=True,
            size=10,
        ),
        Heading(2, "Nagoya: a twinning born at the Expo"),
        Para(
            "The twinning with Nagoya (Gemellaggio Torino-Nagoya) followed two years of work by the universities and "
            "the chambers of commerce. The Italian pavilion at Expo 2005 Aichi gave the occasion: from 23 to 29 May "
            "the City presented itself there with the Politecnico, eleven firms of the design district and a chocolate "
            "master class which received 4,200 visitors. The agreement names three fields: industrial design, museums "
            "of science and technology, and exchanges of secondary schools."
        ),
        Heading(2, "Zagreb: help on the road to the programmes"),
        Para(
            "The memorandum (Protocollo d'intesa) with Zagreb binds both sides to exchange officers for short periods. "
            "In November two officers of the Croatian capital spent a fortnight in Torino and followed the drafting of "
            "an application under Interreg III B Cadses."
        ),
        Heading(2, "What remains to be done"),
        Points(
            "numbers",
            (
                (0, "Bring the pact with Córdoba up to date, twenty years after its signature."),
                (0, "Close the relations that exist only on paper:"),
                (1, "ask each department for its last contact;"),
                (1, "write to the other city before the summer of 2006."),
                (0, "Publish the register on the City's web site in Italian and in English."),
            ),
        ),
        Para(
            "The delegations received and the missions abroad are told one by one in the list attached (Elenco "
            "missioni e delegazioni). Enquiries: relazioni.internazionali@comune.example."
        ),
    ),
)

_TOPIC = "missions abroad and delegations received"
_CHAPTER = "Missions and delegations"
_HEADER = (
    "Title",
    "Topic",
    "Chapter",
    "Programme",
    "Start",
    "End",
    "Partners",
    "Countries",
    "Budget (EUR)",
    "Results",
    "Contact",
)
_CONTACT = "relazioni.internazionali@comune.example"

_MISSIONS = ExcelFile(
    path="missioni/Missioni e delegazioni 2005.xlsx",
    author=_AUTHOR,
    sheets=(
        Sheet(
            name="Missioni e delegazioni",
            above=(
                "Città di Torino - Settore Relazioni Internazionali",
                "Missioni all'estero e delegazioni ricevute, anno 2005",
            ),
            header=_HEADER,
            rows=(
                (
                    "Mission to Nagoya and the Expo 2005 Aichi",
                    _TOPIC,
                    _CHAPTER,
                    None,
                    date(2005, 5, 23),
                    date(2005, 5, 29),
                    "City of Nagoya; Politecnico di Torino",
                    "Japan",
                    38500,
                    "Twinning agreement signed on 27 May; 4,200 visitors to the master class",
                    _CONTACT,
                ),
                (
                    "Officers of Zagreb in Torino",
                    _TOPIC,
                    _CHAPTER,
                    "Interreg III B Cadses",
                    date(2005, 11, 7),
                    date(2005, 11, 18),
                    "City of Zagreb",
                    "Croatia",
                    4200,
                    "Two officers followed the drafting of an application",
                    _CONTACT,
                ),
                (
                    "Mission to Zagreb for the memorandum",
                    _TOPIC,
                    _CHAPTER,
                    None,
                    date(2005, 10, 13),
                    date(2005, 10, 15),
                    "City of Zagreb",
                    "Croatia",
                    3100,
                    "Memorandum signed on 14 October",
                    _CONTACT,
                ),
                (
                    "Delegation of Shenyang: training for the car industry",
                    _TOPIC,
                    _CHAPTER,
                    "Asia Urbs",
                    date(2005, 6, 13),
                    date(2005, 6, 17),
                    "City of Shenyang; Unione Industriale",
                    "China",
                    7800,
                    "Programme of work for 2006 agreed",
                    _CONTACT,
                ),
                (
                    "Renewal of the pact with Lille, Liège and Köln",
                    _TOPIC,
                    _CHAPTER,
                    None,
                    date(2005, 9, 29),
                    date(2005, 10, 1),
                    "City of Lille; City of Liège; City of Köln",
                    "France, Belgium, Germany",
                    12600,
                    "Common programme until 2008",
                    _CONTACT,
                ),
                (
                    "Delegation of Salt Lake City: the legacy of the Games",
                    _TOPIC,
                    _CHAPTER,
                    None,
                    date(2005, 12, 1),
                    date(2005, 12, 3),
                    "Salt Lake City Corporation",
                    "United States",
                    5400,
                    "Report on the use of the Olympic sites after 2006",
                    _CONTACT,
                ),
                (
                    "Study visit to Barcelona on the strategic plan",
                    _TOPIC,
                    _CHAPTER,
                    None,
                    date(2005, 3, 9),
                    date(2005, 3, 11),
                    "Ajuntament de Barcelona; Torino Internazionale",
                    "Spain",
                    2900,
                    "Comparison of the two second strategic plans",
                    _CONTACT,
                ),
            ),
            widths=(38, 26, 22, 20, 12, 12, 34, 20, 13, 40, 36),
            formats={"Budget (EUR)": "#,##0"},
            colour="DCE6F1",
        ),
    ),
)

FILES = (_TWINNINGS, _MISSIONS)
