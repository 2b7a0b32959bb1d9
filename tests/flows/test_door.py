import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from annuario.ledger.lock import hold
from tests.flows.prefect_runs import Said, copy_of_the_city, processes_with, say

FLOWS = ["flows.annual_report", "flows.collect", "flows.remind", "flows.publish"]
DIGEST = hashlib.sha256(b"a draft").hexdigest()


@pytest.mark.parametrize("flow", FLOWS)
def test_each_flow_tells_how_it_is_called(flow: str, no_server: dict[str, str]) -> None:
    said = say(flow, "--help", environment=no_server)

    assert (said.exit_code, said.out.splitlines()[0].startswith(f"usage: python -m {flow}"), said.err) == (0, True, "")


def test_a_cycle_that_is_not_there_is_told_in_a_sentence(tmp_path: Path, no_server: dict[str, str]) -> None:
    cycle = tmp_path / "inputs" / "roma-2005"

    said = say("flows.collect", "--cycle", cycle, environment=no_server)

    told = f"There is no cycle at {cycle}: "
    assert (said.exit_code, said.out, said.err[: len(told)], said.err.count("\n")) == (2, "", told, 1)


def test_an_unknown_department_is_told_before_a_server_is_started(tmp_path: Path, no_server: dict[str, str]) -> None:
    cycle = copy_of_the_city(tmp_path)

    said = say("flows.annual_report", "--cycle", cycle, "--only", "giovent", environment=no_server)

    assert said == Said(2, "", "There is no department 'giovent' in this cycle. Did you mean 'gioventu'?\n")
    assert not (tmp_path / "state" / "prefect").exists()


def test_a_taken_cycle_is_refused_with_its_holder(tmp_path: Path, no_server: dict[str, str]) -> None:
    cycle = copy_of_the_city(tmp_path)

    with hold(tmp_path / "state" / "locks" / "torino-2005.lock", "rehearsal"):
        said = say("flows.annual_report", "--cycle", cycle, environment=no_server)

    holder = re.fullmatch(r"The rehearsal run of \d\d:\d\d is still at work on this cycle\. .*\n", said.err)
    assert (said.exit_code, said.out, bool(holder)) == (3, "", True)


def test_a_server_that_does_not_answer_is_told_in_a_sentence(tmp_path: Path, no_server: dict[str, str]) -> None:
    cycle = copy_of_the_city(tmp_path)
    environment = no_server | {"PREFECT_API_URL": "http://127.0.0.1:9/api"}

    said = say("flows.publish", "--cycle", cycle, "--digest", DIGEST, environment=environment)

    told = "The Prefect server at http://127.0.0.1:9/api does not answer: start it, or take PREFECT_API_URL away to run here.\n"
    assert said == Said(3, "", told)


def test_a_server_without_our_deployments_is_told_in_a_sentence(tmp_path: Path, no_server: dict[str, str]) -> None:
    cycle = copy_of_the_city(tmp_path)

    with server_that_knows_no_deployment() as url:
        said = say("flows.collect", "--cycle", cycle, environment=no_server | {"PREFECT_API_URL": url})

    deploy = "start `make serve`, or deploy prefect.yaml there."
    assert said == Said(3, "", f"The Prefect server at {url} has no deployment collect/collect: {deploy}\n")


@pytest.mark.servers
def test_with_the_share_away_nobody_is_written_to_and_no_server_stays(tmp_path: Path, no_server: dict[str, str]) -> None:
    cycle = copy_of_the_city(tmp_path)
    (cycle / "shared" / ".annuario-share").unlink()

    said = say("flows.remind", "--cycle", cycle, environment=no_server)

    assert (said.exit_code, said.out, said.err.count("\n")) == (3, "", 1)
    assert not list((tmp_path / "outputs").rglob("*.eml"))
    assert (tmp_path / "state" / "prefect" / "once" / "prefect.db").is_file()
    assert processes_with(tmp_path / "state" / "prefect" / "once") == []


@contextmanager
def server_that_knows_no_deployment() -> Iterator[str]:
    """Yield the URL of something on the loopback that answers as Prefect does to a question for what it does not have."""

    class KnowsNothing(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = b'{"detail":"Deployment not found"}'
            self.send_response(404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name it has in the library
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), KnowsNothing) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/api"
        server.shutdown()
