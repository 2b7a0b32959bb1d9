"""The neighbourhoods' second text, with remarks and a chart of lines, and a list with another department's project and a figure that is wrong."""

from tests.documents.sample.content import (
    Chart,
    ExcelFile,
    Heading,
    Look,
    Para,
    Points,
    Sheet,
    Table,
    Title,
    WordFile,
)

_AUTHOR = "Settore Periferie"
_COURTYARDS = WordFile(
    path="cortili e reti/Cortili, cantieri e reti europee.docx",
    author="Ufficio Accompagnamento sociale",
    look=Look(
        font="Arial",
        size=10.5,
        headings="word",
        heading_font="Arial",
        colour="7F6000",
        language="it-IT",
        header="Periferie - accompagnamento sociale",
        footer="#",
        margin=2.4,
        shade="FFF2CC",
    ),
    blocks=(
        Title("Courtyards, building sites and networks"),
        Para(
            "The first text of the Settore tells of programmes and money. This one tells what happens in the courtyards, and what "
            "European networks and projects on urban regeneration have to do with it. It was written by the office that goes "
            "from door to door (accompagnamento sociale), with the help of tenants of four estates."
        ),
        Heading(1, "The courtyard as a unit of measure"),
        Para(
            "Council housing in Torino means 18,300 flats, 41 estates and about 230 courtyards. Somebody who moves house brings a "
            "sofa, a dog and a habit; after two years the habit is what the neighbours talk about. HOUSES TOGETHER, the Interreg III C "
            "project that the Settore leads, therefore counts by courtyards and not by flats: {!fourteen::Sixteen, if Via Fiesole "
            "counts. It joined in December, decide before the printing.!} of them have a tenants' committee with a key, fifteen hundred euros "
            "a year and the right to be called back within two days."
        ),
        Chart(
            "lines",
            "Unpaid rents, per cent of what was due",
            ("2001", "2002", "2003", "2004", "2005"),
            (
                ("Courtyards with a committee", (21, 20, 19, 14, 11)),
                ("All other courtyards", (17, 18, 19, 19, 20)),
            ),
            alt="Line chart of five years: unpaid rents fell from 21 to 11 per cent where there is a committee and rose from 17 to 20 elsewhere",
            caption="Unpaid rents in courtyards with and without a committee",
        ),
        Para(
            "We do not say that a committee makes people pay. Where it exists, the office learns in the first month and not in the "
            "ninth that somebody has lost his work, and there is still something to be done. Rotterdam, which has had such committees "
            "for longer, told us to expect a standstill in the fourth year; Leipzig, where one flat in five was empty, told us to be "
            "glad of the problem."
        ),
        Heading(2, "What the partners saw here"),
        Points(
            "bullets",
            (
                (0, "Rotterdam: the caretaker who is paid by the committee and not by the owner;"),
                (0, "Leipzig: the rule that a stair is painted by those who live on it, with paint from the City;"),
                (0, "Wrocław: the summer cinema on the wall of the boiler house, EUR 340 an evening, chairs to be brought along."),
            ),
        ),
        Heading(2, "What we saw there"),
        Points(
            "bullets",
            (
                (0, "in Rotterdam, letters of one page, with a photograph of the broken thing;"),
                (0, "in Leipzig, houses taken down storey by storey, until they are of a height that one can greet across;"),
                (0, "in Wrocław, the attic given for nothing to whoever mends the roof."),
            ),
        ),
        Heading(1, "Compost in the courtyard"),
        Para(
            "COMPOSTNET is a LIFE project (LIFE05 ENV/IT/000814) of the Divisione Ambiente e Verde, with Zaragoza and Patras. Half of "
            "it takes place in our courtyards: since October nine estates have had a bin of larch boards, a fork and a rota. The "
            "Settore keeps the rota and tells of it here; what becomes of the compost is told by the other department. The first "
            "lesson came in November: whoever brings the peel wants to see it again, and so the beds for tomatoes have to be dug "
            "before the bins are put up."
        ),
        Table(
            caption="COMPOSTNET in the estates, October to December 2005",
            rows=(
                ("Estate (quartiere)", "Families", "of whom take part", "Kilograms", "Quarrels"),
                ("Via Artom", "412", "96", "2,310", "1"),
                ("Via Scarsellini", "268", "71", "1,640", "0"),
                ("Falchera", "530", "118", "3,020", "2"),
                ("Le Vallette", "604", "87", "1,980", "1"),
                ("five smaller ones", "740", "164", "3,890", "0"),
                ("**Total**", "2,554", "536", "12,840", "4"),
            ),
            widths=(5.0, 2.6, 3.6, 2.8, 2.4),
        ),
        Heading(1, "Networks"),
        Para(
            "Three networks meet at our table. Quartiers en Crise has its vice-presidency here and held its October meeting at "
            "Cascina Roccafranca, among scaffolding, with helmets for everybody. The URBACT groups PARTICIPANDO and REGENERANDO "
            "produced two handbooks; {-the first has been translated into nine languages-}{+the first has been translated into seven "
            "languages+} by the cities themselves. Eurocities' group on housing asked us for a page on caretakers, and got four."
        ),
        Para(
            "Visitors: 41 groups, 690 people, from Belfast to Bursa. They are taken round by residents, who are paid for it. The "
            "guide most asked for is a retired tram driver who knows every stop of Mirafiori by the quarrel that led to it."
        ),
        Heading(1, "Still open"),
        Para(
            "At the end of 2006 the programme ends, and with it half of the office. The committees have asked who will call them "
            "back within two days from then on. It is the right question, and the City Council has been asked to answer it by June."
        ),
    ),
)

