"""Settore Cooperazione internazionale e Pace: an Italian Word, tracked changes and a colleague's remark left inside."""

from tests.documents.sample.content import Heading, Look, Para, Points, Table, Title, WordFile

_LOOK = Look(
    font="Verdana",
    size=10,
    headings="italian-word",
    colour="7F3F00",
    language="it-IT",
    footer="#",
    margin=2.2,
    table_style="Light List Accent 6",
)

_REPORT = WordFile(
    path="relazione DEF (2) ultima versione.docx",
    author="Ufficio Cooperazione",
    look=_LOOK,
    blocks=(
        Title("Cooperazione internazionale e Pace: the year 2005"),
        Heading(1, "The coordination of the city's international activities: our share"),
        Para(
            "The Settore Cooperazione internazionale e Pace reports directly to the Deputy Mayor and, together with "
            "the Settore Relazioni Internazionali, runs the coordination team. In 2005 it looked after the part that "
            "concerns the South of the world and peace: it gathered the applications of associations, kept the list of "
            "projects and reported on them to the {-Giunta-}{+Giunta Comunale+} every quarter. The fund for "
            "co-operation amounted to {!EUR 1,012,000::Please check against the final accounts: the budget office has "
            "1,012,000 without the reserve.!}, that is 0.8 per cent of the first three titles of current revenue."
        ),
        Heading(1, "Decentralised co-operation projects"),
        Para(
            "Decentralised co-operation projects are those in which a city works with a city. The City is not a donor "
            "but lends what its own offices know: water, waste, registry, street markets, libraries. Seven were open "
            "during the year, {-five-}{+four+} of them with municipalities of Africa."
        ),
        Table(
            caption="Tabella 1: the projects open in 2005 (amounts paid by the City)",
            rows=(
                ("Project", "Partner city", "Country", "Period", "EUR"),
                ("Acqua per Louga", "Louga", "Senegal", "2004-2006", "148,000"),
                ("Rifiuti e compost", "Ouagadougou", "Burkina Faso", "2005-2007", "122,500"),
                ("Anagrafe e cittadinanza", "Praia", "Cape Verde", "all of 2005", "64,000"),
                ("Mercati di quartiere", "Maputo", "Mozambique", "2004-2005", "97,300"),
                ("Strade per la salute", "Quetzaltenango", "Guatemala", "2004-2006", "135,000"),
                ("Scuola e teatro", "Zenica", "Bosnia and Herzegovina", "2003-2005", "58,200"),
                ("Acqua e agricoltura", "Gaza", "Palestinian Territory", "2005-2007", "160,000"),
                ("**Total**", "", "", "", "785,000"),
            ),
            widths=(4.4, 3.4, 4.0, 2.6, 2.0),
            merged=((8, 0, 8, 3),),
        ),
        Heading(2, "Water for Louga (Acqua per Louga)"),
        Para(
            "In the region of Louga the municipal water company and the local committees finished eleven of the "
            "sixteen standpipes. The second year was spent on what usually fails: the committees' accounts, the price "
            "of a can of water, the training of nine fountain keepers, six of them women. A mission of two technicians "
            "in February measured 38 litres a day a head against 22 at the beginning."
        ),
        Heading(2, "Waste and compost (Rifiuti e compost)"),
        Para(
            "With Ouagadougou the work began in March. The purpose is to separate organic waste in two districts "
            "(settore 10 and settore 30) and to sell the compost to market gardeners:"
        ),
        Points(
            "bullets",
            (
                (0, "two collection centres opened in June and in October;"),
                (0, "forty-two collectors, most of them already at work without a contract, joined in a co-operative;"),
                (0, "1,350 tonnes of waste collected, of which 410 turned into compost;"),
                (0, "a course on sorting for the teachers of nine primary schools."),
            ),
        ),
        Heading(2, "Registry and citizenship (Anagrafe e cittadinanza)"),
        Para(
            "Praia asked for help with its registry of births. The officers of our Servizi Demografici spent three "
            "weeks there in May; by December 6,400 records had been copied from paper. The software was written by the "
            "town itself with free tools."
        ),
        Heading(1, "Peace and human rights"),
        Para(
            "On 21 September the sixth Day of Peace brought 2,300 pupils to Piazza Castello. The City belongs to the "
            "Coordinamento Comuni per la Pace of the province and hosted, on 2 and 3 December, a meeting of mayors of "
            "the Mediterranean with 31 cities from twelve countries. The papers are at "
            "[[www.comune.example/pace|http://www.comune.example/pace/2005]]."
        ),
        Para(
            "Schools are the first audience of this work. During the year 64 classes followed one of the four courses "
            "offered (water, fair trade, child soldiers, the Balkans after the war), and 12 of them exchanged letters "
            "with a class of a partner city. An exhibition on the Millennium Goals stood for three weeks under the "
            "arcades of Via Po and was then lent to five towns of the province."
        ),
        Heading(2, "Associations"),
        Para(
            "A public call (Bando 2005) shared EUR 227,000 among nineteen projects of local associations, chosen out "
            "of seventy-three. Together with the projects of Tabella 1 the whole fund was committed by the end of the "
            "year."
        ),
    ),
)

FILES = (_REPORT,)
