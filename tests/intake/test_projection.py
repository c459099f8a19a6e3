"""A household is what the answers say, and unknown where they say nothing."""

from datetime import date

import pytest

from app.domain.answer import Status
from app.domain.household import Opvangsoort, Rol, Woningsoort
from app.domain.huishouden.fields import REGELINGEN
from app.domain.outcome import Periode
from app.domain.period import Varying, always
from app.intake.projection import given, household_from, person_ids
from tests.intake.answering import PEOPLE, TODAY, answer, answers


def home(more=None, *others):
    return household_from((*answers({**PEOPLE, **(more or {})}), *others), TODAY)


def test_without_answers_there_is_an_applicant_of_whom_nothing_is_known():
    found = household_from((), TODAY)
    assert [(p.id, p.rol) for p in found.personen] == [("p1", Rol.AANVRAGER)]
    assert found.personen_volledig is None
    assert found.aanvrager.toetsingsinkomen is None
    assert found.aanvrager.rechtmatig_verblijf.at(TODAY) is None
    assert found.woning.soort is None
    assert found.ontvangt is not None
    assert {(one.regeling, one.bedrag) for one in found.ontvangt} == {(name, None) for name in REGELINGEN}


def test_the_persons_follow_from_the_counts():
    assert [(p.id, p.rol.value) for p in home({"huishouden.onderhuurders": 1}).personen] == [
        ("p1", "aanvrager"),
        ("p2", "toeslagpartner"),
        ("k1", "kind"),
        ("k2", "kind"),
        ("m1", "medebewoner"),
        ("o1", "onderhuurder"),
    ]


@pytest.mark.parametrize(("count", "children"), [(0, 0), (3, 3), (40, 12), (-2, 0), (True, 0), ("twee", 0)])
def test_a_count_is_a_number_from_nothing_to_twelve(count, children):
    assert len(person_ids(given(answers({"huishouden.kinderen": count})))) == 1 + children


@pytest.mark.parametrize("missing", ["huishouden.partner", "huishouden.kinderen", "huishouden.medebewoners"])
def test_the_household_is_complete_when_all_three_questions_about_people_are_answered(missing):
    assert home().personen_volledig is True
    rest = {path: value for path, value in PEOPLE.items() if path != missing}
    assert household_from(answers(rest), TODAY).personen_volledig is None
    refused = answer(missing, None, status=Status.DOES_NOT_SAY)
    assert household_from((*answers(rest), refused), TODAY).personen_volledig is None


def test_an_answer_that_was_not_given_is_unknown():
    refused = answer("personen.p1.toetsingsinkomen", None, status=Status.DOES_NOT_KNOW)
    assert home(None, refused).aanvrager.toetsingsinkomen is None


def test_amounts_and_days_and_choices():
    found = home(
        {
            "personen.p1.toetsingsinkomen": 28_000_00,
            "personen.p1.vermogen": 12_34,
            "woning.soort": "zelfstandig",
            "woning.kale_huur": 650_12,
            "woning.aangepast": False,
            "personen.p2.bron": "loon",
            "personen.p2.studeert": False,
            "huishouden.gemeente": "Utrecht",
        }
    )
    assert found.aanvrager.geboortedatum == date(1985, 4, 12)
    assert (found.aanvrager.toetsingsinkomen, found.aanvrager.vermogen) == (28_000_00, 12_34)
    assert found.personen[1].bron == always("loon")
    assert found.personen[1].studeert == always(False)
    assert found.woning.soort is Woningsoort.ZELFSTANDIG
    assert found.woning.kale_huur == always(650_12)
    assert found.woning.aangepast is False
    assert found.gemeente == "Utrecht"
    assert home({"huishouden.gemeente": "  "}).gemeente is None


def test_a_rent_from_july_is_two_values():
    found = home({"woning.kale_huur": 588_40}, answer("woning.kale_huur", 612_60, date(2026, 7, 1)))
    assert found.woning.kale_huur.at(date(2026, 6, 30)) == 588_40
    assert found.woning.kale_huur.at(date(2026, 7, 1)) == 612_60


def test_a_rent_that_is_only_known_from_a_day_is_unknown_before_it():
    found = home(None, answer("woning.kale_huur", 612_60, date(2026, 7, 1)))
    assert found.woning.kale_huur.at(date(2026, 6, 30)) is None
    assert found.woning.kale_huur.at(date(2026, 12, 31)) == 612_60


def test_of_what_holds_for_a_whole_year_the_latest_answer_counts():
    later = answer("personen.p1.toetsingsinkomen", 31_000_00, date(2026, 7, 1))
    assert home({"personen.p1.toetsingsinkomen": 28_000_00}, later).aanvrager.toetsingsinkomen == 31_000_00
    assert home(None, later).aanvrager.toetsingsinkomen == 31_000_00


def test_what_holds_for_everybody_is_asked_once():
    found = home({"huishouden.rechtmatig_verblijf": True})
    assert all(person.rechtmatig_verblijf == always(True) for person in found.personen)


def test_when_it_does_not_hold_for_everybody_each_person_is_unknown_until_asked():
    found = home({"huishouden.rechtmatig_verblijf": False, "personen.p2.rechtmatig_verblijf": False})
    assert found.aanvrager.rechtmatig_verblijf == Varying()
    assert found.personen[1].rechtmatig_verblijf == always(False)


def test_an_answer_about_one_person_goes_before_the_one_about_all():
    found = home({"huishouden.ingeschreven": True, "personen.k2.ingeschreven": False})
    assert [p.ingeschreven.at(TODAY) for p in found.personen] == [True, True, True, False, True]


def test_day_care():
    care = {
        "huishouden.opvang": True,
        "personen.k1.opvang.soort": "bso",
        "personen.k1.opvang.uren": 60_50,
        "personen.k1.opvang.tarief": 9_52,
        "personen.k1.opvang.geregistreerd": True,
    }
    used = home(care).personen[2].opvang
    assert used is not None
    opvang = used[0]
    assert len(used) == 1
    assert opvang.soort is Opvangsoort.BSO
    assert (opvang.uren, opvang.tarief, opvang.geregistreerd) == (always(60_50), always(9_52), always(True))


def test_no_day_care_is_known_and_day_care_that_was_not_asked_for_is_not():
    assert home({"huishouden.opvang": False}).personen[2].opvang == ()
    assert home({"huishouden.opvang": True, "personen.k1.opvang.soort": "geen"}).personen[2].opvang == ()
    assert home({"huishouden.opvang": True}).personen[2].opvang is None
    assert home().personen[2].opvang is None


def test_what_is_received():
    found = home({"ontvangt.zorgtoeslag.per_maand": 120_00, "ontvangt.kinderbijslag.per_kwartaal": 788_64})
    received = {one.regeling: one for one in found.ontvangt or ()}
    assert (received["zorgtoeslag"].bedrag, received["zorgtoeslag"].per) == (120_00, Periode.MAAND)
    assert (received["kinderbijslag"].bedrag, received["kinderbijslag"].per) == (788_64, Periode.KWARTAAL)
    since = answer("ontvangt.zorgtoeslag.sinds", "2026-02-01")
    assert home(None, since).ontvangt[0].sinds == date(2026, 2, 1)


def test_a_net_income_holds_from_month_to_month():
    later = answer("personen.p1.netto_inkomen", 1_250_50, date(2026, 6, 1))
    found = home({"personen.p1.netto_inkomen": 2_100_00}, later).aanvrager.netto_inkomen
    assert (found.at(date(2026, 5, 31)), found.at(date(2026, 6, 1))) == (2_100_00, 1_250_50)
