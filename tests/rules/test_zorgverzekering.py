"""Health insurance: another polis, an insurance that is not used, an excess that does not fit, and the calendar."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import yaml

from app.domain.household import Household
from app.domain.ids import PersonId
from app.domain.outcome import NOTHING, Outcome, Recht
from app.domain.parts import Polis, Zorg
from app.domain.period import Varying
from app.rules.evaluate import evaluate
from tests.households import Builder, a_household, euro
from tests.rules.packs import EVERYTHING as PACK

NAME = "zorgverzekering"
NOVEMBER = date(2026, 11, 23)


def polis(premie: str, aanvullend: str = "0", extra: str = "0", used: bool | None = True, who: str = "p1") -> Polis:
    return Polis(PersonId(who), euro(premie), euro(aanvullend), euro(extra), used)


def insured(*polissen: Polis, home: Builder | None = None, day: date = NOVEMBER, **zorg: Any) -> Household:
    about = {"achterstand_maanden": 0, "kan_eigen_risico_betalen": False} | zorg
    whole = (home or a_household()).complete()
    return replace(whole, peildatum=day, zorg=Zorg(polissen, **about))


def found(home: Household) -> Outcome:
    return evaluate(home).of(NAME)


def saved(home: Household) -> tuple[int, int]:
    """The band of what is saved, in whole euros per year."""
    one = found(home)
    assert one.still_to_claim == one.right
    return one.right.low // 100, one.right.high // 100


def words(home: Household) -> list[str]:
    """The last words of the warnings."""
    return [warning.text_id.rpartition(".")[2] for warning in found(home).warnings]


def why(home: Household) -> str:
    return found(home).reason.text_id.rpartition(".")[2]


def test_a_polis_above_the_average_saves_between_the_average_and_the_cheapest():
    # 175.00 against 159.00 and 142.40, twelve months
    assert saved(insured(polis("175"))) == (192, 391)
    one = found(insured(polis("175")))
    assert (one.recht, one.estimate, one.depends_on, one.per_year) == (Recht.JA, True, (), None)


def test_a_polis_below_the_average_may_still_save_something():
    home = insured(polis("150"))
    assert saved(home) == (0, 91)
    assert found(home).recht is Recht.ONBEKEND
    assert why(home) == "ja"


def test_the_cheapest_polis_saves_nothing():
    home = insured(polis("142.40"))
    assert (saved(home), why(home), found(home).recht) == ((0, 0), "nee_goedkoop", Recht.NEE)


def test_an_additional_insurance_that_is_not_used():
    assert saved(insured(polis("142.40", "12.50", used=False))) == (150, 150)
    assert saved(insured(polis("142.40", "12.50", used=True))) == (0, 0)
    unknown = insured(polis("142.40", "12.50", used=None))
    assert saved(unknown) == (0, 150)
    assert found(unknown).depends_on == ("$.zorg.polissen.p1.gebruikt_aanvullend",)
    assert saved(insured(polis("142.40", "0", used=None))) == (0, 0)


def test_a_higher_excess_counts_only_for_who_could_pay_it():
    # the cheapest with 885 is 125.40
    assert saved(insured(polis("159"), kan_eigen_risico_betalen=True)) == (0, 403)
    assert saved(insured(polis("159"))) == (0, 199)
    open_one = insured(polis("159"), kan_eigen_risico_betalen=None)
    assert saved(open_one) == (0, 403)
    assert found(open_one).depends_on == ("$.zorg.kan_eigen_risico_betalen",)


def test_an_excess_that_cannot_be_borne_is_pointed_out():
    home = insured(polis("150", extra="500"))
    assert "eigen_risico_te_hoog" in words(home)
    assert dict(found(home).warnings[0].args) == {"bedrag": 885}
    # without it another polis costs 159.00 on the average and 142.40 at the least
    assert saved(home) == (0, 91)


def test_an_excess_that_can_be_borne_is_counted_in_the_comparison():
    # with half the excess 8.50 a month more: 158.50 against 159.00; at the most 150.00 against 125.40
    home = insured(polis("150", extra="250"), kan_eigen_risico_betalen=True)
    assert saved(home) == (0, 295)
    assert saved(insured(polis("155", extra="250"), kan_eigen_risico_betalen=True))[0] == 54
    assert "eigen_risico_te_hoog" not in words(home)


def test_both_of_a_couple_are_counted_and_children_pay_nothing():
    home = a_household().with_partner().with_child(2010, 1, 1)
    assert saved(insured(polis("175"), polis("160", who="p2"), home=home)) == (204, 602)
    alone = a_household().with_partner(zorgverzekerd=False)
    assert saved(insured(polis("175"), home=alone)) == (192, 391)


def test_who_has_arrears_arranges_those_first():
    home = insured(polis("175"), achterstand_maanden=2)
    assert (saved(home), why(home)) == ((0, 0), "nee_achterstand")
    assert "premie_via_cak" not in words(home)
    assert "premie_via_cak" in words(insured(polis("175"), achterstand_maanden=6))
    unknown = insured(polis("175"), achterstand_maanden=None)
    assert saved(unknown) == (0, 391)
    assert found(unknown).depends_on == ("$.zorg.achterstand_maanden",)


@pytest.mark.parametrize("given", [{"zorgverzekerd": False}, {"geboortedatum": date(2009, 1, 1)}])
def test_who_pays_no_premium_saves_nothing(given):
    home = insured(home=a_household().changing("p1", **given))
    assert (why(home), words(home)) == ("nee_verzekerd", [])


def test_what_is_not_known_of_a_person_leaves_it_open():
    home = insured(polis("175"), home=a_household().changing("p1", zorgverzekerd=Varying()))
    assert (saved(home), found(home).depends_on) == ((0, 391), ("$.personen[0].zorgverzekerd",))
    home = insured(polis("175"), home=a_household().changing("p1", geboortedatum=None))
    assert (saved(home), found(home).depends_on) == ((0, 391), ("$.personen[0].geboortedatum",))


@pytest.mark.parametrize("field", ["premie", "aanvullend", "vrijwillig_eigen_risico"])
def test_without_the_polis_no_amount_is_said(field):
    known: dict[str, Any] = {field: None}
    one = found(insured(replace(polis("175"), **known)))
    assert (one.bounded, one.right, one.depends_on) == (False, NOTHING, (f"$.zorg.polissen.p1.{field}",))


def test_who_lives_there_must_be_known():
    assert found(replace(insured(polis("175")), personen_volledig=None)).depends_on == ("$.personen_volledig",)


@pytest.mark.parametrize(
    ("day", "word"),
    [
        (date(2026, 1, 31), "overstappen_januari"),
        (date(2026, 2, 1), "overstappen_later"),
        (date(2026, 11, 11), "overstappen_later"),
        (date(2026, 11, 12), "overstappen_nu"),
        (date(2026, 12, 31), "overstappen_nu"),
    ],
)
def test_the_calendar_of_switching(day, word):
    home = insured(polis("175"), day=day)
    assert words(home)[-1] == word
    assert found(home).claim_before == date(2026, 12, 31)


def test_the_calendar_of_a_year_that_is_not_there_yet_is_not_told():
    home = insured(polis("175"), day=date(2027, 3, 1))
    assert words(home) == ["gemeentepolis_vragen"]
    assert found(home).claim_before is None


def with_pack(home: Household, folder: Any, monkeypatch: pytest.MonkeyPatch, **polis_of: Any) -> Household:
    """The household in a municipality with this collective insurance."""
    pack = PACK | {"gemeentepolis": PACK["gemeentepolis"] | polis_of}
    (folder / "proef.yaml").write_text(yaml.safe_dump(pack), encoding="utf-8")
    monkeypatch.setenv("KEUKENTAFEL_GEMEENTEN", str(folder))
    return replace(home, gemeente=PACK["gemeente"])


def test_the_polis_of_the_municipality_may_save_more(tmp_path, monkeypatch):
    # 175 + 40 against 165 less 20: 70 a month
    home = with_pack(insured(polis("175", "40")), tmp_path, monkeypatch)
    assert saved(home) == (192, 840)
    assert "gemeentepolis_kan" in words(home)


@pytest.mark.parametrize("given", [{"aangeboden": "nee"}, {"premie_per_maand": {"bekend": "nee"}}])
def test_a_municipality_without_a_polis_or_a_premium_changes_nothing(tmp_path, monkeypatch, given):
    home = with_pack(insured(polis("175", "40")), tmp_path, monkeypatch, **given)
    assert saved(home) == (192, 391)


def test_the_polis_of_an_old_pack_does_not_count(tmp_path, monkeypatch):
    home = with_pack(insured(polis("175", "40")), tmp_path, monkeypatch)
    assert saved(replace(home, peildatum=date(2027, 11, 20))) == (192, 391)
    assert saved(replace(home, gemeente="Elders")) == (192, 391)


def test_the_insurance_of_another_year_has_no_figures():
    home = insured(polis("175"), day=date(2025, 3, 1))
    assert found(home).reason.text_id == "reden.geen_regels"


def test_a_higher_premium_never_saves_less():
    spans = [saved(insured(polis(str(premie)))) for premie in range(120, 200, 5)]
    assert spans == sorted(spans)
