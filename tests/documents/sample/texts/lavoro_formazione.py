"""Divisione Lavoro, Orientamento e Formazione: footnotes, one with a form field in it, and numbers on three levels."""

from tests.documents.sample.content import Heading, Look, Para, Points, Table, Title, WordFile

_LOOK = Look(
    font="Arial",
    size=11,
    colour="003366",
    footer="Divisione Lavoro, Orientamento e Formazione - #",
    margin=2.3,
    shade="E7E6E6",
)

_REPORT = WordFile(
    path="ESF_ERDF_progetti_europei_2005.docx",
    author="Divisione Lavoro",
    look=_LOOK,
    blocks=(
        Title("Work and training with Europe"),
        Para(
            "The Divisione Lavoro, Orientamento e Formazione lives to a large extent on European means: in 2005 they "
            "paid for 57 per cent of its activities. The chapter follows the funds, from the largest to the smallest."
        ),
        Heading(1, "ESF"),
        Para(
            "From the ESF (European Social Fund, Fondo Sociale Europeo) the Division drew EUR 4,380,000 through the "
            "Region's operational programme, objective 3. The means went to job centres, to women who return to work "
            "and to the long-term unemployed over forty-five. Of the 2,940 people who took part, 1,512 were at work "
            "six months later.^[Survey by telephone of January 2006 for courses that ended before July 2005; 88 per "
            "cent answered.]"
        ),
        Points(
            "numbers",
            (
                (0, "Guidance (orientamento)"),
                (1, "three job centres with evening hours;"),
                (1, "a desk for foreign citizens, in six languages."),
                (0, "Training (formazione)"),
                (1, "courses"),
                (2, "short courses of up to 80 hours: 61;"),
                (2, "courses with a qualification: 17;"),
                (1, "traineeships in firms: 480."),
                (0, "Support for work (sostegno al lavoro): 212 small grants for care and travel."),
            ),
        ),
        Heading(1, "ERDF"),
        Para(
            "The ERDF (European Regional Development Fund, Fondo Europeo di Sviluppo Regionale) helped, under "
            "objective 2, to turn a wing of the former textile mill in Via Bologna into a business incubator: 2,600 "
            "square metres, 31 firms, 118 jobs. The City added EUR 1,150,000 to the EUR 1,900,000 of the fund. The "
            "works were completed in July, four months late because of the asbestos found in the roof."
        ),
        Heading(1, "European projects"),
        Para(
            "Besides the structural funds the Division runs or joins European projects chosen by the Commission. Five "
            "were open during the year."
        ),
        Table(
            caption="European projects open in 2005 (share of the City)",
            rows=(
                ("Project", "Programme", "Period", "Partners", "EUR"),
                (
                    "SECOND CHANCE - La seconda occasione",
                    "EQUAL",
                    "July 2004 - June 2007",
                    "Lyon, Bilbao, Katowice",
                    "430,000",
                ),
                ("WORKS ON WHEELS", "EQUAL", "January 2005 - December 2007", "Birmingham, Dresden", "265,000"),
                (
                    "APPRENTI - Young craftsmen abroad",
                    "Leonardo da Vinci",
                    "February 2005 - January 2006",
                    "Chambéry, Köln",
                    "74,800",
                ),
                (
                    "CAREKEY - Skills for home care",
                    "Leonardo da Vinci",
                    "October 2004 - September 2006",
                    "Malmö, Timișoara, Porto",
                    "96,500",
                ),
                (
                    "LOCALJOBS - Local plans for employment",
                    "ESF, article 6",
                    "December 2003 - November 2005",
                    "Barcelona, Gdańsk",
                    "188,000",
                ),
            ),
            widths=(4.9, 2.9, 3.4, 3.3, 1.9),
            repeat_header=True,
        ),
        Heading(2, "SECOND CHANCE (La seconda occasione)"),
        Para(
            "The project finds work for people who leave prison. The partnership in Torino is made of fourteen bodies, "
            "among them the prison, two co-operatives and the artisans' association. Sixty-two people had a contract "
            "by December; nine had lost it again.^[In the first version of this table the form field {{ project_code "
            "}} was left by the programme's form; the code is IT-G2-PIE-014.]"
        ),
        Heading(2, "APPRENTI (Giovani artigiani all'estero)"),
        Para(
            "Forty-eight apprentices between eighteen and twenty-two - bakers, electricians, luthiers - spent five "
            "weeks in a workshop in Chambéry or Köln. Their masters' reports are short and kind. Eleven were offered a "
            "place, and four took it."
        ),
        Heading(2, "LOCALJOBS (Piani locali per l'occupazione)"),
        Para(
            "The project ended in November with a conference at the Arsenale. Its guide to local plans for employment "
            "compares what a city may decide by itself in Italy, Spain and Poland: less than citizens believe, more "
            "than administrations use.^[Available from lavoro@comune.example.]"
        ),
        Heading(1, "Next year"),
        Para(
            "The new programming period 2007-2013 takes shape. The Division has asked for a place at the tables of the "
            "Region, and works with the two coordinating departments on a common list of priorities."
        ),
    ),
)

FILES = (_REPORT,)
