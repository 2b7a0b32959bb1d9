"""docx prove: where everything of some files stands in a joined one, by whatever program that was made."""

import argparse
import json

from annuario.cli.docx.files import open_all, plain, stumbling_over
from annuario.cli.docx.proving import every_line, found_line, lost_lines, proof_values, taken_lines
from annuario.cli.docx.rules import rules_of
from annuario.cli.say import say
from annuario.docx import Proof, prove_all

_LOST = 1


def run(words: argparse.Namespace) -> int:
    """Print what became of each file; 0 if all of it stands in OUT or a rule took it out, else 1."""
    output, *handed_in = open_all([words.out, *words.files])
    with stumbling_over(words.out, *words.files):
        proofs = prove_all(handed_in, output, rules_of(words, house=words.restyle))
    if words.json:
        each = zip(words.files, proofs, strict=True)
        files = [{"file": plain(path), "holds": proof.holds, "lines": proof_values(proof)} for path, proof in each]
        say(json.dumps({"out": plain(words.out), "files": files}, ensure_ascii=False, indent=2))
    else:
        _tell(words, proofs)
    return 0 if all(proof.holds for proof in proofs) else _LOST


def _tell(words: argparse.Namespace, proofs: tuple[Proof, ...]) -> None:
    lost = sum(len(proof.lost) for proof in proofs)
    say(f"{plain(words.out)}: {f'{lost} lost' if lost else 'nothing is lost'}")
    for path, proof in zip(words.files, proofs, strict=True):
        say(f"{plain(path)}:")
        lines = every_line(proof) if words.all else (found_line(proof), *taken_lines(proof), *lost_lines(proof))
        for line in lines:
            say(f"  - {line}")
