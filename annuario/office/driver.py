"""The script that the system's Python runs: starts one LibreOffice, loads one file, brings it up to date, stores it.

    /usr/bin/python3 -I driver.py JOB.json

JOB.json holds `command` (the argument list of LibreOffice), `source`, `target`, `pipe` (its name, or null: then the
command loads, stores and ends by itself, and the rest is not used), `load` (media properties), `store` (media
properties), `filter_data`, `update` (whether to refresh fields and contents lists), `descriptions` (of charts and embedded
objects, in the order of the text) and `report`: the file this script writes, a JSON object with `outcome` (`stored`,
`not-loaded`, `not-stored`, `died`), `detail`, `pages`, `updates`.

It knows nothing of annuario (that Python has no such package), decides nothing about time (its caller ends it), and
does not end LibreOffice by force: the guard around it ends whatever is left. Debian 12 runs it with Python 3.11 and
LibreOffice 7.4, Debian 13 with 3.13 and 25.2.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno  # comes with LibreOffice, for the system's Python only

UnoException = uno.getClass("com.sun.star.uno.Exception")
RuntimeException = uno.getClass("com.sun.star.uno.RuntimeException")
NoConnectException = uno.getClass("com.sun.star.connection.NoConnectException")

# Everything behind the bridge is Any: UNO has no types that Python could see.


class GoneError(Exception):
    """LibreOffice ended while it was needed."""


def main(job_path: str) -> None:
    """Do the job, and report what came of it in the job's report file."""
    job = json.loads(Path(job_path).read_text("utf-8"))
    report = _resave(job) if job["pipe"] is None else _export(job)
    partial = Path(job["report"] + ".partial")
    partial.write_text(json.dumps(report), "utf-8")
    partial.replace(job["report"])


def _resave(job: dict[str, Any]) -> dict[str, Any]:
    """Let LibreOffice load and store in one go and end by itself."""
    subprocess.run(job["command"], stdin=subprocess.DEVNULL, check=False)
    made = Path(job["target"]).with_name(Path(job["source"]).stem + Path(job["target"]).suffix)
    if not made.is_file():
        return _report("not-loaded")
    made.replace(job["target"])
    return _report("stored")


def _export(job: dict[str, Any]) -> dict[str, Any]:
    office = subprocess.Popen(job["command"], stdin=subprocess.DEVNULL)
    try:
        desktop = _connect(office, job["pipe"])
        report = _convert(desktop, job)
        _leave(desktop, office)
    except GoneError as error:
        return _report("died", str(error))
    except UnoException:  # the bridge is broken, or what lies behind it is gone: its words help nobody, those in the log may
        return _report("died")
    return report


def _report(outcome: str, detail: str = "", *, pages: int = 0, updates: int = 0) -> dict[str, Any]:
    return {"outcome": outcome, "detail": detail, "pages": pages, "updates": updates}


