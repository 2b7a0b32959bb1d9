"""Assembles the draft in a process of its own, and may kill itself on the way: by SIGKILL, no tidying.

python -m tests.faults.assemble_once FOLDER [MOMENT …], with the moments of run_round.
"""

import sys
from pathlib import Path

from sqlalchemy import event

from annuario.report import assemble
from tests.documents.city import desk_in
from tests.faults.run_round import Commit, Countdown


def main(folder: str, moment: str = "", name: str = "", count: str = "1") -> None:
    with desk_in(Path(folder)) as desk:
        if moment == "commit":
            event.listen(desk.ledger.engine, "commit", Commit(int(name)))
        elif moment:
            sys.addaudithook(Countdown(moment, name, int(count)))
        print(assemble(desk).sentence(), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
