"""A referral goes only on its ground, with the chosen parts and nothing else, and is answered step by step."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.case import Ground
from app.domain.change import Kind
from app.domain.referral import Outcome, Part, ReferralKind, ReferralState, Refusal
from app.errors import UserError
from app.services import dossiers, grounds, notes, settings_store, tasks, undo
from app.services.referrals import drafting, payload, progress, register, replies, sending
from db import referrals as stored
from db.driver import DriverError
from tests.builders import MONDAY
from tests.services.referrals.conftest import ABOUT_DEBT, AGREEMENT, CREDITOR, NOTE, ORGANISATION, OTHER_NOTE

WORDS_OF = {
    Part.CONTACT: "06 12345678",
    Part.QUESTION: "Help met de post",
    Part.HOUSEHOLD: "41 jaar",
    Part.AGREEMENTS: AGREEMENT,
    Part.FINDINGS: "Zorgtoeslag",
    Part.INCOME: "1.876,54",
    Part.ARREARS: "845,10",
    Part.DEBTS: CREDITOR,
    Part.NOTES: NOTE,
}
"""A word that stands in one part of the dossier only."""


def state(case, referral):
    return drafting.of(case.session, referral).state


def choose_only(case, referral, parts):
    for part in Part:
        if part is Part.NOTES:
            drafting.choose_note(case.session, referral, case.note, part in parts)
        elif part is not Part.CONTACT:
            drafting.choose(case.session, referral, part, part in parts)


@pytest.mark.parametrize("chosen", [set(), *({part} for part in WORDS_OF), set(WORDS_OF)], ids=str)
def test_what_was_not_chosen_does_not_go_along(case, chosen):
    referral = case.draft(arrears=84510, arrears_since=date(2026, 8, 1))
    choose_only(case, referral, chosen)
    drafting.agree(case.session, referral, how_given="mondeling")
    sending.send(case.session, referral)
    sent = stored.content_of(case.session.store, referral).replace("\u00a0", " ")
    for part, word in WORDS_OF.items():
        assert (word in sent) == (part in chosen | {Part.CONTACT}), part
    assert OTHER_NOTE not in sent
    assert ABOUT_DEBT not in sent
    assert "Alleenstaande ouder" not in sent  # how the coach calls the dossier is nobody else's


def test_a_debt_goes_with_its_amount_and_how_far_it_is(case):
    referral = case.draft()
    drafting.choose(case.session, referral, Part.DEBTS, True)
    (told,) = (one for one in sending.preview(case.session, referral).sections if one.part is Part.DEBTS)
    said = {line.label: line.words.replace("\u00a0", " ") for line in told.lines}
    assert said == {
        CREDITOR: "€ 123,45, nog niet betaald",
        f"{CREDITOR} Zuid": "bedrag nog niet bekend, nog niet betaald",
    }


def test_the_preview_is_what_goes_to_the_letter(case):
    referral = case.draft()
    drafting.agree(case.session, referral, how_given="mondeling", until=date(2027, 5, 23))
    before = sending.preview(case.session, referral)
    text_before = sending.text_of(case.session, referral)
    sending.send(case.session, referral)
    assert sending.text_of(case.session, referral) == text_before == payload.written(before)
    assert sending.preview(case.session, referral) == before
    assert (before.envelope.sender, before.envelope.until) == (ORGANISATION, date(2027, 5, 23))
    assert "Notities van de coach" in before.left_out
    assert "Gezondheid" in before.left_out


def test_a_preview_before_there_is_a_receiver(case):
    register.remove(case.session, case.receiver)
    referral = drafting.draft(case.session, case.dossier, "thuisadministratie")[1]
    assert sending.preview(case.session, referral).envelope.receiver == "nog niet gekozen"


def test_what_was_sent_does_not_follow_the_dossier(case):
    referral = case.sent()
    before = sending.text_of(case.session, referral)
    dossiers.edit(case.session, case.dossier, phone="06 99999999")
    assert sending.text_of(case.session, referral) == before


def test_a_bsn_becomes_dots(case):
    number = "111222333"
    assert notes.bsn_in(number)
    referral = case.draft()
    drafting.edit(case.session, referral, question=f"Brief met nummer {number}")
    assert number not in sending.text_of(case.session, referral)
    assert "•••" in sending.text_of(case.session, referral)


def test_without_a_ground_nothing_goes(case):
    referral = case.draft()
    with pytest.raises(UserError, match="Vraag eerst of de bewoner"):
        sending.send(case.session, referral)
    drafting.agree(case.session, referral, how_given="mondeling")
    drafting.choose(case.session, referral, Part.INCOME, True)
    with pytest.raises(UserError, match="nog niet met de bewoner besproken: Inkomen en toeslagen"):
        sending.send(case.session, referral)
    assert state(case, referral) is ReferralState.DRAFT
    assert stored.content_of(case.session.store, referral) is None


def test_a_ground_for_another_receiver_a_past_one_and_a_withdrawn_one_do_not_count(case):
    other = register.add(case.session, "thuisadministratie", "Andere vrijwilligers")[1]
    referral = case.draft()
    drafting.address(case.session, referral, case.receiver)
    drafting.agree(case.session, referral, how_given="mondeling", until=MONDAY.date())
    drafting.address(case.session, referral, other)
    with pytest.raises(UserError, match="naar Andere vrijwilligers gaat"):
        sending.send(case.session, referral)
    drafting.agree(case.session, referral, how_given="mondeling", until=MONDAY.date())
    case.session.now.time = MONDAY + timedelta(days=1)
    with pytest.raises(UserError, match="liep tot en met maandag 23 november"):
        sending.send(case.session, referral)
    drafting.agree(case.session, referral, how_given="mondeling", ground=Ground.VITAL_INTEREST)
    ground = drafting.of(case.session, referral).ground_id
    grounds.withdraw(case.session, ground)
    with pytest.raises(UserError, match="toestemming ingetrokken"):
        sending.send(case.session, referral)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda case, one: drafting.edit(case.session, one, name=" "), "Naam van de bewoner"),
        (lambda case, one: drafting.edit(case.session, one, question=" "), "De vraag van de bewoner"),
        (lambda case, one: drafting.choose(case.session, one, Part.ARREARS, True), "Achterstand: vul in"),
        (lambda case, one: settings_store.write(case.session, "organisation", ""), "bij Instellingen"),
    ],
)
def test_what_lacks_is_named(case, spoil, said):
    referral = case.draft()
    drafting.choose(case.session, referral, Part.ARREARS, False)
    drafting.agree(case.session, referral, how_given="mondeling")
    spoil(case, referral)
    with pytest.raises(UserError, match=said):
        sending.send(case.session, referral)


def test_a_referral_to_nobody(case):
    register.remove(case.session, case.receiver)
    referral = drafting.draft(case.session, case.dossier, "thuisadministratie")[1]
    with pytest.raises(UserError, match="kies eerst een organisatie"):
        sending.send(case.session, referral)


def test_what_was_sent_does_not_change_any_more(case):
    referral = case.sent()
    for change in (
        lambda: drafting.edit(case.session, referral, question="Anders"),
        lambda: drafting.choose(case.session, referral, Part.INCOME, True),
        lambda: drafting.discard(case.session, referral),
        lambda: sending.send(case.session, referral),
    ):
        with pytest.raises(UserError, match="staat al klaar"):
            change()
    for sql in (
        "UPDATE referral SET question = 'x'",
        "UPDATE referral SET parts = '[]'",
        "UPDATE referral_content SET payload = '{}'",
    ):
        with pytest.raises(DriverError, match="does not change"):
            case.session.store.db.execute(sql)
    before = drafting.of(case.session, referral)
    while undo.state(case.session, case.dossier).can_undo:
        undo.undo(case.session, case.dossier)
    assert drafting.of(case.session, referral) == before


def test_what_is_sent_waits_in_the_store_and_in_the_outbox(case):
    referral = case.sent()
    assert [one.id for one in stored.to_send(case.session.store)] == [referral]
    sql = "SELECT count(*) FROM outbox WHERE record_id = ?"
    assert case.session.store.db.execute(sql, (referral,)).fetchone()[0] >= 1
    sent = case.session.store.db.execute("SELECT after FROM journal_content").fetchall()
    assert not any("keukentafel-verwijzing/1" in (row[0] or "") for row in sent)


def test_a_draft_is_thrown_away(case):
    referral = case.draft()
    assert drafting.discard(case.session, referral).touches(Kind.REFERRAL)
    with pytest.raises(UserError, match="is er niet meer"):
        drafting.of(case.session, referral)


def test_from_yes_to_done_with_the_outcome_back_in_the_dossier(case):
    referral = case.sent()
    replies.heard_accepted(case.session, referral)
    replies.heard_started(case.session, referral, date(2026, 12, 1))
    with pytest.raises(UserError, match="Wat er is gedaan"):
        replies.heard_finished(case.session, referral, Outcome.OTHER)
    replies.heard_finished(case.session, referral, Outcome.SOLVED, "Post ligt op orde")
    found = stored.of_dossier(case.session.store, case.dossier)[0]
    assert (found.state, found.outcome, found.outcome_note) == (
        ReferralState.FINISHED,
        Outcome.SOLVED,
        "Post ligt op orde",
    )
    assert found.first_on == date(2026, 12, 1)
    assert found.received_at
    assert found.answered_at
    assert found.closed_at
    assert dossiers.of(case.session, case.dossier).closed_on is None


def test_a_step_that_cannot_be_is_refused_in_words(case):
    referral = case.sent()
    with pytest.raises(UserError, match="deze verwijzing is klaargezet"):
        replies.heard_started(case.session, referral)
    replies.heard_accepted(case.session, referral)
    with pytest.raises(UserError, match="deze verwijzing is aangenomen"):
        replies.heard_accepted(case.session, referral)


def test_a_no_leaves_a_task(case):
    referral = case.sent()
    replies.heard_refused(case.session, referral, Refusal.FULL)
    assert state(case, referral) is ReferralState.REFUSED
    assert [line.task.what for line in tasks.listing(case.session, MONDAY.date())] == [
        "Vrijwilligers in de wijk neemt de verwijzing niet aan. Bespreek met de bewoner wie wel kan helpen."
    ]


def test_a_household_moves_on_acceptance_and_not_before(case):
    referral = case.draft(kind=ReferralKind.HAND_OVER)
    drafting.agree(case.session, referral, how_given="mondeling")
    sending.send(case.session, referral)
    assert dossiers.of(case.session, case.dossier).closed_on is None
    replies.heard_accepted(case.session, referral)
    assert dossiers.of(case.session, case.dossier).closed_on == MONDAY.date()


def test_nobody_answers(case):
    referral = case.sent()
    case.session.now.time = MONDAY + timedelta(days=7)
    assert not sending.expire(case.session)
    case.session.now.time = MONDAY + timedelta(days=8)
    assert sending.expire(case.session).touches(Kind.TASK)
    assert not sending.expire(case.session)
    assert state(case, referral) is ReferralState.EXPIRED
    found = tasks.listing(case.session, MONDAY.date() + timedelta(days=8))
    assert [line.task.what for line in found] == [
        "Nog geen antwoord van Vrijwilligers in de wijk op de verwijzing. Bel na, of stuur opnieuw."
    ]
    assert found[0].dossier.id == case.dossier


def test_what_is_urgent_is_answered_sooner(case):
    referral = case.sent(urgent=True)
    assert drafting.of(case.session, referral).answer_by == MONDAY.date() + timedelta(days=3)


def test_it_is_withdrawn_until_it_is_accepted_and_after_that_the_receiver_is_asked_to_stop(case):
    first, second = case.sent(), case.sent()
    with pytest.raises(UserError, match="Waarom u het intrekt"):
        sending.withdraw(case.session, first, " ")
    sending.withdraw(case.session, first, "Niet meer nodig")
    assert state(case, first) is ReferralState.WITHDRAWN
    replies.heard_accepted(case.session, second)
    sending.withdraw(case.session, second, "Bewoner verhuist")
    found = drafting.of(case.session, second)
    assert (found.state, bool(found.stop_asked_at)) == (ReferralState.ACCEPTED, True)


def test_who_withdraws_consent_stops_what_rests_on_it(case):
    going, done, draft = case.sent(), case.sent(), case.draft()
    replies.heard_refused(case.session, done, Refusal.FULL)
    drafting.agree(case.session, draft, how_given="mondeling")
    for referral in (going, done, draft):
        grounds.withdraw(case.session, drafting.of(case.session, referral).ground_id)
    assert [state(case, one) for one in (going, done, draft)] == [
        ReferralState.CONSENT_WITHDRAWN,
        ReferralState.REFUSED,
        ReferralState.DRAFT,
    ]
    said = [line.task.what for line in tasks.listing(case.session, MONDAY.date())]
    assert "De bewoner trok de toestemming in. Vraag Vrijwilligers in de wijk om de gegevens te wissen." in said


def test_the_first_day_and_the_checklist_of_the_post(case):
    referral = case.sent()
    progress.set_first_day(case.session, referral, date(2026, 12, 2))
    progress.check_off(case.session, referral, "map", True)
    progress.check_off(case.session, referral, "open", True)
    assert drafting.of(case.session, referral).checked == ("open", "map")
    progress.check_off(case.session, referral, "map", False)
    found = drafting.of(case.session, referral)
    assert (found.checked, found.first_on) == (("open",), date(2026, 12, 2))
    with pytest.raises(UserError, match="staat niet op de lijst"):
        progress.check_off(case.session, referral, "onzin", True)


def test_notes_are_chosen_one_by_one_and_only_of_this_dossier(case):
    from tests.builders import a_dossier

    referral = case.draft()
    stranger = notes.write(case.session, a_dossier(case.session, "Buren"), "Van een ander")[1]
    with pytest.raises(UserError, match="niet bij dit dossier"):
        drafting.choose_note(case.session, referral, stranger, True)
    drafting.choose_note(case.session, referral, case.note, True)
    drafting.choose_note(case.session, referral, case.other_note, True)
    drafting.choose_note(case.session, referral, case.note, False)
    found = drafting.of(case.session, referral)
    assert (found.notes, found.has(Part.NOTES)) == ((case.other_note,), True)
    drafting.choose(case.session, referral, Part.NOTES, False)
    assert drafting.of(case.session, referral).notes == ()
    with pytest.raises(UserError, match="gaan altijd mee"):
        drafting.choose(case.session, referral, Part.CONTACT, False)


def test_a_draft_goes_to_the_only_one_of_its_kind_nearby(case):
    register.add(case.session, "thuisadministratie", "Ver weg", district="West")
    near = drafting.draft(case.session, case.dossier, "thuisadministratie")[1]
    assert drafting.of(case.session, near).counterpart == "Vrijwilligers in de wijk"
    register.add(case.session, "thuisadministratie", "Overal")
    open_one = drafting.draft(case.session, case.dossier, "thuisadministratie")[1]
    assert drafting.of(case.session, open_one).counterpart == ""
    with pytest.raises(UserError, match="andere hulp"):
        drafting.address(case.session, near, register.add(case.session, "buurtteam", "Team")[1])


def test_a_read_snapshot_is_written_the_same(case):
    told = sending.preview(case.session, case.sent())
    assert payload.read(payload.written(told)) == told
    changed = replace(told, envelope=replace(told.envelope, urgent=True))
    assert payload.read(payload.written(changed)) != told
