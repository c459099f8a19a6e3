"""The schemes of a municipality among the outcomes of a household."""

import json
from datetime import date
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from app.domain.domein import Domein
from app.domain.household import Household
from app.domain.outcome import NOTHING, Outcome, Outcomes, Periode, Range, Recht
from app.rules.evaluate import evaluate
from app.rules.gemeente_outcomes import TO_ASK, municipal
from app.rules.gemeente_pack import Soort
from app.services.json_text import json_text
from app.services.outcome_format import outcomes_json
from app.services.outcome_schema import outcome_schema
from tests.households import a_household
from tests.rules.packs import SCHEME, SMALLEST, SOURCE
from tests.rules.scheme_findings import said

HERE = a_household(2026).on(11, 23).earning("14000").renting("500").living_in("Proefstad")


@pytest.fixture
def offered(tmp_path, monkeypatch):
    """Write the pack of Proefstad with these schemes."""
    monkeypatch.setenv("KEUKENTAFEL_GEMEENTEN", str(tmp_path))

    def write(*schemes: dict[str, Any], **parts: Any) -> None:
        pack = {**SMALLEST, **parts, "regelingen": list(schemes)}
        (tmp_path / "proefstad.yaml").write_text(yaml.safe_dump(pack), encoding="utf-8")

    return write


def scheme(**parts: Any) -> dict[str, Any]:
    return {**SCHEME, "soort": "pas", **parts}


def found(home: Household) -> dict[str, Outcome]:
    return {one.regeling: one for one in evaluate(home).further}


def euros(low: int, high: int) -> Range:
    return Range(low * 100, high * 100)


def test_a_scheme_with_every_condition_met_is_a_right(offered):
    offered(scheme(voorwaarden={"woonachtig": "ja"}, hoe_aanvragen="Bel de gemeente.", waar="het loket"))
    one = found(HERE.complete())["gemeente:kindpas"]
    assert (one.recht, one.right, one.still_to_claim) == (Recht.JA, euros(150, 150), euros(150, 150))
    assert (one.per_year, one.per_month, one.months, one.periode) == (15000, 1250, (15000,), Periode.JAAR)
    assert (one.difference, one.received, one.depends_on, one.estimate) == (15000, 0, (), False)
    assert (one.domein, one.naam.spoken(), one.how.spoken()) == (Domein.GEMEENTE, "Kindpas", "Bel de gemeente.")
    assert one.where.spoken() == "het loket"
    assert one.reason.spoken() == "U voldoet aan de voorwaarden van de gemeente."
    (step,) = one.steps
    assert (step.naam, step.bron.wet, step.eenheid, step.waarde) == (
        "gemeente.kindpas",
        SOURCE["bron"],
        "EUR/jaar",
        150,
    )


@pytest.mark.parametrize(
    ("per", "expected", "periode", "payments"),
    [
        ("maand", 1800, Periode.MAAND, 12),
        ("kwartaal", 600, Periode.KWARTAAL, 4),
        ("keer", 150, Periode.JAAR, 1),
        ("eenmalig", 150, Periode.JAAR, 1),
    ],
)
def test_the_amount_of_a_year(offered, per, expected, periode, payments):
    offered(scheme(per=per))
    one = found(HERE.complete())["gemeente:kindpas"]
    assert (one.right, one.periode, len(one.months)) == (euros(expected, expected), periode, payments)


def test_what_must_still_be_asked_leaves_it_open(offered):
    offered(scheme(voorwaarden={"ook": ["Er is een rekening op naam van het kind."]}))
    one = found(HERE.complete())["gemeente:kindpas"]
    assert (one.recht, one.right, one.per_year, one.months) == (Recht.ONBEKEND, euros(0, 150), None, ())
    assert said(one.to_ask) == ["Er is een rekening op naam van het kind."]
    assert one.estimate
    assert one.reason.text_id == "gemeente.reden.onbekend"


def test_a_condition_that_is_not_met_is_the_reason(offered):
    offered(scheme(voorwaarden={"kinderen": "ja"}))
    one = found(HERE.complete())["gemeente:kindpas"]
    assert (one.recht, one.right, one.depends_on) == (Recht.NEE, NOTHING, ())
    assert one.reason.spoken() == "Er wonen kinderen onder de 18 jaar in huis."


def test_the_most_there_can_be_is_a_right_of_an_open_amount(offered):
    offered(scheme(hoogstens="ja"))
    one = found(HERE.complete())["gemeente:kindpas"]
    assert (one.recht, one.right, one.per_year) == (Recht.JA, euros(0, 150), None)


def test_an_amount_that_is_not_known(offered):
    offered({key: value for key, value in scheme().items() if key not in ("bedrag", "per")})
    one = found(HERE.complete())["gemeente:kindpas"]
    assert (one.recht, one.right, one.steps) == (Recht.JA, NOTHING, ())
    assert one.reason.text_id == "gemeente.reden.ja_bedrag_onbekend"
    assert (one.how, one.where) == (None, None)


