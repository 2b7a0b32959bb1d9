"""Divisione Sistemi informativi: a text in a sub-folder, and a workbook that starts at its first row."""

from tests.documents.sample.content import (
    ExcelFile,
    Heading,
    Look,
    Para,
    Picture,
    Points,
    Sheet,
    Table,
    Title,
    WordFile,
)

_AUTHOR = "Divisione Sistemi informativi"
_LOOK = Look(
    font="Calibri",
    size=11,
    heading_font="Cambria",
    colour="365F91",
    header="Sistemi informativi",
    footer="#",
    table_style="Medium Shading 1 Accent 1",
)

_AWARDS = WordFile(
    path="progetti-e-premi/Progetti internazionali e premi e-government.docx",
    author=_AUTHOR,
    look=_LOOK,
    blocks=(
        Title("A city on line"),
        Heading(1, "International projects and awards in e-government"),
        Para(
            "International projects and awards in e-government go together: the juries read what the projects publish. "
            "In 2005 the Divisione Sistemi informativi worked in three European projects and received two awards."
        ),
        Heading(2, "Awards (premi)"),
        Table(
            caption="Awards and mentions received in 2005",
            rows=(
                ("Award", "Given by", "Place and date", "For"),
                (
                    "eCity Prize, second place",
                    "European association of digital cities",
                    "Issy-les-Moulineaux, 9 June",
                    "TorinoFacile, the portal of certified services",
                ),
                (
                    "Good practice label",
                    "eGovernment conference",
                    "Manchester, 24 November",
                    "payment of fines and school meals by mobile telephone",
                ),
            ),
            widths=(3.6, 4.2, 3.9, 4.6),
        ),
        Para(
            "The portal TorinoFacile had 61,300 registered users at the end of the year, three times as many as in "
            "2004. It offers 43 services; the one most used is the appointment with the registry office."
        ),
        Heading(2, "eSIGN CITIES"),
        Para(
            "Programme: eContent. Partners: Bilbao, Tampere, Ljubljana. Period: 2004-2006. Share of the City: EUR "
            "182,000. The project makes a signature given in one city readable in another. The first certificate of "
            "residence signed in Torino was accepted in Bilbao on 4 October 2005, after twenty-two months of meetings "
            "and eleven seconds of computing."
        ),
        Heading(2, "OPENDESK"),
        Para(
            "Programme: sixth framework programme, IST priority. Partners: Schwäbisch Hall, Vienna, Hull. Period: "
            "2005-2007. Share of the City: EUR 240,000. Four hundred desks of the Division and of two districts moved "
            "to free office software. What we learned, in order of importance:"
        ),
        Points(
            "numbers",
            (
                (0, "Count the macros before, not after."),
                (0, "Train the secretaries first: the others ask them."),
                (0, "Agree on one file format with those who send us files."),
            ),
        ),
        Heading(2, "EASTGATE"),
        Para(
            "Programme: Asia IT&C. Partners: Shenyang, Thessaloniki. Period: March 2004 - February 2006. Share of the "
            "City: EUR 45,000. A course at a distance for forty officers of Shenyang on the information system of a "
            "large city."
        ),
        Picture(
            "networks",
            "Diagram of lines that tie Torino to Lyon, Stuttgart, Wien, Zagreb, Roma, Barcelona and Geneva",
            11,
            "Cities with which the Division exchanged data or software in 2005",
        ),
        Heading(1, "Guests and visits"),
        Para(
            "Seventeen delegations visited the computer centre, the farthest from Porto Alegre and Nagoya. A page in "
            "English for visitors is at [[www.comune.example/sistemi|http://www.comune.example/sistemi/en]]. The "
            "computerised networks of the Division are told in the list attached (elenco attività)."
        ),
    ),
)

_NETS = ("computerised networks", "Networks")
_EGOV = ("international projects and awards in e-government", "International organisations and awards")
_CONTACT = "sistemi.informativi@comune.example"

_ACTIVITIES = ExcelFile(
    path="elenco attività sistemi informativi 2005.xlsx",
    author=_AUTHOR,
    sheets=(
        Sheet(
            name="Foglio1",
            above=(),
            header=(
                "Title",
                "Topic",
                "Chapter",
                "Programme",
                "Period",
                "Partners",
                "Countries",
                "Budget (EUR)",
                "Results",
                "Contact",
            ),
            rows=(
                (
                    "TeleCities - working group on e-inclusion",
                    *_NETS,
                    None,
                    "2005",
                    "Eurocities; Manchester; Bologna",
                    "United Kingdom, Italy",
                    6500,
                    "Charter of e-rights signed by 23 cities",
                    _CONTACT,
                ),
                (
                    "Metropolitan fibre ring, link with Lyon and Genève",
                    *_NETS,
                    "Interreg III A",
                    "2004-2006",
                    "Grand Lyon; Ville de Genève",
                    "France, Switzerland",
                    310000,
                    "92 km of fibre lit; common exchange point",
                    _CONTACT,
                ),
                (
                    "Library catalogues across the Alps",
                    *_NETS,
                    "Interreg III A",
                    "January 2005 - June 2006",
                    "Chambéry; Grenoble",
                    "France",
                    88400,
                    "Joint search in 1.4 million records",
                    _CONTACT,
                ),
                (
                    "eSIGN CITIES",
                    *_EGOV,
                    "eContent",
                    "2004-2006",
                    "Bilbao; Tampere; Ljubljana",
                    "Spain, Finland, Slovenia",
                    182000,
                    "First certificate accepted on 4 October 2005",
                    _CONTACT,
                ),
                (
                    "OPENDESK",
                    *_EGOV,
                    "Sixth framework programme, IST",
                    "2005-2007",
                    "Schwäbisch Hall; Vienna; Hull",
                    "Germany, Austria, United Kingdom",
                    240000,
                    "400 desks moved to free software",
                    _CONTACT,
                ),
                (
                    "EASTGATE",
                    *_EGOV,
                    "Asia IT&C",
                    "March 2004 - February 2006",
                    "Shenyang; Thessaloniki",
                    "China, Greece",
                    "45.000 \u20ac",
                    "Course for forty officers",
                    _CONTACT,
                ),
                (
                    "eCity Prize, second place",
                    *_EGOV,
                    None,
                    "9 June 2005",
                    "European association of digital cities",
                    "France",
                    None,
                    "Prize for the portal TorinoFacile",
                    _CONTACT,
                ),
                (
                    "Good practice label",
                    *_EGOV,
                    None,
                    "24 November 2005",
                    "eGovernment conference",
                    "United Kingdom",
                    None,
                    "Label for payments by mobile telephone",
                    _CONTACT,
                ),
            ),
            widths=(40, 34, 30, 24, 24, 34, 26, 14, 40, 34),
            formats={"Budget (EUR)": "#,##0"},
            colour="BDD7EE",
        ),
    ),
)

FILES = (_AWARDS, _ACTIVITIES)
