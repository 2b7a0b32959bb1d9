"""Servizio Centrale Comunicazione, Olimpiadi, Promozione: a text for the press, its calendar on a page on its side."""

from tests.documents.sample.content import Heading, Landscape, Look, Para, Picture, Points, Table, Title, WordFile

_LOOK = Look(
    font="Trebuchet MS",
    size=10.5,
    colour="C8102E",
    header="Torino 2006 - Comunicazione, Olimpiadi, Promozione",
    footer="Servizio Centrale Comunicazione - pagina # - bozza per l'annuario",
    shade="F8D7DA",
)

_REPORT = WordFile(
    path="Comunicazione e Olimpiadi - contributo annuario.docx",
    author="Servizio Centrale Comunicazione",
    look=_LOOK,
    blocks=(
        Title("The eyes of the world on Torino"),
        Para(
            "__The year 2005 was the last before the XX Olympic Winter Games (10-26 February 2006). The Servizio "
            "Centrale brings together press, promotion and the Olympic office.__"
        ),
        Heading(1, "International press office"),
        Para(
            "The international press office (Ufficio stampa internazionale) received 640 journalists from 41 "
            "countries, as against 285 in 2004. More than half came in the last quarter or in the summer, when the "
            "competition sites were shown. The office wrote 112 releases in English and French, and 38 of them in "
            "German."
        ),
        Picture(
            "press",
            "Column chart of journalists received in 2005: 96, 124, 158 and 262 in the four quarters",
            11.5,
            "Journalists received, by quarter of 2005 (total 640)",
        ),
        Points(
            "bullets",
            (
                (0, "a press trip each month, with a theme: chocolate, cinema, the Alps, contemporary art, football;"),
                (0, "a desk in English at the media centre of Via Pomba, open since 3 October;"),
                (0, "a photo library of 1,900 pictures, free of charge for the press."),
            ),
        ),
        Heading(1, "Tourist promotion"),
        Para(
            "Tourist promotion was carried out with Turismo Torino and the Region. The City had a stand at six fairs, "
            "in Milano, Berlin, London, Madrid, Moscow and Utrecht, and met 780 tour operators. The nights spent by "
            "foreign guests rose from 1.02 to 1.13 million, and weekend stays with the \u201cTorino Card\u201d grew by "
            "22 per cent."
        ),
        Heading(1, "International events"),
        Para(
            "Eleven international events were staged or supported. The best sold were the figure skating championships "
            "in January, with 42,500 spectators; the most watched was the last stage of the cycle race across the "
            "Alps, on 28 May, broadcast in 160 countries. The main ones are in the calendar on the last page."
        ),
        Heading(2, "The rehearsals on ice and snow"),
        Para(
            "Between January and March fifteen test events (Sport Events 2005) tried out the tracks, the rinks and, "
            "above all, the people: 3,100 volunteers, the Municipal Police, the transport company. The lessons learned "
            "were gathered in a \u201cblack book\u201d of 74 points, 69 of which were settled by December."
        ),
        Heading(1, "Olympics"),
        Para(
            "The Olympics office (Ufficio Olimpiadi) followed the building of the five sites within the city: the ice "
            "palace, the oval, two rinks and the Olympic village. The village, of 750 flats, will house offices and "
            "students after the Games. By 31 December:"
        ),
        Points(
            "numbers",
            (
                (0, "all sites had been tested and handed over to the organising committee;"),
                (0, "the Medals Plaza in Piazza Castello was under construction, with 6,000 places;"),
                (0, "the look of the city was ready:"),
                (1, "eighty facades lit;"),
                (1, "four kilometres of banners in \u201cOlympic red\u201d;"),
                (1, "signs in Italian, English and French at 240 street corners."),
            ),
        ),
        Para(
            "Contacts: comunicazione@comune.example and olimpiadi@comune.example. The web site "
            "[[www.torino2005.example|http://www.torino2005.example/en]] has been in five languages since July."
        ),
        Landscape(),
        Heading(1, "Calendar of events 2005 (calendario)"),
        Table(
            rows=(
                ("Event", "Italian name", "When", "Place", "Countries", "Public", "Notes"),
                (
                    "Figure skating championships",
                    "Europei di pattinaggio",
                    "25-30 January",
                    "Palavela",
                    "36",
                    "42,500",
                    "first use of the Palavela",
                ),
                (
                    "Short track world cup",
                    "Coppa del mondo short track",
                    "11-13 February",
                    "Palavela",
                    "24",
                    "9,800",
                    "test event",
                ),
                (
                    "Ice hockey tournament",
                    "Torneo di hockey",
                    "8-12 March",
                    "Palasport Olimpico",
                    "4",
                    "16,300",
                    "test event",
                ),
                (
                    "Cycle race, last Alpine stage",
                    "Tappa alpina",
                    "28 May",
                    "Sestriere - Torino",
                    "22",
                    "150,000",
                    "public estimated by the police",
                ),
                (
                    "Sportevents exhibition",
                    "Salone Sportevents",
                    "9-12 June",
                    "Lingotto Fiere",
                    "31",
                    "34,000",
                    "with 210 exhibitors",
                ),
                (
                    "Delegation of Olympic cities",
                    "Città olimpiche",
                    "4-6 July",
                    "Palazzo Civico",
                    "14",
                    "90",
                    "by invitation",
                ),
                ("Night of design", "Notte del design", "24 September", "Murazzi", "9", "27,000", "free entrance"),
                (
                    "Lights of the artists",
                    "Luci d'Artista",
                    "from 5 November",
                    "city centre",
                    "7",
                    "\u2013",
                    "until 15 January 2006",
                ),
                (
                    "Arrival of the flame in Italy",
                    "Arrivo della fiamma",
                    "8 December",
                    "Roma - Torino",
                    "2",
                    "5,200",
                    "big screen in Piazza San Carlo",
                ),
            ),
            widths=(4.9, 4.5, 3.4, 3.6, 2.3, 1.9, 4.1),
            repeat_header=True,
        ),
    ),
)

FILES = (_REPORT,)
