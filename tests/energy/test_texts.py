"""Every step and warning of energy has its text, every text is used, and what is said fits its arguments."""

import ast
from collections.abc import Iterator
from pathlib import Path

import app.energy
from app.energy.benchmarks import Position
from app.energy.bill import Fit
from app.energy.poverty import Holds, Indicator
from app.energy.progress import Direction
from app.energy.saved import Bucket
from app.energy.spread import Carrier
from app.energy.use import Origin
from app.reports.plain_dutch import check
from app.texts import catalogue, has_text

LONGEST_STEP = 24
"""Words; a step names its amounts, and each of them counts as a word."""


def calls() -> Iterator[ast.Call]:
    for place in sorted(Path(app.energy.__path__[0]).glob("*.py")):
        tree = ast.parse(place.read_text(encoding="utf-8"))
        yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def named(function: str, place: int) -> set[str]:
    """The plain texts given to a function at one place; what is put together is left out."""
    found = set()
    for call in calls():
        if isinstance(call.func, ast.Name) and call.func.id == function and len(call.args) > place:
            argument = call.args[place]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                found.add(argument.value)
    return found


def texts_below(prefix: str) -> set[str]:
    return {name.removeprefix(prefix).split(".")[0] for name in catalogue("nl") if name.startswith(prefix)}


def test_every_step_has_a_text_and_every_text_a_step():
    steps = named("note", 1) | named("from_table", 1) | {"samen", "samen_begrensd"}
    steps |= {f"eigen_prijs_{carrier.value}" for carrier in Carrier}
    assert steps == texts_below("energie.stap.")


def test_every_ground_and_every_refusal_has_a_text():
    grounds = named("_warned", 1) | {"weinig_gas", "weinig_gas_zonder_label"}
    assert grounds == texts_below("energie.grond.")
    refusals = named("UserError", 0) | {f"energie.fout.apparaat_{field}" for field in texts_of_appliance()}
    refused = {name for name in catalogue("nl") if name.startswith(("energie.fout.", "energie.meter."))}
    assert {name for name in refusals if name.startswith(("energie.fout.", "energie.meter."))} == {
        name for name in refused if not name.startswith("energie.meter.naam.")
    }


def texts_of_appliance() -> set[str]:
    return {"watt", "wh", "minuten", "minuten_per_dag", "dagen_per_jaar", "beurten"}


def test_every_word_of_a_list_has_a_text():
    words = (
        ("energie.vergelijking", Position),
        ("energie.verloop", Direction),
        ("energie.maandbedrag", Fit),
        ("energie.armoede.woord", Holds),
        ("report.energy.bucket", Bucket),
        ("report.energy.origin", Origin),
    )
    for prefix, members in words:
        assert all(has_text(f"{prefix}.{member.value}") for member in members), prefix
    assert all(has_text(f"energie.armoede.{one.value}.naam") for one in Indicator)


def test_the_steps_read_easily():
    said = [
        said for name, said in catalogue("nl").items() if name.startswith("energie.stap.") and isinstance(said, str)
    ]
    assert check(said).longest <= LONGEST_STEP
