"""Begin: who to call after a yes, and what holds for keeping."""

from datetime import datetime

from app.domain.case import DisclosureGround, Ground
from app.domain.ids import RecordId
from app.domain.visit import VisitType
from app.reports.plain_dutch import check
from app.services.emergencies import Confidence, emergencies
from app.texts import has_text, text
from tests.ui_state.households import DOSSIER, an_answer
from ui.visit.begin.state import (
    REFUSED,
    Part,
    consent_of,
    emergency_rows,
    part_of,
    proposed_purposes,
    resume_key,
)

GIVEN_AT = datetime(2026, 11, 23, 10, 20)  # noqa: DTZ001 - the store keeps local time


def test_a_yes_shows_who_to_call_with_source_and_day():
    rows = {
        row.path: row for row in emergency_rows((an_answer("nood.koolmonoxide", True), an_answer("nood.eten", False)))
    }
    alarm = rows["nood.koolmonoxide"]
    assert (alarm.chosen, alarm.calls[0].number) == ("ja", "Bel 112")
    assert "23 november 2026" in alarm.calls[0].source
    assert alarm.first.startswith("Zet ramen en deuren open")
    assert (rows["nood.eten"].chosen, rows["nood.eten"].calls) == ("nee", ())
    assert (rows["nood.ontruiming"].chosen, rows["nood.ontruiming"].first) == ("", "")


def test_what_is_not_official_says_so():
    contacts = {contact.key: contact for emergency in emergencies() for contact in emergency.contacts}
    assert contacts["geldfit"].confidence is Confidence.SECONDARY
    assert all(contact.source and contact.checked_on.year >= 2026 for contact in contacts.values())
    assert all(contact.phone or contact.confidence is not Confidence.SECONDARY for contact in contacts.values())


def test_every_emergency_and_contact_has_words():
    for emergency in emergencies():
        assert has_text(f"bezoek.nood.{emergency.key}.vraag")
        assert has_text(f"bezoek.nood.{emergency.key}.eerst")
        for contact in emergency.contacts:
            assert has_text(f"bezoek.contact.{contact.key}.naam")
            assert has_text(f"bezoek.contact.{contact.key}.wat")


def test_what_is_read_aloud_is_plain():
    for emergency in emergencies():
        for part in ("vraag", "eerst"):
            found = check([text(f"bezoek.nood.{emergency.key}.{part}")])
            assert found.longest <= 15, found.remarks


def test_parts_are_resumed():
    assert part_of(resume_key(Part.PURPOSE)) is Part.PURPOSE
    assert part_of("woning.kale_huur") is Part.EMERGENCIES


def test_consent_given_refused_and_withdrawn():
    ground = DisclosureGround(
        RecordId("g"), DOSSIER, Ground.CONSENT, "hulp", "coach", ("wonen",), "mondeling", GIVEN_AT
    )
    given = consent_of((ground,), ())
    assert (given.chosen, given.ground) == ("ja", ground)
    assert "maandag 23 november" in given.line
    refused = consent_of((), (an_answer(REFUSED, True),))
    assert refused.chosen == "nee"
    assert "mag doorgaan" in refused.line
    assert consent_of((), ()).chosen == ""


def test_every_type_of_visit_has_something_to_begin_with():
    proposed = {kind: proposed_purposes(kind) for kind in VisitType}
    assert all(2 <= len(words) <= 4 for words in proposed.values())
    assert "De huur op tijd betalen" in proposed[VisitType.SERVICE_TALK]


def test_consent_for_a_mark_about_health_is_no_consent_to_keep_the_rest():
    health = DisclosureGround(
        RecordId("h"), DOSSIER, Ground.CONSENT, "Cijfer", "coach", ("gezondheid",), "mondeling", GIVEN_AT
    )
    assert consent_of((health,), ()).chosen == ""
