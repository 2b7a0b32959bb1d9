"""The words that the command understands, and the help that teaches them. Light: it imports nothing of the trade."""

import argparse
from pathlib import Path

from annuario.cli.adding import Commands, Parser, add, day, json_option
from annuario.cli.docx.arguments import docx_words

_INTRODUCTION = """\
One yearly report out of many hands: remind the departments, collect their Word and Excel
files, join them into one Word report that editors may change, and make the PDF of it.

A cycle is a folder with a cycle.toml, such as inputs/torino-2005. With only one under
inputs/ it need not be named; else say --cycle PATH behind the command.
"""

_FIRST = """\
to begin with:
  annuario status                  who has delivered, who is late, what comes next
  annuario report                  the whole round: collect, check, remind, assemble, PDF
  annuario rerun gioventu          take in what one late department sent; no mail goes out
  annuario publish                 make the edition of the draft, when everything is settled

exit codes: 0 done · 1 failed · 2 wrong use · 3 refused, nothing changed ·
            4 done, and something waits for a person
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command; the parsed words have `module`, the module whose `run` does it."""
    whole = Parser(prog="annuario", description=_INTRODUCTION, epilog=_FIRST, formatter_class=argparse.RawDescriptionHelpFormatter)
    whole.add_argument("--version", action="version", version="annuario 0.1.0")
    commands = whole.add_subparsers(metavar="COMMAND", required=True, title="commands")
    _round(commands)
    _steps(commands)
    _decisions(commands)
    _drafts(commands)
    _mail(commands)
    docx_words(commands.add_parser("docx", help="join, clean, prove and inspect Word files; needs no cycle"))
    _pdf(commands)
    _house(commands)
    return whole


def _round(commands: "Commands[Parser]") -> None:
    report = add(commands, "report", "run the whole round: collect, check, remind, assemble, make the PDF", module="flow")
    report.set_defaults(flow="annual_report", departments=[])
    rerun = add(
        commands,
        "rerun",
        "take in what a late department sent and renew what it feeds; no mail goes out",
        module="flow",
    )
    rerun.add_argument("departments", nargs="+", metavar="DEPARTMENT", help="a department's id, such as gioventu")
    rerun.set_defaults(flow="annual_report")
    _publish(commands)
    verify = add(
        commands,
        "verify-edition",
        "say whether an edition is as it was published; on any machine, needs no cycle",
        more="Exit code 0: all in order; 1: something is wrong; 3: no edition; 4: nothing is wrong, but veraPDF could not verify.",
        module="verify_edition",
        cycle=False,
    )
    verify.add_argument("folder", type=Path, metavar="FOLDER", help="the edition, such as outputs/torino-2005/edition-1")
    trace = add(
        commands,
        "trace",
        "show the cells that a figure of the draft is made of",
        more='Such as: annuario trace "partners 2005"; annuario trace budget sport; annuario trace Lyon. '
        "The first number of a line is what its cell adds to the figure.",
    )
    trace.add_argument("words", nargs="+", metavar="WORDS", help="a figure, words that its cells say, or both")
    json_option(trace)
    status = add(commands, "status", "show where every department stands, and write status.html")
    json_option(status)


def _publish(commands: "Commands[Parser]") -> None:
    publish = add(
        commands,
        "publish",
        "make the next edition of the draft as it lies there",
        more="Refuses, naming every place, while something in the draft still waits for a person.",
        module="flow",
    )
    publish.add_argument(
        "--digest", metavar="SHA256", help="publish the draft with this digest and no other (default: the present one)"
    )
    publish.add_argument(
        "--without", action="append", default=[], metavar="DEPARTMENT", help="leave out a department that is not awaited any more"
    )
    publish.add_argument(
        "--with-exceptions",
        action="store_true",
        help="publish what is not accessible too, and name it in the edition's accessibility statement",
    )
    publish.add_argument("--note", default="", metavar="TEXT", help="what this edition corrects, for its readers")
    publish.add_argument(
        "--keep-editors", action="store_true", help="answer every conflict with the editors' words, and list what was set aside"
    )
    publish.set_defaults(flow="publish")


