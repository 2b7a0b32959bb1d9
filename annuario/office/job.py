"""One run of LibreOffice in a private folder, under a clock; nothing is left after it.

Knows how a run ends, not what it is for. The exit codes of LibreOffice say nothing and are not asked.
"""

import json
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from annuario.guard import start_guarded
from annuario.office.folder import job_folder, pipe_file
from annuario.office.place import pipes_of, remove_pipes, require_writable
from annuario.office.prepare import Prepared, copy_for_export
from annuario.office.program import NotLoaded, Office, OfficeFailed
from annuario.office.watch import Bounds, TooMuchMemoryError, wait_watched

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
    """What LibreOffice made: a file that is there and not empty (no more is known), until the job's folder goes.

    `memory` is the most that was seen resident meanwhile, in bytes.
    """

    path: Path
    pages: int
    updates: int
    seconds: float
    memory: int


@contextmanager
def run_job(office: Office, order: Order, bounds: Bounds, *, work: Path) -> Iterator[Made]:
    """Give the file made while the `with` block lasts; then the job's folder below `work` is gone.

    The source is copied first, so that no lock file appears beside it. Folders and processes of jobs whose owner was
    killed are swept from `work` before. Raises OfficeFailed.
    """
    require_writable(work)
    begin = time.monotonic()
    with job_folder(work) as folder:
        report, most = _run(office, order, bounds, folder)
        yield _judge(report, order, folder, seconds=time.monotonic() - begin, memory=most)


def _run(office: Office, order: Order, bounds: Bounds, folder: Path) -> tuple[Mapping[str, object], int]:
    """Prepare the folder, run the driver under the guard; return its report, empty if it made none, and its memory."""
    pipe = f"annuario-{secrets.token_hex(8)}"
    profile = folder / "profile"
    try:
        prepare(office, order, folder, pipe)
        with (folder / "log").open("wb") as log:
            argv: list[str | Path] = [office.python, "-I", _HERE / "driver.py", folder / "job.json"]
            start = start_guarded(
                argv,
                cwd=folder,
                env=_environment(folder),
                stdout=log,
                stderr=log,
                leaves=pipes_of(profile=profile, pipe=pipe),  # the guard removes these and the folder if we are killed
                home=folder,
            )
            with start as run:
                most = wait_watched(run, bounds)
        return _read_report(folder / "report.json"), most
    except TooMuchMemoryError as error:
        message = (
            f"LibreOffice took more than {bounds.memory // 1024**2} MiB of memory for {order.source.name} and was ended; "
            "make its pictures smaller, or convert it in parts."
        )
        raise OfficeFailed(message) from error
    except TimeoutError as error:
        message = f"LibreOffice had not finished {order.source.name} in the time allowed and was ended; try it alone."
        raise OfficeFailed(message) from error
    except OSError as error:
        message = f"{order.source} could not be taken into the work folder {folder.parent} ({error.strerror})."
        raise OfficeFailed(message) from error
    finally:
        remove_pipes(profile=profile, pipe=pipe)


def prepare(office: Office, order: Order, folder: Path, pipe: str) -> None:
    """Lay into an empty folder all that the driver needs: a profile, a copy of the source, the job in words."""
    for name in ("profile/user", "tmp", "out"):
        (folder / name).mkdir(parents=True)
    pipe_file(folder).write_text(pipe, "ascii")
    _say_extensions_are_known(office, folder / "profile")
    shutil.copyfile(_HERE / "registrymodifications.xcu", folder / "profile" / "user" / "registrymodifications.xcu")
    source = folder / f"source{order.source.suffix.lower()}"
    found = Prepared()
    if order.is_driven:
        found = copy_for_export(order.source, source)
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
        "descriptions": found.descriptions,
        "report": str(folder / "report.json"),
    }
    (folder / "job.json").write_text(json.dumps(job), "utf-8")


def _say_extensions_are_known(office: Office, profile: Path) -> None:
    """Spare LibreOffice a second process, a third of its start: it looks for extensions if a profile is of another build."""
    try:
        told = (office.soffice.resolve().parent / "versionrc").read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return
    build = next((line.removeprefix("buildid=") for line in told.splitlines() if line.startswith("buildid=")), "")
    (profile / "user" / "extensions").mkdir()
    (profile / "user" / "extensions" / "buildid").write_text(build, "utf-8")


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


def _judge(report: Mapping[str, object], order: Order, folder: Path, *, seconds: float, memory: int) -> Made:
    """Believe the file: return it if it is there, or raise OfficeFailed with the likeliest reason."""
    name, made, outcome = order.source.name, _target(order, folder), report.get("outcome")
    detail = f" ({report['detail']})" if report.get("detail") else ""
    if outcome == "stored" and made.is_file() and made.stat().st_size:
        return Made(made, _number(report, "pages"), _number(report, "updates"), seconds, memory)
    if shutil.disk_usage(folder).free < _SMALL:
        message = f"The disk that holds {folder.parent} is full: free some space and convert {name} again."
    elif outcome == "not-loaded":
        message = f"LibreOffice could not load {name}{detail}: open it in Word or LibreOffice and save it anew."
        raise NotLoaded(message)
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
    """The last line that LibreOffice or the driver wrote, for whoever looks into it; addresses of code help nobody."""
    lines = (folder / "log").read_text("utf-8", "replace").split("\n")
    said = [line.strip() for line in lines if line.strip() not in {"", "Stack:"} and "[0x" not in line]
    return f" ({said[-1][:200]})" if said else ""
