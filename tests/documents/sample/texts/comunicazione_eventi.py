"""The Servizio Centrale's second text: a logbook on thin paper margins, pasted mails, tables by tabs; and the list of events."""

from datetime import date

from tests.documents.sample.content import (
    ExcelFile,
    Heading,
    Look,
    Para,
    Pasted,
    Picture,
    Points,
    Sheet,
    Tabbed,
    Title,
    WordFile,
)

_AUTHOR = "Servizio Centrale Comunicazione"
_LOGBOOK = WordFile(
    path="diario di un anno - stampa e promozione.docx",
    author="Ufficio stampa internazionale",
    look=Look(
        font="Lucida Sans",
        size=10,
        headings="italian-word",
        heading_font="Lucida Sans",
        colour="943634",
        footer="Ufficio stampa internazionale - # - per l'annuario",
        margin=1.8,
        captions="typed",
    ),
    blocks=(
        Title("Logbook of a year before the Games"),
        Para(
            "The press office keeps a logbook in which whoever is on duty writes what was asked. What follows has been taken from it, "
            "shortened and without names. It is meant to go with the text on the year's numbers, and with the list of events."
        ),
        Heading(1, "International press office: what they asked"),
        Para(
            "The international press office answered 7,912 calls and messages, a third of them in the last two months. In January the "
            "world wanted to know whether there would be snow; in May, whether the works would be finished; in September, where one "
            "eats; in December, again, whether there would be snow."
        ),
        Tabbed(
            (
                ("Subject", "Questions", "of which by telephone"),
                ("works and sites", "2,140", "860"),
                ("hotels, prices, tickets", "1,905", "1,310"),
                ("the city and its history", "1,488", "402"),
                ("food, wine, chocolate", "1,012", "355"),
                ("transport", "806", "541"),
                ("snow", "561", "498"),
            ),
            (7.5, 11.5),
        ),
        Para("Some answers were better than the question. From a mail of 9 March, to a newspaper of Oslo:"),
        Pasted(
            "Dear colleague, the Mole Antonelliana is 167.5 metres high and was begun as a synagogue. It is now the museum of cinema. "
            "No, there will be no ski jump on it, although we like the drawing and have hung it up.",
            font="Tahoma",
            size=9,
            colour="17365D",
            shade="F2F2F2",
        ),
        Heading(2, "Twelve press trips"),
        Para(
            "Each month eleven to fifteen journalists were taken round for three days. Each trip had one theme and one free afternoon. "
            "We kept the cuttings: 486 articles in 29 languages. Those of the free afternoon are the longest."
        ),
        Points(
            "bullets",
            (
                (0, "February: chocolate. The Japanese crew filmed eleven hours of it;"),
                (0, "April: cinema. A critic from Toronto stayed a week longer at his own expense;"),
                (0, "June: the river. Rain, and the best photographs of the year;"),
                (0, "October: contemporary art, with the lights of the artists switched on for one evening before their time."),
            ),
        ),
        Picture(
            "hall",
            "A conference seen from the last row: people in the dark before a lit screen with a column chart",
            12,
            "Foto A: the press conference of 27 September, one hundred and thirty-seven days to go",
        ),
        Heading(1, "Tourist promotion: six fairs and a tram"),
        Para(
            "Tourist promotion travels with four crates, a stand of larch wood and a tram. The tram, of 1911, was lent by the transport "
            "company to the city of Berlin for the fair of March and drove up and down Unter den Linden for five days; 9,400 people rode "
            "in it and were given a map. It came home with one scratch and a parking ticket, which hangs in the office."
        ),
        Tabbed(
            (
                ("Fair", "When", "Operators met", "Cost in EUR"),
                ("Milano, BIT", "12-15 February", "164", "38,000"),
                ("Berlin, ITB", "11-15 March", "207", "71,500"),
                ("Moscow, MITT", "23-26 March", "98", "29,000"),
                ("Utrecht, Vakantiebeurs", "11-16 January", "66", "18,500"),
                ("Madrid, FITUR", "26-30 January", "103", "33,000"),
                ("London, WTM", "14-17 November", "142", "56,000"),
                ("Total", "", "780", "246,000"),
            ),
            (5.0, 9.0, 13.0),
        ),
        Heading(1, "International events: the evening before"),
        Para(
            "International events are seen by the public from the moment at which the lights go on. The logbook has them from the "
            "evening before. On 24 January, at ten, the ice of the Palavela was two millimetres too thin; at midnight it was right. On "
            "27 May the cycle race was to finish in a street where a wedding had been booked for a year; the bride was given a bouquet "
            "by the winner. On 7 December, when the flame was already in Rome, the screen of Piazza San Carlo showed, for eleven "
            "minutes, a cooking programme of the second channel."
        ),
        Heading(1, "Olympics: what remains to be said"),
        Para(
            "The Olympics office (Ufficio Olimpiadi) has asked us to write down, for those who will come after, what cannot be found in "
            "the manuals of the Committee. There are nine points. The first: print the map with the streets as people call them. The "
            "last: put benches where people wait, for they will wait."
        ),
        Para("Both lists are kept by comunicazione@comune.example."),
    ),
)

