"""``pakket controleer``: municipal packs from the command line, whatever is in them."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.budget.test_own_table import TABLE
from tests.cli.console import Ran, refusal, run
from tests.rules.packs import EVERYTHING, SCHEME, SMALLEST, changed, paths_in, without

SHIPPED = sorted((Path(__file__).resolve().parents[2] / "resources" / "municipalities").glob("*.yaml"))


OLD = "let op, 31 december 2020 is voorbij. Kijk na of de bedragen en voorwaarden nog kloppen."


def file_of(folder: Path, content: object, name: str = "pakket.yaml") -> str:
    place = folder / name
    place.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return str(place)


def check(*names: str) -> Ran:
    return run("pakket", "controleer", *names)


def test_what_is_shipped_passes():
    ran = check(*map(str, SHIPPED))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[-1] == f"{len(SHIPPED)} passed, 0 failed"


def test_a_pack_without_faults(tmp_path):
    content = {**SMALLEST, "geldig_tot": "2099-12-31"}
    ran = check(file_of(tmp_path, content), file_of(tmp_path, content, "nog_een.yml"))
    assert (ran.code, ran.out, ran.err) == (0, "2 passed, 0 failed\n", "")


def test_every_fault_is_a_line_with_its_file_and_path(tmp_path):
    bare = without({**SMALLEST, "regelingen": [{**SCHEME, "bedrag": 478}]}, "regelingen", 0, "bron")
    wrong = file_of(tmp_path, {**bare, "geldig_tot": "2099-12-31", "hobby": 1}, "fout.yaml")
    good = file_of(tmp_path, {**SMALLEST, "geldig_tot": "2099-12-31"})
    ran = check(wrong, good)
    assert (ran.code, ran.err) == (1, "")
    assert [line.split(": ")[:2] for line in ran.out.splitlines()] == [
        [wrong, "$.regelingen[0].voorwaarden.woonachtig"],
        [wrong, "$.regelingen[0].bedrag"],
        [wrong, "$.hobby"],
        ["1 passed, 1 failed"],
    ]


def test_the_line_of_an_amount_without_a_source(tmp_path):
    scheme = {"id": "pas", "naam": "Pas", "soort": "pas", "bedrag": 50, "per": "jaar"}
    name = file_of(tmp_path, {**SMALLEST, "geldig_tot": "2099-12-31", "regelingen": [scheme]})
    assert check(name).out.splitlines()[0] == (
        f"{name}: $.regelingen[0].bedrag: dit cijfer heeft geen bron. "
        "Zet er bron en checked_on bij, of schrijf bekend: nee."
    )
    known = {**scheme, "bedrag": {"bekend": "nee"}}
    name = file_of(tmp_path, {**SMALLEST, "geldig_tot": "2099-12-31", "regelingen": [known]})
    assert check(name).out == "1 passed, 0 failed\n"


def test_a_date_that_is_past_is_a_line_but_no_fault(tmp_path):
    name = file_of(tmp_path, {**SMALLEST, "geldig_tot": "2020-12-31"})
    ran = check(name)
    assert ran.code == 0
    assert ran.out.splitlines() == [
        f"{name}: $.geldig_tot: {OLD}",
        "1 passed, 0 failed",
    ]


def test_dates_need_no_quotes(tmp_path):
    place = tmp_path / "dag.yaml"
    place.write_text(
        "formaat: keukentafel-gemeentepakket/1\ngemeente: Proefstad\nversie: '1'\ngeldig_tot: 2099-12-31\n"
        "kwijtschelding: {norm_percentage: {waarde: 100, bron: verordening, checked_on: 2026-11-01}}\n",
        encoding="utf-8",
    )
    assert check(str(place)).out == "1 passed, 0 failed\n"


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("a: 1\nb: }", "Regel 2"),
        ("a: 1\na: 2", "Regel 1"),
        ("[" * 60_000, "te diep"),
        ("&a [*a]", "te diep"),
        ("a: !!python/object:os.system {}", "Regel 1"),
        ("a: .nan", "Regel 1"),
    ],
)
def test_what_is_no_yaml_is_refused(tmp_path, content, named):
    place = tmp_path / "mis.yaml"
    place.write_text(content, encoding="utf-8")
    assert named in refusal("pakket", "controleer", str(place))


def test_files_that_are_not_there(tmp_path):
    assert "bestaat niet" in refusal("pakket", "controleer", str(tmp_path / "x.yaml"))
    assert "map" in refusal("pakket", "controleer", str(tmp_path))


def test_words_that_are_missing_or_wrong(tmp_path):
    assert refusal("pakket").startswith("pakket: er ontbreekt")
    assert refusal("pakket", "controleer").startswith("pakket: er ontbreekt")
    assert refusal("pakket", "bewaar", "x.yaml") == "bewaar: dit bestaat niet bij pakket. Wel bestaat: controleer."


def test_the_help_says_what_it_does():
    ran = run("pakket", "--help")
    assert ran.code == 0
    assert ran.out.startswith("Gebruik: keukentafel pakket controleer BESTAND.yaml…")


def test_a_name_with_a_sign_that_steers_a_terminal_is_written_plainly(tmp_path):
    ran = check(file_of(tmp_path, {**SMALLEST, "a\x1b[31m\nb": 1}))
    assert ran.code == 1
    assert "\x1b" not in ran.out
    assert len(ran.out.splitlines()) == 2


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.dates()
TREES: st.SearchStrategy[Any] = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=15,
)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rommel")


def is_calm(ran: Ran) -> bool:
    """A report, or one line and nothing else."""
    if ran.code in (0, 1):
        return ran.err == "" and ran.out.endswith((" failed\n",))
    return ran.code == 2 and ran.out == "" and ran.err.count("\n") == 1 and len(ran.err) > 5


@given(content=st.binary(max_size=300))
def test_any_bytes(content, room):
    place = room / "bytes"
    place.write_bytes(content)
    assert is_calm(check(str(place)))


@given(tree=TREES)
def test_any_tree(tree, room):
    place = room / "boom"
    place.write_text(json.dumps(tree, default=str), encoding="utf-8")
    assert is_calm(check(str(place)))


@settings(max_examples=300)
@given(path=st.sampled_from(paths_in(EVERYTHING)), value=TREES)
def test_a_pack_with_one_strange_value(path, value, room):
    ran = check(file_of(room, changed(EVERYTHING, path, value)))
    assert is_calm(ran), ran


def test_a_table_of_reference_amounts_is_checked_as_well(tmp_path):
    good = file_of(tmp_path, TABLE, "goed.yaml")
    wrong = file_of(tmp_path, {**TABLE, "bedragen": {"raket": 1}}, "fout.yaml")
    ran = check(good, wrong)
    assert ran.code == 1
    assert ran.out.splitlines()[0].startswith(f"{wrong}: $.bedragen.raket: kies een van deze woorden")
    assert ran.out.splitlines()[-1] == "1 passed, 1 failed"
