"""What a municipality may give beside bijstand: an amount when its pack knows one, otherwise that it must be asked."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.domain.household import Household
from app.domain.outcome import Outcome, Periode, Recht
from app.paths import PACKS
from app.rules.evaluate import evaluate
from app.rules.minimaregelingen import day_in, is_near_norm
from tests.households import Builder, a_household
from tests.rules.packs import SCHEME, SMALLEST, SOURCE

IIT, STUDY, SPECIAL = "individuele_inkomenstoeslag", "studietoeslag", "bijzondere_bijstand"
ONE = a_household(2026).living_on("1200", "uitkering", jaren_laag_inkomen=5)
ALPHEN, TOWN = "Alphen aan den Rijn", "Proefstad"
RULES: dict[str, Any] = {
    **SCHEME,
    "id": "toeslag",
    "soort": IIT,
    "voorwaarden": {"inkomen_tot_procent_norm": 100, "referteperiode_maanden": 60},
    "bedrag": 500,
}


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Write the pack of Proefstad with these parts."""
    monkeypatch.setenv(PACKS, str(tmp_path))

    def write(**parts: Any) -> None:
        content = yaml.safe_dump({**SMALLEST, **parts}, allow_unicode=True, sort_keys=False)
        (tmp_path / "proefstad.yaml").write_text(content, encoding="utf-8")

    return write


def found(who: Builder | Household, regeling: str, gemeente: str | None = None, year: int | None = None) -> Outcome:
    home = who.complete() if isinstance(who, Builder) else who
    return evaluate(replace(home, gemeente=gemeente), year).of(regeling)


def reason(who: Builder, regeling: str, gemeente: str | None = None) -> str:
    return found(who, regeling, gemeente).reason.text_id.rpartition(".")[2]


def said(one: Outcome) -> list[str]:
    return [warning.spoken().replace("\u00a0", " ") for warning in one.warnings]


# Individuele inkomenstoeslag


@pytest.mark.parametrize(
    ("home", "amount"),
    [
        (ONE, 601),
        (ONE.with_child(2020, 1, 1), 701),
        (ONE.with_child(2012, 1, 1), 801),
        (ONE.with_partner(net="0"), 801),
        (ONE.with_partner(net="0").with_child(2012, 1, 1), 901),
    ],
)
def test_the_amount_of_the_pack(home, amount):
    one = found(home, IIT, ALPHEN)
    assert (one.per_year, one.periode, one.recht, one.estimate) == (amount * 100, Periode.JAAR, Recht.JA, True)
    assert one.still_to_claim.low == amount * 100
    assert said(one) == ["De gemeente kijkt ook of uw inkomen kan stijgen. Zij beslist."]


@pytest.mark.parametrize(
    ("home", "why"),
    [
        (ONE.living_on("1500"), "nee_inkomen"),
        (ONE.owning("8001"), "nee_vermogen"),
        (ONE.born(2006, 1, 1), "nee_leeftijd"),
        (ONE.born(1950, 1, 1), "nee_leeftijd"),
        (ONE.changing("p1", rechtmatig_verblijf=False), "nee_verblijf"),
        (ONE.changing("p1", inkomenstoeslag_gehad=True), "nee_gehad"),
        (ONE.changing("p1", jaren_laag_inkomen=2), "nee_te_kort"),
        (ONE.with_partner((1950, 1, 1), net="0"), "vraag_partner"),
        (ONE, "ja"),
    ],
)
def test_the_reason(home, why):
    assert reason(home, IIT, ALPHEN) == why


def test_without_a_pack_it_must_be_asked_up_to_130_percent_of_the_norm():
    one = found(ONE, IIT)
    assert (one.recht, one.right.high, one.is_undecided, one.depends_on) == (Recht.ONBEKEND, 0, True, ())
    assert [question.text_id for question in one.to_ask] == ["gemeente.vraag.individuele_inkomenstoeslag"]
    assert reason(ONE, IIT) == "vraag_gemeente"
    assert reason(ONE.living_on("1730.85"), IIT) == "vraag_gemeente"
    assert reason(ONE.living_on("1730.86"), IIT) == "nee_inkomen"
    assert reason(ONE.changing("p1", jaren_laag_inkomen=0), IIT) == "vraag_gemeente"


@pytest.mark.parametrize(
    "left_out",
    [
        {"voorwaarden": {"inkomen_tot_procent_norm": 100}},
        {"voorwaarden": {"referteperiode_maanden": 60}},
        {"voorwaarden": {"inkomen_tot_procent_norm": {"bekend": "nee"}, "referteperiode_maanden": 60}},
        {"voorwaarden": {"inkomen_tot_procent_norm": 100, "referteperiode_maanden": {"bekend": "nee"}}},
        {"bedrag": {"bekend": "nee"}},
        {"bedrag": {"waarde": [{"huishouden": "gehuwd", "bedrag": 700}], **SOURCE}},
        {"geldig_tot": "2026-02-28"},
    ],
)
def test_a_pack_that_leaves_something_out_is_asked(town, left_out):
    town(regelingen=[RULES])
    assert reason(ONE, IIT, TOWN) == "ja"
    town(regelingen=[{**RULES, **left_out}])
    assert reason(ONE, IIT, TOWN) == "vraag_gemeente"


