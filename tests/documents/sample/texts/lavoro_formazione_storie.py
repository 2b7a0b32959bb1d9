"""The Divisione Lavoro's second text, numbered by hand, and its list in the old format of Excel."""

from tests.documents.sample.content import (
    ExcelFile,
    Heading,
    Look,
    Para,
    Pasted,
    Points,
    Sheet,
    Tabbed,
    Table,
    Title,
    WordFile,
)

_AUTHOR = "Divisione Lavoro"
_STORIES = WordFile(
    path="approfondimenti/Lavoro - schede e storie.docx",
    author=_AUTHOR,
    look=Look(
        font="Courier New",
        size=10.5,
        headings="bold",
        language="it-IT",
        footer="Lavoro / #",
        margin=2.5,
        table_style="Table Grid",
        captions="typed",
    ),
    blocks=(
        Title("WORK AND TRAINING: SIX STORIES AND THEIR NUMBERS"),
        Para(
            "The funds are told elsewhere. Here are six people and the measures that they met, because the Monitoring Committee asked us "
            "in September what an indicator looks like when it comes through the door. Names are left out, and so are faces."
        ),
        Heading(1, "1. ESF: THE EVENING COUNTER"),
        Para(
            "She is forty-one, has two children and a diploma that was last asked for in 1988. The job centre of Via Bologna has had "
            "evening hours since February, paid by the ESF, and she came at ten to eight. Between her first question and her first wage "
            "lay 163 days; the average of objective 3 is 171. The desk had spoken with 2,210 women who want to return to work, and 1,040 "
            "of them have returned."
        ),
        Tabbed(
            (
                ("Measure", "People", "at work after six months"),
                ("return to work (women)", "1,120", "604"),
                ("over forty-five, long without work", "860", "371"),
                ("first job, with traineeship", "680", "402"),
                ("foreign citizens, with language", "280", "135"),
                ("total", "2,940", "1,512"),
            ),
            (8.0, 11.0),
        ),
        Heading(1, "2. ERDF: THE THIRTY-FIRST FIRM"),
        Para(
            "They are three, they make hearing aids for musicians, and they were the last to find a room in the incubator of Via Bologna, "
            "which the ERDF helped to build. The rent is EUR 4 a square metre in the first year and 7 in the third; in the fourth one "
            "leaves. Of the 31 firms, three already have: two because they grew, one because it did not."
        ),
        Heading(1, "3. EUROPEAN PROJECTS: THE SECOND CHANCE"),
        Para(
            "He came out of prison on a Friday in November. SECOND CHANCE had a bed for him, a bakery, and somebody who telephoned at "
            "four in the morning to ask whether he was up. He was. Of the sixty-two who signed a contract within the project nine have "
            "lost it; the partners in Lyon count 58 and 14, those in Katowice 49 and 6, and the three have stopped comparing."
        ),
        Para("From the notes of the tutor:"),
        Pasted(
            "Week 3: late once, rang before. Week 5: asked for the recipe of the breadsticks. Week 9: corrects mine.",
            font="Arial",
            size=10,
            colour="7030A0",
        ),
        Heading(1, "4. THE LUTHIER OF KÖLN"),
        Para(
            "APPRENTI, under Leonardo da Vinci, sent forty-eight apprentices abroad for five weeks. One of the four who took the "
            "place that they were offered is a girl of nineteen who now glues violins in a back yard of the Eigelstein. Her master wrote "
            "to us that she whistles, and that he has got used to it."
        ),
        Table(
            rows=(
                ("Trade", "to Chambéry", "to Köln", "offered a place", "stayed"),
                ("bakers and pastry cooks", "9", "4", "5", "1"),
                ("electricians", "5", "8", "3", "1"),
                ("luthiers and organ builders", "0", "4", "2", "1"),
                ("carpenters", "7", "5", "1", "1"),
                ("hairdressers", "4", "2", "0", "0"),
                ("total", "25", "23", "11", "4"),
            ),
            widths=(5.6, 2.8, 2.4, 3.2, 2.2),
        ),
        Para("Table A: APPRENTI, February 2005 to January 2006"),
        Heading(1, "5. THE VAN"),
        Para(
            "WORKS ON WHEELS is a van with a printer. It stands on Mondays at the market of Falchera and on Thursdays before the closed "
            "gate of a factory; inside sits a counsellor. In nine months 1,870 people have climbed in. Birmingham has had a bus for ten "
            "years and warned us about the step, which is why ours has a ramp, and Dresden about the coffee, which is why ours is good."
        ),
        Heading(1, "6. THE KEY TO THE HOUSE"),
        Para(
            "CAREKEY teaches those who look after old people in their homes. Most come from Romania, Peru and Ukraine, and most have "
            "done the work for years. The partners, Malmö, Timișoara and Porto, agreed on eleven skills and on a card that states them. "
            "The first 73 cards were handed over in December, in a room too small for all the relatives."
        ),
        Heading(1, "WHAT THE INDICATORS DO NOT SAY"),
        Points(
            "numbers",
            (
                (0, "that half of those who “did not find work” had, in the meantime, found something else;"),
                (0, "that the third appointment is the one that counts;"),
                (0, "that somebody has to telephone at four in the morning."),
            ),
        ),
        Para("The list of activities, in the format of the Region's old programme, is in the same folder. lavoro@comune.example"),
    ),
)

