"""Settore Urban Center: no styles at all; headings are bold, dashes and numbers are typed."""

from tests.documents.sample.content import Heading, Look, Para, Picture, Table, Title, WordFile

_LOOK = Look(font="Century Gothic", size=10.5, headings="bold", language="it-IT", margin=2)

_REPORT = WordFile(
    path="URBAN CENTER contributo missioni e visite.docx",
    author="Settore Urban Center",
    look=_LOOK,
    blocks=(
        Title("URBAN CENTER - TORINO SHOWS ITSELF"),
        Para(
            "The Settore Urban Center tells the city what is being built, and tells the world what the city becomes. "
            "It was set up in 2004 and opened its rooms in Via Palazzo di Città in April 2005; by December 9,300 "
            "people had come, one in four from abroad."
        ),
        Heading(1, "EXCHANGE OF BEST PRACTICES"),
        Para(
            "The exchange of best practices (scambio di buone pratiche) goes on in small groups, by visits of two or "
            "three days, always with a walk through a building site. In 2005 there were five:"
        ),
        Para("\u2022 Lyon, February: the Confluence quarter and how it is shown to its future neighbours;"),
        Para("\u2022 Bilbao, April: what remains ten years after a famous building;"),
        Para("\u2022 Hamburg, June: HafenCity, the model in scale 1:500 and the lamp above it;"),
        Para("\u2022 Rotterdam, September: the architecture institute and its school workshops;"),
        Para("\u2022 Glasgow, November: the Lighthouse, with the officers of our design project."),
        Para(
            "The visits were returned by nine delegations, with 214 visitors in all. Each group was asked for one page "
            "about what it would do otherwise. The pages hang at the entrance, next to the model of the railway link "
            "(Passante ferroviario)."
        ),
        Picture(
            "networks",
            "Diagram with Torino in the middle and seven cities around it, each tied to Torino by a line",
            10.5,
            "Cities visited or received in the last two years",
        ),
        Heading(1, "PRESENTATION ABROAD"),
        Para(
            "For the presentation abroad of the city's projects the Urban Center made a travelling exhibition in "
            "twelve crates, \u201cTorino 011\u201d, with texts in Italian, English and French. It was shown in four "
            "places:"
        ),
        Table(
            rows=(
                ("Where (dove)", "When (quando)", "Visitors", "Cost (EUR)"),
                ("Cannes, property fair", "8-11 March", "2,150", "46,000"),
                ("Glasgow, The Lighthouse", "3-20 November", "3,480", "17,500"),
                ("Nagoya, design centre", "23-29 May", "1,900", "21,300"),
                ("Zagreb, chamber of architects", "10-16 October", "860", "8,200"),
                ("Total (totale)", "", "8,390", "93,000"),
            ),
            widths=(6.2, 4.2, 2.6, 3.0),
        ),
        Heading(2, "What visitors ask"),
        Para("1) Who pays? (In Glasgow, before anything else.)"),
        Para("2) What becomes of the Olympic village after the Games?"),
        Para("3) May one walk along the river from end to end? (Almost: 11 kilometres out of 14.)"),
        Heading(1, "NEXT STEPS"),
        Para(
            "In 2006 the exhibition goes to Barcelona and Lille. During the Games the rooms in Via Palazzo di Città "
            "will be open every day until eight in the evening, with guides in five languages. Write to "
            "urban.center@comune.example."
        ),
    ),
)

FILES = (_REPORT,)
