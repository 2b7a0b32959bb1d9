"""pdf verify: whether a PDF can be read by everyone and archived, said to a person or to a program."""

import argparse
import json
from collections.abc import Iterator

from annuario.cli.say import say
from annuario.errors import WrongUse
from annuario.pdf import STANDARDS, Conformance, FailedRule, FlavourResult, Verification, sentence, verify, verify_conformance

_FAILED = 1
_NOT_VERIFIED = 4
_SHOWN = 10  # pages named of a rule broken all over


def run(words: argparse.Namespace) -> int:
    """Print what was found; 0 if all passed, 1 if something failed, 4 if nothing failed but veraPDF could not say."""
    if not words.file.is_file():
        message = f"There is no file {words.file}."
        raise WrongUse(message)
    quick = verify(words.file, language=words.language, title=words.title, fonts=words.fonts)
    whole = not any(fault.rule == "whole" for fault in quick.faults)
    said = verify_conformance(words.file) if whole else Conformance("", unverified="it is no whole PDF.")
    if words.json:
        say(json.dumps(_told(str(words.file), quick, said), ensure_ascii=False, indent=2))
    else:
        for line in _lines(str(words.file), quick, said):
            say(line)
    return {"passed": 0, "failed": _FAILED, "not verified": _NOT_VERIFIED}[_verdict(quick, said)]


def _verdict(quick: Verification, said: Conformance) -> str:
    if quick.faults or any(not result.passed for result in said.results):
        return "failed"
    return "passed" if said.passed else "not verified"


def _lines(name: str, quick: Verification, said: Conformance) -> Iterator[str]:
    yield f"{name}: {_count(quick.pages, 'page')}"
    yield f"quick checks: {'passed' if not quick.faults else f'{len(quick.faults)} to mend'}"
    yield from (f"  - {fault}" for fault in quick.faults)
    for result in said.results:
        broken = f"{_count(len(result.failed), 'rule')} broken"
        yield f"{STANDARDS[result.flavour]}: {'passed' if result.passed else broken}"
        yield from (f"  - {_rule(result, rule)}" for rule in result.failed)
    if said.unverified:
        yield f"PDF/UA-1 and PDF/A-2b: not verified, because {said.unverified}"
    else:
        yield f"by {said.program}"


def _rule(result: FlavourResult, rule: FailedRule) -> str:
    times = f" ({rule.count} times)" if rule.count > 1 else ""
    return f"{_place(rule)}{sentence(result.flavour, rule.clause, rule.test)} [{rule.id}]{times}"


def _place(rule: FailedRule) -> str:
    if not rule.pages:
        return ""
    more = " and others" if len(rule.pages) > _SHOWN or (len(rule.pages) > 1 and rule.count > len(rule.pages)) else ""
    noun = "page" if len(rule.pages) == 1 else "pages"
    return f"{noun} {', '.join(map(str, rule.pages[:_SHOWN]))}{more}: "


def _count(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"


def _told(name: str, quick: Verification, said: Conformance) -> dict[str, object]:
    return {
        "file": name,
        "verdict": _verdict(quick, said),
        "pages": quick.pages,
        "quick": [{"rule": fault.rule, "page": fault.page, "where": fault.where, "what": fault.what} for fault in quick.faults],
        "conformance": {
            "program": said.program,
            "unverified": said.unverified or None,
            "results": [
                {
                    "flavour": result.flavour,
                    "standard": STANDARDS[result.flavour],
                    "passed": result.passed,
                    "failed": [
                        {
                            "clause": rule.clause,
                            "test": rule.test,
                            "count": rule.count,
                            "pages": list(rule.pages),
                            "what": sentence(result.flavour, rule.clause, rule.test),
                            "message": rule.message,
                            "context": rule.context,
                        }
                        for rule in result.failed
                    ],
                }
                for result in said.results
            ],
        },
    }
