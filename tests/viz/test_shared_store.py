"""The commands with --store: the same as from a folder, and no secret told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.serialise import write_nquads, write_trig
from graph.shared.credentials import PASSWORD, TOKEN, USER
from graph.shared.publish import graphs_of, publish
from graph.shared.server import connect
from graph.store import GRAPH_FILE, open_store
from partnergraph import load, main
from tests.graph.made_versions import three_versions
from tests.shared_servers import Reply, misbehaving, oxigraph
from viz.build import TRIG
from viz.explorer.make import EXPLORER
from viz.explorer.page import bundled

SECRET = "open-sesame-4711"


@pytest.fixture(autouse=True)
def no_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (USER, PASSWORD, TOKEN):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", "/nowhere/netrc")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with oxigraph(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture
def out(small_out: Path, address: str) -> Path:
    """A folder that a build has written, whose graph the shared store holds too."""
    publish(connect(address), graphs_of(open_store(small_out)), remove_others=True)
    return small_out


def run(*arguments: object, given: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments], input=given)


@pytest.mark.parametrize(
    "command",
    [
        ("ask", "who-leads-what", "--format", "csv"),
        ("ask", "who-leads-what", "--area", "Saltmarsh", "--format", "json"),
        ("ask", "single-points-of-failure", "--format", "csv"),
        ("ask", "overdue", "--on", "2020-01-01"),
        ("ask", "who-leads-what", "--area", "Atlantis"),
        ("show", "nadia okafor"),
        ("show", "nobody"),
        ("without", "Ian Reed", "--format", "csv"),
        ("check", "--format", "csv"),
    ],
    ids=" ".join,
)
def test_each_command_says_the_same(command: tuple[str, ...], out: Path, address: str) -> None:
    here = run(*command, "--graph", out)
    there = run(*command, "--store", address)
    assert (there.exit_code, there.stdout, there.stderr) == (
        here.exit_code,
        here.stdout,
        here.stderr,
    )
    assert here.stdout or here.stderr


def test_a_query_of_ones_own_has_the_same_rows(out: Path, address: str) -> None:
    query = (
        "SELECT ?name { ?area a schema:AdministrativeArea ; skos:prefLabel ?name } ORDER BY ?name"
    )
    here = run("sparql", "-", "--graph", out, given=query)
    assert "Saltmarsh" in here.stdout
    assert run("sparql", "-", "--store", address, given=query).stdout == here.stdout


@pytest.mark.parametrize("form", ["ttl", "jsonld", "graphml", "xlsx"])
def test_an_export_has_the_same_bytes(form: str, out: Path, address: str, tmp_path: Path) -> None:
    here, there = tmp_path / f"here.{form}", tmp_path / f"there.{form}"
    assert run("export", "--to", form, "-o", here, "--graph", out).exit_code == 0
    assert run("export", "--to", form, "-o", there, "--store", address).exit_code == 0
    assert here.read_bytes() == there.read_bytes()


@pytest.mark.skipif(not bundled(), reason="the page's scripts are not bundled")
def test_the_explorer_is_written_here(
    out: Path, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("explore", "--store", address)
    assert (done.exit_code, done.stderr) == (0, "written to explorer.html\n")
    write_trig(open_store(out).quads(), out / TRIG)
    assert run("explore", "--graph", out).exit_code == 0
    assert (tmp_path / EXPLORER).read_bytes() == (out / EXPLORER).read_bytes()


def test_python_users_can_load_it(out: Path, address: str) -> None:
    here, there = load(out), load(store=address)
    assert there.ask("workload").equals(here.ask("workload"))
    assert len(there.who_works_with_whom()) == len(here.who_works_with_whom())


def test_a_folder_and_a_store_together_are_refused(out: Path, address: str) -> None:
    done = run("ask", "workload", "--graph", out, "--store", address)
    assert done.exit_code == 2
    assert "one of the two" in done.stderr


@pytest.mark.parametrize("command", [("ask", "workload"), ("show", "x"), ("build", "plans")])
def test_a_password_in_the_address_is_refused_unrepeated(command: tuple[str, ...]) -> None:
    done = run(*command, "--store", f"https://ada:{SECRET}@graphs.example.org/plans")
    assert done.exit_code == 2
    assert SECRET not in done.output
    assert PASSWORD in done.stderr


def test_a_build_writes_its_graphs_and_says_so(
    marlow_reading: None, marlow_plans: Path, tmp_path: Path, address: str, out: Path
) -> None:
    built = tmp_path / "built"
    done = run("build", marlow_plans, "-o", built, "--store", address)
    assert done.exit_code == 0, done.stderr
    assert f"written to {address}: " in done.stderr
    assert "keeps plans that this build does not have: harbourton, saltmarsh" in done.stderr
    gone = run("build", marlow_plans, "-o", built, "--store", address, "--remove-others")
    assert f"written to {address}: 0 graphs, " in gone.stderr
    assert "2 removed" in gone.stderr
    here = run("ask", "who-leads-what", "--graph", built, "--format", "csv")
    assert here.stdout.count("\n") > 1
    assert run("ask", "who-leads-what", "--store", address, "--format", "csv").stdout == here.stdout


def test_a_store_that_cannot_be_reached_is_told_of_before_anything_is_read(
    marlow_plans: Path, tmp_path: Path
) -> None:
    with misbehaving(lambda _asked: Reply(404)) as (gone, _):
        pass
    done = run("build", marlow_plans, "-o", tmp_path / "built", "--store", gone)
    assert done.exit_code == 2
    assert "cannot be reached" in done.stderr
    assert not (tmp_path / "built").exists()


def test_a_store_that_refuses_leaves_the_folder_written(
    marlow_reading: None,
    marlow_plans: Path,
    tmp_path: Path,
    address: str,
    out: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(USER, "ada")
    monkeypatch.setenv(PASSWORD, SECRET)
    with misbehaving(lambda _asked: Reply(403, b"read only")) as (refusing, _):
        file = tmp_path / "store.toml"
        file.write_text(f'query = "{address}/query"\ngraphs = "{refusing}/store"\n')
        done = run("build", marlow_plans, "-o", tmp_path / "built", "--store", file)
    assert done.exit_code == 2
    assert "does not let you" in done.stderr
    assert "itself is written" in done.stderr
    assert SECRET not in done.output
    assert len(open_store(tmp_path / "built")) > 0


def test_to_remove_plans_from_no_store_is_a_slip(marlow_plans: Path, tmp_path: Path) -> None:
    done = run("build", marlow_plans, "-o", tmp_path / "built", "--remove-others")
    assert done.exit_code == 2
    assert "--store" in done.stderr


def test_a_store_that_can_only_be_read_is_told_of_before_a_build(
    marlow_plans: Path, tmp_path: Path, address: str
) -> None:
    file = tmp_path / "store.toml"
    file.write_text(f'query = "{address}/query"\n')
    done = run("build", marlow_plans, "-o", tmp_path / "built", "--store", file)
    assert done.exit_code == 2
    assert "no address that takes changes" in done.stderr
    assert not (tmp_path / "built").exists()


def test_earlier_versions_are_left_out_as_in_a_folder(small_out: Path, address: str) -> None:
    write_nquads(three_versions().quads(), small_out / GRAPH_FILE)
    publish(connect(address), graphs_of(open_store(small_out)), remove_others=True)
    told = "first.txt was left out, as second.txt is a later version"
    for question in ("workload", "single-points-of-failure"):
        for include in ((), ("--include-not-current",)):
            asked = ("ask", question, "--format", "csv", *include)
            here, there = run(*asked, "--graph", small_out), run(*asked, "--store", address)
            assert (there.stdout, there.stderr) == (here.stdout, here.stderr)
            assert (told in here.stderr) is (include == ())
