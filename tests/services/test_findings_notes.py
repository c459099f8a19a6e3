"""Findings, notes with their BSN check, contact attempts, grounds and settings."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.case import ContactWay, Ground
from app.domain.change import Kind
from app.domain.finding import FindingState
from app.domain.ids import RecordId, VisitId, new_id
from app.domain.money import Cents
from app.domain.visit import VisitType, Who
from app.errors import UserError
from app.services import contacts, findings, grounds, notes, settings_store, visits
from app.settings import SETTINGS, Sort
from app.texts import has_text
from tests.builders import MONDAY, a_dossier

TERMS = {"receiver": "Gemeente", "parts": ("naam", "telefoon"), "how_given": "mondeling, aan tafel"}


def test_there_is_one_finding_per_regeling_and_what_is_not_named_stays(session, dossier):
    findings.put(session, dossier, "huurtoeslag", FindingState.TO_CHOOSE, planned_per_year=Cents(120000))
    changes = findings.put(
        session, dossier, "huurtoeslag", FindingState.PLANNED, who=Who.TOGETHER, due=date(2026, 12, 1)
    )
    assert changes.touches(Kind.FINDING)
    (kept,) = findings.listing(session, dossier)
    assert (kept.state, kept.who, kept.due) == (FindingState.PLANNED, Who.TOGETHER, date(2026, 12, 1))
    assert kept.planned_per_year == 120000
    assert not findings.put(session, dossier, "huurtoeslag", FindingState.PLANNED)


def test_what_an_application_yielded_is_kept_with_its_day_and_reason(session, dossier):
    findings.put(session, dossier, "zorgtoeslag", FindingState.APPLIED)
    since = date(2026, 12, 1)
    findings.put(session, dossier, "zorgtoeslag", FindingState.GRANTED, realised=Cents(196500), realised_since=since)
    (kept,) = findings.listing(session, dossier)
    assert (kept.state, kept.realised, kept.realised_since) == (FindingState.GRANTED, 196500, since)
    findings.put(session, dossier, "zorgtoeslag", FindingState.REFUSED, reason=" Het inkomen was te hoog. ")
    (kept,) = findings.listing(session, dossier)
    assert (kept.state, kept.reason, kept.realised) == (FindingState.REFUSED, "Het inkomen was te hoog.", 196500)


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ({"realised": Cents(10**12)}, "Toegekend bedrag per jaar"),
        ({"realised_since": date(1999, 1, 1)}, "Vanaf wanneer u het krijgt"),
        ({"realised_since": date(2062, 1, 1)}, "Vanaf wanneer u het krijgt"),
        ({"due": date(1800, 1, 1)}, "Klaar op"),
        ({"reason": "x" * 1001}, "Reden"),
    ],
)
def test_a_detail_that_cannot_be_names_its_field_and_keeps_the_rest(session, dossier, about, said):
    findings.put(session, dossier, "zorgtoeslag", FindingState.APPLIED, reason="Samen gedaan")
    with pytest.raises(UserError, match=said):
        findings.put(session, dossier, "zorgtoeslag", FindingState.GRANTED, **about)
    (kept,) = findings.listing(session, dossier)
    assert (kept.state, kept.reason, kept.realised_since) == (FindingState.APPLIED, "Samen gedaan", None)


def test_a_finding_that_cannot_be_is_refused(session, dossier):
    with pytest.raises(UserError, match="geen naam van een regeling"):
        findings.put(session, dossier, "Zorg toeslag", FindingState.PLANNED)
    with pytest.raises(UserError, match="Verwacht bedrag per jaar"):
        findings.put(session, dossier, "zorgtoeslag", FindingState.PLANNED, planned_per_year=Cents(10**12))


def test_a_finding_is_chosen_in_a_visit_to_the_same_household(session, dossier):
    elsewhere = visits.plan(session, a_dossier(session), VisitType.FOLLOW_UP, MONDAY)[1]
    with pytest.raises(UserError, match="bezoek is er niet"):
        findings.put(session, dossier, "zorgtoeslag", FindingState.PLANNED, visit_id=elsewhere)
    with pytest.raises(UserError, match="bezoek is er niet"):
        findings.choose(session, VisitId(new_id()), "zorgtoeslag", FindingState.PLANNED)


def test_a_correction_is_a_new_note_beside_the_old(session, dossier):
    _, first = notes.write(session, dossier, "Huur is 600 euro.")
    changes, second = notes.write(session, dossier, "Huur is 650 euro.", corrects=first)
    assert [c.kind for c in changes.records] == [Kind.NOTE]
    assert [(n.id, n.corrects, n.author) for n in notes.listing(session, dossier)] == [
        (second, first, "coach"),
        (first, None, "coach"),
    ]
    with pytest.raises(UserError, match="die u verbetert"):
        notes.write(session, a_dossier(session), "Elders", corrects=first)
    with pytest.raises(UserError, match="Notitie: dit is nog leeg"):
        notes.write(session, dossier, " \n ")


@pytest.mark.parametrize(
    ("typed", "found", "masked"),
    [
        ("BSN 123456782.", ("123456782",), "BSN •••••••••."),
        ("nr 1234.56.782 en 111222333", ("1234.56.782", "111222333"), "nr ••••••••• en •••••••••"),
        ("123 456 782", ("123 456 782",), "•••••••••"),
        ("op 23-11-2026 nr 123456782", ("123456782",), "op 23-11-2026 nr •••••••••"),
        ("123456789 is er geen", (), "123456789 is er geen"),
        ("bel 06 12345678 of +31 123456782", (), "bel 06 12345678 of +31 123456782"),
        ("rekening NL00BANK0123456782", (), "rekening NL00BANK0123456782"),
        ("000000000", (), "000000000"),
        ("€ 1.234,50", (), "€ 1.234,50"),
    ],
)
def test_a_number_that_passes_the_eleven_test_is_found_and_masked(typed, found, masked):
    assert notes.bsn_in(typed) == found
    assert notes.mask_bsn(typed) == masked


@given(st.text(alphabet="0123456789 .-a", max_size=40))
def test_after_masking_no_bsn_is_left(typed):
    assert notes.bsn_in(notes.mask_bsn(typed)) == ()


def test_contact_attempts_are_kept_newest_first(session, dossier):
    contacts.log(session, dossier, ContactWay.PHONE, "Niet opgenomen", MONDAY)
    changes, last = contacts.log(session, dossier, ContactWay.DOOR, "Kaartje achtergelaten")
    assert [c.kind for c in changes.records] == [Kind.CONTACT_ATTEMPT]
    assert contacts.listing(session, dossier)[0].id == last
    with pytest.raises(UserError, match="Wat het contact opleverde"):
        contacts.log(session, dossier, ContactWay.MAIL, "")


def test_a_ground_has_its_evidence_and_is_withdrawn_once(session, dossier):
    changes, ground = grounds.give(session, dossier, Ground.CONSENT, "Hulp bij huur", **TERMS)
    assert [c.kind for c in changes.records] == [Kind.DISCLOSURE_GROUND]
    assert grounds.listing(session, dossier)[0].parts == ("naam", "telefoon")
    assert grounds.withdraw(session, ground).touches(Kind.DISCLOSURE_GROUND)
    when = grounds.listing(session, dossier)[0].withdrawn_at
    assert when is not None
    assert not grounds.withdraw(session, ground)
    assert grounds.listing(session, dossier)[0].withdrawn_at == when
    with pytest.raises(UserError, match="grondslag is er niet"):
        grounds.withdraw(session, RecordId(new_id()))


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({"receiver": ""}, "Ontvanger"),
        ({"parts": ()}, "Onderdelen"),
        ({"parts": (" ",)}, "Onderdelen"),
        ({"how_given": " "}, "vastgelegd"),
        ({"until": date(2026, 11, 22)}, "Geldig tot en met"),
    ],
)
def test_a_ground_without_its_evidence_is_refused(session, dossier, terms, said):
    with pytest.raises(UserError, match=said):
        grounds.give(session, dossier, Ground.CONSENT, "Hulp", **(TERMS | terms))


def test_every_setting_has_words_and_a_default_that_is_allowed(session):
    for declared in SETTINGS:
        assert has_text(declared.text_id)
        assert has_text(f"{declared.text_id}_uitleg")
        assert settings_store.read(session, declared.name) is None
        assert settings_store.value_of(session, declared.name) == declared.default
        if declared.default:
            assert settings_store.write(session, declared.name, declared.default).touches(Kind.SETTING)


def test_a_setting_is_kept_as_it_was_chosen(session):
    settings_store.write(session, "type_scale", " 150 ")
    settings_store.write(session, "organisation", "Wonen in   Oost")
    settings_store.write(session, "organisation", "")
    assert settings_store.read(session, "type_scale") == "150"
    assert settings_store.read(session, "organisation") == ""
    assert not settings_store.write(session, "type_scale", "150")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("type_scale", "99"),
        ("type_scale", "201"),
        ("type_scale", "groot"),
        ("type_scale", "²"),
        ("theme", "roze"),
        ("language", "de"),
        ("coach_phone", "bel me"),
        ("organisation", "x" * 121),
        ("backups_kept", "0"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_by_name(session, name, value):
    declared = next(s for s in SETTINGS if s.name == name)
    with pytest.raises(UserError, match=str(UserError(declared.text_id)).replace("(", "\\(").replace(")", "\\)")):
        settings_store.write(session, name, value)
    assert settings_store.read(session, name) is None
    assert declared.sort is not Sort.CHOICE or value not in declared.choices


def test_a_setting_that_is_not_declared_is_a_bug(session):
    with pytest.raises(KeyError):
        settings_store.read(session, "kleur")
