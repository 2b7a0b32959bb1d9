"""Divisione Servizi Culturali: a long, well-made text with endnotes and headings on three levels."""

from tests.documents.sample.content import Heading, Look, Para, Picture, Points, Table, Title, WordFile

_LOOK = Look(
    font="Garamond",
    size=12,
    heading_font="Garamond",
    colour="5B2C6F",
    header="Divisione Servizi Culturali",
    footer="- # -",
    justified=True,
    table_style="Table Grid",
    shade="E8DAEF",
    notes="endnotes",
)

_REPORT = WordFile(
    path="Attività internazionali 2005 (Cultura, così com'è).docx",
    author="Divisione Servizi Culturali",
    look=_LOOK,
    blocks=(
        Title("Culture: the world at home"),
        Para(
            "The Divisione Servizi Culturali works with the world every day, and rarely calls it international "
            "relations. This contribution gathers what the museums, the libraries and the office for festivals did "
            "with partners abroad during 2005."
        ),
        Heading(1, "Cultural networks"),
        Para(
            "The City belongs to four cultural networks: Les Rencontres, the culture forum of Eurocities, the network "
            "of contemporary art museums ArtCities, and Banlieues d'Europe. In October the Division received the "
            "yearly meeting of Les Rencontres, with 86 elected representatives from 19 countries, on the theme of "
            "culture after a great event.^[The papers of the meeting are kept at the library of the Division, Via San "
            "Francesco da Paola.]"
        ),
        Heading(1, "Museums"),
        Heading(2, "Loans and exhibitions"),
        Para(
            "The civic museums (Musei Civici) lent 214 works to 47 exhibitions abroad and borrowed 163. The exhibition "
            "of the Baroque drawings went to Lyon and Kraków, where it had 58,000 visitors. The Gallery of Modern Art "
            "exchanged its director of conservation with Glasgow for three months."
        ),
        Table(
            caption="Works lent abroad in 2005",
            rows=(
                ("Museum (museo)", "Works", "Exhibitions", "Countries"),
                ("Galleria d'Arte Moderna", "97", "19", "France, Spain, Japan, United States"),
                ("Palazzo Madama", "68", "16", "France, Poland, United Kingdom"),
                ("Borgo Medievale", "12", "4", "Switzerland, Germany"),
                ("Museo della Resistenza", "37", "8", "France, Slovenia, Argentina"),
                ("**Total**", "214", "47", ""),
            ),
            widths=(5.2, 2.1, 3.0, 5.5),
        ),
        Heading(2, "The museum of the Far East"),
        Para(
            "For the new Museo d'Arte Orientale, a committee of five institutes - in London, Paris, Leiden, Nagoya and "
            "Shenyang - advised on the display of the 1,500 objects. The restoration of the seventeenth century palace "
            "goes on; the opening is foreseen for 2008."
        ),
        Heading(1, "Festivals and international events"),
        Para(
            "Festivals and international events brought 312 companies and ensembles from 53 countries. Four deserve a "
            "line of their own:"
        ),
        Points(
            "bullets",
            (
                (
                    0,
                    ("__Torino Settembre Musica__: 61 concerts, 84,000 listeners, orchestras from Budapest and Rotterdam;"),
                ),
                (0, "__Cinemambiente__ and __Sottodiciotto__, the film festivals, with 190 films out of competition;"),
                (0, "__Teatro Europeo__, with first performances in Italian, French and Hungarian;"),
                (0, "the Book Fair (Fiera del Libro), whose guest of honour was the Catalan language."),
            ),
        ),
        Heading(1, "Libraries"),
        Para(
            "The libraries (Biblioteche civiche) hold books in 34 languages. With Barcelona and Gothenburg they tried "
            "out shelves in the languages of new citizens, chosen together with the readers: Romanian, Arabic, "
            "Chinese, Albanian, Spanish. Loans of foreign books rose from 18,700 to 26,900 in a year.^[Figures of the "
            "lending system; loans of language courses are not counted.]"
        ),
        Picture(
            "library",
            "Drawing of three library shelves full of books with backs in many colours",
            10.5,
            "Shelves in thirty-four languages",
        ),
        Heading(1, "European projects"),
        Heading(2, "In course"),
        Heading(3, "FACTORIES - the second life of the works"),
        Para(
            "Programme: Culture 2000. Partners: Liège, Lille, Łódź. Period: May 2004 to April 2006. The City's share "
            "of the budget is EUR 146,000. Six artists worked for two months each in a disused factory of another "
            "city; the exhibition opened at the former railway works (Officine Grandi Riparazioni) on 6 October."
        ),
        Heading(3, "MUSEUMS FOR ALL - le musée pour tous"),
        Para(
            "Programme: Socrates, Grundtvig action. Partners: Gent, Porto, Pécs. Period: October 2004 to September "
            "2006. Budget of the City: EUR 52,400. Guides who are blind or deaf now lead visits to three museums; the "
            "handbook will be out in the spring in five languages."
        ),
        Heading(2, "Proposed"),
        Para(
            "Two applications were handed in under Culture 2000 in October, on travelling libraries and on street "
            "theatre.^[The answer of the Commission is expected by May 2006.] Contact: cultura@comune.example."
        ),
    ),
)

FILES = (_REPORT,)
