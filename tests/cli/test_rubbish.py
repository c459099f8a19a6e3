"""Whatever comes in, the answer is an outcome or one line: never a traceback."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from app.cli.arguments import COMMANDS
from app.services.json_text import json_text
from tests.cli.console import Ran, run
from tests.cli.samples import VISIT
from tests.cli.test_bereken import FAMILY
from tests.domain.huishouden.test_reading import paths_in

LAW = Path(__file__).resolve().parent.parent / "law" / "zorgtoeslag.yaml"
CASES = yaml.safe_load(LAW.read_text(encoding="utf-8"))
VISIT_TREE = json.loads(json_text(VISIT))

NUMBERS = st.integers() | st.floats() | st.integers(10**20, 10**30)
LEAVES = st.none() | st.booleans() | NUMBERS | st.text(max_size=12)
TREES: st.SearchStrategy[Any] = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=15,
)
WORDS = st.sampled_from(
    [
        "-",
        "--",
        "--jaar",
        "--uitleg",
        "2026",
        "--peildatum",
        "2026-01-01",
        "zorgtoeslag",
        "kinderbijslag",
        "--sla-over",
        "-o",
        "/tmp",
        "/dev/null",
        "--dossier",
        "--help",
        "\0",
    ]
)
WORD_OR_RUBBISH = WORDS | st.text(max_size=10)
NAMES = [command.name for command in COMMANDS if command.name != "demo"]


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rommel")


@pytest.fixture(scope="module", autouse=True)
def no_profile(room: Path):
    """No command may find the profile of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KEUKENTAFEL_PROFIEL", str(room / "profiel"))
        patch.delenv("KEUKENTAFEL_WACHTWOORD_BESTAND", raising=False)
        patch.chdir(room)
        yield


def is_calm(ran: Ran) -> bool:
    """An outcome, or one line and nothing else."""
    if ran.code in (0, 1):
        return ran.err == "" and ran.out.endswith("\n")
    return ran.code == 2 and ran.out == "" and ran.err.count("\n") == 1 and ran.err.endswith("\n") and len(ran.err) > 5


def argv_of(name: str, place: Path, room: Path) -> list[str]:
    return {
        "bereken": ["bereken", "--uitleg", str(place)],
        "regel": ["regel", "huurtoeslag", "--peildatum", "2026-01-01", str(place)],
        "controleer": ["controleer", str(place)],
        "verslag": ["verslag", str(place), "-o", str(room / "uit.pdf")],
    }[name]


READERS = ["bereken", "regel", "controleer", "verslag"]


@pytest.mark.parametrize("name", READERS)
@given(content=st.binary(max_size=300))
def test_any_bytes(name, content, room):
    place = room / "bytes"
    place.write_bytes(content)
    ran = run(*argv_of(name, place, room))
    assert is_calm(ran), ran


@pytest.mark.parametrize("name", READERS)
@given(tree=TREES)
def test_any_tree(name, tree, room):
    place = room / "boom"
    place.write_text(json.dumps(tree), encoding="utf-8")
    ran = run(*argv_of(name, place, room))
    assert is_calm(ran), ran


def with_one_change(tree: Any, path: tuple[Any, ...], value: Any) -> Any:
    content = copy.deepcopy(tree)
    place = content
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return content


@settings(max_examples=60)
@given(path=st.sampled_from(paths_in(FAMILY)), value=TREES)
def test_a_household_with_one_strange_value(path, value, room):
    ran = run("bereken", stdin=json.dumps(with_one_change(FAMILY, path, value)))
    assert is_calm(ran), ran


@settings(max_examples=60)
@given(path=st.sampled_from(paths_in(CASES["cases"][:3])), value=TREES)
def test_cases_with_one_strange_value(path, value, room):
    place = room / "gevallen.yaml"
    content = with_one_change(CASES["cases"][:3], path, value)
    place.write_text(yaml.safe_dump({"cases": content}, allow_unicode=True), encoding="utf-8")
    ran = run("controleer", str(place))
    assert is_calm(ran), ran


@settings(max_examples=60)
@given(path=st.sampled_from(paths_in(VISIT_TREE)), value=TREES)
def test_a_visit_with_one_strange_value(path, value, room):
    place = room / "bezoek.json"
    place.write_text(json.dumps(with_one_change(VISIT_TREE, path, value)), encoding="utf-8")
    ran = run("verslag", str(place), "-o", str(room / "bezoek.pdf"))
    assert is_calm(ran), ran


@given(inputs=st.dictionaries(st.sampled_from(["inkomen", "partner", "kinderen", "leeftijden", "periode"]), TREES))
def test_strange_arguments_of_a_rule(inputs, room):
    for name in ("zorgtoeslag", "kindgebonden_budget", "kinderopvangtoeslag", "kinderbijslag"):
        ran = run("regel", name, "--peildatum", "2026-01-01", stdin=json.dumps(inputs))
        assert is_calm(ran), ran


@given(name=st.sampled_from(NAMES) | st.text(min_size=1, max_size=10), words=st.lists(WORD_OR_RUBBISH, max_size=5))
def test_any_words(name, words, room):
    ran = run(name, *words, stdin=b"{}")
    assert is_calm(ran), (name, words, ran)
