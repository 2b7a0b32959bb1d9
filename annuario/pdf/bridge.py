"""The script that asks veraPDF: starts a Java machine within this process, and holds files against the rules.

    python -I bridge.py JOB.json

JOB.json holds `jvm` (the path of libjvm.so), `jars` (the class path), `options` (of the Java machine), `flavours` (as
veraPDF names them: `ua1`, `2b`), `files`, `places` (how many places of a rule to name) and `report`: the file into which
this script writes a line of JSON for each file, as soon as it is known: `error` (null, or why nothing can be said), and
`results`, for each flavour `flavour`, `passed` and `failed`, the rules broken: `clause`, `test`, `count`, `message` and
`contexts`, where in the file's tree of objects.

JPype calls the library, so that a Java runtime is enough: nothing has to be compiled. It knows nothing of annuario,
and nothing of time: its caller ends it.
"""

import json
import sys
from pathlib import Path
from typing import Any

import jpype  # comes by `make verifier`, with the library

# Everything behind the bridge is Any: Java's types are not known to Python.


def main(job_path: str) -> None:
    """Do the job."""
    job = json.loads(Path(job_path).read_text("utf-8"))
    jpype.startJVM(*job["options"], jvmpath=job["jvm"], classpath=job["jars"], convertStrings=False)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    with Path(job["report"]).open("a", encoding="utf-8") as report:
        for path in job["files"]:
            report.write(json.dumps(_judged(path, job)) + "\n")
            report.flush()


def _judged(path: str, job: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"error": None, "results": [_result(path, flavour, job["places"]) for flavour in job["flavours"]]}
    except jpype.JClass("java.lang.OutOfMemoryError"):
        return {"error": "memory", "results": []}
    # The one door: a broken file makes the library throw what it likes, and the other files of the job go on.
    except jpype.JException as error:
        return {"error": str(error.message() or error), "results": []}


def _result(path: str, name: str, places: int) -> dict[str, Any]:
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(name)
    stream = jpype.JClass("java.io.FileInputStream")(path)
    try:
        parser = foundry.createParser(stream, flavour)
        try:
            found = foundry.createValidator(flavour, False).validate(parser)  # noqa: FBT003 - Java has no keywords
            return {"flavour": name, "passed": bool(found.isCompliant()), "failed": _failed(found, places)}
        finally:
            parser.close()
    finally:
        stream.close()


def _failed(found: Any, places: int) -> list[dict[str, Any]]:  # noqa: ANN401
    rules: dict[tuple[str, int], dict[str, Any]] = {
        (str(each.getKey().getClause()), int(each.getKey().getTestNumber())): {"count": int(each.getValue()), "contexts": []}
        for each in found.getFailedChecks().entrySet()
    }
    for assertion in found.getTestAssertions():
        rule = rules.get((str(assertion.getRuleId().getClause()), int(assertion.getRuleId().getTestNumber())))
        if rule is not None and len(rule["contexts"]) < places:
            rule.setdefault("message", str(assertion.getMessage()))
            rule["contexts"].append(str(assertion.getLocation().getContext()))
    return [{"clause": clause, "test": test, "message": "", **rule} for (clause, test), rule in sorted(rules.items())]


if __name__ == "__main__":
    main(sys.argv[1])
