"""Divisione Servizi Sociali: bold lines for headings, tables by tabs, traces of a colleague; a list with amounts as text."""

from tests.documents.sample.content import (
    ExcelFile,
    Heading,
    Look,
    Para,
    Points,
    Sheet,
    Tabbed,
    Title,
    WordFile,
)
from tests.documents.sample.texts.servizi_sociali_stranieri import FOREIGN_RESIDENTS

_AUTHOR = "Divisione Servizi Sociali"
_LOOK = Look(
    font="Book Antiqua",
    size=11,
    headings="bold",
    language="it-IT",
    footer="Divisione Servizi Sociali - pag. #",
    margin=2.5,
    justified=True,
    notes="endnotes",
    captions="typed",
)

_PROJECTS = WordFile(
    path="Progetti europei servizi sociali 2005 rev3.docx",
    author=_AUTHOR,
    look=_LOOK,
    blocks=(
        Title("ACROSS THE THRESHOLD: SOCIAL SERVICES IN EUROPE"),
        Para(
            "The Divisione Servizi Sociali answers for the elderly, for disabled people, for families in need and for those "
            "who have no roof. Its offices are used to being asked what things cost. This contribution tells what they learned "
            "elsewhere in 2005, and what others came to see here."
        ),
        Heading(1, "EUROPEAN PROJECTS"),
        Para(
            "Six European projects were open during the year, {-five-}{+four+} of them led by another city. They paid for eleven "
            "working years of educators, mediators and carers, and for a good deal of travelling by people who had not flown "
            "before. The share of the City came to {!EUR 1,158,600::Does this include the meals of SILVER LINE? The accounts "
            "office says they are booked under Domiciliari.!}.^[All amounts are the share of the City for the whole length of "
            "each project, not for the year.]"
        ),
        Heading(2, "SILVER LINE - the telephone that calls first"),
        Para(
            "Programme: sixth framework programme, citizens and governance. Partners: Göteborg, Newcastle, Bilbao. In three "
            "districts 640 people over seventy-five who live alone are called twice a week, at an hour of their choice, by "
            "trained volunteers of about the same age. In the hot summer of 2003 the service did not exist yet; in July 2005, "
            "with eleven days above thirty-five degrees, the callers found 27 people unwell and sent somebody the same "
            "afternoon.^[Report to the emergency plan for the heat, September 2005.]"
        ),
        Para("What the volunteers were asked for, in 61,000 calls:"),
        Tabbed(
            (
                ("Reason", "Calls", "Per cent"),
                ("only to talk", "38,430", "63"),
                ("health, medicines, appointments", "12,810", "21"),
                ("papers and payments", "5,490", "9"),
                ("a repair in the house", "2,440", "4"),
                ("other", "1,830", "3"),
            ),
            (8.0, 11.0),
        ),
        Heading(2, "HOMEWARD - leaving the street"),
        Para(
            "Programme: Community action against social exclusion. Partners: Lyon, Rotterdam, Vienna; FIO.psd. The project "
            "compares two ways out of homelessness: by steps, from the dormitory to the shared flat and on, or at once, with a "
            "key and a worker who calls every day. Torino had the steps, Vienna the key. After eighteen months:"
        ),
        Tabbed(
            (
                ("", "By steps (Torino)", "At once (Vienna)"),
                ("people followed", "74", "68"),
                ("in a flat after a year", "41", "52"),
                ("back on the street", "12", "5"),
                ("cost a person and day", "EUR 31", "EUR 28"),
            ),
            (6.0, 10.5),
        ),
        Para(
            "The numbers are small and the two groups were not the same {-at all-}{+in every respect+}. Still, in October the "
            "City Council asked for a trial with fifteen keys, and they were handed over on 19 December."
        ),
        Heading(2, "ABLE - work for people with a disability"),
        Para(
            "Programme: EQUAL, second round. Led by Torino, with Dresden and Malmö. Two hundred and ten people were placed in "
            "ordinary firms with a tutor paid for six months. Tutors are the dearest part and the one that works: of the 126 who "
            "had one, 91 still had the job at the end of the year, as against 33 of the 84 who had none."
        ),
        Heading(2, "What else was in course"),
        Para("- MEMORY LANE (Interreg III C): six museums open their stores to people with dementia, with Liverpool and Lille;"),
        Para("- FIRST MILK (Daphne II): shelters for mothers, with Zaragoza, Timișoara and Iași;"),
        Para("- OPEN DOOR (Grundtvig): carers from abroad learn the words of care, with Porto and Leipzig."),
        Heading(1, "WHAT WE BROUGHT HOME"),
        Points(
            "numbers",
            (
                (0, "From Göteborg: a person, not an office, signs each letter."),
                (0, "From Vienna: the key is given on the first day, in the hand."),
                (0, "From Malmö: the employer chooses among two candidates, never one."),
                (0, "From Liverpool: in a museum one may touch more than one thinks."),
            ),
        ),
        Heading(1, "WHO CAME TO SEE US"),
        Para(
            "Twenty-six groups visited the Division, 318 people in all. The place most asked for was the night shelter of Via "
            "Sacchi, the second the laundry where 22 people work who came from it. Each visit ends with a page on which the "
            "guests write what they would change; the page goes to the head of the service within a week. Three things "
            "were changed in 2005 because of it: the opening hour of the shelter (from eight to seven), the lockers (now with a "
            "key), and the sign at the door, which had been in Italian only."
        ),
        Para(
            "The work with citizens of other countries is told by its own office, in the folder residenti-stranieri. A list of "
            "projects is attached. Contact: servizi.sociali@comune.example."
        ),
    ),
)

