"""The schools of peace of the Settore Cooperazione: text from the web, a scan, and a list that says "EUR" in its head."""

from tests.documents.sample.content import (
    ExcelFile,
    Heading,
    Look,
    Para,
    Pasted,
    Picture,
    Points,
    Sheet,
    Table,
    Title,
    WordFile,
)

_AUTHOR = "Ufficio Pace"
_PEACE = WordFile(
    path="scuole di pace e memoria 2005.docx",
    author=_AUTHOR,
    look=Look(
        font="Cambria",
        size=11,
        headings="word",
        heading_font="Cambria",
        colour="984807",
        header="Ufficio Pace",
        footer="pagina #",
        table_style="Light Grid Accent 6",
        captions="typed",
    ),
    blocks=(
        Title("Learning peace, keeping memory"),
        Para(
            "The second half of the name of the Settore Cooperazione internazionale e Pace is looked after by an office of four. It "
            "works with schools, associations and museums of the city, and with towns that have known war more lately than ours. In "
            "2005, sixty years after the Liberation, half of its days went into memory, and the other half into people who were born "
            "long after."
        ),
        Heading(1, "Sixty years"),
        Para(
            "Between 25 April and 2 June the Liberation was remembered with guests from nine cities that were freed in the same weeks. "
            "Volgograd sent a choir of veterans, Coventry the bishop and a cross of nails, Sarajevo a string quartet whose cellist "
            "had played in the street in 1992. The concert in Piazza San Carlo was heard by 6,500 people, standing, in the rain."
        ),
        Picture(
            "letter",
            "Scan of a yellowed page in a close, sloping hand, with a round red postmark of 1907 in the corner",
            10.5,
            "Fig. 1 - A letter home from Córdoba (Argentina), 1907, from the archive of emigration",
        ),
        Para(
            "Memory is older than the war. With the Settore Relazioni Internazionali and the city of Córdoba the office began to "
            "collect the letters of those who left Piedmont between 1880 and 1930: 4,200 pages have been scanned, 1,150 of them with "
            "the help of the grandchildren, who often could not read the language but knew whose hand it was."
        ),
        Heading(1, "Decentralised co-operation projects of schools"),
        Para(
            "Decentralised co-operation projects are not only for engineers. Under the heading “Schools of the world” (Scuole "
            "del mondo) a school of Torino works for three years with one of a partner city, with at most nine thousand euros and "
            "one rule: whatever is bought for one side is bought for the other too. Twelve couples were at work in 2005."
        ),
        Table(
            caption="Tabella 2 - Schools of the world: the couples of 2005",
            rows=(
                ("Partner city", "Country", "Couples", "What they do", "EUR"),
                ("Louga", "Senegal", "3", "school gardens, a weather station", "24,600"),
                ("Praia", "Cape Verde", "2", "songs and stories in two tongues", "14,800"),
                ("Zenica", "Bosnia and Herzegovina", "3", "theatre, a common newspaper", "25,200"),
                ("Quetzaltenango", "Guatemala", "2", "first aid, hygiene", "17,300"),
                ("Gaza", "Palestinian Territory", "2", "mathematics by post", "11,500"),
                ("Total", "", "12", "", "93,400"),
            ),
            widths=(3.2, 3.9, 2.0, 5.2, 2.0),
        ),
        Heading(2, "Mathematics by post"),
        Para(
            "No class could travel to Gaza or from it. The two secondary schools exchange problems instead, one a week; the solution "
            "goes back with a new one. The parcel of December took 41 days and held, besides eleven problems, a bag of za'atar that "
            "the customs had opened, smelt and closed again, as a note in Hebrew, Arabic and English declared."
        ),
        Para("From the page of the project:"),
        Pasted(
            "PROBLEM 17. A wall is eight metres high. A ladder of ten metres leans on it. How far from the wall does it stand? "
            "(We know that you know Pythagoras. We should like to know what you think of when you draw it.)",
            font="Georgia",
            size=12,
            colour="2E74B5",
            shade="DEEAF6",
        ),
        Heading(2, "The newspaper of Zenica"),
        Para(
            "Six issues of “Most / Ponte” (Bridge) came out, in Italian and Bosnian, written by pupils of fifteen in both towns "
            "and printed by the vocational school of graphics. Number 4, on grandparents, was reprinted twice. The editors "
            "met in Torino in October and voted on everything, including the colour of the front page, which is why it is brown."
        ),
        Heading(1, "Peace as a trade"),
        Points(
            "bullets",
            (
                (0, "**Civil peace service**: sixteen young people of the national service spent four months in a partner city;"),
                (0, "**Mediators in the courtyard**: a course with Belfast on quarrels between neighbours, 38 people, 60 hours;"),
                (0, "**Observers**: five officers of the City watched elections in Ukraine and the Palestinian Territory;"),
                (0, "**Museum of Resistance**: with Lyon and Ljubljana, a room on those who hid others."),
            ),
        ),
        Para(
            "What is the use of it? The question is put each year by the budget committee, and rightly. The mediators of the "
            "courtyard gave an answer in numbers: in the eleven council estates where they work, the calls to the Municipal Police "
            "for quarrels fell from 418 to 264. We have no number for the rest."
        ),
        Para("The list of activities is attached. Contact: cooperazione.pace@comune.example."),
    ),
)

