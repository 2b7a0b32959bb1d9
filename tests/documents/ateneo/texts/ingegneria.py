"""Dipartimento di Ingegneria: bold lines for headings, a diagram, a numbered list, and a list with a title and notes around it."""

from tests.documents.sample.content import Box, Diagram, ExcelFile, Heading, Look, Para, Points, Sheet, Table, Title, WordFile

_AUTHOR = "Dipartimento di Ingegneria"
_LOOK = Look(font="Arial", size=10, headings="bold", language="it-IT", margin=2.2, shade="D9D9D9", captions="typed")

_REPORT = WordFile(
    path="INGEGNERIA_relazione_2024_v3.docx",
    author=_AUTHOR,
    look=_LOOK,
    blocks=(
        Title("Dipartimento di Ingegneria: ricerca internazionale 2024"),
        Para(
            "Il Dipartimento partecipa a nove progetti con partner di altri Paesi; in tre ne guida i lavori. I fondi raccolti nell’anno sono stati 2.140.000 euro, il 18 per cento in più rispetto al 2023. Hanno lavorato ai progetti 46 persone, di cui 19 dottorandi."
        ),
        Heading(1, "Acqua ed energia"),
        Para(
            "Il gruppo di idraulica misura da due anni quanta energia si può ricavare dalle condotte degli acquedotti, là dove oggi una valvola la dissipa. Nel 2024 due turbine di prova hanno funzionato per 5.200 ore a Valdora e a Patrasso. Il rendimento è stato del 61 per cento, e l’energia prodotta ha coperto i consumi della stazione di pompaggio vicina."
        ),
        Diagram(
            boxes=(
                Box("Condotta", 0.3, 2.6),
                Box("Turbina di prova", 4.0, 2.6, fill="E2EFD9"),
                Box("Stazione di pompaggio", 7.7, 1.0, width=4.4),
                Box("Rete elettrica", 7.7, 4.2, width=4.4),
            ),
            ties=((0, 1), (1, 2), (1, 3)),
            alt="Schema: la condotta alimenta la turbina di prova, che dà energia alla stazione di pompaggio e, per la parte che avanza, alla rete elettrica",
            width=12.6,
            height=6.2,
            caption="Fig. 1 - Dalla condotta alla rete",
        ),
        Heading(1, "Costruire con quello che c’è"),
        Para(
            "Quasi un terzo del materiale che esce da una demolizione può tornare in un edificio nuovo, se qualcuno sa dire che cosa è. Con Lubiana e Gand il Dipartimento ha provato tre modi di riconoscere le travi senza tagliarle:"
        ),
        Points(
            "numbers",
            (
                (0, "la vibrazione, che costa poco e distingue bene il legno sano da quello guasto;"),
                (0, "gli ultrasuoni, più lenti, ma affidabili anche sull’acciaio;"),
                (0, "la fotografia multispettrale, che per ora funziona soltanto in laboratorio."),
            ),
        ),
        Table(
            caption="Tab. 1 - Travi esaminate e travi riconosciute",
            rows=(
                ("Metodo", "Esaminate", "Riconosciute", "Tempo per trave"),
                ("Vibrazione", "412", "371", "4 minuti"),
                ("Ultrasuoni", "398", "386", "19 minuti"),
                ("Fotografia multispettrale", "120", "88", "2 minuti"),
            ),
            widths=(5.4, 3, 3.2, 3.8),
        ),
        Heading(1, "Dottorati in cotutela"),
        Para(
            "Sono in corso undici tesi con un secondo relatore all’estero; quattro si sono concluse nell’anno. Una, sui sensori a basso costo per i ponti minori, è diventata una piccola impresa con sede a Valdora e a Braga."
        ),
    ),
)

_LIST = ExcelFile(
    path="progetti ingegneria 2024.xlsx",
    author=_AUTHOR,
    sheets=(
        Sheet(
            name="Foglio1",
            above=("DIPARTIMENTO DI INGEGNERIA", "Progetti internazionali – anno 2024"),
            header=(
                "Titolo del progetto",
                "Sezione",
                "Programma di finanziamento",
                "Periodo",
                "Enti partner",
                "Paese",
                "Budget",
                "Esito",
            ),
            rows=(
                (
                    "Turbine negli acquedotti",
                    "Ricerca",
                    "Horizon Europe",
                    "01/03/2023 - 28/02/2026",
                    "Istituto di idraulica di Patrasso; Azienda dell’acqua di Patrasso",
                    "Grecia",
                    612000,
                    "Due impianti di prova, 5.200 ore di esercizio",
                ),
                (
                    "Travi che tornano",
                    "Ricerca",
                    "Horizon Europe",
                    "01/09/2022 - 31/08/2025",
                    "Scuola di architettura di Lubiana; Laboratorio dei materiali di Gand",
                    "Slovenia, Belgio",
                    480500,
                    "930 travi esaminate con tre metodi",
                ),
                (
                    "Ponti minori sotto osservazione",
                    "Ricerca",
                    "Interreg",
                    "15/01/2024 - 31/12/2025",
                    "Istituto di ingegneria di Braga",
                    "Portogallo",
                    176000,
                    "40 ponti dotati di sensori; un’impresa avviata",
                ),
                (
                    "Pozzi sicuri",
                    "Cooperazione",
                    "",
                    "01/02/2024 - 30/11/2024",
                    "Scuola tecnica di Dakar",
                    "Senegal",
                    54000,
                    "Sei pozzi rimessi in funzione, dodici tecnici formati",
                ),
            ),
            widths=(32, 14, 22, 24, 40, 18, 12, 40),
            formats={"Budget": '#,##0" €"'},
            colour="BFBFBF",
            below=("Gli importi sono la quota del Dipartimento.",),
        ),
    ),
)

FILES = (_REPORT, _LIST)
