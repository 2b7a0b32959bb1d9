import pytest
from prefect.settings import PREFECT_API_URL, temporary_settings

from flows.serving import WATCH, watch_over_dead_runs
from tests.flows.prefect_runs import Prefect

pytestmark = pytest.mark.servers


def test_the_watch_over_dead_runs_is_made_once_a_server(served: Prefect) -> None:
    with temporary_settings({PREFECT_API_URL: served.server.url}):
        again = watch_over_dead_runs()

    with served.client() as client:
        known = [automation.id for automation in client.read_automations_by_name(WATCH)]
    assert known == [again.id]