def test_a_pack_past_its_date_never_gives_a_right_that_is_sure(offered):
    offered(scheme(), geldig_tot="2026-11-22")
    one = found(HERE.complete())["gemeente:kindpas"]
    assert (one.recht, one.right, one.estimate) == (Recht.ONBEKEND, euros(0, 150), True)
    assert one.reason.text_id == "gemeente.reden.verlopen"
    assert said(one.to_ask)[0].startswith("Deze gegevens golden tot en met 22 november 2026")
    offered(scheme(), geldig_tot="2026-11-23")
    assert found(HERE.complete())["gemeente:kindpas"].recht is Recht.JA


@pytest.mark.parametrize(
    ("conditions", "home", "needs"),
    [
        ({"leeftijd_van": 21}, HERE.changing("p1", geboortedatum=None).complete(), ("$.personen[0].geboortedatum",)),
        ({"leeftijd_tot": "aow"}, HERE.changing("p1", geboortedatum=None).complete(), ("$.personen[0].geboortedatum",)),
        ({"leeftijd_tot": 30}, HERE.changing("p1", geboortedatum=None).complete(), ("$.personen[0].geboortedatum",)),
        ({"kinderen": "ja"}, HERE.incomplete(), ("$.personen_volledig",)),
        (
            {"kind_van": 4},
            HERE.with_child(2016, 1, 1, geboortedatum=None).complete(),
            ("$.personen[1].geboortedatum",),
        ),
        (
            {"inkomen_tot_procent_norm": 110},
            HERE.changing("p1", toetsingsinkomen=None).complete(),
            ("$.personen[0].toetsingsinkomen",),
        ),
        ({"vermogen_tot": 5000}, HERE.changing("p1", vermogen=None).complete(), ("$.personen[0].vermogen",)),
        ({"huurt": "ja"}, HERE.home(soort=None).complete(), ("$.woning.soort",)),
        (
            {"recht_op": ["zorgtoeslag"]},
            HERE.changing("p1", zorgverzekerd=None).complete(),
            ("$.personen[0].zorgverzekerd",),
        ),
        ({"bijstand": "ja"}, HERE.complete(), ()),
        ({"referteperiode_maanden": 36}, HERE.complete(), ()),
        ({"kind_van": {"bekend": "nee"}}, HERE.complete(), ()),
    ],
)
def test_it_names_the_answers_that_would_help(offered, conditions, home, needs):
    offered(scheme(voorwaarden=conditions))
    one = found(home)["gemeente:kindpas"]
    assert (one.recht, one.depends_on) == (Recht.ONBEKEND, needs)


def test_all_that_no_pack_describes_is_one_list_of_questions(offered):
    offered(scheme())
    one = found(HERE.complete())[TO_ASK]
    assert (one.recht, one.right, one.depends_on) == (Recht.ONBEKEND, NOTHING, ())
    assert one.naam.spoken() == "Andere hulp van de gemeente"
    assert len(one.to_ask) == 4  # of the six usual kinds one is described, and kwijtschelding is a regeling itself
    assert not any("kwijtschelding" in words for words in said(one.to_ask))


def test_while_the_municipality_is_not_known_it_is_asked():
    one = found(HERE.living_in(None).complete())
    assert list(one) == [TO_ASK]
    assert one[TO_ASK].depends_on == ("$.gemeente",)
    assert one[TO_ASK].reason.text_id == "gemeente.reden.geen_gemeente"


def test_a_kind_that_is_a_regeling_itself_is_left_to_it(offered):
    offered(scheme(id="toeslag", soort="individuele_inkomenstoeslag"), scheme(id="kwijt", soort="kwijtschelding"))
    home = HERE.complete()
    assert "gemeente:toeslag" in found(home)
    assert "gemeente:kwijt" not in found(home)
    base = Outcomes(2026, 2026, date(2026, 11, 23), "", evaluate(home).outcomes)
    names = {soort.value for soort in Soort} | {"kwijtschelding_gemeente"}
    assert list(municipal(home, base, names)) == []


def test_of_another_year_than_this_one_a_municipality_says_nothing():
    assert evaluate(HERE.complete(), 2025).further == ()


def test_they_are_part_of_the_totals_and_of_the_json(offered):
    offered(scheme())
    outcomes = evaluate(HERE.complete())
    assert outcomes.of("gemeente:kindpas").still_to_claim == euros(150, 150)
    assert outcomes.missed.low == sum(one.still_to_claim.low for one in outcomes.everything)
    written: Any = outcomes_json(outcomes, with_steps=True)
    assert [one["regeling"] for one in written["uitkomsten"]][-2:] == ["gemeente:kindpas", TO_ASK]
    Draft202012Validator(outcome_schema()).validate(json.loads(json_text(written)))
