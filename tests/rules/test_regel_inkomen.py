"""The rules on income by name: whatever is put in, out comes an outcome or a sentence that names the argument."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import UserError
from app.rules import regel
from app.rules.parameters import MissingParameter
from app.rules.regel_inkomen import INCOME_RULES
from app.rules.trace import Trace
from tests.rules.spoken import ask

AMOUNTS = st.decimals(min_value=0, max_value=99999999, places=2)
BANDS = [{"tot_procent": Decimal(110), "deel": Decimal("0.3")}, {"deel": 1}]
WORDS = ["alleenstaand", "alleenstaande_ouder", "gehuwd", "week", "pensioen", "zit_erin", "1960-01-01"]
VALUES = st.one_of(
    AMOUNTS, st.integers(0, 150), st.booleans(), st.sampled_from(WORDS), st.just(BANDS), st.lists(AMOUNTS, max_size=4),
    st.none(), st.just({}), st.integers(-5, -1), st.text(max_size=3),
)  # fmt: skip
SENSIBLE: dict[str, object] = {
    "leefvorm": "gehuwd", "leeftijd": 40, "leeftijd_partner": 70, "inkomen": 1000, "maanden_laag_inkomen": 40,
    "medische_beperking": True, "studiefinanciering": True, "kosten": 500, "geboortedatum": "1960-01-01", "onbenut": 10,
    "belasting_partner": 5, "drempelinkomen": 20000, "kosten_verhoogbaar": 100, "bruto": 2000, "huur": 700,
    "loonheffingskorting": True, "bedragen": [Decimal(5)], "loon_cumulatief": 900, "laatste_maand": 4, "personen": 2,
    "minimum_uitgaven": 700, "voorbeeld_uitgaven": 900, "kale_huur": 600,
}  # fmt: skip


def run(name: str, inputs: dict[str, object], day: date = date(2026, 3, 1)) -> regel.Result:
    return regel.run(name, inputs, None, day, Trace())


def said(name: str, inputs: dict[str, object], day: date) -> regel.Result | UserError:
    try:
        return run(name, inputs, day)
    except UserError as error:
        return error


def required(name: str) -> dict[str, object]:
    """Sensible values for what the rule asks: each refusal names the next argument that it wants."""
    inputs: dict[str, object] = {}
    while True:
        try:
            run(name, inputs)
        except UserError as error:
            asked = str(error.args_["naam"])
            inputs[asked] = SENSIBLE[asked]
        else:
            return inputs


def known(name: str) -> list[str]:
    with pytest.raises(UserError) as refused:
        run(name, required(name) | {"onbestaand": 1})
    return str(refused.value.args_["namen"]).split(", ")


@pytest.mark.parametrize("name", INCOME_RULES)
def test_with_what_it_asks_a_rule_answers(name):
    found = run(name, required(name))
    assert found
    assert all(isinstance(value, Decimal) or value in ("ja", "nee", "onbekend") for value in found.values())
    assert all(value.is_finite() for value in found.values() if isinstance(value, Decimal))


@pytest.mark.parametrize("name", INCOME_RULES)
@settings(max_examples=60)
@given(data=st.data())
def test_rubbish_is_an_outcome_or_a_sentence_that_names_the_argument(name, data):
    inputs = required(name)
    for argument in data.draw(st.lists(st.sampled_from(known(name)), max_size=4, unique=True)):
        inputs[argument] = data.draw(VALUES)
    answer = said(name, inputs, data.draw(st.dates(date(2024, 1, 1), date(2029, 12, 31))))
    if isinstance(answer, MissingParameter):
        assert "niet bekend" in str(answer)
    elif isinstance(answer, UserError):
        assert str(answer.args_["naam"]).partition("[")[0] in {*known(name), *inputs}
        assert str(answer)
    else:
        assert all(value.is_finite() for value in answer.values() if isinstance(value, Decimal))


@pytest.mark.parametrize(
    "name", ["bijstand", "heffingskortingen", "netto_maandloon", "passend_toewijzen", "studietoeslag"]
)
def test_after_the_last_known_year_a_rule_on_figures_of_a_year_is_an_estimate(name):
    inputs = required(name) | ({"leeftijd_partner": 40} if name == "bijstand" else {})
    assert not ask(name, "2026-12-31", **inputs).estimate
    assert ask(name, "2027-01-01", **inputs).estimate
