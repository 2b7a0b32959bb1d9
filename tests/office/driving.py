"""The driver of the office with a change of our own: what a test needs LibreOffice for and the program never asks of it."""

import json
import os
import shutil
from pathlib import Path

from annuario import office as room
from annuario.guard import start_guarded
from annuario.office import Office
from annuario.office.folder import job_folder
from annuario.office.job import Order, prepare

_SCRIPT = """
import os, sys; sys.path.insert(0, {room!r})
import driver, uno
{change}
driver.main(sys.argv[1])
os._exit(0)
"""

LOCK_WITH_A_PASSWORD = """
def said(name, value):
    pair = uno.createUnoStruct("com.sun.star.beans.NamedValue")
    pair.Name, pair.Value = name, value
    return pair
told = said("CryptoType", "StrongEncryptionDataSpace"), said("OOXPassword", "segreto")
locked = driver._property("EncryptionData", uno.Any("[]com.sun.star.beans.NamedValue", told))
driver._store_properties = lambda job: (*driver._properties(job["store"]), locked)
"""
CALL_THE_MACRO = """
def called(document):
    address = uno.createUnoStruct("com.sun.star.util.URL")
    address.Protocol = "vnd.sun.star.script:"
    address.Complete = address.Main = address.Protocol + "Standard.Module1.Main?language=Basic&location=document"
    document.CurrentController.Frame.queryDispatch(address, "", 0).dispatch(address, ())
    return 1
driver._update = called
"""
"""Does what a button or an event in the document would do."""


def drive(office: Office, order: Order, target: Path, change: str, *, locked: bool = True) -> bool:
    """Carry out an order with a changed driver; put what is made at `target`, and return whether anything was.

    Not `locked`, LibreOffice gets a bare profile and may run every macro.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with job_folder(target.parent) as folder:
        prepare(office, order, folder, f"annuario-test-{os.getpid()}")
        job = json.loads((folder / "job.json").read_text("utf-8"))
        if not locked:
            shutil.rmtree(folder / "profile")
            job["load"]["MacroExecutionMode"] = 4  # always, and without asking
            (folder / "job.json").write_text(json.dumps(job), "utf-8")
        script = folder / "script.py"
        script.write_text(_SCRIPT.format(room=str(Path(room.__file__).parent), change=change), "utf-8")
        env = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "TMPDIR": str(folder)}
        with start_guarded([office.python, script, folder / "job.json"], env=env) as run:
            run.wait(60)
        if not Path(job["target"]).is_file():
            return False
        Path(job["target"]).replace(target)
        return True