_EU = ("European projects", "European projects")
_ESF = ("ESF", "European projects")
_ERDF = ("ERDF", "European projects")
_OFFICE = "lavoro@comune.example"
_ROWS = (
    ("Job centres with evening hours", *_ESF, "ESF, objective 3", "2000 - 2006", "Regione Piemonte; Provincia di Torino", "Italy", 1460000,
     "2,210 women advised, 1,040 at work", _OFFICE),
    ("Training and traineeships 2005", *_ESF, "ESF, objective 3", "2005", "Unione Industriale; training centres", "Italy", 2920000,
     "78 courses, 480 traineeships", _OFFICE),
    ("Incubator of Via Bologna", *_ERDF, "ERDF, objective 2", "March 2003 - July 2005", "Politecnico di Torino", "Italy", 3050000,
     "31 firms, 118 jobs", _OFFICE),
    ("SECOND CHANCE - La seconda occasione", *_EU, "EQUAL", "July 2004 - June 2007", "Lyon; Bilbao; Katowice", "France, Spain, Poland", 430000,
     "62 contracts", _OFFICE),
    ("WORKS ON WHEELS", *_EU, "EQUAL", "January 2005 - December 2007", "Birmingham; Dresden", "United Kingdom, Germany", 265000,
     "1,870 visitors in nine months", _OFFICE),
    ("APPRENTI - Young craftsmen abroad", *_EU, "Leonardo da Vinci", "February 2005 - January 2006", "Chambéry; Köln", "France, Germany", 74800,
     "48 apprentices, 11 offers, 4 stayed", _OFFICE),
    ("CAREKEY - Skills for home care", *_EU, "Leonardo da Vinci", "October 2004 - September 2006", "Malmö; Timișoara; Porto",
     "Sweden, Romania, Portugal", 96500, "Eleven skills, 73 cards", _OFFICE),
    ("LOCALJOBS - Local plans for employment", *_EU, "ESF, article 6", "December 2003 - November 2005", "Barcelona; Gdańsk", "Spain, Poland", 188000,
     "Guide to local plans", _OFFICE),
)  # fmt: skip

LIST = ExcelFile(
    path="approfondimenti/elenco progetti lavoro.xls",
    author=_AUTHOR,
    sheets=(
        Sheet(
            name="Progetti",
            above=("DIVISIONE LAVORO, ORIENTAMENTO E FORMAZIONE", "Projects open in 2005"),
            header=(
                "Project title",
                "Topic",
                "Chapter",
                "Programme",
                "Period",
                "Partners",
                "Countries",
                "Budget (EUR)",
                "Results",
                "Contact",
            ),
            rows=_ROWS,
            widths=(40, 22, 22, 24, 30, 40, 28, 15, 36, 26),
            formats={"Budget (EUR)": "#,##0"},
            colour="E7E6E6",
        ),
    ),
)

FILES = (_STORIES,)
