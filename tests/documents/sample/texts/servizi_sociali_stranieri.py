"""The foreign residents' office of the Servizi Sociali: text pasted from the web, and a large table on a page on its side."""

from tests.documents.sample.content import (
    Heading,
    Landscape,
    Look,
    Para,
    Pasted,
    Picture,
    Points,
    Portrait,
    Signature,
    Table,
    Title,
    WordFile,
)

FOREIGN_RESIDENTS = WordFile(
    path="residenti-stranieri/Ufficio stranieri, relazione di fine anno.docx",
    author="Ufficio Stranieri",
    look=Look(
        font="Arial Narrow",
        size=11.5,
        headings="italian-word",
        heading_font="Arial Black",
        colour="4F6228",
        language="it-IT",
        header="Ufficio Stranieri e Nomadi",
        footer="#",
        margin=2,
        shade="EAF1DD",
        captions="typed",
    ),
    blocks=(
        Title("Seventy thousand neighbours"),
        Para(
            "On 31 December 2005 the registry counted 74,116 foreign residents, 8.2 per cent of the population; ten years ago "
            "there were 19,800. They come from 147 countries. More than one in four is under eighteen, and of these three in "
            "five were born here."
        ),
        Heading(1, "The foreign residents department"),
        Para(
            "The foreign residents department (Ufficio Stranieri) of the Divisione Servizi Sociali was opened in 1982 with two "
            "desks. It now has thirty-one people, eleven of them cultural mediators, in Via Cottolengo and in four districts. "
            "It gives information and legal advice, runs the places for refugees and unaccompanied minors, teaches Italian "
            "with the schools for adults, and works with the towns from which people come. In 2005 it counted 58,300 visits."
        ),
        Picture(
            "awnings",
            "The market square seen from above: five rows of stalls with red, white, green, yellow and blue awnings, and people between them",
            13,
            "Foto 1 - Porta Palazzo on a Saturday: one stall in three is kept by a citizen of another country",
        ),
        Heading(2, "A single counter (Sportello unico)"),
        Para(
            "Since March a single counter has taken in what used to be asked at five: residence permits, registry, health card, "
            "school, recognition of diplomas. The average time for a family reunion fell from 190 to 112 days. A third of that "
            "gain was made abroad: with Rabat and Iași the office agreed on one form for certificates of birth and marriage, "
            "sent by secure mail. What took forty days by post takes three."
        ),
        Para("The page that the office keeps for the mediators of the partner towns says it shorter than we could:"),
        Pasted(
            "WHO MAY ASK? Whoever has a permit of at least one year, a home of the size set by the Region, and the income set by "
            "law. WHAT DO I BRING? The passport, the permit, the contract of the flat, the last tax form, one photograph. "
            "WHAT DOES IT COST? A stamp of EUR 14.62. HOW LONG? Ask again after ninety days, not before.",
            font="Verdana",
            size=8.5,
            colour="333399",
            shade="E6E6FA",
        ),
        Pasted(
            "Attention: nobody may ask you for money for a form. If somebody does, come and tell us; we do not ask your name.",
            font="Times New Roman",
            size=13,
            colour="C00000",
        ),
        Heading(2, "A city of refuge (Città d'asilo)"),
        Para(
            "The city keeps 58 places for people who have asked for asylum; 131 lived in them during the year, from 23 countries, "
            "on average for seven months. With Barcelona and Malmö the office compared what happens on the day after: in Malmö "
            "everybody has a language class within a week, in Barcelona everybody has a neighbour who was asked to call. Torino "
            "has begun to do both, with 40 volunteers from the parishes and the mosques.^[The European Refugee Fund pays for half "
            "of the places; the Ministry and the City share the rest.]"
        ),
        Heading(2, "The feast of peoples (Festa dei popoli)"),
        Para(
            "From 27 to 29 May the sixth feast filled the Valentino park: 62 associations, 38 kitchens, a football tournament of "
            "24 nations won, for once, by Italy. For the 41,000 visitors there were four drinking fountains, which was one of the "
            "lessons; the other was that the Peruvian choir should not be put next to the Senegalese drums."
        ),
        Heading(1, "Ties with the towns of origin"),
        Para(
            "Whoever leaves keeps one foot at home. The office helps where the other foot can do something useful: with the "
            "Settore Cooperazione internazionale e Pace it follows eleven small projects that associations of migrants run in "
            "their own towns, chosen by a call that pays at most EUR 8,000 each."
        ),
        Points(
            "bullets",
            (
                (0, "Khouribga (Morocco): a sewing workshop for eighteen women, with machines from a closed factory of Barriera;"),
                (0, "Bacău (Romania): a house for the grandmothers who bring up the children of those who are here;"),
                (0, "Louga (Senegal): the account book of the water committee, printed in Wolof;"),
                (0, "Lima, Villa El Salvador (Peru): a kitchen garden on forty roofs;"),
                (0, "Shkodër (Albania): a bus that takes thirty pupils to the secondary school."),
            ),
        ),
        Landscape(),
        Heading(1, "Residents by country and district"),
        Table(
            caption="Tab. 1 - Foreign residents on 31 December 2005: the eight largest groups, by district (circoscrizione)",
            rows=(
                ("Country (Paese)", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "Total", "of whom women"),
                (
                    "Romania",
                    "1,702",
                    "1,940",
                    "3,110",
                    "2,480",
                    "3,602",
                    "3,955",
                    "2,630",
                    "1,480",
                    "1,706",
                    "1,022",
                    "23,627",
                    "12,050",
                ),
                ("Morocco", "1,040", "980", "1,420", "1,360", "1,960", "3,410", "3,130", "610", "704", "512", "15,126", "6,202"),
                ("Peru", "602", "540", "980", "806", "520", "604", "570", "460", "410", "202", "5,694", "3,588"),
                ("Albania", "310", "390", "570", "502", "760", "880", "604", "240", "330", "204", "4,790", "2,156"),
                ("China", "420", "190", "350", "402", "480", "930", "870", "170", "204", "96", "4,112", "1,932"),
                ("Egypt", "204", "160", "310", "290", "402", "780", "702", "104", "130", "70", "3,152", "694"),
                ("Philippines", "510", "180", "240", "260", "90", "104", "130", "402", "120", "44", "2,080", "1,290"),
                ("Nigeria", "90", "80", "160", "204", "310", "504", "360", "70", "90", "52", "1,920", "1,152"),
                (
                    "other countries",
                    "1,520",
                    "980",
                    "1,640",
                    "1,502",
                    "1,702",
                    "2,402",
                    "1,810",
                    "905",
                    "702",
                    "452",
                    "13,615",
                    "7,352",
                ),
                (
                    "**Total**",
                    "6,398",
                    "5,440",
                    "8,780",
                    "7,806",
                    "9,826",
                    "13,569",
                    "10,806",
                    "4,441",
                    "4,396",
                    "2,654",
                    "74,116",
                    "36,416",
                ),
            ),
            widths=(3.4, 1.65, 1.65, 1.65, 1.65, 1.65, 1.65, 1.65, 1.65, 1.65, 1.65, 2.0, 2.2),
            repeat_header=True,
            size=9,
        ),
        Portrait(),
        Heading(1, "What we ask for"),
        Para(
            "The vote in district elections for those who have lived here six years was on the table again, and is again with "
            "the Council of State. Meanwhile the consulting body of foreign citizens met nine times; its opinion was asked on "
            "two regulations and on the opening hours of the libraries, and was followed on the last."
        ),
        Signature(
            (
                "Ufficio Stranieri e Nomadi",
                "Divisione Servizi Sociali",
                "Via Cottolengo 26 - stranieri@comune.example",
            )
        ),
    ),
)