_CHAPTER = "The Olympic city"
_PRESS = ("international press office", _CHAPTER)
_TOURISM = ("tourist promotion", _CHAPTER)
_EVENTS = ("international events", _CHAPTER)
_GAMES = ("Olympics", _CHAPTER)
_OFFICE = "comunicazione@comune.example"
_ROWS = (
    ("Twelve press trips", *_PRESS, None, date(2005, 1, 20), date(2005, 12, 17), "Turismo Torino", None, 148000,
     "486 articles", _OFFICE),
    ("Media centre of Via Pomba", *_PRESS, None, date(2005, 10, 3), None, "Region; Province", None, 92000, "1,240 journalists at the desk",
     _OFFICE),
    ("A tram in Berlin", *_TOURISM, None, date(2005, 3, 11), date(2005, 3, 15), "GTT; Berlin", "Germany", 71500, "9,400 passengers; 207 operators",
     _OFFICE),
    ("Fairs of London, Madrid, Moscow and Utrecht", *_TOURISM, None, date(2005, 1, 11), date(2005, 11, 17), "Turismo Torino",
     "United Kingdom, Spain, Russia, Netherlands", 136500, "409 operators met", _OFFICE),
    ("European figure skating championships", *_EVENTS, None, date(2005, 1, 25), date(2005, 1, 30), "International skating union",
     "36 countries", 310000, "42,500 spectators", _OFFICE),
    ("Night of design", *_EVENTS, "Culture 2000", date(2005, 9, 24), date(2005, 9, 24), "Glasgow; Saint-Étienne; Nagoya",
     "United Kingdom, France, Japan", 64000, "27,000 visitors, nine countries", _OFFICE),
    ("Meeting of Olympic cities", *_GAMES, None, date(2005, 7, 4), date(2005, 7, 6), "World union of Olympic cities", "14 countries", 36400,
     "Nine points for those who come after", "olimpiadi@comune.example"),
    ("Arrival of the flame", *_GAMES, None, date(2005, 12, 8), date(2005, 12, 8), "TOROC; Athens", "Greece", 27500, "5,200 people in Piazza San Carlo",
     "olimpiadi@comune.example"),
)  # fmt: skip

_LIST = ExcelFile(
    path="elenco eventi e promozione 2005.xlsx",
    author=_AUTHOR,
    sheets=(
        Sheet(
            name="events",
            above=("Servizio Centrale Comunicazione, Olimpiadi, Promozione",),
            upper=(None, None, None, None, "Period", None, "With whom", None, "Money and results", None, None),
            header=(
                "Title",
                "Topic",
                "Chapter",
                "Programme",
                "Start",
                "End",
                "Partners",
                "Countries",
                "Cost (EUR)",
                "Results",
                "Contact",
            ),
            merged=("E2:F2", "G2:H2", "I2:J2"),
            rows=_ROWS,
            widths=(38, 28, 20, 16, 12, 12, 34, 30, 14, 36, 32),
            formats={"Cost (EUR)": "#,##0"},
            colour="F8D7DA",
        ),
    ),
)

FILES = (_LOGBOOK, _LIST)
