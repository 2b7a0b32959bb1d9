"""The Urban Center's second text, an OpenDocument file: the travelling exhibition, crate by crate."""

from tests.documents.sample.content import Heading, Look, Para, Picture, Points, Table, Title, WordFile

EXHIBITION = WordFile(
    path="mostra Torino 011 in viaggio.odt",
    author="Settore Urban Center",
    look=Look(
        font="DejaVu Sans",
        size=10,
        heading_font="DejaVu Sans",
        colour="C55A11",
        language="en-GB",
        footer="Urban Center - #",
        margin=2.2,
        shade="FBE4D5",
    ),
    blocks=(
        Title("Torino 011 on its travels"),
        Para(
            "The exhibition “Torino 011” fits into twelve crates and one lorry. It was made so that two people can put it up in a day "
            "without a ladder. This text tells what each stop was for, and what came back besides the crates."
        ),
        Heading(1, "Presentation abroad, crate by crate"),
        Para(
            "Presentation abroad usually means a film and a smile. The Urban Center wanted to show drawings, mistakes included. Crates 1 to "
            "5 hold the model in scale 1:2,000, crates 6 to 9 the panels on the railway link, the Spine (Spina), the Olympic sites "
            "and the river; crate 10 the voices of residents, with headphones; crate 11 spare lamps; and crate 12, which the customs always "
            "open first, four hundred pieces of chocolate in the shape of the Mole."
        ),
        Picture(
            "model",
            "White card model of streets and blocks on a dark ground, with one tall building and a blue canal running across",
            13,
            "The model of crates 1 to 5, with the Spine in the middle",
        ),
        Heading(2, "Cannes, March"),
        Para(
            "Four days among developers. The stand next to ours had a waterfall. We had a table, at which 140 people sat down, nine of them "
            "twice; two of these are now building in Torino, and one has asked to be left out of this report."
        ),
        Heading(2, "Nagoya, May"),
        Para(
            "In the design centre the exhibition had a neighbour that moved: a robot that played the trumpet. The voices of crate 10 had "
            "been dubbed by students of Italian, who kept the pauses. Visitors stayed for 23 minutes on average, longer than anywhere."
        ),
        Heading(2, "Zagreb, October"),
        Para(
            "The chamber of architects had asked for one panel that did not exist: what went wrong. We wrote it in a night. It names the "
            "underpass that floods, the square that is too large and the eleven years that it took to agree on a bridge. It has been part "
            "of the exhibition ever since, and people photograph it more than all the others."
        ),
        Heading(2, "Glasgow, November"),
        Para(
            "Seventeen days at the Lighthouse, with a debate each Thursday. Glasgow was City of Architecture in 1999 and can tell to the pound "
            "what was left of it. The question “who pays?” was put on the first evening by a gentleman in the third row, and again on "
            "the last, by his daughter."
        ),
        Table(
            caption="What came back",
            rows=(
                ("Stop", "Visitors", "Pages in the guest book", "Chocolate left", "What was agreed"),
                ("Cannes", "2,150", "11", "0", "two investors' visits"),
                ("Nagoya", "1,900", "64", "12", "a place for a trainee each year"),
                ("Zagreb", "860", "38", "41", "two seminars on railway land"),
                ("Glasgow", "3,480", "97", "0", "an exchange of curators"),
                ("Total", "8,390", "210", "53", ""),
            ),
            widths=(2.6, 2.2, 3.6, 2.9, 5.2),
        ),
        Heading(1, "Exchange of best practices: the panel of mistakes"),
        Para(
            "The exchange of best practices is easier with bad ones. Since Zagreb we have asked every guest for one mistake, in a hundred "
            "words and with a drawing. By the end of the year there were nineteen, from twelve cities; they hang in the corridor of Via "
            "Palazzo di Città, by size. The rules are three:"
        ),
        Points(
            "numbers",
            (
                (0, "it must have been built;"),
                (0, "it must be your own;"),
                (0, "say what you would do today, in one sentence."),
            ),
        ),
        Para(
            "Hamburg sent a staircase that leads to a wall, Rotterdam a roof garden which nobody had told the gardeners about, Lyon a "
            "fountain that sings. In 2006 the corridor becomes a book in two languages. Printing it will cost EUR 6,400; the publisher "
            "asked whether nineteen are really enough."
        ),
    ),
)