def test_a_pack_can_say_that_there_is_none_or_be_outdated(town):
    town(regelingen=[{"id": "geen", "naam": "Geen", "soort": IIT, "bestaat": "nee", **SOURCE}])
    assert reason(ONE, IIT, TOWN) == "nee_gemeente"
    town(regelingen=[RULES], geldig_tot="2025-12-31")
    assert reason(ONE, IIT, TOWN) == "vraag_gemeente"
    assert reason(ONE, IIT, "Elders") == "vraag_gemeente"


def test_what_is_open_of_the_inkomenstoeslag():
    unknown = ONE.changing("p1", jaren_laag_inkomen=None, inkomenstoeslag_gehad=None)
    one = found(unknown, IIT, ALPHEN)
    assert one.depends_on == ("$.personen[0].inkomenstoeslag_gehad", "$.personen[0].jaren_laag_inkomen")
    assert (one.right.low, one.right.high, one.waits) == (0, 601_00, False)
    assert found(unknown, IIT).is_undecided
    waiting = found(ONE.changing("p1", net=None), IIT)
    assert (waiting.waits, waiting.is_undecided, waiting.reason.text_id) == (True, False, f"reden.{IIT}.onbekend")
    gone = found(ONE.with_child(2012, 1, 1, geboortedatum=None, tot=date(2025, 6, 1)), IIT, ALPHEN)
    assert gone.depends_on == found(ONE, IIT, ALPHEN).depends_on
    child = found(ONE.with_child(2012, 1, 1, geboortedatum=None), IIT, ALPHEN)
    assert (child.right.low, child.right.high) == (601_00, 801_00)
    assert found(ONE.incomplete(), IIT, ALPHEN).right.high == 901_00


# Studietoeslag


@pytest.mark.parametrize(
    ("born", "studies", "amount"),
    [
        ((2004, 6, 1), True, "385,14"),
        ((2007, 6, 1), True, "192,57"),
        ((1996, 2, 1), True, ""),
        ((2004, 6, 1), False, ""),
    ],
)
def test_studietoeslag_is_asked_of_who_studies(born, studies, amount):
    one = found(ONE.born(*born).changing("p1", studeert=studies), STUDY)
    assert (one.recht, one.is_undecided) == ((Recht.ONBEKEND, True) if amount else (Recht.NEE, False))
    assert len(one.months) == 12
    assert [amount in sentence for sentence in said(one)] == ([True] if amount else [])


def test_whether_somebody_studies_is_only_open_below_30():
    young = ONE.born(2004, 6, 1).changing("p1", studeert=None)
    assert found(young, STUDY).waits
    assert not found(ONE.changing("p1", studeert=None), STUDY).waits
    assert found(ONE.changing("p1", studeert=None, geboortedatum=None), STUDY).waits


# Bijzondere bijstand


@pytest.mark.parametrize(
    ("home", "why"),
    [
        (ONE, "vraag_gemeente"),
        (ONE.living_on("1730.86"), "nee_inkomen"),
        (ONE.owning("8001"), "nee_vermogen"),
        (ONE.born(2009, 1, 1), "nee_leeftijd"),
        (ONE.born(1950, 1, 1), "vraag_gemeente"),
        (ONE.changing("p1", rechtmatig_verblijf=False), "nee_verblijf"),
    ],
)
def test_bijzondere_bijstand_is_asked_near_the_norm(home, why):
    assert reason(home, SPECIAL) == why
    assert found(home, SPECIAL).still_to_claim.high == 0


def test_what_one_pays_oneself_by_the_choices_of_the_municipality(town):
    bands = {"banden": [{"tot_procent": 110, "deel": 0}, {"deel": 0.5}], "periode_maanden": 12, **SOURCE}
    town(draagkracht=bands)
    before = "Vraag het aan voordat u de kosten maakt."
    own = "Van bijzondere kosten betaalt u zelf ongeveer € {} per 12 maanden. Dat volgt uit de keuzes van uw gemeente."
    # 1600 with holiday pay is 1684,21; half of what is above 1541,65 is 71,28 a month
    assert said(found(ONE.living_on("1600"), SPECIAL, TOWN)) == [before, own.format("855,36")]
    assert said(found(ONE, SPECIAL, TOWN)) == [before, own.format("0")]
    assert said(found(ONE, SPECIAL, "Elders")) == [before]
    assert said(found(ONE.living_on("2500"), SPECIAL, TOWN)) == []
    town(draagkracht={**bands, "periode_maanden": {"bekend": "nee"}})
    assert said(found(ONE, SPECIAL, TOWN)) == [before]


def test_the_percentage_of_the_pack_goes_before_the_usual_one(town):
    town(normpercentages={**SOURCE, SPECIAL: 100})
    assert reason(ONE.living_on("1331.43"), SPECIAL, TOWN) == "vraag_gemeente"
    assert reason(ONE.living_on("1331.44"), SPECIAL, TOWN) == "nee_inkomen"


# The year


@pytest.mark.parametrize("regeling", [IIT, STUDY, SPECIAL])
def test_a_year_that_is_over_gives_nothing_to_ask(regeling):
    later = ONE.on(3, 1, 2027)
    assert found(later, regeling, year=2026).reason.text_id == f"reden.{regeling}.nee_voorbij"
    assert day_in(later.complete(), 2026) is None
    assert day_in(ONE.complete(), 2027) == date(2027, 1, 1)
    assert day_in(ONE.complete(), 2026) == date(2026, 3, 1)


def test_whether_a_household_is_near_the_norm():
    day = date(2026, 3, 1)
    assert is_near_norm(ONE.living_on("1730.85").complete(), day)
    assert not is_near_norm(ONE.living_on("1730.86").complete(), day)
