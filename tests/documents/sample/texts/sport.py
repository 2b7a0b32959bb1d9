"""Settore Sport: photographs, one of them without alternative text, results set by tabs, and a calendar with dates in words."""

from tests.documents.sample.content import (
    ExcelFile,
    Heading,
    Look,
    Para,
    Picture,
    Points,
    Sheet,
    Tabbed,
    Table,
    Title,
    WordFile,
)

_AUTHOR = "Settore Sport"
_LOOK = Look(
    font="Franklin Gothic Book",
    size=11,
    headings="titolo",
    heading_font="Impact",
    colour="1F497D",
    header="Città di Torino - Settore Sport",
    footer="# / Settore Sport",
    table_style="Medium Grid 3 Accent 1",
    captions="typed",
)

_REPORT = WordFile(
    path="Sport internazionale 2005 - testo e foto.docx",
    author=_AUTHOR,
    look=_LOOK,
    blocks=(
        Title("A year of warming up"),
        Para(
            "Before the Winter Games the city trained for them with everything else: on tracks, in water, on wheels and on the "
            "river. The Settore Sport counts as international whatever brings athletes of at least three countries to a public "
            "sports ground. In 2005 these were 34 events, nine more than in the year before, with 11,200 athletes and an "
            "audience of some 190,000. The test events of the Games are told by the Servizio Centrale Comunicazione, Olimpiadi, "
            "Promozione and are not counted here."
        ),
        Heading(1, "International sports events"),
        Para(
            "International sports events are asked for by the federations two or three years ahead. The City gives the ground, "
            "the permits, the local police, the ambulances and, where the event opens a door to schools, a contribution: "
            "EUR 386,000 in 2005, EUR 11,350 an event."
        ),
        Heading(2, "Athletics: the meeting at the Parco Ruffini"),
        Para(
            "The eleventh “Memorial” filled the stands of the Parco Ruffini on 3 June: 7,400 people, 212 athletes from 29 "
            "countries, one world best of the year (women's 3,000 metres steeplechase). For the first time the warm-up "
            "track was open to school classes in the morning, and 640 pupils ran four times a hundred metres on the lanes that "
            "they saw on television at night."
        ),
        Picture(
            "track",
            "The red lanes of the athletics track in the afternoon sun, four runners at the start, and full stands behind them",
            13.5,
            "Foto 1. Parco Ruffini, 3 June: the last trial before the meeting",
        ),
        Para("Winners of the races that were followed most:"),
        Tabbed(
            (
                ("Race", "Winner from", "Time or height"),
                ("100 m men", "Jamaica", "10.08"),
                ("400 m hurdles men", "Greece", "48.61"),
                ("3,000 m steeplechase women", "Russia", "9:15.04"),
                ("High jump women", "Croatia", "2.00 m"),
                ("4 x 100 m schools", "Barriera di Milano", "52.9"),
            ),
            (6.5, 11.0),
        ),
        Heading(2, "Rowing: the long distance on the Po"),
        Para(
            "On 13 February, in sleet, 1,640 rowers from eleven countries rowed the six kilometres of “Rowing on the Po”, "
            "the winter race that ends at the bridge of the Murazzi. In November the sprint race brought 52 eights and a group of "
            "blind rowers from Cardiff and Grenoble, who went home with a silver medal and a very large box of chocolates."
        ),
        Picture(
            "river",
            "Three rowing boats with crews in white on the river, before a stone bridge and a green hill",
            13.5,
            "Foto 2. The eights before the start; in the back the bridge",
        ),
        Heading(2, "In the water"),
        Para(
            "The swimming pool (Stadio del Nuoto) held the international meeting of clubs from 15 to 17 April, with 940 swimmers "
            "from 14 countries. It was the last before the works: since June the building has been wrapped in scaffolding, to be "
            "ready in the autumn of 2006 with a roof that opens. The water-polo tournament moved to Savigliano, which did it so "
            "well that it would like to keep it."
        ),
        Picture("pool", "", 12, "Foto 3. Lanes of the Stadio del Nuoto"),
        Heading(2, "On the road"),
        Points(
            "bullets",
            (
                (0, "**Turin Marathon**, 25 September: 5,830 runners at the end, 2,190 of them from abroad, from 46 countries;"),
                (
                    0,
                    "**Half marathon of the twin cities**, a race of our own making, postponed to spring 2006 because of the building sites;",
                ),
                (0, "**Stratorino**, 8 May: 21,000 on foot, with delegations of Chambéry and Lille;"),
                (
                    0,
                    "**Wheelchair basketball**, European club cup, 29 April to 1 May: eight teams, hall full, and two lifts mended in time.",
                ),
            ),
        ),
        Table(
            caption="Tab. 1. International events by discipline, 2004 and 2005",
            rows=(
                ("Discipline", "Events 2004", "Events 2005", "Athletes 2005", "Public 2005"),
                ("Athletics and road races", "5", "7", "6,240", "84,000"),
                ("Water sports and rowing", "6", "7", "2,710", "17,500"),
                ("Team games", "6", "8", "1,030", "52,000"),
                ("Martial arts and fencing", "4", "6", "820", "11,500"),
                ("Sports for disabled people", "2", "3", "190", "6,800"),
                ("Other", "2", "3", "210", "18,200"),
                ("Total", "25", "34", "11,200", "190,000"),
            ),
            widths=(5.6, 2.6, 2.6, 2.8, 2.8),
        ),
        Heading(1, "Exchanges"),
        Para(
            "Exchanges are the quiet part. They cost little, nobody broadcasts them, and they last. In 2005 there were seven, "
            "with 274 young people and 61 trainers and officers. Three are with twin cities, two with the cities that held "
            "or will hold Winter Games, two grew out of the co-operation of other departments."
        ),
        Heading(2, "Trainers go first"),
        Para(
            "With Glasgow and Köln the Settore changes trainers for a fortnight in May. The question this year was how to keep "
            "girls of fourteen in a sports club. Köln lets them choose the hour; Glasgow lets them bring a friend who does "
            "nothing; Torino had showers that lock. All three now have all three."
        ),
        Heading(2, "From Games to Games"),
        Para(
            "Eighteen officers of Vancouver spent three weeks of November with ours, and wrote down everything, including the "
            "price of salt. In return four of our youngest will go to the other side of the world in 2007. With Innsbruck, which "
            "has had the Games twice, the talk was about what becomes of a bob track: “a place for weddings”, they said, "
            "and had the accounts to prove it."
        ),
        Heading(2, "A ball for Zenica"),
        Para(
            "The football school for peace (Un pallone per Zenica) took forty boys and girls of three confessions to the lake "
            "of Avigliana in July. The trainers came from both towns. The rule that the referee is chosen among the losing team "
            "was invented there and is now used in four parishes of Torino."
        ),
        Heading(1, "Numbers for those who plan"),
        Para(
            "Of the 34 events 27 paid for themselves, counting what the city lent in kind. The dearest by far was the marathon; "
            "the cheapest an international tournament of table football, which asked only for the gymnasium and a socket. The "
            "list of events with partners is in the workbook attached. Write to sport@comune.example."
        ),
    ),
)

