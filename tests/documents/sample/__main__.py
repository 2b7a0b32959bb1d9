"""Writes anew what the sample's departments handed in: `python -m tests.documents.sample [--resave] [FOLDER]`.

FOLDER is the cycle's folder, by default `inputs/torino-2005`. Files of the same names are replaced; others stay, and so do
those that LibreOffice saved, unless `--resave` asks for them.
"""

import argparse
from pathlib import Path

from tests.documents.sample.catalogue import sample_files
from tests.documents.sample.resaved import resave


def main(cycle: Path) -> None:
    """Write every file of the sample under `cycle`."""
    for path, content in sorted(sample_files().items()):
        target = cycle / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write the sample's contributions anew.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("inputs/torino-2005"))
    parser.add_argument("--resave", action="store_true", help="those that LibreOffice saved, too")
    words = parser.parse_args()
    main(words.folder)
    if words.resave:
        resave(words.folder)
