"""One run of LibreOffice in a private folder, under a clock; nothing is left after it.

Knows how a run ends, not what it is for. The exit codes of LibreOffice say nothing and are not asked.
"""

import json
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from annuario.guard import start_guarded
from annuario.office.comments import copy_without_comments
from annuario.office.place import pipes_of, remove_pipes, require_writable
from annuario.office.program import Office, OfficeFailed

_HERE = Path(__file__).resolve().parent
_SMALL = 16 * 1024 * 1024  # bytes; with less than this left on the disk, a failure to write is put down to it


@dataclass(frozen=True, slots=True)
class Order:
    """What LibreOffice is to do: load `source` by one filter, store it by another as a file that ends in `suffix`.

    With `filter_data` (options of the storing filter) it is driven step by step, and can `update` in between; without,
    it is told by its command line: a document with comments ends a LibreOffice that lacks its windows' parts, as
    Debian's -nogui packages do, if it is given time between loading and storing.
    """

    source: Path
    load: str
    suffix: str
    store: str
    filter_data: Mapping[str, str | int | bool] | None = None
    update: bool = False

    @property
    def is_driven(self) -> bool:
        """Whether LibreOffice is driven step by step."""
        return self.filter_data is not None


@dataclass(frozen=True, slots=True)
class Made:
    """What LibreOffice made: a file that is there and not empty (no more is known), until the job's folder goes."""

    path: Path
    pages: int
    updates: int
    seconds: float


@contextmanager
def run_job(office: Office, order: Order, *, work: Path, timeout: float) -> Iterator[Made]:
    """Give the file made while the `with` block lasts; then the job's folder below `work` is gone.

    The source is copied first, so that no lock file appears beside it. Raises OfficeFailed.
    """
    require_writable(work)
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="office-", dir=work, ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        report = _run(office, order, folder, timeout)
        yield _judge(report, order, folder, seconds=time.monotonic() - begin)


def _run(office: Office, order: Order, folder: Path, timeout: float) -> Mapping[str, object]:
    """Prepare the folder, run the driver under the guard, and return its report; empty if it made none."""
    pipe = f"annuario-{secrets.token_hex(8)}"
    profile = folder / "profile"
    try:
        _prepare(office, order, folder, pipe)
        with (folder / "log").open("wb") as log:
            argv: list[str | Path] = [office.python, "-I", _HERE / "driver.py", folder / "job.json"]
            sockets = pipes_of(profile=profile, pipe=pipe)  # the guard removes them if we are killed
            with start_guarded(argv, cwd=folder, env=_environment(folder), stdout=log, stderr=log, leaves=sockets) as run:
                run.wait(timeout)
        return _read_report(folder / "report.json")
    except TimeoutError as error:
        message = f"LibreOffice had not finished {order.source.name} after {timeout:.0f} s and was ended; try it alone."
        raise OfficeFailed(message) from error
    except OSError as error:
        message = f"{order.source} could not be taken into the work folder {folder.parent} ({error.strerror})."
        raise OfficeFailed(message) from error
    finally:
        remove_pipes(profile=profile, pipe=pipe)


def _prepare(office: Office, order: Order, folder: Path, pipe: str) -> None:
    for name in ("profile/user", "tmp", "out"):
        (folder / name).mkdir(parents=True)
    shutil.copyfile(_HERE / "registrymodifications.xcu", folder / "profile" / "user" / "registrymodifications.xcu")
    source = folder / f"source{order.source.suffix.lower()}"
    if order.is_driven:
        copy_without_comments(order.source, source)
    else:
        shutil.copyfile(order.source, source)
    job = {
        "command": _command(office, order, source, pipe),
        "pipe": pipe if order.is_driven else None,
        "source": str(source),
        "load": {"Hidden": True, "MacroExecutionMode": 0, "UpdateDocMode": 0, "FilterName": order.load},  # 0: never
        "target": str(_target(order, folder)),
        "store": {"FilterName": order.store},
        "filter_data": dict(order.filter_data or {}),
        "update": order.update,
        "report": str(folder / "report.json"),
    }
    (folder / "job.json").write_text(json.dumps(job), "utf-8")


def _command(office: Office, order: Order, source: Path, pipe: str) -> list[str]:
    profile, out = source.parent / "profile", source.parent / "out"
    options = ["--headless", "--invisible", "--norestore", "--nologo", "--nodefault", "--nolockcheck"]
    start = [str(office.soffice), f"-env:UserInstallation={profile.as_uri()}", *options]
    if order.is_driven:
        return [*start, f"--accept=pipe,name={pipe};urp;"]
    form = f"{order.suffix[1:]}:{order.store}"
    return [*start, f"--infilter={order.load}", "--convert-to", form, "--outdir", str(out), str(source)]


def _environment(folder: Path) -> dict[str, str]:
    """The whole environment: no proxy, no display, no settings of the user; the fonts of the system alone."""
    return {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "HOME": str(folder),
        "TMPDIR": str(folder / "tmp"),
        "LC_ALL": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
    }


def _target(order: Order, folder: Path) -> Path:
    return folder / "out" / f"made{order.suffix}"


def _read_report(path: Path) -> Mapping[str, object]:
    """The driver's report; empty if the driver died before it wrote one."""
    try:
        report = json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return report if isinstance(report, dict) else {}


def _judge(report: Mapping[str, object], order: Order, folder: Path, *, seconds: float) -> Made:
    """Believe the file: return it if it is there, or raise OfficeFailed with the likeliest reason."""
    name, made, outcome = order.source.name, _target(order, folder), report.get("outcome")
    detail = f" ({report['detail']})" if report.get("detail") else ""
    if outcome == "stored" and made.is_file() and made.stat().st_size:
        return Made(made, _number(report, "pages"), _number(report, "updates"), seconds)
    if shutil.disk_usage(folder).free < _SMALL:
        message = f"The disk that holds {folder.parent} is full: free some space and convert {name} again."
    elif outcome == "not-loaded":
        message = f"LibreOffice could not load {name}{detail}: open it in Word or LibreOffice and save it anew."
    elif outcome == "not-stored":
        message = f"LibreOffice loaded {name} but could not write {order.suffix[1:]}{detail}."
    elif outcome == "stored":
        message = f"LibreOffice said it converted {name}, but there is no output."
    else:
        message = f"LibreOffice died while it converted {name}{detail or _last_words(folder)}."
    raise OfficeFailed(message)


def _number(report: Mapping[str, object], key: str) -> int:
    value = report.get(key)
    return value if isinstance(value, int) else 0


def _last_words(folder: Path) -> str:
    """The last line that LibreOffice or the driver wrote, for whoever looks into it."""
    lines = (folder / "log").read_text("utf-8", "replace").split("\n")
    said = [line.strip() for line in lines if line.strip()]
    return f" ({said[-1][:200]})" if said else ""