_URBAN = ("coordination of URBAN II", "Progetti europei")
_NETWORKS = ("European networks and projects on urban regeneration", "Progetti europei")
_OFFICE = "periferie@comune.example"
_ROWS = (
    ("URBAN II Mirafiori Nord", None, *_URBAN, "URBAN II", "2001 - 2006", "Regione Piemonte; ATC", "Italia", 42800000,
     "31,4 milioni spesi al 31 dicembre 2005", _OFFICE),
    ("HOUSES TOGETHER", "3S0042R", *_NETWORKS, "Interreg III C", "marzo 2004 - febbraio 2007",
     "Rotterdam; Leipzig; Wrocław", "Paesi Bassi, Germania, Polonia", 269000, "14 comitati di inquilini; morosità dal 19 all'11 per cento",
     _OFFICE),
    ("PARTICIPANDO", None, *_NETWORKS, "URBACT", "2003 - 2005", "Roma e altre dieci città", "Italia, Francia, Spagna, Germania", 38000,
     "Capitolo sui tavoli sociali", _OFFICE),
    ("REGENERANDO", None, *_NETWORKS, "URBACT", "2004 - 2006", "Lille; Toledo; Le Havre", "Francia, Spagna", 41500,
     "Seminario a Torino il 17 e 18 novembre, 70 partecipanti", _OFFICE),
    ("COMPOSTNET - Compost di quartiere", "LIFE05 ENV/IT/000814", *_NETWORKS, "LIFE", "ottobre 2005 - marzo 2008",
     "Ayuntamiento de Zaragoza; Dimos Patras; Divisione Ambiente e Verde", "Spagna, Grecia", 355000,
     "Nove quartieri, 536 famiglie, 12.840 kg", _OFFICE),
    ("Quartiers en Crise - incontro d'autunno", None, *_NETWORKS, None, "20-22 ottobre 2005", "Quartiers en Crise", "Belgio, Francia, Spagna",
     7400, "64 ospiti alla Cascina Roccafranca", _OFFICE),
)  # fmt: skip

_LIST = ExcelFile(
    path="cortili e reti/Periferie_attività_2005.xlsx",
    author=_AUTHOR,
    sheets=(
        Sheet(
            name="2005",
            above=("PROGETTO SPECIALE PERIFERIE", "Attività con partner stranieri"),
            header=(
                "Denominazione",
                "Codice progetto",
                "Tema",
                "Capitolo",
                "Programma",
                "Durata",
                "Partenariato",
                "Paesi",
                "Budget totale (EUR)",
                "Risultati",
                "Referente",
            ),
            rows=_ROWS,
            widths=(38, 22, 34, 20, 18, 26, 40, 30, 18, 42, 26),
            formats={"Budget totale (EUR)": "#,##0"},
            colour="FBE5D6",
        ),
    ),
)

FILES = (_COURTYARDS, _LIST)
