"""The museums' and libraries' second text, saved by LibreOffice, and a list of events with periods in several manners."""

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

_AUTHOR = "Musei Civici"
MUSEUMS = WordFile(
    path="musei e biblioteche/Musei, biblioteche, festival (testo per annuario).docx",
    author=_AUTHOR,
    look=Look(
        font="Liberation Serif",
        size=12,
        headings="word",
        heading_font="Liberation Sans",
        colour="3B3838",
        header="Musei Civici - Biblioteche civiche",
        footer="#/6",
        shade="EDEDED",
        notes="endnotes",
    ),
    blocks=(
        Title("From the store rooms and the shelves"),
        Para(
            "The report of the Division gives the figures. The museums and the libraries asked for room to tell how they come about. "
            "What follows was put together by two registrars, a librarian and the lady at the cloakroom of Palazzo Madama, "
            "who sees more of the world than all the others."
        ),
        Heading(1, "Museums: a picture travels"),
        Para(
            "A loan (prestito) begins with a letter, often in a language that nobody at the museum reads. Between the letter and the nail "
            "lie, on average, 212 days and 34 signatures. In 2005 the registrars followed 214 works abroad. Seven travelled with a "
            "courier who slept in the lorry; one, a Baroque drawing of a ceiling, crossed the Alps three times, because the museum "
            "of Kraków had flooded, dried, and flooded again."
        ),
        Table(
            caption="Two years of a loan, in days",
            rows=(
                ("Step (fase)", "2003", "2005", "What changed"),
                ("Request and first answer", "61", "23", "an answer within a week, even if it is no"),
                ("Opinion of the restorer", "48", "44", "nothing"),
                ("Insurance", "37", "19", "one policy for all the museums"),
                ("Permit of the Ministry", "72", "70", "the weather"),
                ("Transport and hanging", "60", "56", "shared lorries with Lyon and Genève"),
                ("Total", "278", "212", ""),
            ),
            widths=(5.0, 2.0, 2.0, 7.0),
        ),
        Para(
            "The shared lorry is the best thing that European co-operation has given to museums.^[It was agreed at the table of the "
            "network ArtCities in March 2004 and has no name, no logo and no budget line.] It leaves on the first Tuesday of the "
            "month, and whoever has a crate writes to the museum of Lyon by the Friday before."
        ),
        Heading(2, "Conservators change places"),
        Para(
            "The director of conservation of the Gallery of Modern Art spent the spring in Glasgow, and his colleague in Torino. Each "
            "was to write down what the other house does better. The list from Glasgow has nine points (light, lists, lunch); ours of "
            "Glasgow has nine as well. They were exchanged at the airport and are now hung side by side in the two workshops."
        ),
        Heading(1, "Libraries: shelves in many tongues"),
        Para(
            "The shelf in Romanian was the first to be chosen by readers: eighteen people, one Sunday, EUR 4,000. They bought few "
            "classics and a great many cookery books, manuals on driving and fairy tales. All of it is on loan all the time. The "
            "librarians of Gothenburg, who do it in the same way, had warned us: buy three of each."
        ),
        Points(
            "bullets",
            (
                (
                    0,
                    "**Reading aloud on Saturdays** in eleven languages, with 2,300 children, half of whom do not speak the language;",
                ),
                (0, "**Telephone for homework**, kept by foreign students of the university, in French, Arabic and Spanish;"),
                (0, "**A book for the plane**: those who go home for the summer may keep a book for four months."),
            ),
        ),
        Heading(1, "Festivals and international events: the cloakroom's statistics"),
        Para(
            "Festivals and international events leave their mark in the cloakroom. During Settembre Musica it took in 11 violins, at "
            "the film festivals 240 rucksacks, during the night of contemporary art 74 umbrellas, of which 19 are still there. The "
            "umbrellas are lent to guests; this, too, is cultural exchange."
        ),
        Picture(
            "gallery",
            "A room of the museum with five framed paintings on a grey wall under spotlights, and an empty bench before them",
            12,
            "A room of the Gallery of Modern Art on a Tuesday, before the lorry comes",
        ),
        Heading(1, "Cultural networks: who calls whom"),
        Para(
            "We asked the offices to count for a month with whom abroad they had spoken: 318 calls and letters, to 74 institutions in 26 "
            "countries. Two thirds went to eleven of them. Cultural networks, we conclude, are people who know each other's direct "
            "number.^[The count was repeated in November, with nearly the same result.] European projects are what they do with it in "
            "their free time."
        ),
    ),
)

_PLACE = "Culture and education"
_MUSEI = ("museums", _PLACE)
_LIBRI = ("libraries", _PLACE)
_FESTIVAL = ("festivals and international events", _PLACE)
_RETI = ("cultural networks", _PLACE)
_EUROPA = ("European projects", _PLACE)
_OFFICE = "cultura@comune.example"
_ROWS = (
    ("FACTORIES - the second life of the works", *_EUROPA, "Culture 2000", "May 2004 - April 2006", "Liège; Lille; Łódź", "Belgium, France, Poland",
     "EUR 146,000", "Exhibition at the Officine Grandi Riparazioni", _OFFICE),
    ("MUSEUMS FOR ALL - le musée pour tous", *_EUROPA, "Socrates - Grundtvig", "October 2004 - September 2006", "Gent; Porto; Pécs",
     "Belgium, Portugal, Hungary", "EUR 52,400", "Guides who are blind or deaf in three museums", _OFFICE),
    ("Baroque drawings on tour", *_MUSEI, None, "February - November 2005", "Musée des Beaux-Arts de Lyon; Kraków", "France, Poland",
     "EUR 83,500", "58,000 visitors", _OFFICE),
    ("Exchange of conservators with Glasgow", *_MUSEI, None, "April - June 2005", "Glasgow Museums", "United Kingdom", "EUR 9,600",
     "Nine points each", _OFFICE),
    ("Committee for the Museo d'Arte Orientale", *_MUSEI, None, "2004-2008", "London; Paris; Leiden; Nagoya; Shenyang",
     "United Kingdom, France, Netherlands, Japan, China", "EUR 61,000", "Display of 1,500 objects planned", _OFFICE),
    ("Shelves of the new citizens", *_LIBRI, None, "2005", "Barcelona; Göteborg", "Spain, Sweden", "EUR 38,000", "26,900 loans of foreign books", _OFFICE),
    ("Torino Settembre Musica", *_FESTIVAL, None, "4-25 September 2005", "Budapest; Rotterdam", "Hungary, Netherlands", "EUR 1,240,000",
     "61 concerts, 84,000 listeners", _OFFICE),
    ("Teatro Europeo", *_FESTIVAL, "Culture 2000", "10-30 October 2005", "Union des Théâtres de l'Europe", "France, Hungary", "EUR 210,000",
     "Six first performances in three languages", _OFFICE),
    ("Meeting of Les Rencontres", *_RETI, None, "20-22 October 2005", "Les Rencontres", "France", "EUR 27,800",
     "86 representatives from 19 countries", _OFFICE),
)  # fmt: skip

_LIST = ExcelFile(
    path="musei e biblioteche/activities culture 2005.xlsx",
    author=_AUTHOR,
    sheets=(
        Sheet(
            name="Activities",
            above=(),
            header=(
                "Activity",
                "Topic",
                "Chapter",
                "EU programme",
                "Dates",
                "Partner cities",
                "Countries",
                "Total budget",
                "Main results",
                "Contact",
            ),
            rows=_ROWS,
            widths=(40, 30, 24, 22, 28, 40, 36, 16, 38, 24),
            colour="E8DAEF",
        ),
    ),
)

FILES = (_LIST,)
