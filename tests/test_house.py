"""The layout that everything relies on: what is shipped, pinned and named, and what a clone may not betray."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

HOUSE = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock")
VERIFIER = "requirements-verifier.lock"
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)(?:\[[a-z0-9, -]+\])?==(?P<version>[^ ]+)(?: ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")

# Folders of somebody's machine and hosts of registries: put together here, so that this file does not name them either.
# LibreOffice itself puts its pipes in the system's temporary folder (OSL_PIPE), on every machine.
BETRAYAL = re.compile(
    rb"(?<![\w.~-])/(?:" + b"|".join((b"work", b"root", b"home", b"tmp")) + rb")/(?!OSL_PIPE)[\w.]"
    rb"|" + rb"\.".join((b"pypi", b"org")) + rb"|" + rb"python" + rb"hosted"
)


def pins(lock: str) -> dict[str, str]:
    """The pinned version of each distribution in a lock file, by its name."""
    lines = (HOUSE / lock).read_text("utf-8").splitlines()
    return {found["name"]: found["version"] for line in lines if (found := PIN.match(line))}


def distributions(requirements: list[str]) -> set[str]:
    """The names in requirement lines, without versions and extras."""
    return {re.split(r"[<>=\[ ]", line)[0] for line in requirements}


def modules(room: str) -> set[str]:
    """The names that the modules of a folder would have as top-level modules."""
    return {path.stem for path in (HOUSE / room).glob("*.py")} - {"__init__", "__main__"}


def members(path: Path) -> list[tuple[str, bytes]]:
    """A file's content; for a zip (Word, Excel) the content of each of its parts."""
    if not is_zipfile(path):
        return [(path.name, path.read_bytes())]
    with ZipFile(path) as package:
        return [(f"{path.name}!{name}", package.read(name)) for name in package.namelist()]


@pytest.fixture(scope="module")
def clone() -> list[Path]:
    """The files that a clone of this house holds once everything at hand is committed."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=HOUSE, capture_output=True, timeout=60, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    paths = (HOUSE / name for name in listed.stdout.decode().split("\0") if name)
    return [path for path in paths if path.is_file()]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this tree without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=HOUSE, check=True, capture_output=True, timeout=120)
    (built,) = folder.iterdir()
    return built


def test_the_wheel_holds_the_trade_with_its_templates_and_nothing_else(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        shipped = {Path(name) for name in archive.namelist()}

    version = PROJECT["project"]["version"]
    templates = {path.relative_to(HOUSE) for path in (HOUSE / "templates").rglob("*") if path.is_file()}
    assert {path.parts[0] for path in shipped} == {"annuario", f"annuario-{version}.dist-info"}
    assert {path for path in shipped if path.is_relative_to("annuario/templates")} == {
        Path("annuario") / path for path in templates
    }


def test_the_wheel_is_free_of_prefect_unless_asked(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = archive.read(name).decode()

    orchestration = ("Requires-Dist: prefect", "Requires-Dist: fastapi")
    required = [line for line in metadata.splitlines() if line.startswith(orchestration)]
    assert required
    assert [line for line in required if "extra == 'flows'" not in line and "extra == 'dev'" not in line] == []


@pytest.mark.slow
def test_the_installed_wheel_answers_far_from_the_house(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    install = ["-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target", str(site), str(wheel)]
    subprocess.run([sys.executable, *install], check=True, capture_output=True, timeout=120)

    where = subprocess.run(
        [sys.executable, "-c", "import annuario; print(annuario.__file__)"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(site)},
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert Path(where.stdout.strip()) == site / "annuario" / "__init__.py"
    assert (site / "annuario" / "templates" / "house.docx").is_file()
    assert (site / "bin" / "annuario").is_file()


@pytest.mark.parametrize("lock", [*LOCKS, VERIFIER])
def test_a_lock_holds_pins_and_their_hashes_and_no_host(lock: str) -> None:
    lines = (HOUSE / lock).read_text("utf-8").splitlines()

    strange = [line for line in lines if not PIN.match(line) and not HASH.match(line)]
    followed = zip(lines, [*lines[1:], ""], strict=True)
    bare = [line for line, after in followed if PIN.match(line) and not HASH.match(after)]

    assert strange == []
    assert bare == []


def test_the_lock_for_development_holds_the_program_as_it_is() -> None:
    program, development = (pins(lock) for lock in LOCKS)

    differing = {name: version for name, version in program.items() if development.get(name) != version}

    assert program
    assert differing == {}


def test_the_locks_hold_what_the_project_names() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    program = [*PROJECT["project"]["dependencies"], *extras["flows"], *PROJECT["dependency-groups"]["build"]]

    missing = distributions(program) - pins("requirements.lock").keys()
    missing |= distributions(extras["dev"]) - {"annuario"} - pins("requirements-dev.lock").keys()
    missing |= distributions(PROJECT["dependency-groups"]["verifier"]) - pins(VERIFIER).keys()

    assert missing == set()


# Prefect loads a flow's file as a top-level module with its folder first on the path: a `flows/calendar.py` would take
# the place of the library's.
@pytest.mark.parametrize("room", ["flows", "tasks"])
def test_no_module_beside_a_flow_is_named_like_one_of_the_standard_library(room: str) -> None:
    names = modules(room)

    assert names
    assert names & sys.stdlib_module_names == set()


def test_no_file_names_a_machine_or_a_registry(clone: list[Path]) -> None:
    contents = ((path, name, content) for path in clone for name, content in members(path))

    betrayals = [
        f"{path.relative_to(HOUSE)} ({name}): {found[0].decode('utf-8', 'replace')}"
        for path, name, content in contents
        if (found := BETRAYAL.search(content))
    ]

    assert clone
    assert betrayals == []