def _connect(office: subprocess.Popen[bytes], pipe: str) -> Any:  # noqa: ANN401
    """Wait until LibreOffice listens; return its desktop."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if office.poll() is not None:
                message = f"ended with code {office.returncode} before it listened"
                raise GoneError(message) from None
            time.sleep(0.05)
        else:
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)


def _convert(desktop: Any, job: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401
    try:
        document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(job["source"]), "_blank", 0, _properties(job["load"]))
    except RuntimeException as error:
        if not _alive(desktop):
            raise
        return _report("not-loaded", str(error.Message))
    except UnoException as error:
        return _report("not-loaded", str(error.Message))
    if document is None:
        return _report("not-loaded")
    _describe(document, job["descriptions"])
    if job["filter_data"]:
        _tell_formulas(document)
        _rule_off_notes(document)
    updates = _update(document) if job["update"] else 0
    pages = _pages(document)
    try:
        document.storeToURL(uno.systemPathToFileUrl(job["target"]), _store_properties(job))
    except RuntimeException:
        raise
    except UnoException as error:
        return _report("not-stored", str(error.Message), pages=pages, updates=updates)
    document.close(True)  # noqa: FBT003 - UNO has no keywords
    return _report("stored", pages=pages, updates=updates)


def _alive(desktop: Any) -> bool:  # noqa: ANN401
    """Whether the other end of the bridge still answers: a bad file may raise what a lost bridge raises."""
    try:
        desktop.getCurrentComponent()
    except RuntimeException:
        return False
    return True


def _describe(document: Any, descriptions: list[str]) -> None:  # noqa: ANN401
    """Give charts and embedded objects back the description they have in the file: 7.4 does not read it.

    If their number is another than was counted in the file, nobody knows whose is whose, and all are left.
    """
    if not descriptions or not document.supportsService("com.sun.star.text.TextDocument"):
        return
    objects = document.EmbeddedObjects
    if objects.Count == len(descriptions):
        for number, description in enumerate(descriptions):
            each = objects.getByIndex(number)
            if description and not each.Description:
                each.Description = description


def _tell_formulas(document: Any) -> None:  # noqa: ANN401
    """Let each formula without a description be told by its own code, which nearly reads as it is said: `{a} over {b}`."""
    if not document.supportsService("com.sun.star.text.TextDocument"):
        return
    objects = document.EmbeddedObjects
    for each in (objects.getByIndex(number) for number in range(objects.Count)):
        inner = None if each.Description else each.getEmbeddedObject()
        if inner is not None and inner.supportsService("com.sun.star.formula.FormulaProperties"):
            each.Description = " ".join(inner.Formula.split())


def _rule_off_notes(document: Any) -> None:  # noqa: ANN401
    """Let the line above footnotes be on every page what it is where the first stands: 7.4 reads it for one section alone."""
    if not document.supportsService("com.sun.star.text.TextDocument") or not document.Footnotes.Count:
        return
    call = document.Footnotes.getByIndex(0).Anchor
    pages = document.StyleFamilies.getByName("PageStyles")
    first = call.Text.createTextCursorByRange(call).PageStyleName
    if not pages.hasByName(first):
        return
    width = pages.getByName(first).FootnoteLineRelativeWidth
    for number in range(pages.Count):
        pages.getByIndex(number).FootnoteLineRelativeWidth = width


def _update(document: Any) -> int:  # noqa: ANN401
    """Refresh fields and contents lists until their page numbers are true; return the number of passes, 1 or 2.

    A pass that changes how many lines the lists have moves the pages behind them, so its numbers are already old.
    """
    for index in _indexes(document):
        _keep_looks(document, index)
    before = _measure(document)
    _update_once(document)
    passes = 1
    if _measure(document) != before:
        _update_once(document)
        passes = 2
    _each_page_once(document)
    return passes


def _keep_looks(document: Any, index: Any) -> None:  # noqa: ANN401
    """Let the lines of a list of figures keep the style that they have: 7.4 would give them one of its own.

    A page number to the right of an indent it would not paint: there is none then.
    """
    if index.supportsService("com.sun.star.text.IllustrationsIndex"):
        index.ParaStyleLevel1 = index.Anchor.createEnumeration().nextElement().ParaStyleName
        styles = document.StyleFamilies.getByName("ParagraphStyles")
        if styles.hasByName(index.ParaStyleLevel1):
            styles.getByName(index.ParaStyleLevel1).ParaRightMargin = 0


def _update_once(document: Any) -> None:  # noqa: ANN401
    document.TextFields.refresh()
    for index in _indexes(document):
        index.update()


def _measure(document: Any) -> tuple[int, ...]:  # noqa: ANN401
    """How many lines each contents list has, and how many pages the document."""
    return (*(index.Anchor.String.count("\n") for index in _indexes(document)), _pages(document))


def _indexes(document: Any) -> list[Any]:  # noqa: ANN401
    indexes = document.DocumentIndexes
    return [indexes.getByIndex(number) for number in range(indexes.Count)]


def _each_page_once(document: Any) -> None:  # noqa: ANN401
    """Take page numbers out of the lines of an index that stand in the line already: several of its places are on one page."""
    if not document.supportsService("com.sun.star.text.TextDocument"):
        return
    fields = document.TextFields.createEnumeration()
    while fields.hasMoreElements():
        field = fields.nextElement()
        if field.supportsService("com.sun.star.text.textfield.GetReference") and _in_index(field.Anchor):
            break
    else:
        return
    lines = document.Text.createEnumeration()
    while lines.hasMoreElements():
        line = lines.nextElement()
        if line.supportsService("com.sun.star.text.Paragraph") and _in_index(line):
            _drop_repeated(line)


def _in_index(text: Any) -> bool:  # noqa: ANN401
    return str(text.ParaStyleName).casefold().startswith("index ")


def _drop_repeated(line: Any) -> None:  # noqa: ANN401
    """Remove each reference that shows what one before it shows, with what stands between them."""
    seen: set[str] = set()
    last = None
    for number in _numbers(line):
        if number.String in seen and last is not None:
            cursor = number.Text.createTextCursorByRange(last.End)
            cursor.gotoRange(number.End, True)  # noqa: FBT003 - UNO has no keywords
            cursor.String = ""
        else:
            seen.add(number.String)
            last = number


def _numbers(line: Any) -> list[Any]:  # noqa: ANN401
    """The fields in a line, in their order."""
    portions, found = line.createEnumeration(), []
    while portions.hasMoreElements():
        portion = portions.nextElement()
        if portion.TextPortionType == "TextField":
            found.append(portion)
    return found


def _pages(document: Any) -> int:  # noqa: ANN401
    """The number of pages of a text; 0 for what has none, such as a workbook."""
    if not document.supportsService("com.sun.star.text.TextDocument"):
        return 0
    return int(document.CurrentController.PageCount)


def _store_properties(job: dict[str, Any]) -> tuple[Any, ...]:
    options = uno.Any("[]com.sun.star.beans.PropertyValue", _properties(job["filter_data"]))  # a bare tuple is ignored
    return (*_properties(job["store"]), _property("FilterData", options))


def _properties(values: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(_property(name, value) for name, value in values.items())


def _property(name: str, value: Any) -> Any:  # noqa: ANN401
    made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made


def _leave(desktop: Any, office: subprocess.Popen[bytes]) -> None:  # noqa: ANN401
    """Ask LibreOffice to end and take its pipes and temporary files along; the guard ends whoever stays."""
    try:
        desktop.terminate()
        office.wait(10)
    except (UnoException, subprocess.TimeoutExpired):
        return


if __name__ == "__main__":
    main(sys.argv[1])
    sys.stderr.flush()
    os._exit(0)  # the bridge may crash while the interpreter ends, after all work is done
