import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.server import ServerFailed, running_server, server_set
from tests.flows.prefect_runs import Prefect


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port on which something else listens."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


PROFILES = """
active = "city"

[profiles.city]
PREFECT_API_URL = "http://prefect.example/api"

[profiles.home]
"""


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "http://prefect.example/api"),
        ({"PREFECT_API_URL": "http://127.0.0.1:4200/api"}, "http://127.0.0.1:4200/api"),
        ({"PREFECT_PROFILE": "home"}, ""),
        ({"PREFECT_PROFILE": "unknown"}, ""),
    ],
)
def test_a_server_is_set_by_the_environment_or_by_the_active_profile(
    tmp_path: Path, environment: dict[str, str], expected: str
) -> None:
    (tmp_path / "profiles.toml").write_text(PROFILES, "utf-8")

    found = server_set({"PREFECT_HOME": str(tmp_path), **environment})

    assert found == expected


@pytest.mark.parametrize("content", [None, "", "active = ["])
def test_without_readable_profiles_no_server_is_set(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "profiles.toml").write_text(content, "utf-8")

    found = server_set({"PREFECT_HOME": str(tmp_path)})

    assert found == ""


@pytest.mark.servers
def test_the_server_keeps_its_data_in_its_own_folder_and_calls_no_page_of_others(server: Prefect) -> None:
    with server.client() as client:
        told = client.request("GET", "/admin/settings").json()

    kept = (told["home"], told["server"]["analytics_enabled"], told["server"]["ui"]["v2_enabled"])
    assert kept == (str(server.server.home), False, False)
    assert (server.server.home / "prefect.db").is_file()


@pytest.mark.servers
def test_a_server_that_cannot_start_names_its_log(tmp_path: Path, taken_port: int) -> None:
    with running_server(tmp_path, port=taken_port) as started, pytest.raises(ServerFailed) as told:
        started.wait()

    assert str(told.value) == f"The Prefect server did not start; {tmp_path / 'server.log'} says why."