def _steps(commands: "Commands[Parser]") -> None:
    add(
        commands,
        "receive",
        "lay what departments sent by mail into their folders; pass on the rest to the coordinator",
        module="steps",
    ).set_defaults(step="receive")
    add(commands, "collect", "take in what lies in the shared folder", module="steps").set_defaults(step="collect")
    check = add(
        commands,
        "check",
        "check what came in; or check FILEs that one names, before handing them in",
        module="steps",
    )
    check.add_argument("files", nargs="*", type=Path, metavar="FILE", help="a Word or Excel file")
    check.set_defaults(step="check")
    remind = add(commands, "remind", "look at what came in, then write to the departments that are due a mail", module="steps")
    remind.add_argument("--preview", action="store_true", help="show what would go to whom and why; send nothing")
    remind.set_defaults(step="remind")
    assemble = add(commands, "assemble", "assemble the draft from what counts today", module="steps")
    assemble.add_argument(
        "--new-look", action="store_true", help="bring a changed templates/house.docx into the editors' draft, too"
    )
    assemble.set_defaults(step="assemble")
    add(commands, "export", "make the PDF of the draft", module="steps").set_defaults(step="export")


def _decisions(commands: "Commands[Parser]") -> None:
    extend = add(commands, "extend", "give a department more time; its reminders move with it", module="decide")
    extend.add_argument("department", metavar="DEPARTMENT")
    extend.add_argument("until", type=day, metavar="DATE", help="the last day, as 2006-03-10")
    extend.set_defaults(decision="extend")
    excuse = add(commands, "excuse", "write down that a department has nothing (more) to report", module="decide")
    excuse.add_argument("department", metavar="DEPARTMENT")
    excuse.add_argument("why", metavar="WHY", help='in your words, such as "nothing to report"')
    excuse.set_defaults(decision="excuse")
    history = add(commands, "history", "list every version of every file of a department, and which counts", module="handed_in")
    history.add_argument("department", metavar="DEPARTMENT")
    history.set_defaults(verb="history")
    withdraw = add(commands, "withdraw", "take a file back: it goes into no report any more", module="handed_in")
    withdraw.add_argument("file", metavar="FILE", help="department and name, such as sport/relazione.docx")
    withdraw.add_argument("--undo", action="store_true", help="let it count again")
    withdraw.set_defaults(verb="withdraw")
    erase = add(
        commands,
        "erase",
        "take a file back and erase it from the archive too, for good",
        more="For personal data. The file must be gone from the shared folder. Drafts that hold its text are named, not changed.",
        module="handed_in",
    )
    erase.add_argument("file", metavar="FILE", help="department and name, such as sport/relazione.docx")
    erase.add_argument("--yes", action="store_true", help="do it; without, say what would be erased")
    erase.set_defaults(verb="erase")
    questions = add(commands, "questions", "list what the program will not guess and asks you", module="questions")
    questions.add_argument("--all", action="store_true", help="also those that were answered, with their answers")
    questions.set_defaults(verb="list")
    answer = add(commands, "answer", "answer a question; the next run goes by it", module="questions")
    answer.add_argument("id", type=int, metavar="ID", help="its number, as `annuario questions` shows it")
    answer.add_argument("answer", metavar="ANSWER", help="one of the words that the question offers")
    answer.set_defaults(verb="answer")


def _drafts(commands: "Commands[Parser]") -> None:
    draft = add(commands, "draft", "show what editors did to the draft", more="With a verb: compare, take in copies, go back.")
    draft.set_defaults(verb="")
    verbs = draft.add_subparsers(metavar="VERB")
    diff = add(verbs, "diff", "write a Word file a department that shows what became of its text", module="draft")
    diff.set_defaults(verb="diff")
    take = add(verbs, "take", "bring what editors wrote in copies of the draft into it", module="draft")
    take.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a copy of the draft, also of an older one")
    take.set_defaults(verb="take")
    restore = add(verbs, "restore", "put an earlier draft back in its place; without a name, list them", module="draft")
    restore.add_argument("id", nargs="?", metavar="ID", help="the draft's name in the list")
    restore.set_defaults(verb="restore")
    freeze = add(commands, "freeze", "bring nothing more into a section; what arrives later is listed", module="draft")
    freeze.add_argument("section", metavar="SECTION", help="a section's id, such as networks")
    freeze.add_argument("--undo", action="store_true", help="bring in again what arrives")
    freeze.set_defaults(verb="freeze")


