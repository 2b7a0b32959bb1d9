"""Write the university's files anew: `python -m tests.documents.ateneo [FOLDER]`; by default in `inputs/ateneo-2024`."""

import sys
from pathlib import Path

from tests.documents.ateneo.catalogue import ateneo_files


def main(cycle: Path) -> None:
    """Write every file of the university below `cycle`; files of the same names are replaced."""
    for path, content in ateneo_files().items():
        target = cycle / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else Path("inputs", "ateneo-2024"))
