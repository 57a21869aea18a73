"""Limits that hold: of time, rows, memory, and of how many may wait."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.viz.server.serving import LONG, RUNAWAY, Served, serving

HUNGRY = (
    "SELECT (GROUP_CONCAT(?long) AS ?longer) "
    "{ ?a ?b ?c . ?d ?e ?f BIND(CONCAT(STR(?a), STR(?c), STR(?d), STR(?f)) AS ?long) }"
)
ASK = "ASK { ?s ?p ?o }"

needs_proc = pytest.mark.skipif(
    not Path("/proc/self/task").is_dir(), reason="the system has no /proc to look at processes in"
)


def wait_until(what: Callable[[], bool]) -> None:
    end = time.monotonic() + LONG
    while not what():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def strict(out: Path) -> Iterator[Served]:
    """Two processes, of which one is kept for pages, little time, and little room to wait."""
    with serving(out, "--workers", "2", "--timeout", "3", "--most-waiting", "2") as server:
        yield server


@pytest.fixture(scope="module")
def narrow(out: Path) -> Iterator[Served]:
    """All the time there is, but few rows and little memory."""
    limits = ("--timeout", "600", "--most-rows", "500", "--memory", "200")
    with serving(out, "--workers", "2", *limits) as server:
        yield server


@pytest.mark.parametrize(
    "query",
    [
        RUNAWAY,
        RUNAWAY.replace("SELECT (COUNT(*) AS ?n)", "ASK"),
        RUNAWAY.replace("SELECT (COUNT(*) AS ?n)", "CONSTRUCT { ?a ?b ?l } WHERE"),
    ],
    ids=["select", "ask", "construct"],
)
def test_an_answer_that_takes_too_long_is_stopped(strict: Served, query: str) -> None:
    found = strict.query(query)
    assert found.status == 504
    assert "no answer after 3 seconds" in found.text
    assert "--timeout 30" in found.text
    assert strict.query(ASK).json()["boolean"] is True  # by another process


@needs_proc
def test_the_process_of_a_stopped_query_is_gone(strict: Served) -> None:
    before = set(strict.workers())
    assert strict.query(RUNAWAY).status == 504
    assert strict.query(ASK).status == 200
    assert len(before & set(strict.workers())) == 1


def test_an_answer_with_too_many_rows_is_refused(narrow: Served) -> None:
    everything = "SELECT * { ?s ?p ?o } LIMIT "
    for media in ("application/sparql-results+json", "text/csv", "text/html"):
        assert narrow.query(everything + "500", media).status == 200
        found = narrow.query(everything + "501", media)
        assert found.status == 400
        assert "more than 500 rows" in found.text
    graph = narrow.query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "text/turtle")
    assert graph.status == 400
    assert "LIMIT" in graph.text


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory so")
def test_an_answer_that_needs_too_much_memory_is_stopped(narrow: Served) -> None:
    found = narrow.query(HUNGRY)
    assert found.status == 500
    assert "memory" in found.text
    assert narrow.query(ASK).json()["boolean"] is True


def test_a_query_that_runs_on_does_not_keep_others_waiting(out: Path) -> None:
    # With a limit of ten minutes, others are answered beside it or not at all.
    with serving(out, "--workers", "3", "--timeout", "600") as served, connected(served) as runaway:
        runaway.sendall(request_for(RUNAWAY))
        for _ in range(20):
            assert served.query(ASK).json()["boolean"] is True
        assert served.ask("/ask/workload").status == 200
        runaway.settimeout(0.1)
        with pytest.raises(TimeoutError):
            runaway.recv(1)  # it still runs


def test_queries_that_run_on_keep_no_query_waiting(out: Path) -> None:
    """One process takes any query; more are added while it is taken up."""
    with serving(out, "--workers", "2", "--timeout", "600") as served, ExitStack() as all_of_them:
        for _ in range(2):
            all_of_them.enter_context(connected(served)).sendall(request_for(RUNAWAY))
        assert served.query(ASK).json()["boolean"] is True
        assert served.ask("/ontology").status == 200


def connected(served: Served) -> socket.socket:
    return socket.create_connection(("127.0.0.1", served.port), timeout=LONG)


def request_for(query: str) -> bytes:
    return f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()


def test_queries_that_run_on_keep_no_page_waiting(out: Path) -> None:
    """There are more of them than processes, but one is kept for pages."""
    with serving(out, "--workers", "2", "--timeout", "600") as served, ExitStack() as all_of_them:
        for _ in range(5):
            all_of_them.enter_context(connected(served)).sendall(request_for(RUNAWAY))
        assert served.ask("/ontology").status == 200
        assert served.ask("/ask/no-lead?format=csv").status == 200


def test_more_than_may_wait_are_told_to_come_again(strict: Served) -> None:
    with ThreadPoolExecutor(6) as running:
        found = list(running.map(strict.query, [RUNAWAY] * 6))
    assert {answer.status for answer in found} == {503, 504}
    busy = [answer for answer in found if answer.status == 503]
    assert len(busy) >= 3  # one runs, two wait
    assert all(answer.headers["retry-after"] == "5" for answer in busy)
    assert strict.query(ASK).json()["boolean"] is True


def test_whoever_goes_away_frees_the_process(out: Path) -> None:
    with serving(out, "--workers", "2", "--timeout", "600", "--most-waiting", "2") as served:
        for _ in range(4):  # more than there may be processes for
            with connected(served) as connection:
                connection.sendall(request_for(RUNAWAY))
                time.sleep(0.3)
        # With a limit of ten minutes, only a freed process can answer.
        assert served.query(ASK).json()["boolean"] is True


@needs_proc
def test_processes_that_are_killed_are_replaced(narrow: Served) -> None:
    wait_until(lambda: len(narrow.workers()) == 2)
    before = narrow.workers()
    for number in before:
        os.kill(number, signal.SIGKILL)
    assert narrow.query(ASK).json()["boolean"] is True
    wait_until(lambda: len(narrow.workers()) == 2)
    assert not set(before) & set(narrow.workers())


@needs_proc
def test_a_process_that_is_killed_at_work_is_told_of(out: Path) -> None:
    with serving(out, "--workers", "2", "--timeout", "600") as served:
        before = {number: processor_time(number) for number in served.workers()}
        with ThreadPoolExecutor(1) as running:
            asked = running.submit(served.query, RUNAWAY)
            wait_until(lambda: any(processor_time(n) > t + 50 for n, t in before.items()))
            for number in before:
                os.kill(number, signal.SIGKILL)
            found = asked.result()
        assert found.status == 500
        assert "ended of itself" in found.text
        assert served.query(ASK).status == 200
        assert any("ended of itself while it answered" in line for line in served.log)


def processor_time(number: int) -> int:
    """What a process has used of a processor, in hundredths of a second."""
    fields = Path(f"/proc/{number}/stat").read_text("ascii").rpartition(")")[2].split()
    return int(fields[11]) * 100 // os.sysconf("SC_CLK_TCK")


def test_a_single_process_answers_everything(out: Path) -> None:
    with serving(out, "--workers", "1") as served:
        assert served.query(ASK).status == 200
        assert served.ask("/ontology").status == 200
