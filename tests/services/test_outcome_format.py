"""An outcome as JSON: a day among the inputs of a step is written as a day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.domain.message import message
from app.domain.outcome import Bron, Stap
from app.rules.evaluate import evaluate
from app.services.json_text import json_text
from app.services.outcome_format import outcomes_json
from tests.households import a_household


def test_a_day_among_the_inputs_of_a_step():
    found = evaluate(a_household(2026).earning("28000").renting("650.12").complete())
    days = (("ontvangen", date(2026, 3, 3)), ("laatste_dag", date(2026, 3, 17)))
    bron = Bron("Burgerlijk Wetboek Boek 6", "96, zesde lid", "https://wetten.overheid.nl/BWBR0005289")
    step = Stap(
        "dagen_om_te_betalen", Decimal(14), bron, message("stap.dagen_om_te_betalen", **dict(days)), days, "dagen"
    )
    one, *others = found.outcomes
    written = json_text(outcomes_json(replace(found, outcomes=(replace(one, steps=(step,)), *others)), True))
    assert '"ontvangen": "2026-03-03"' in written
    assert "De brief kwam op 3 maart 2026." in written
