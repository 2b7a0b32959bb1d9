"""Writes anew what the sample's departments handed in: `python -m tests.documents.sample [FOLDER]`.

FOLDER is the cycle's folder, by default `inputs/torino-2005`. Files of the same names are replaced; others stay.
"""

import sys
from pathlib import Path

from tests.documents.sample.catalogue import sample_files


def main(cycle: Path) -> None:
    """Write every file of the sample under `cycle`."""
    for path, content in sorted(sample_files().items()):
        target = cycle / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "inputs/torino-2005"))
