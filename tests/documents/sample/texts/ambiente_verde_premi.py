"""The Divisione Ambiente's text on awards, in the old format of Word, in which its picture loses what was said of it."""

from tests.documents.sample.content import Heading, Look, Para, Picture, Points, Table, Title, WordFile

AWARDS = WordFile(
    path="premi/Premi internazionali 2005.doc",
    author="Divisione Ambiente e Verde",
    look=Look(
        font="Liberation Sans",
        size=11,
        heading_font="Liberation Sans",
        colour="2F5D34",
        header="Divisione Ambiente e Verde",
        footer="pag. #",
        shade="E2EFD9",
    ),
    blocks=(
        Title("Prizes, and what comes after"),
        Heading(1, "International awards"),
        Para(
            "International awards do not plant a tree. They make it easier to explain, at home, why one has planted it. In 2005 the "
            "Divisione Ambiente e Verde took part in five competitions, won something in two of them, and learned most in a third."
        ),
        Table(
            caption="Competitions of 2005",
            rows=(
                ("Award (premio)", "Given by", "For", "Result"),
                ("European prize for gentle mobility", "Car Free Cities", "the car-free Thursday", "second prize"),
                ("Greentown mention", "Greentown association", "the green ring (Corona Verde)", "mention among 64"),
                ("Quiet City", "network of acoustic offices", "the map of the ring road", "finalist"),
                ("Golden Tap", "alliance of water companies", "fountains of drinking water", "not placed"),
                ("Best public purchase", "ICLEI", "recycled paper in 86 offices", "not placed"),
            ),
            widths=(4.6, 4.2, 4.6, 2.9),
        ),
        Heading(2, "Second prize for a Thursday"),
        Para(
            "The car-free Thursday of the Mobility Week had cost EUR 31,000 and eleven months of talking, most of it with shopkeepers. The "
            "jury came unannounced, took the tram, and asked a greengrocer of Via Garibaldi how business was. He said that it was bad, and "
            "that it had been worse on Wednesday. The sentence is quoted in the reasons for the award. The first prize went to "
            "Ferrara, where every day is like that."
        ),
        Heading(2, "A mention for the ring"),
        Para(
            "The green ring joins the royal residences, the parks along four rivers and the hill: 93 municipalities, 1,650 square "
            "kilometres, and, so far, one sign. The association Greentown wrote that it “admires the patience”. The mention came with "
            "EUR 1,500, which were spent on the second sign."
        ),
        Picture(
            "hills",
            "Drawing of a river that comes out of green hills, with blue mountains behind and trees in front",
            12,
            "The green ring, as on the sheet that was sent to the jury",
        ),
        Heading(2, "Lost, and worth it"),
        Para(
            "For the Golden Tap we had to count our fountains, which nobody had done since 1963. There are 813 of them, the green ones "
            "with the head of a bull (toret); 41 did not run, and 17 were not on any list. The winner, Zürich, has 1,200 and knows the "
            "temperature of each. Three officers went to see how. Since December our 813 have been on a map on which anybody may report "
            "a dry one; 66 reports came in the first month, and 52 of these bulls drink again."
        ),
        Heading(1, "How we choose"),
        Para(
            "An application takes from four to nineteen days of work. Since the spring the Division has asked three questions before it begins "
            "one, and the answer to all of them must be yes:"
        ),
        Points(
            "bullets",
            (
                (0, "Would we collect these figures anyway?"),
                (0, "Does somebody come and look?"),
                (0, "May we show the reasons to those who lost time or a parking space because of it?"),
            ),
        ),
        Para(
            "For 2006 two have been chosen: the prize for parks of Città del verde, and once more the Golden Tap. Enquiries: "
            "ambiente@comune.example."
        ),
    ),
)
