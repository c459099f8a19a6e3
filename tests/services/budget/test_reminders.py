"""Reminders of a household: a yes per number, stopped at once, handed over or put in a file."""

import pytest

from app.domain.ids import RecordId, new_id
from app.domain.money import Cents
from app.errors import EnvironmentFault, UserError
from app.services import contacts, settings_store
from app.services.budget import account, lines, reminders
from tests.builders import MONDAY

TODAY = MONDAY.date()


@pytest.fixture
def rent(session, visit):
    return lines.add(session, visit, "huur", amount=Cents(60000), day=1)[1]


def test_a_yes_is_per_number_and_can_be_stopped_and_given_again(session, dossier, visit, rent):
    _, first = reminders.agree(session, visit, rent, "06 12345678", how_given="aan tafel")
    _, again = reminders.agree(session, visit, rent, "0612345678", how_given="aan tafel", days_before=5)
    reminders.agree(session, visit, rent, "06 87654321", how_given="per telefoon")
    assert first == again
    assert [one.days_before for one in reminders.listing(session, dossier)] == [5, 3]
    before = len(reminders.messages(session, dossier, TODAY))
    reminders.stop(session, first)
    assert not reminders.stop(session, first)
    assert len(reminders.messages(session, dossier, TODAY)) == before // 2
    reminders.agree(session, visit, rent, "0612345678", how_given="aan tafel")
    assert len(reminders.messages(session, dossier, TODAY)) == before


@pytest.mark.parametrize(
    ("number", "terms", "said"),
    [
        ("12", {"how_given": "x"}, "mobiel nummer"),
        ("0612345678", {}, "Hoe de bewoner ja zei"),
        ("0612345678", {"how_given": "x", "days_before": 0}, "Aantal dagen"),
        ("0612345678", {"how_given": "x", "link": "http://x.example"}, "https://"),
    ],
)
def test_what_cannot_be_is_refused(session, dossier, visit, rent, number, terms, said):
    with pytest.raises(UserError, match=said):
        reminders.agree(session, visit, rent, number, **terms)
    assert reminders.listing(session, dossier) == ()
    with pytest.raises(UserError, match="er niet meer"):
        reminders.stop(session, RecordId(new_id()))


def test_a_cost_without_a_day_gets_no_reminder(session, visit):
    _, food = lines.add(session, visit, "voeding", amount=Cents(7000))
    with pytest.raises(UserError, match="Boodschappen heeft geen vaste dag"):
        reminders.agree(session, visit, food, "0612345678", how_given="aan tafel")


def test_the_message_follows_the_agreed_day(session, dossier, visit, rent):
    reminders.agree(session, visit, rent, "0612345678", how_given="aan tafel")
    account.agree_day(session, visit, rent, 25)
    christmas_then_monday = 28
    found = reminders.messages(session, dossier, TODAY)
    assert found[0].collected_on.day == christmas_then_monday


def test_messages_go_in_a_file_and_a_calendar_that_name_nobody(session, dossier, visit, rent, tmp_path):
    reminders.agree(session, visit, rent, "0612345678", how_given="aan tafel")
    rows, agenda = reminders.export(session, dossier, tmp_path / "uit")
    assert rows.read_text(encoding="utf-8").count("\n") == len(reminders.messages(session, dossier, TODAY))
    assert agenda.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert (rows.name, agenda.name) == ("herinneringen-2026-11-23.jsonl", "herinneringen-2026-11-23.ics")
    (tmp_path / "dicht").write_text("")
    with pytest.raises(EnvironmentFault):
        reminders.export(session, dossier, tmp_path / "dicht")


def test_handing_over_needs_an_address_and_says_when_it_is_away(session, dossier, visit, rent):
    reminders.agree(session, visit, rent, "0612345678", how_given="aan tafel")
    with pytest.raises(UserError, match="geen sms-adres"):
        reminders.deliver(reminders.parcel(session, dossier, TODAY))
    with pytest.raises(UserError, match="https://"):
        settings_store.write(session, "sms_gateway", "http://sms.example")
    settings_store.write(session, "sms_gateway", "http://127.0.0.1:9/")
    with pytest.raises(EnvironmentFault, match="niet te bereiken"):
        reminders.deliver(reminders.parcel(session, dossier, TODAY))


def test_what_was_handed_over_is_kept_in_the_dossier_once(session, dossier, visit, rent, tmp_path):
    reminders.agree(session, visit, rent, "0612345678", how_given="aan tafel")
    made = reminders.messages(session, dossier, TODAY)
    assert reminders.record(session, dossier, made, reminders.Way.GATEWAY)
    assert not reminders.record(session, dossier, made, reminders.Way.GATEWAY)
    reminders.export(session, dossier, tmp_path)
    reminders.export(session, dossier, tmp_path)
    said = sorted(one.outcome for one in contacts.listing(session, dossier))
    days = (
        "zaterdag 28 november over dinsdag 1 december; vrijdag 1 januari over maandag 4 januari; "
        "vrijdag 29 januari over maandag 1 februari; vrijdag 26 februari over maandag 1 maart."
    )
    assert said == [
        f"4 berichten doorgegeven aan de sms-dienst, voor +31612345678: {days}",
        f"4 berichten in een bestand gezet, voor +31612345678: {days}",
    ]
    assert not reminders.record(session, dossier, (), reminders.Way.FILE)


def test_many_days_are_counted_and_not_all_named(session, dossier, visit, rent):
    _, energy = lines.add(session, visit, "energie", amount=Cents(16500), day=10)
    _, care = lines.add(session, visit, "zorgverzekering", amount=Cents(15930), day=20)
    for one in (rent, energy, care):
        reminders.agree(session, visit, one, "0612345678", how_given="aan tafel")
    made = reminders.messages(session, dossier, TODAY)
    reminders.record(session, dossier, made, reminders.Way.GATEWAY)
    (told,) = contacts.listing(session, dossier)
    assert told.outcome.endswith(f"; en nog {len(made) - 8} dagen.")
