"""Settore Edilizia Residenziale Pubblica e Periferie: typed dashes, merged cells, a plan of the neighbourhood."""

from tests.documents.sample.content import Heading, Look, Para, Picture, Points, Table, Title, WordFile

_LOOK = Look(
    font="Arial",
    size=10,
    headings="titolo",
    heading_font="Arial",
    colour="B03A2E",
    language="it-IT",
    header="Progetto Speciale Periferie / URBAN II",
    margin=2.8,
    table_style="Table Grid",
    shade="FBE5D6",
)

_REPORT = WordFile(
    path="URBAN II Mirafiori Nord - relazione 2005.docx",
    author="Settore Periferie",
    look=_LOOK,
    blocks=(
        Title("Neighbourhoods in Europe"),
        Heading(1, "Coordination of URBAN II"),
        Para(
            "The coordination of URBAN II lies with the Settore Edilizia Residenziale Pubblica e Periferie. The "
            "programme covers Mirafiori Nord, 2.1 square kilometres and 24,700 residents, and runs from 2001 to 2006. "
            "It is one of ten in Italy and seventy in the Union. By 31 December 2005, EUR 31.4 million out of 42.8 had "
            "been spent, that is 73 per cent, and every yearly threshold of the Commission had been met."
        ),
        Table(
            caption="State of the programme on 31 December 2005 (million EUR)",
            rows=(
                ("Axis (asse)", "Budget", "", "Spent", "State"),
                ("", "ERDF", "National and City", "", ""),
                ("Green axis: parks and streets", "5.9", "10.2", "12.6", "14 of 19 works closed"),
                ("Blue axis: economy", "4.1", "8.3", "8.0", "Incubator open"),
                ("Orange axis: culture and society", "3.7", "7.4", "8.2", "22 of 31 activities"),
                ("Technical assistance", "1.1", "2.1", "2.6", "in course"),
                ("**Total**", "14.8", "28.0", "31.4", "73 %"),
            ),
            widths=(4.9, 1.7, 2.9, 1.7, 4.2),
            merged=((0, 1, 0, 2), (0, 0, 1, 0), (0, 3, 1, 3), (0, 4, 1, 4)),
        ),
        Picture(
            "districts",
            "Plan of the streets of Mirafiori Nord with the edge of the programme area in red and four numbered places",
            12,
            "The programme area: 1 Cascina Roccafranca, 2 Parco di Via Artom, 3 Corso Tazzoli, 4 the house of the lab",
        ),
        Heading(2, "What changed in 2005"),
        Para("- Cascina Roccafranca: the farm was roofed; it will open as a neighbourhood house in 2007."),
        Para("- Corso Tazzoli: 1.3 km of tree-lined cycle path, finished in September."),
        Para("- The local development office heard 410 small firms and helped 96 of them."),
        Para("- Public art: eight works chosen by residents under the \u201cNuovi Committenti\u201d method."),
        Heading(1, "European networks and projects on urban regeneration"),
        Para(
            "European networks and projects on urban regeneration (rigenerazione urbana) are the other half of the "
            "work: what was learned in Mirafiori is told elsewhere, and the other way round."
        ),
        Points(
            "numbers",
            (
                (
                    0,
                    (
                        "**URBACT - PARTICIPANDO**. Led by Roma, with eleven cities; 2003-2005. Torino wrote the "
                        "chapter on neighbourhood tables (tavoli sociali). Budget of the City: EUR 38,000."
                    ),
                ),
                (
                    0,
                    (
                        "**URBACT - REGENERANDO**. With Lille, Toledo, Le Havre; 2004-2006; EUR 41,500. Two seminars "
                        "were held, the second in Torino on 17 and 18 November, with 70 participants."
                    ),
                ),
                (
                    0,
                    (
                        "**Interreg III C - HOUSES TOGETHER**. Led by Torino, with Rotterdam, Leipzig and Wrocław; "
                        "March 2004 to February 2007; EUR 296,000. Upkeep of council housing with the tenants: 14 "
                        "tenants' committees."
                    ),
                ),
                (0, "**Quartiers en Crise**. The network has had its vice-presidency in Torino since 2002."),
            ),
        ),
        Heading(2, "HOUSES TOGETHER (Case insieme)"),
        Para(
            "Tenants and technicians of four cities went to see one another's staircases. The common finding: a small "
            "repair made within ten days is worth more than a large one made within three years. In Via Artom and Via "
            "Scarsellini a caretaker employed by the tenants' committee is now in the second year of trial; unpaid "
            "rents there fell from 19 to 11 per cent."
        ),
        Para(
            "More on the web site of the programme, [[www.urban2.example|http://www.urban2.example/torino]], or by "
            "writing to periferie@comune.example."
        ),
    ),
)

FILES = (_REPORT,)