_EU = ("European projects", "European projects")
_RESIDENTS = ("foreign residents department", "Development co-operation")
_OFFICE = "servizi.sociali@comune.example"
_STRANGERS = "stranieri@comune.example"
_ROWS = (
    (1, "SILVER LINE", *_EU, "Sesto programma quadro", "settembre 2004 - agosto 2007", "Göteborg; Newcastle; Bilbao",
     "Svezia, Regno Unito, Spagna", "€ 318.000,00", "640 anziani soli chiamati due volte la settimana", _OFFICE),
    (2, "HOMEWARD", *_EU, "Azione comunitaria contro l'esclusione sociale", "gennaio 2004 - dicembre 2005",
     "Lyon; Rotterdam; Vienna", "Francia, Paesi Bassi, Austria", "€ 142.600,00", "Prova con quindici chiavi dal 19 dicembre", _OFFICE),
    (3, "ABLE", *_EU, "EQUAL", "luglio 2005 - giugno 2008", "Dresden; Malmö", "Germania, Svezia", "€ 470.000,00",
     "210 inserimenti, 126 con tutore", _OFFICE),
    (4, "MEMORY LANE", *_EU, "Interreg III C", "ottobre 2004 - settembre 2006", "Liverpool; Lille", "Regno Unito, Francia",
     "€ 96.500,00", "Sei musei aprono i depositi", _OFFICE),
    (5, "FIRST MILK", *_EU, "Daphne II", "marzo 2005 - febbraio 2007", "Zaragoza; Timișoara; Iași", "Spagna, Romania",
     "€ 83.000,00", "Quattro case per madri messe a confronto", _OFFICE),
    (6, "OPEN DOOR", *_EU, "Socrates - Grundtvig", "ottobre 2005 - luglio 2007", "Porto; Leipzig", "Portogallo, Germania",
     "€ 48.500,00", "Corso di lingua per 90 assistenti familiari", _OFFICE),
    (7, "Festa dei popoli", *_RESIDENTS, None, "27-29 maggio 2005", "62 associazioni di cittadini stranieri", None,
     "€ 34.000,00", "41.000 visitatori al Valentino", _STRANGERS),
    (8, "Sportello unico - incontro con Rabat e Iași", *_RESIDENTS, "AENEAS", "12-15 ottobre 2005", "Rabat; Iași",
     "Marocco, Romania", "€ 27.400,00", "Certificati di nascita in tre giorni invece di quaranta", _STRANGERS),
    (9, "Città d'asilo", *_RESIDENTS, "Fondo europeo per i rifugiati", "dal 1 gennaio al 31 dicembre 2005",
     "Barcelona; Malmö", "Spagna, Svezia", "€ 210.000,00", "58 posti, 131 persone accolte", _STRANGERS),
)  # fmt: skip

_ACTIVITIES = ExcelFile(
    path="Servizi sociali - progetti UE e stranieri 2005.xlsx",
    author=_AUTHOR,
    sheets=(
        Sheet(
            name="PROGETTI",
            above=(
                "CITTÀ DI TORINO - DIVISIONE SERVIZI SOCIALI",
                "Elenco dei progetti europei e delle iniziative per i residenti stranieri",
            ),
            header=(
                "N.",
                "Progetto",
                "Tema",
                "Capitolo",
                "Programma europeo",
                "Periodo",
                "Partner",
                "Paesi",
                "Budget",
                "Esiti",
                "Contatto",
            ),
            rows=_ROWS,
            widths=(5, 34, 28, 26, 30, 30, 34, 28, 16, 42, 32),
            colour="E4DFEC",
            below=("Nota: gli importi sono la quota della Città per tutta la durata del progetto.",),
        ),
    ),
)

FILES = (_PROJECTS, FOREIGN_RESIDENTS, _ACTIVITIES)
