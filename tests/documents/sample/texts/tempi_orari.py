"""Settore Tempi e Orari: a diagram drawn in Word, a clock of the day, headings in capitals, lists typed with letters."""

from tests.documents.sample.content import (
    Box,
    Diagram,
    Heading,
    Look,
    Para,
    Pasted,
    Picture,
    Table,
    Title,
    WordFile,
)

_REPORT = WordFile(
    path="Tempi e Orari 2005.docx",
    author="Settore Tempi e Orari",
    look=Look(
        font="Palatino Linotype",
        size=11.5,
        headings="bold",
        language="it-IT",
        header="Settore Tempi e Orari",
        margin=2.6,
        justified=True,
        table_style="Light Shading Accent 4",
        captions="typed",
    ),
    blocks=(
        Title("THE CITY'S HOURS"),
        Para(
            "The Settore Tempi e Orari has no budget to speak of, five officers and one subject: when things are open, and for "
            "whom. A law of 2000 asks every Italian town of more than thirty thousand people for a plan of its hours "
            "(piano territoriale degli orari). Torino had its first in 2001 and voted the second in July 2005. Both were written "
            "with an eye on what other cities do, since nobody invents an hour."
        ),
        Heading(1, "EXCHANGE OF BEST PRACTICES"),
        Para(
            "The exchange of best practices is therefore not a project of the Settore but its way of working. In 2005 it went on "
            "in a network, in four visits and in a book of forms. The network is the table of cities on time policies (tavolo "
            "delle città sui tempi), with Milano, Bolzano, Barcelona, Rennes, Bremen and Helsingborg; it meets twice a year and "
            "has neither a statute nor a logo."
        ),
        Diagram(
            boxes=(
                Box("Tempi e Orari: the plan", 5.6, 2.8, 3.8, 1.5, "F2DCDB"),
                Box("Bremen: bus and school", 0.2, 0.2),
                Box("Rennes: the office of time", 5.8, 0.1),
                Box("Barcelona: the neighbours' hours", 11.2, 0.2),
                Box("Bolzano: shops and families", 0.2, 5.5),
                Box("Milano: the night", 5.8, 5.7),
                Box("Helsingborg: the counter", 11.2, 5.5),
            ),
            ties=((0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (0, 6)),
            alt="Diagram: the plan of Tempi e Orari in the middle, tied to six cities, each with the practice that it lent",
            caption="Fig. 1: who lent us what",
        ),
        Para("What was taken home from the visits, and what became of it by December:"),
        Para(
            "a) from Rennes, the cleaners of the town hall who work by day: 46 of our 210 cleaners have changed over, none has asked to go back;"
        ),
        Para(
            "b) from Bremen, the bus that waits for the school bell and not the other way round: tried on line 58, four minutes lost, ninety pupils gained;"
        ),
        Para(
            "c) from Bolzano, the family Thursday, on which counters and shops stay open until half past six: thirteen offices, see below;"
        ),
        Para(
            "d) from Barcelona, the bank of time (banca del tempo) run by a school: two began in Torino, at Falchera and in Via Vanchiglia."
        ),
        Heading(2, "Thursdays until half past six"),
        Para(
            "Since 10 March the registry, the tax office and eleven other counters have been open on Thursdays without a break from "
            "half past eight to half past six. We counted. In the first four weeks nobody came after five; in the tenth, 31 per "
            "cent of the day's visitors did. The average wait on Thursdays is nine minutes, on Mondays twenty-six."
        ),
        Picture(
            "day",
            "Clock of twenty-four hours with five rings: schools, offices, offices on Thursdays, shops and night buses, each coloured while open",
            12.5,
            "Fig. 2: the day in Torino, spring 2005; each ring shows when it is open",
        ),
        Table(
            caption="Table 1: visitors at the thirteen counters, May 2005",
            rows=(
                ("Day", "Visitors", "before 10", "10 to 13", "13 to 17", "after 17", "Wait (minutes)"),
                ("Monday", "5,120", "2,310", "2,810", "0", "0", "26"),
                ("Tuesday", "4,060", "1,740", "2,320", "0", "0", "17"),
                ("Wednesday", "3,880", "1,610", "2,270", "0", "0", "15"),
                ("Thursday", "6,240", "1,020", "1,510", "1,780", "1,930", "9"),
                ("Friday", "3,510", "1,590", "1,920", "0", "0", "14"),
                ("Week", "22,810", "8,270", "10,830", "1,780", "1,930", "16"),
            ),
            widths=(2.6, 2.2, 2.2, 2.2, 2.2, 2.2, 2.4),
        ),
        Heading(2, "The city after dark"),
        Para(
            "With Milano we looked at the night. Between ten and five the city belongs to 38,000 people at work, to those who are "
            "out for pleasure, and to those who would like to sleep. The three were asked, 1,150 in all, on the street, at the "
            "factory gate and, by telephone, at home. They want the same things in another order: light, a bus, quiet."
        ),
        Picture(
            "evening",
            "A square after dark: rows of lit windows and arcades, people walking, and the wet pavement that mirrors the lights",
            12.5,
            "Fig. 3: Piazza Vittorio at eleven in the evening",
        ),
        Para("One answer we keep on the wall. It came by e-mail, from a nurse:"),
        Pasted(
            "I finish at ten past nine and the bus leaves at nine. They tell me it is a matter of the timetable. I know it is a "
            "matter of the timetable. I have been looking at the back of that bus since 1994.",
            font="Courier New",
            size=10,
            colour="404040",
        ),
        Para("The bus now leaves at twenty past nine. It took eleven letters, which is the usual number."),
        Heading(1, "WHO ASKED US"),
        Para(
            "The guests of the year were Lisbon, Ljubljana and, for three days in October, a delegation of nine towns of Catalonia. "
            "They came for the form by which a school, a shop or an office tells its hours to all the others; 1,940 had filled it in "
            "by December. The form has been put into Catalan, and improved: it now asks when one would like to be open."
        ),
        Heading(1, "NEXT YEAR"),
        Para(
            "During the Games the schools of the centre will begin at nine, the trams will run all night, and the Settore will count "
            "again. For the summer of 2006 the table of cities has chosen a theme that we proposed: the hours of those who look "
            "after somebody. Write to tempi.orari@comune.example, at any hour."
        ),
    ),
)

FILES = (_REPORT,)