_EVENTS = ("international sports events", "Giovani e sport")
_EXCHANGES = ("exchanges", "Giovani e sport")
_DESK = "sport@comune.example"
_ROWS = (
    ("Memorial di atletica leggera", *_EVENTS, "3 giugno 2005", "Federazione italiana di atletica leggera", "29 paesi", 68000,
     "212 atleti, 7.400 spettatori, 640 alunni in pista", _DESK),
    ("Rowing on the Po", *_EVENTS, "13 febbraio 2005", "Circoli canottieri di Torino", "Francia, Svizzera, Germania, Regno Unito", 21500,
     "1.640 vogatori da undici paesi", _DESK),
    ("Sprint d'autunno", *_EVENTS, "12-13 novembre 2005", "Cardiff; Grenoble", "Regno Unito, Francia", 14200,
     "52 otto; equipaggio di vogatori non vedenti", _DESK),
    ("Meeting internazionale di nuoto", *_EVENTS, "15-17 aprile 2005", "Società natatorie di 14 paesi", None, 26300,
     "940 nuotatori; ultimo prima dei lavori", _DESK),
    ("Turin Marathon", *_EVENTS, "25 settembre 2005", "Turin Marathon; Chambéry; Nagoya", "Francia, Giappone", 120000,
     "5.830 arrivati, 2.190 dall'estero", _DESK),
    ("Coppa europea di basket in carrozzina", *_EVENTS, "29 aprile - 1 maggio 2005", "Lahn-Dill; Getafe; Meaux",
     "Germania, Spagna, Francia", 31000, "Otto squadre, 2.300 spettatori", _DESK),
    ("Stratorino con le città gemelle", *_EVENTS, "8 maggio 2005", "Chambéry; Lille", "Francia", 18500, "21.000 partecipanti", _DESK),
    ("Allenatori in viaggio", *_EXCHANGES, "9-20 maggio 2005", "Glasgow; Köln", "Regno Unito, Germania", 12800,
     "Diciotto allenatori; guida sulle ragazze nei club", _DESK),
    ("Da Giochi a Giochi", *_EXCHANGES, "7-25 novembre 2005", "Vancouver; Innsbruck", "Canada, Austria", 24600,
     "Diciotto funzionari ospitati tre settimane", _DESK),
    ("Un pallone per Zenica", *_EXCHANGES, "4-15 luglio 2005", "Zenica; Settore Cooperazione internazionale e Pace",
     "Bosnia ed Erzegovina", 15900, "Quaranta ragazzi al lago di Avigliana", _DESK),
    ("Mezza maratona delle città gemelle", *_EVENTS, "primavera 2006", "Chambéry; Köln; Lille; Zagreb",
     "Francia, Germania, Croazia", None, "Rinviata per i cantieri", _DESK),
)  # fmt: skip

_CALENDAR = ExcelFile(
    path="manifestazioni e scambi/CALENDARIO SPORT INTERNAZIONALE 2005.xlsx",
    author=_AUTHOR,
    sheets=(
        Sheet(
            name="calendario",
            above=("SETTORE SPORT", "Manifestazioni sportive internazionali e scambi - anno 2005", "aggiornato al 31 gennaio 2006"),
            header=("Evento", "Argomento", "Sezione", "Quando", "Partner", "Nazioni", "Contributo (€)", "Esito", "Referente"),
            rows=_ROWS,
            widths=(38, 28, 18, 26, 40, 36, 15, 44, 24),
            formats={"Contributo (€)": '#,##0.00 "€"'},
            colour="92CDDC",
        ),
    ),
)

FILES = (_REPORT, _CALENDAR)
