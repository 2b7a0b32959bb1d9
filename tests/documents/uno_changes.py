"""The script that the system's Python runs: one LibreOffice saves files as flat XML, all their changes accepted or rejected.

    /usr/bin/python3 -I uno_changes.py JOB.json

JOB.json holds `command` (the argument list of LibreOffice), `pipe` (its name), `files` (each a path, `accept`, `reject` or `read`,
and the path to save it at) and `report`: the file this script writes, a line for each: whether it could be read. Its caller ends
what is left.
"""

import contextlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno  # comes with LibreOffice, for the system's Python only

UnoException = uno.getClass("com.sun.star.uno.Exception")
NoConnectException = uno.getClass("com.sun.star.connection.NoConnectException")
_COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}

# Everything behind the bridge is Any: UNO has no types that Python could see.


def main(job_path: str) -> None:
    """Do the job and write the report."""
    job = json.loads(Path(job_path).read_text("utf-8"))
    office = subprocess.Popen(job["command"], stdin=subprocess.DEVNULL)
    context = _connect(office, job["pipe"])
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    helper = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    with Path(job["report"]).open("w", encoding="utf-8") as report:
        for path, act, target in job["files"]:
            report.write(f"{json.dumps(_save(desktop, helper, path, act, target))}\n")
            report.flush()  # a file that ends LibreOffice is known by its line that is not there
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


def _save(desktop: Any, helper: Any, path: str, act: str, target: str) -> bool:  # noqa: ANN401
    """Save a file as flat XML after the act; return whether LibreOffice read it."""
    load = (_property("Hidden", value=True), _property("FilterName", value="MS Word 2007 XML"))
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, load)
    if document is None:
        return False
    if act in _COMMANDS:
        helper.executeDispatch(document.CurrentController.Frame, _COMMANDS[act], "", 0, ())
    document.storeToURL(uno.systemPathToFileUrl(target), (_property("FilterName", value="OpenDocument Text Flat XML"),))
    document.close(True)  # noqa: FBT003 - UNO has no keywords
    return True


def _property(name: str, *, value: Any) -> Any:  # noqa: ANN401
    made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made


if __name__ == "__main__":
    main(sys.argv[1])
    os._exit(0)  # the bridge may crash while the interpreter ends, after all work is done