_TOPIC = ("decentralised co-operation projects", "Development co-operation")
_COORDINATION = ("the coordination of the city's international activities", "Development co-operation")
_OFFICE = "cooperazione.pace@comune.example"
_ROWS = (
    ("Scuole del mondo", *_TOPIC, "Piano regionale per la pace", "2004 - 2006", "Louga; Praia; Zenica; Quetzaltenango; Gaza",
     "Senegal, Cape Verde, Bosnia and Herzegovina, Guatemala, Palestinian Territory", "93.400,00", "12 couples of schools", _OFFICE),
    ("Most / Ponte, a newspaper in two languages", *_TOPIC, None, "gennaio - dicembre 2005", "Zenica", "Bosnia and Herzegovina",
     "8.200,00", "Six issues, 14,000 copies", _OFFICE),
    ("Acqua per Louga", *_TOPIC, "Fondo per la cooperazione", "2004-2006", "Commune de Louga; SMAT", "Senegal", "148.000,00",
     "11 of 16 standpipes; 38 litres a head and day", _OFFICE),
    ("Rifiuti e compost", *_TOPIC, "Fondo per la cooperazione", "marzo 2005 - dicembre 2007", "Ouagadougou; AMIAT", "Burkina Faso",
     "122.500,00", "1,350 tonnes collected, 410 turned into compost", _OFFICE),
    ("Mediators in the courtyard", *_TOPIC, None, "ottobre 2004 - maggio 2005", "Belfast City Council", "United Kingdom", "19.700,00",
     "38 mediators; 154 calls fewer in eleven estates", _OFFICE),
    ("Meeting of mayors of the Mediterranean", *_COORDINATION, None, "2-3 dicembre 2005", "31 cities",
     "Italy, Spain, France, Morocco, Tunisia, Egypt, Lebanon, Israel, Greece, Turkey, Malta, Cyprus", "41.500,00",
     "Joint letter on water", _OFFICE),
    ("Letters of emigration", *_TOPIC, None, "dal 4 aprile 2005", "Municipalidad de Córdoba", "Argentina", "12.000,00",
     "4,200 pages scanned", _OFFICE),
)  # fmt: skip

_LIST = ExcelFile(
    path="elenco progetti cooperazione e pace.xlsx",
    author=_AUTHOR,
    sheets=(
        Sheet(
            name="Foglio1",
            above=("Settore Cooperazione internazionale e Pace: projects and meetings 2005",),
            header=(
                "Project",
                "Topic",
                "Chapter",
                "Fonte di finanziamento",
                "Periodo",
                "Partner",
                "Countries",
                "Importo (EUR)",
                "Results",
                "Contact",
            ),
            rows=_ROWS,
            widths=(38, 34, 24, 26, 26, 40, 40, 15, 40, 34),
            colour="FBD4B4",
            below=("Fonte: contabilità dell'ufficio, 31 gennaio 2006",),
        ),
    ),
)

FILES = (_PEACE, _LIST)
