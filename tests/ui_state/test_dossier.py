"""A dossier in words: the line of time, the household at a glance, what waits, a note and a contact in the making."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app.domain.attachment import Attachment, Bsn
from app.domain.case import ContactAttempt, ContactWay, Dossier, Note
from app.domain.change import Kind
from app.domain.finding import Finding, FindingState
from app.domain.ids import DossierId, RecordId, VisitId
from app.domain.message import message
from app.domain.money import Cents
from app.domain.timeline import Entry, Event, Mark
from app.domain.visit import Agreement, Visit, VisitState, VisitType, Who
from app.errors import UserError
from app.services.drafts import Draft
from app.services.note_templates import outcomes, templates
from app.services.undo import UndoState
from tests.ui_state.households import DOSSIER, TODAY, an_answer, assessed, single_parent
from ui.dossier.contact.state import OTHER, choices, moment, outcome_of, ways
from ui.dossier.note.state import choices as note_choices
from ui.dossier.note.state import kept_line, template_of, title
from ui.dossier.state import begin_words, bsn_title, open_numbers, todays_visit, undo_words, waiting_note
from ui.dossier.summary.state import next_visit, place_line, summary
from ui.dossier.timeline.state import (
    PAGE,
    SHORT,
    Act,
    Group,
    days,
    filters,
    more_words,
    nothing_words,
    of_group,
    pages_until,
)

TEN = datetime(2026, 11, 23, 10, 0)  # noqa: DTZ001 - moments are kept in local time
NB = "\u00a0"


def an_entry(record, kind: Kind, at: datetime = TEN, event: Event = Event.HAPPENED) -> Entry:
    return Entry(Mark(kind, record.id, at, event), record)


def a_note(key: str = "n1", body: str = "De huur is betaald.", corrects: str | None = None) -> Note:
    return Note(RecordId(key), DOSSIER, body, TEN, "coach", None, RecordId(corrects) if corrects else None)


def a_visit(state: VisitState = VisitState.CLOSED, at: datetime = TEN, **about) -> Visit:
    return Visit(VisitId("v1"), DOSSIER, VisitType.FOLLOW_UP, state, at, **about)


def an_agreement(key: str = "a1", done: date | None = None) -> Agreement:
    return Agreement(RecordId(key), VisitId("v1"), DOSSIER, 1, "Bellen", "", Who.COACH, TODAY + timedelta(days=7), done)


def a_finding(
    state: FindingState, planned: int | None = None, realised: int | None = None, reason: str = ""
) -> Finding:
    amounts = [None if amount is None else Cents(amount) for amount in (planned, realised)]
    return Finding(RecordId("f1"), DOSSIER, "zorgtoeslag", state, None, None, None, reason, amounts[0], amounts[1])


def line_of(entry: Entry):
    ((line,),) = [day.lines for day in days([entry], TODAY)]
    return line


def test_the_moments_stand_under_their_days():
    entries = [
        an_entry(a_note(), Kind.NOTE),
        an_entry(a_note("n2"), Kind.NOTE, TEN - timedelta(hours=1)),
        an_entry(a_note("n3"), Kind.NOTE, TEN - timedelta(days=3)),
        an_entry(a_note("n4"), Kind.NOTE, TEN - timedelta(days=400)),
    ]
    found = days(entries, TODAY)
    assert [day.heading for day in found] == [
        "Vandaag, maandag 23 november",
        "Vrijdag 20 november",
        "Zondag 19 oktober 2025",
    ]
    assert [line.clock for line in found[0].lines] == ["10.00", "9.00"]
    assert days([], TODAY) == ()


def test_a_note_and_what_puts_it_right():
    old, new = a_note("n1"), a_note("n2", "Toch niet betaald.", corrects="n1")
    ((first, second),) = [day.lines for day in days([an_entry(new, Kind.NOTE), an_entry(old, Kind.NOTE)], TODAY)]
    assert (first.title, first.act, first.is_soft) == (
        "Verbetering van de notitie van 23 november 2026",
        Act.CORRECT,
        False,
    )
    assert (second.title, second.act, second.is_soft) == ("Notitie, later verbeterd", Act.NONE, True)
    assert line_of(an_entry(new, Kind.NOTE)).title == "Verbetering van een eerdere notitie"


def test_a_long_note_is_shortened_at_a_word():
    line = line_of(an_entry(a_note(body="woord " * 200), Kind.NOTE))
    assert len(line.body) <= SHORT + 2
    assert line.body.endswith("woord …")
    assert line.more == "woord " * 200
    assert line_of(an_entry(a_note(), Kind.NOTE)).more == ""


@pytest.mark.parametrize(
    ("state", "soft", "act"),
    [
        (VisitState.PLANNED, "Gepland, niet begonnen", "Begin bezoek"),
        (VisitState.OPEN, "Nog bezig", "Verdergaan"),
        (VisitState.CLOSED, "", "Bekijken"),
    ],
)
def test_a_visit_says_how_far_it_is(state, soft, act):
    line = line_of(an_entry(a_visit(state, purpose="rust"), Kind.VISIT))
    assert (line.title, line.body, line.soft) == ("Vervolgbezoek", "Wil over een jaar: rust", soft)
    assert (line.act, line.act_words, line.record_id) == (Act.OPEN_VISIT, act, "v1")
    assert line_of(an_entry(a_visit(state), Kind.VISIT)).body == ""


def test_a_contact_an_agreement_and_a_photo():
    attempt = ContactAttempt(RecordId("c1"), DOSSIER, ContactWay.MAIL, TEN, "Mail gestuurd", "coach")
    assert (line_of(an_entry(attempt, Kind.CONTACT_ATTEMPT)).title) == "E-mail"
    made = line_of(an_entry(an_agreement(), Kind.AGREEMENT, event=Event.AGREED))
    done = line_of(an_entry(an_agreement(done=TODAY), Kind.AGREEMENT, event=Event.DONE))
    assert (made.title, made.body, made.soft) == ("Afgesproken", "Bellen", "De coach, voor maandag 30 november")
    assert (done.title, done.body, done.clock) == ("Afspraak gedaan", "Bellen", "")
    assert made.key != done.key
    photo = Attachment(RecordId("p1"), DOSSIER, "Polis", TEN, "coach", 10, 10, 10, "x" * 64, Bsn.COVERED)
    line = line_of(an_entry(photo, Kind.ATTACHMENT))
    assert (line.title, line.soft, line.act, line.thumbnail) == ("Foto: Polis", "BSN afgedekt", Act.SHOW_PHOTO, True)


@pytest.mark.parametrize(
    ("finding", "title_", "body", "soft"),
    [
        (a_finding(FindingState.PLANNED, 120_000), "Zorgtoeslag: gepland", f"naar verwachting €{NB}1.200 per jaar", ""),
        (a_finding(FindingState.APPLIED), "Zorgtoeslag: aangevraagd", "", ""),
        (
            a_finding(FindingState.GRANTED, 120_000, 110_000),
            "Zorgtoeslag: toegekend",
            f"€{NB}1.100 per jaar toegekend",
            "",
        ),
        (
            a_finding(FindingState.GRANTED, 120_000),
            "Zorgtoeslag: toegekend",
            f"naar verwachting €{NB}1.200 per jaar",
            "",
        ),
        (a_finding(FindingState.REFUSED, 120_000), "Zorgtoeslag: afgewezen", "", ""),
        (a_finding(FindingState.NOT_WANTED, 9, reason="Wil niet"), "Zorgtoeslag: niet gewenst", "", "Wil niet"),
    ],
)
def test_an_opportunity_says_what_it_yields(finding, title_, body, soft):
    line = line_of(an_entry(finding, Kind.FINDING))
    assert (line.title, line.body, line.soft) == (title_, body, soft)


def test_the_line_can_be_narrowed_to_a_kind():
    marks = [Mark(kind, str(number), TEN) for number, kind in enumerate((Kind.NOTE, Kind.VISIT, Kind.NOTE))]
    assert [(row.group, row.count) for row in filters(marks) if row.count] == [
        (Group.ALL, 3),
        (Group.VISITS, 1),
        (Group.NOTES, 2),
    ]
    assert [mark.record_id for mark in of_group(marks, Group.NOTES)] == ["0", "2"]
    assert len({row.icon for row in filters(marks)}) == len(Group)
    assert {nothing_words(group) for group in Group if group is not Group.ALL} == {"Hier is nog niets van."}
    assert "nog niets gebeurd" in nothing_words(Group.ALL)


def test_as_much_is_read_as_is_needed_to_show_a_record():
    marks = [Mark(Kind.NOTE, str(number), TEN) for number in range(100)]
    assert pages_until(marks, "0") == PAGE
    assert pages_until(marks, str(PAGE)) == 2 * PAGE
    assert pages_until(marks, "weg") == PAGE
    assert pages_until([], "") == PAGE
    assert more_words(1) == "Nog 1 eerdere laten zien"


HOME = Dossier(DOSSIER, "Gezin", "Oost 8", "Oost", "06 12345678")


def test_the_household_at_a_glance():
    found = assessed(single_parent())
    findings = [a_finding(FindingState.PLANNED, 120_000), replace(a_finding(FindingState.GRANTED), id=RecordId("f2"))]
    told = summary(HOME, found, [an_agreement(), an_agreement("a2", TODAY)], findings, None)
    assert told.place == f"Oost 8 · Oost · 06{NB}12345678"
    assert [fact.label for fact in told.people] == ["Bewoner", "Kind 1", "Kind 2"]
    assert all(fact.words.endswith(" jaar") for fact in told.people)
    assert [fact.label for fact in told.facts] == ["Woning", "Kale huur", "Inkomen", "Gemeente"]
    assert told.facts[1].words == f"€{NB}684 per maand"
    assert [(one.id, one.detail) for one in told.agreed] == [("a1", "De coach, voor maandag 30 november")]
    assert [(fact.label, fact.words) for fact in told.yields] == [
        ("Toegekend", "bedrag nog open"),
        ("Gepland", f"€{NB}1.200 per jaar"),
    ]
    assert told.missed.endswith(" per jaar")
    assert told.urgent == ()
    assert told.next_visit == "Er is nog geen bezoek gepland."


def test_a_household_that_nobody_has_spoken_is_empty():
    told = summary(Dossier(DOSSIER, "Gezin"), assessed([]), [], [], None)
    assert (told.place, told.people, told.facts, told.missed) == ("", (), (), "")


def test_ages_that_are_not_known_and_partners_and_what_cannot_wait():
    answers = [
        an_answer("huishouden.partner", True),
        an_answer("huishouden.gemeente", "Utrecht"),
        an_answer("personen.p2.toetsingsinkomen", 900_000),
        an_answer("nood.eten", True),
        an_answer("nood.ontruiming", False),
    ]
    told = summary(HOME, assessed(answers), [], [], a_visit(VisitState.PLANNED))
    assert [(fact.label, fact.words) for fact in told.people] == [
        ("Bewoner", "leeftijd nog niet bekend"),
        ("Partner", "leeftijd nog niet bekend"),
    ]
    assert [fact.label for fact in told.facts] == ["Inkomen partner", "Gemeente"]
    assert told.urgent == ("Te weinig te eten",)
    assert told.next_visit == "Vervolgbezoek, maandag 23 november om 10.00 uur"


def test_with_nothing_left_to_claim_that_is_said():
    told = summary(HOME, assessed(single_parent(per_maand=999_900, per_kwartaal=999_900)), [], [], None)
    assert told.missed == "niets wat we zien"


def test_a_part_of_the_yield_that_is_open_is_told():
    held = [a_finding(FindingState.PLANNED, 100), replace(a_finding(FindingState.PLANNED), id=RecordId("f2"))]
    (fact,) = summary(HOME, assessed([]), [], held, None).yields
    assert fact.words == f"€{NB}1 per jaar, van 1 is het bedrag nog open"


def test_the_visit_of_today_can_be_begun_and_one_under_way_gone_on_with():
    now = a_visit(VisitState.PLANNED)
    later = replace(a_visit(VisitState.PLANNED, TEN + timedelta(days=3)), id=VisitId("v2"))
    under_way = replace(a_visit(VisitState.OPEN, TEN - timedelta(days=3)), id=VisitId("v3"))
    assert todays_visit([now, later], TODAY) == now
    assert todays_visit([later], TODAY) is None
    assert todays_visit([under_way, now, later], TODAY) == under_way
    assert (begin_words(now), begin_words(under_way), begin_words(None)) == ("Begin bezoek", "Verdergaan", "")
    assert next_visit([now, later], TEN) == later
    assert next_visit([a_visit()], TEN - timedelta(days=1)) is None


def test_a_note_that_waits_is_told():
    draft = Draft(DOSSIER, "Nog niet af", TEN)
    assert waiting_note(draft, "")[1] == "Verder met de notitie"
    assert waiting_note(None, "weggegooid") == ("De notitie is niet bewaard.", "Toch terughalen")
    assert waiting_note(draft, "weggegooid")[1] == "Verder met de notitie"
    assert waiting_note(None, "") == ("", "")


def test_undo_belongs_to_the_page_that_has_steps_of_its_own():
    state = UndoState(message("services.undo.visit_planned"), None)
    assert undo_words(None, state) == ("Bezoek plannen", "")
    assert undo_words(("Stap", ""), state) == ("Stap", "")
    assert undo_words(None, None) == ("", "")
    assert undo_words(None, UndoState(None, message("services.undo.visit_closed"))) == ("", "Bezoek afsluiten")


def test_a_note_in_the_making():
    assert title(None) == "Notitie"
    assert title(a_note()) == "Verbetering van de notitie van 23 november 2026"
    assert [value for value, _ in note_choices()] == ["", *(template.id for template in templates())]
    assert template_of("telefoongesprek").name == "Telefoongesprek"
    assert template_of("") is None
    assert kept_line(TEN) == "Concept op slot bewaard, 10.00 uur"
    assert kept_line(None) == ""


def test_numbers_that_may_be_a_bsn_are_asked_about_once():
    typed = "123456782 en nog eens 123456782 en 111222333"
    assert open_numbers(typed, ()) == ("123456782", "111222333")
    assert open_numbers(typed, {"111222333"}) == ("123456782",)
    assert bsn_title(("123456782",)) == "Is 123456782 een burgerservicenummer?"
    assert bsn_title(("1", "2")) == "Zijn 1, 2 burgerservicenummers?"
    assert bsn_title(()) == ""


def test_a_contact_in_the_making():
    assert [value for value, _ in ways()] == list(outcomes())
    assert choices(ContactWay.DOOR)[0] == ("Niemand thuis", "Niemand thuis")
    assert choices(ContactWay.DOOR)[-1][0] == OTHER
    assert outcome_of("Niemand thuis", "") == "Niemand thuis"
    assert outcome_of("Niemand thuis", " de  buurman zag hen nog ") == "Niemand thuis. de buurman zag hen nog"
    assert outcome_of(OTHER, "Zwaaide van ver") == "Zwaaide van ver"
    with pytest.raises(UserError, match="paar woorden"):
        outcome_of(OTHER, "  ")


def test_a_contact_has_a_moment_that_has_passed():
    assert moment(TODAY, "9.30", TEN) == TEN.replace(hour=9, minute=30)
    assert moment(TODAY, "10.00", TEN) == TEN
    with pytest.raises(UserError, match="moet nog komen"):
        moment(TODAY, "10.01", TEN)
    with pytest.raises(UserError, match="Kies een dag"):
        moment(None, "9.00", TEN)
    with pytest.raises(UserError, match=r"10\.30"):
        moment(TODAY, "straks", TEN)


def test_where_a_household_is():
    assert place_line(Dossier(DOSSIER, "Gezin", district="Oost")) == "Oost"
    assert place_line(Dossier(DossierId("x"), "Gezin")) == ""