def _mail(commands: "Commands[Parser]") -> None:
    mail = commands.add_parser("mail", help="see what was sent, and decide about mails that perhaps arrived")
    verbs = mail.add_subparsers(metavar="VERB", required=True)
    json_option(add(verbs, "list", "list every mail of the cycle and what became of it", module="mail"))
    verbs.choices["list"].set_defaults(verb="list")
    show = add(verbs, "show", "show one mail as its reader has it", module="mail")
    show.add_argument("id", metavar="ID", help="its id, as `annuario mail list` shows it")
    show.set_defaults(verb="show")
    resolve = add(verbs, "resolve", "say whether a mail that was caught half-way arrived", module="mail")
    resolve.add_argument("id", metavar="ID", help="its id, as `annuario mail list` shows it")
    resolve.add_argument("answer", choices=("arrived", "again"), help="it arrived / send it again")
    resolve.set_defaults(verb="resolve")
    retry = add(verbs, "retry", "let a mail that the mail server refused or put off go out again at the next run", module="mail")
    retry.add_argument("id", metavar="ID", help="its id, as `annuario mail list` shows it")
    retry.set_defaults(verb="retry")
    test = add(verbs, "test", "send one mail to the coordinator, and say what the mail server said", module="mail")
    test.set_defaults(verb="test")


def _pdf(commands: "Commands[Parser]") -> None:
    pdf = commands.add_parser("pdf", help="make and verify accessible, archivable PDFs of any Word file; needs no cycle")
    verbs = pdf.add_subparsers(metavar="VERB", required=True)
    convert = add(
        verbs,
        "convert",
        "make a tagged, archivable PDF of a Word file",
        more="In a copy, open changes are accepted, links to what lies elsewhere are cut, and dates stand still: it says so. "
        "Exit code 0: nothing to look at; 4: made, with something to look at; 3: the file cannot be read.",
        module="pdf_convert",
        cycle=False,
    )
    convert.add_argument("file", type=Path, metavar="IN", help="a Word file, or one of LibreOffice (.docx, .doc, .rtf, .odt)")
    convert.add_argument("-o", "--output", type=Path, metavar="OUT", required=True, help="the PDF to make")
    convert.add_argument("--title", help="its title (default: the document's own)")
    convert.add_argument("--language", metavar="TAG", help="its language, as it-IT (default: the document's own)")
    verify = add(
        verbs,
        "verify",
        "say whether a PDF can be read by everyone and kept for ever, and what in it is not so",
        more="Looks by itself, then asks veraPDF for PDF/UA-1 and PDF/A-2b. Exit code 0: all passed; 1: something failed; "
        "4: the looks passed, but veraPDF could not verify it (`make verifier` sets it up).",
        module="pdf_verify",
        cycle=False,
    )
    verify.add_argument("file", type=Path, metavar="FILE", help="a PDF")
    verify.add_argument("--title", help="the title it has to have (default: any)")
    verify.add_argument("--language", metavar="TAG", help="the language it has to have, as it-IT (default: any)")
    verify.add_argument(
        "--font",
        dest="fonts",
        action="append",
        default=[],
        metavar="NAME",
        help="a font it may use; say it once for each (default: any)",
    )
    json_option(verify)


def _house(commands: "Commands[Parser]") -> None:
    init = add(commands, "init", "write a new cycle: a commented cycle.toml and its shared folder", cycle=False)
    init.add_argument(
        "cycle", type=Path, metavar="CYCLE", help="the new folder, such as inputs/torino-2006 for the report of the year 2006"
    )
    init.add_argument("--today", type=day, metavar="DATE", help="the day that counts as today, as 2006-02-16")
    init.add_argument(
        "--from",
        dest="last",
        type=Path,
        metavar="LAST",
        help="roll this cycle forward, to the year in the new folder's name or by one: people and sections kept",
    )
    add(commands, "forms", "write the Excel form of each department, with its chapters and topics to choose from")
    templates = commands.add_parser("templates", help="look through the templates of the book")
    checks = templates.add_subparsers(metavar="VERB", required=True)
    add(
        checks,
        "check",
        "name placeholders that nobody fills and looks that differ from the house's; fill each on trial",
        more="Exit code 0: all in order; 4: something is to be mended.",
        module="templates",
    )
    doctor = add(commands, "doctor", "look whether everything is there that the program needs")
    json_option(doctor)
