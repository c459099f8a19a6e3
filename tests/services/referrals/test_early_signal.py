"""Arrears are told to the municipality only after the four duties, and then nothing but contact data and arrears."""

from datetime import date, timedelta

import pytest

from app.domain.case import ContactWay, Ground
from app.domain.early_signal import DUTIES, Duty
from app.domain.referral import Part, ReferralKind, ReferralState
from app.errors import UserError
from app.services import grounds, undo
from app.services.referrals import drafting, duties, register, sending
from tests.builders import MONDAY
from tests.services.referrals.conftest import NOTE, with_duties

SINCE = MONDAY.date() - timedelta(days=60)


@pytest.fixture
def signal(case):
    register.add(case.session, "gemeente", "Gemeente, team schulden")
    made = drafting.draft(case.session, case.dossier, "gemeente")[1]
    drafting.edit(case.session, made, name="Bewoner 14", arrears=84510, arrears_since=SINCE)
    return made


@pytest.mark.parametrize("lacking", DUTIES)
def test_each_duty_is_needed_and_the_one_that_lacks_is_named(case, signal, lacking):
    with_duties(case.session, case.dossier)
    duties.take_back(case.session, case.dossier, lacking)
    with pytest.raises(UserError, match=duties.duty_name(lacking)):
        sending.send(case.session, signal)


def test_a_duty_of_before_these_arrears_is_named(case, signal):
    with_duties(case.session, case.dossier)
    duties.mark(case.session, case.dossier, Duty.OFFER, SINCE - timedelta(days=1), ContactWay.PHONE)
    with pytest.raises(UserError, match="aangeboden om gegevens door te geven"):
        sending.send(case.session, signal)


def test_after_an_objection_nothing_goes(case, signal):
    with_duties(case.session, case.dossier)
    duties.mark(case.session, case.dossier, Duty.OBJECTION, MONDAY.date(), ContactWay.PHONE)
    with pytest.raises(UserError, match="niet naar de gemeente mogen"):
        sending.send(case.session, signal)
    duties.take_back(case.session, case.dossier, Duty.OBJECTION)
    sending.send(case.session, signal)


def test_with_all_four_it_goes_with_its_evidence_and_nothing_more(case, signal):
    with_duties(case.session, case.dossier)
    for refused in (Part.INCOME, Part.QUESTION, Part.HOUSEHOLD):
        with pytest.raises(UserError, match="bevat alleen"):
            drafting.choose(case.session, signal, refused, True)
    with pytest.raises(UserError, match="bevat alleen"):
        drafting.choose_note(case.session, signal, case.note, True)
    with pytest.raises(UserError, match="niet de toestemming"):
        drafting.agree(case.session, signal, how_given="mondeling")
    sending.send(case.session, signal)
    sent = sending.preview(case.session, signal)
    assert [section.part for section in sent.sections] == [Part.CONTACT, Part.ARREARS]
    assert NOTE not in sending.text_of(case.session, signal)
    ground = grounds.listing(case.session, case.dossier)[-1]
    assert (ground.ground, ground.id) == (Ground.LEGAL_TASK, drafting.of(case.session, signal).ground_id)
    assert ground.how_given.count("maandag 23 november 2026") == len(DUTIES)
    assert drafting.of(case.session, signal).state is ReferralState.SENT


def test_a_signal_goes_to_the_municipality_and_nowhere_else(case, signal):
    assert drafting.of(case.session, signal).kind is ReferralKind.EARLY_SIGNAL
    with pytest.raises(UserError, match="alleen naar de gemeente"):
        drafting.draft(case.session, case.dossier, "buurtteam", ReferralKind.EARLY_SIGNAL)
    other = drafting.draft(case.session, case.dossier, "buurtteam")[1]
    with pytest.raises(UserError, match="alleen naar de gemeente"):
        drafting.edit(case.session, other, kind=ReferralKind.EARLY_SIGNAL)


def test_a_day_that_is_still_to_come(case, signal):
    tomorrow = date(2026, 11, 24)
    with pytest.raises(UserError, match="nog niet geweest"):
        duties.mark(case.session, case.dossier, Duty.REMINDER, tomorrow, ContactWay.LETTER)
    with pytest.raises(UserError, match="nog niet geweest"):
        drafting.edit(case.session, signal, arrears_since=tomorrow)


def test_a_duty_is_undone_in_words(case):
    duties.mark(case.session, case.dossier, Duty.REMINDER, MONDAY.date(), ContactWay.LETTER)
    assert undo.state(case.session, case.dossier).can_undo.spoken() == "Schriftelijke herinnering"
    undo.undo(case.session, case.dossier)
    assert duties.listing(case.session, case.dossier) == ()
    duties.mark(case.session, case.dossier, Duty.REMINDER, MONDAY.date(), ContactWay.PHONE)
    duties.mark(case.session, case.dossier, Duty.REMINDER, SINCE, ContactWay.PHONE)
    assert [one.day for one in duties.listing(case.session, case.dossier)] == [SINCE]
