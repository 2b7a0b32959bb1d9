"""The script that the system's Python runs: one LibreOffice reads files and says their words, all changes accepted or rejected.

    /usr/bin/python3 -I uno_changes.py JOB.json

JOB.json holds `command` (the argument list of LibreOffice), `pipe` (its name), `files` (a list of pairs: a path, and `accept`,
`reject` or `read`) and `report`: the file this script writes, for each pair a list of what is said, null where the file could not
be read. Its caller ends what is left.
"""

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import uno  # comes with LibreOffice, for the system's Python only

UnoException = uno.getClass("com.sun.star.uno.Exception")
NoConnectException = uno.getClass("com.sun.star.connection.NoConnectException")
_COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}
_TABLE = "com.sun.star.text.TextTable"

# Everything behind the bridge is Any: UNO has no types that Python could see.


def main(job_path: str) -> None:
    """Do the job and write the report."""
    job = json.loads(Path(job_path).read_text("utf-8"))
    office = subprocess.Popen(job["command"], stdin=subprocess.DEVNULL)
    context = _connect(office, job["pipe"])
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    helper = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    said = [_words(desktop, helper, path, act) for path, act in job["files"]]
    Path(job["report"]).write_text(json.dumps(said), "utf-8")
    with contextlib.suppress(UnoException):  # the bridge ends before the answer comes
        desktop.terminate()
    office.wait()


def _connect(office: "subprocess.Popen[bytes]", pipe: str) -> Any:  # noqa: ANN401
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if office.poll() is not None:
                sys.exit("LibreOffice ended before it listened")
            time.sleep(0.05)


def _words(desktop: Any, helper: Any, path: str, act: str) -> "list[str] | None":  # noqa: ANN401
    """Return the words of a file's blocks and notes; None for one that LibreOffice does not read."""
    load = (_property("Hidden", value=True), _property("FilterName", value="MS Word 2007 XML"))
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, load)
    if document is None:
        return None
    if act in _COMMANDS:
        helper.executeDispatch(document.CurrentController.Frame, _COMMANDS[act], "", 0, ())
    notes = (*_each(document.Footnotes), *_each(document.Endnotes))
    said = [*_blocks(document.Text), *(" ".join(_blocks(note)) for note in notes)]
    document.close(True)  # noqa: FBT003 - UNO has no keywords
    return said


def _each(found: Any) -> "list[Any]":  # noqa: ANN401
    return [found.getByIndex(number) for number in range(found.Count)]


def _blocks(text: Any) -> "Iterator[str]":  # noqa: ANN401
    """Yield the words of each paragraph that has any, cells among them."""
    blocks = text.createEnumeration()
    while blocks.hasMoreElements():
        block = blocks.nextElement()
        if block.supportsService(_TABLE):
            for name in block.CellNames:
                yield from _blocks(block.getCellByName(name))
        elif words := " ".join(block.String.split()):
            yield words


def _property(name: str, *, value: Any) -> Any:  # noqa: ANN401
    made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made


if __name__ == "__main__":
    main(sys.argv[1])
    os._exit(0)  # the bridge may crash while the interpreter ends, after all work is done
