"""The tale of missions and delegations, saved by LibreOffice."""

from tests.documents.sample.content import Heading, Look, Para, Picture, Points, Table, Title, WordFile

MISSIONS = WordFile(
    path="missioni/Missioni e delegazioni - racconto.docx",
    author="Settore Relazioni Internazionali",
    look=Look(
        font="Liberation Serif",
        size=12,
        heading_font="Liberation Serif",
        colour="1F3864",
        header="Settore Relazioni Internazionali - cerimoniale",
        footer="#",
        justified=True,
        shade="DCE6F1",
    ),
    blocks=(
        Title("Going and receiving"),
        Heading(1, "Missions abroad and delegations received"),
        Para(
            "Missions abroad and delegations received are two columns of one account. In 2005 the City sent 41 missions, with 96 "
            "travellers, and received 128 delegations, with 1,904 guests. Four years ago the columns were 58 and 39. The Games are a "
            "reason, and not the only one: who has something to show travels less."
        ),
        Table(
            caption="Missions and delegations by quarter",
            rows=(
                ("Quarter", "Missions", "Travellers", "Delegations", "Guests"),
                ("January to March", "9", "21", "22", "286"),
                ("April to June", "14", "37", "31", "474"),
                ("July to September", "7", "14", "29", "402"),
                ("October to December", "11", "24", "46", "742"),
                ("**Year**", "41", "96", "128", "1,904"),
            ),
            widths=(5.4, 2.6, 2.8, 2.9, 2.3),
        ),
        Para(
            "A mission costs EUR 1,310 a traveller, journey included; a guest costs EUR 46, since most pay for their own hotel. For each "
            "mission a page is written within ten days: whom one met, what was promised, by whom, until when.^[The pages of 2005 are "
            "kept by the coordination team and may be read there. Three are missing.] The third question is the useful one. Of the 87 "
            "promises made during missions of 2004, 61 had been kept a year later, 12 by us and 49 by the others."
        ),
        Heading(2, "A week in Nagoya"),
        Para(
            "The twinning was signed on a Friday. The delegation had seven members, of whom one was a pastry cook, and he was the "
            "one that the newspapers wrote about. The programme had been made by two offices that had never met, by fax, "
            "over five months; it was kept to the minute, apart from a lift. What remains, besides the agreement: an exchange of four "
            "schools, a place for a designer at the museum of the arts, and a recipe for rice with hazelnuts."
        ),
        Heading(2, "Two days in Detroit"),
        Para(
            "The shortest mission of the year was to the city with which we have most in common, and which is not proud of it. Our hosts "
            "showed us the empty station and asked what one does with a building that is as large as an idea. We told them about "
            "Lingotto. They wrote it down, and asked who had paid."
        ),
        Picture(
            "networks",
            "Diagram with Torino in the middle and seven cities around it, from Barcelona to Zagreb, each tied to Torino by a line",
            11,
            "Cities from which the largest delegations came",
        ),
        Heading(1, "How a delegation is received"),
        Para(
            "The office of protocol (Cerimoniale) has four people and a cupboard. In the cupboard are 41 flags, 12 pairs of gloves, a "
            "guest book begun in 1961 and a box with presents that are not given twice. Since April there has been a rule of four "
            "points, made with the departments that receive most guests:"
        ),
        Points(
            "numbers",
            (
                (0, "nobody is received who has not said what he wants to see;"),
                (0, "nobody sees more than three things a day;"),
                (0, "one of the three is somewhere that is not finished;"),
                (0, "at the end there are twenty minutes without a programme."),
            ),
        ),
        Para(
            "The third point comes from the Urban Center, which lends its building sites, and the last from a guest of Lyon, who said that "
            "he had learned most on the way to the tram. The seven missions and visits that left an agreement, a report or a programme "
            "of work behind are in the list attached."
        ),
        Heading(2, "Guests of the Games"),
        Para(
            "From October on, half of the delegations came because of February. Ambassadors wanted to see where their flag would hang; "
            "cities that have applied for a later year wanted to see everything. Vancouver counted steps, Beijing counted buses, London, "
            "very politely, counted the years that were left. Salt Lake City came to tell us about the day after, and was listened to by "
            "forty people who had, for once, switched off their telephones."
        ),
        Heading(2, "What we shall change"),
        Points(
            "bullets",
            (
                (0, "the calendar of missions will be shown to the departments before, not after;"),
                (0, "each traveller will take along a question from somebody who stays at home;"),
                (0, "the three missing pages will be written."),
            ),
        ),
    ),
)
