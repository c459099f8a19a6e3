"""Debts kept, changed, settled and taken away, with their letters."""

from datetime import date

import pytest

from app.debts.check import Verdict
from app.domain.debt import Notice, Stage
from app.domain.ids import RecordId
from app.domain.money import Cents
from app.errors import UserError
from app.services import attachments, undo
from app.services.debts import plans, records
from tests.builders import a_dossier
from tests.pictures import add_picture


def test_the_list_is_by_urgency_with_its_costs_checked(session, dossier, home):
    found = records.checked(session, dossier)
    assert [one.debt.kind for one in found] == ["huur", "energie", "zorgpremie", "achteraf_betalen"]
    assert found[3].check.costs.verdict is Verdict.TOO_HIGH
    assert found[3].check.too_much == 25_00
    assert records.all_creditors(session, dossier).sum.amount == 2_236_15


def test_what_is_not_named_stays_as_it_was(session, dossier, home):
    records.change(session, home["huur"], stage=Stage.SUMMONS, notice=Notice.NONE)
    debt = records.load(session, home["huur"])
    assert (debt.stage, debt.notice, debt.principal, debt.creditor) == (
        Stage.SUMMONS, Notice.NONE, 1_062_00, "Corporatie",
    )  # fmt: skip
    assert not records.change(session, home["huur"], stage=Stage.SUMMONS)


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ({"creditor": " "}, "Schuldeiser: dit is nog leeg"),
        ({"kind": "ruimtereis"}, "Soort schuld"),
        ({"principal": Cents(-1)}, "Bedrag van de schuld"),
        ({"costs": Cents(10**12)}, "Kosten: vul een heel getal in"),
        ({"since": date(2026, 11, 24)}, "Sinds wanneer het niet is betaald: deze dag is nog niet geweest"),
        ({"notice_on": date(2027, 1, 1)}, "Dag dat de brief kwam: deze dag is nog niet geweest"),
        ({"reference": "x" * 61}, "Kenmerk: dit zijn 61 tekens"),
    ],
)
def test_what_cannot_be_is_refused_by_its_name_and_nothing_is_lost(session, dossier, home, about, said):
    before = records.listing(session, dossier)
    with pytest.raises(UserError, match=said):
        records.change(session, home["huur"], **about)
    assert records.listing(session, dossier) == before


def test_a_debt_can_be_settled_and_opened_again(session, dossier, home):
    records.settle(session, home["energie"], date(2026, 11, 23))
    assert len(records.all_creditors(session, dossier).debts) == 3
    records.settle(session, home["energie"], None)
    assert len(records.all_creditors(session, dossier).debts) == 4


def test_a_debt_in_a_plan_stays(session, dossier, home):
    plan = plans.agree(session, dossier, strategy="naar_grootte")[1]
    with pytest.raises(UserError, match="zit in een betaalplan"):
        records.remove(session, home["huur"])
    plans.stop(session, plan)
    records.remove(session, home["huur"])
    assert home["huur"] not in {debt.id for debt in records.listing(session, dossier)}
    undo.undo(session, dossier)
    assert home["huur"] in {debt.id for debt in records.listing(session, dossier)}


def test_letters_of_the_dossier_hang_on_a_debt_and_stay_when_loosened(session, dossier, home):
    picture = add_picture(session, dossier, "Brief van de corporatie")
    assert records.attach(session, home["huur"], picture)
    assert not records.attach(session, home["huur"], picture)
    assert [one.caption for one in records.letters(session, home["huur"])] == ["Brief van de corporatie"]
    records.detach(session, home["huur"], picture)
    assert records.letters(session, home["huur"]) == []
    assert attachments.load(session, picture)


def test_a_letter_that_was_taken_from_the_dossier_is_shown_no_more(session, dossier, home):
    picture = add_picture(session, dossier)
    records.attach(session, home["huur"], picture)
    attachments.remove(session, picture)
    assert records.letters(session, home["huur"]) == []


def test_a_letter_of_another_household_is_refused(session, dossier, home):
    elsewhere = add_picture(session, a_dossier(session, "Buren"))
    with pytest.raises(UserError, match="Deze foto is er niet meer"):
        records.attach(session, home["huur"], elsewhere)


def test_what_is_not_there_is_said(session, dossier, visit):
    with pytest.raises(UserError, match="Deze schuld is er niet meer"):
        records.load(session, RecordId("weg"))
    with pytest.raises(UserError, match="Dit bezoek is er niet bij dit dossier"):
        records.add(session, a_dossier(session, "Buren"), visit, creditor="x", kind="huur")
