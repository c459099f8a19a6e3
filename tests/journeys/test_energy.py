"""A visit about energy with a finger on a tablet: four rooms, two appliances measured, and what it leaves behind."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.domain.visit import Step, VisitType
from app.energy.answers import Choice, Seen
from app.energy.appliances import Way
from app.energy.saved import Bucket
from app.energy.spread import Carrier
from app.services import agreements, dossiers, settings_store, visits
from app.services.energy import appliances, checks, readings
from app.services.energy.assessment import assess
from tests.journeys.conftest import START, Journey
from tests.journeys.visits import RETURN, ask, dossier_of, look, page_of, visit_of, words_on
from tests.profiles import PASSPHRASE, Made
from tests.ui.looking import shown
from ui.desk import Place, Spot
from ui.visit.energy.measure.screen import MeasurePage
from ui.visit.energy.outcome.screen import OutcomePage
from ui.visit.energy.walk.screen import WalkPage
from ui.visit.report.screen import ReportPage
from ui.visit.route.state import Spot as VisitSpot
from ui.widgets.field import Field
from ui.widgets.segments import _Part

TOUCH = 44
"""Px: nothing that is pressed here is smaller."""


class Finger:
    """Presses only what is at least as large as a finger, after bringing it in sight."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.pressed = 0

    def press(self, target: QWidget) -> None:
        area = visit_of(self.journey).frame.zone.area
        if area.isAncestorOf(target):
            area.ensureWidgetVisible(target)
            self.journey.settle()
        around = target.parentWidget() if isinstance(target, _Part) else target
        assert around is not None
        assert min(around.width(), around.height()) >= TOUCH, target.accessibleName()
        assert target.isVisible(), target.accessibleName()
        self.journey.qtbot.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(20, target.height() // 2))
        self.journey.settle()
        self.pressed += 1

    def named(self, name: str) -> None:
        """Press the button that is called so."""
        found = [b for b in shown(self.journey.window, QAbstractButton) if b.accessibleName() == name]
        assert found, f"no {name!r}; there are {[b.accessibleName() for b in self.journey.buttons()]}"
        self.press(found[0])

    def choose(self, group: QWidget, value: str) -> None:
        """Press one part of a choice."""
        parts = group.findChildren(QAbstractButton)
        self.press(next(part for part in parts if isinstance(part, _Part) and part.value == value))

    def write(self, field: QWidget, words: str) -> None:
        """Press a field, and type in it."""
        self.press(field)
        assert isinstance(field, Field)
        field.selectAll()
        self.journey.qtbot.keyClick(field, Qt.Key.Key_Delete)
        self.journey.qtbot.keyClicks(field, words)
        field.clearFocus()
        self.journey.settle()

    def next(self) -> None:
        """The primary button of the footer."""
        self.press(visit_of(self.journey).frame.footer.primary_button)


def an_energy_visit(journey: Journey) -> Finger:
    """A household with a visit about energy, opened from Vandaag."""
    program = journey.program
    made = ask(journey, _made)
    program.window.go(Place(Spot.VISIT, visit_id=made))
    journey.settle()
    return Finger(journey)


def _made(session) -> str:
    _, dossier = dossiers.open_new(session, "Ouder met kind, flat", "Dorpsstraat 12", "Noord", "")
    return visits.plan(session, dossier, VisitType.ENERGY, START)[1]


def go(journey: Journey, step: Step, at: str = "") -> None:
    visit_of(journey).show_spot(VisitSpot(step, at))
    journey.settle()


def room(finger: Finger, title: str) -> WalkPage:
    page = page_of(finger.journey, WalkPage)
    finger.press(next(tab for tab in page.tabs.buttons() if tab.tab.words == title))
    return page


def test_a_visit_through_four_rooms_with_two_appliances_measured(opened: Journey, tmp_path: Path, monkeypatch):
    monkeypatch.setattr("ui.visit.energy.acts.report_folder", lambda: tmp_path)
    monkeypatch.setattr("ui.visit.pages.report_folder", lambda: tmp_path)
    finger = an_energy_visit(opened)
    assert [step for step in visit_of(opened).loaded.room.steps if step in (Step.RONDGANG, Step.METEN, Step.BESPAREN)]
    go(opened, Step.RONDGANG, "huis")
    page = page_of(opened, WalkPage)
    house = page.house
    assert house is not None
    finger.choose(house.choices["energie.woningtype"], "flat")
    finger.choose(house.choices["woning.energielabel"], "F")
    finger.choose(house.choices["energie.verwarming"], "gas")
    finger.choose(house.choices["energie.warm_water"], "gas")
    finger.choose(house.choices["energie.koken"], "gas")
    finger.write(house.surface, "65")
    finger.write(house.complex, "Noord 14")
    look(opened, "50-energie-huis")
    _four_rooms(finger)
    _measure(finger)
    _air_and_bill(finger)
    _outcome(finger, tmp_path)


def test_the_questions_of_an_energy_visit_stand_beside_what_energy_costs(opened: Journey):
    finger = an_energy_visit(opened)
    go(opened, Step.HUISHOUDEN, "huishouden.partner")
    words = words_on(opened.window)
    assert "Energie kost nu" in words
    assert "Hoe meer mensen, hoe meer warm water" in words
    assert "Zorgtoeslag" not in words
    look(opened, "49-energie-vraag")
    finger.named("Hoe weten wij wat hier staat?")
    assert visit_of(opened).spot == VisitSpot(Step.METEN, "rekening")


def _four_rooms(finger: Finger) -> None:
    journey = finger.journey
    page = room(finger, "Woonkamer")
    finger.choose(page.rows["radiatorfolie"].seen, Seen.CAN_BE_BETTER)
    more = page.rows["radiatorfolie"].more
    assert more is not None
    for _ in range(2):
        finger.press(more.counter.more)
    for _ in range(3):
        finger.press(more.needed.more)
    finger.press(more.is_explained)
    finger.press(more.note.button)
    finger.write(more.note.field, "Ook achter de bank kijken")
    finger.choose(page.rows["radiator_vrij"].seen, Seen.CAN_BE_BETTER)
    finger.press(page.rows["radiator_vrij"].more.done)
    finger.choose(page.rows["stekkerblok"].seen, Seen.GOOD)
    look(journey, "51-energie-woonkamer")
    finger.press(page.rows["radiatorfolie"].more.why.button)
    look(journey, "52-energie-bron")
    page = room(finger, "Keuken")
    finger.choose(page.rows["koelkast_stand"].seen, Seen.CAN_BE_BETTER)
    finger.choose(page.rows["koelkast_stand"].more.choice, Choice.WILL_DO)
    page = room(finger, "Badkamer")
    finger.choose(page.rows["douchekop"].seen, Seen.CAN_BE_BETTER)
    finger.press(page.rows["douchekop"].more.counter.more)
    finger.choose(page.rows["schimmel"].seen, Seen.CAN_BE_BETTER)
    finger.press(page.rows["schimmel"].more.reported)
    look(journey, "53-energie-badkamer")
    assert "Er zit schimmel" in words_on(journey.window)
    page = room(finger, "Hal")
    finger.choose(page.rows["deurborstel"].seen, Seen.CAN_BE_BETTER)
    finger.press(page.rows["deurborstel"].more.again)
    kept = {one.item: one for one in ask(journey, checks.listing, visit_of(journey).visit_id)}
    foil = kept["radiatorfolie"]
    assert (foil.pieces, foil.needed, foil.explained, foil.note) == (2, 3, True, "Ook achter de bank kijken")
    assert kept["radiator_vrij"].placed
    assert kept["koelkast_stand"].choice is Choice.WILL_DO
    assert kept["schimmel"].reported
    assert kept["deurborstel"].look_again is not None


def _measure(finger: Finger) -> None:
    journey = finger.journey
    go(journey, Step.METEN, "meters")
    page = page_of(journey, MeasurePage)
    finger.write(page.meters.fields["gas"].field, "04.821")
    assert "Meterstand gas: schrijf alleen cijfers" in words_on(journey.window)
    gas = page.meters.fields["gas"].field
    assert isinstance(gas, Field)
    finger.press(gas)
    gas.selectAll()
    journey.type("4880")
    journey.press(RETURN)
    assert visit_of(journey).spot.at == "meters"
    finger.write(page.meters.day, "20-11-2025")
    finger.write(page.meters.fields["gas"].field, "4000")
    finger.write(page.meters.fields["stroom_normaal"].field, "10000")
    finger.write(page.meters.day, "23-11-2026")
    finger.write(page.meters.fields["stroom_normaal"].field, "12000")
    finger.press(page.meters.numbers.button)
    finger.write(page.meters.numbers.fields[Carrier.POWER].field, "E0042")
    look(journey, "54-energie-meters")
    kept = ask(journey, readings.listing, dossier_of(journey))
    assert [one.meter for one in kept] == ["", "", "", "E0042"]
    assert "Stroom (normaal): 12.000 kWh (meter E0042)" in words_on(journey.window)
    finger.write(page.meters.numbers.fields[Carrier.POWER].field, "")
    assert not any(one.meter for one in ask(journey, readings.listing, dossier_of(journey)))
    _two_appliances(finger, page)


def _two_appliances(finger: Finger, page: MeasurePage) -> None:
    journey = finger.journey
    finger.next()
    finger.press(page.appliances.add)
    form = page.appliances.form
    finger.write(form.name, "Oude koelkast")
    finger.write(form.numbers["wh"], "960")
    look(journey, "55-energie-apparaat")
    finger.press(form.ready)
    assert "niet in hoeveel tijd" in words_on(journey.window)
    finger.write(form.numbers["uren_gemeten"], "24")
    finger.press(form.ready)
    finger.press(page.appliances.add)
    finger.write(form.name, "Tv-kastje")
    finger.write(form.numbers["watt"], "8,5")
    finger.press(form.standby)
    finger.press(form.ready)
    assert [one.name for one in ask(journey, appliances.listing, dossier_of(journey))] == ["Oude koelkast", "Tv-kastje"]
    assert "350 kWh" in words_on(journey.window)
    look(journey, "56-energie-apparaten")


def _air_and_bill(finger: Finger) -> None:
    journey = finger.journey
    finger.next()
    page = page_of(journey, MeasurePage)
    degrees, damp = page.air.fields["woonkamer"]
    finger.write(degrees.field, "19,5")
    finger.write(damp.field, "55")
    look(journey, "57-energie-lucht")
    finger.next()
    fields = page.bill.fields
    finger.write(fields["energie.termijnbedrag"].field, "110")
    look(journey, "58-energie-rekening")
    assert "Vraag om" in words_on(journey.window) or "Laat het zo" in words_on(journey.window)
    finger.choose(page.bill.kind, "vast")
    finger.write(page.bill.ends.field, "31-12-2025")
    assert "Het contract liep tot en met 31 december 2025." in words_on(journey.window)
    finger.write(fields["energie.rekening.gas"].field, "1,29")
    finger.write(fields["energie.rekening.stroom"].field, "27")
    assert "geen centen" in words_on(journey.window)
    finger.write(fields["energie.rekening.stroom"].field, "0,27185")
    finger.press(page.bill.solar)
    finger.write(fields["energie.rekening.terugleverkosten"].field, "0,11")
    finger.choose(page.bill.reduction, "nee")
    look(journey, "58-energie-rekening-onder")
    contract = ask(journey, assess, visit_of(journey).visit_id, START.date()).known.facts.contract
    assert (contract.gas, contract.power, contract.feed_in_cost) == (129000, 27185, 11000)
    assert contract.reduction_included is False


def _outcome(finger: Finger, folder: Path) -> None:
    journey = finger.journey
    finger.next()
    page = page_of(journey, OutcomePage)
    found = ask(journey, assess, visit_of(journey).visit_id, START.date())
    assert {one.item for one in found.saved.in_bucket(Bucket.PLACED)} >= {"radiatorfolie", "radiator_vrij", "douchekop"}
    assert "ongeveer €" in page.amount.text().replace("\u00a0", " ")
    look(journey, "59-energie-besparen")
    finger.press(page.stock)
    finger.press(page.consent)
    finger.press(page.report)
    assert "verslag-2026-11-23-melding.pdf" in words_on(journey.window)
    finger.press(page.why.button)
    look(journey, "60-energie-besparen-onder")
    finger.press(page.count)
    assert "Dit huishouden telt mee in de aantallen van het complex" in words_on(journey.window)
    assert not page.count.isVisible()
    look(journey, "60-energie-besparen-signalen")
    finger.next()
    finger.named("Dit spreken we af: Stand van koelkast en vriezer")
    assert [one.what for one in ask(journey, agreements.listing, visit_of(journey).visit_id)] == [
        "Stand van koelkast en vriezer"
    ]
    look(journey, "61-energie-afspraken")
    finger.next()
    page_of(journey, ReportPage)
    assert "Energie in uw huis" in words_on(journey.window)
    finger.next()
    look(journey, "62-energie-verslag")
    assert sorted(place.name for place in folder.glob("*.pdf")) == [
        "verslag-2026-11-23-materiaal.pdf",
        "verslag-2026-11-23-melding.pdf",
        "verslag-2026-11-23.pdf",
    ]
    journey.press(Qt.Key.Key_F8)
    assert "aan energie" in words_on(journey.window)
    look(journey, "63-energie-samen")
    assert finger.pressed > 40


@pytest.mark.parametrize(
    ("name", "chosen", "size"),
    [
        ("donker", ("donker", "100"), (1280, 800)),
        ("200", ("licht", "200"), (1280, 800)),
        ("tablet", ("licht", "100"), (800, 1200)),
        ("klein", ("licht", "100"), (1024, 700)),
    ],
)
def test_the_walk_on_other_screens(
    start: Callable[..., Journey], made: Made, name: str, chosen: tuple[str, str], size: tuple[int, int]
):
    journey = start(made.folder)
    journey.window.setMinimumSize(600, 600)
    journey.window.resize(*size)
    journey.type(PASSPHRASE)
    journey.press(RETURN)
    an_energy_visit(journey)
    ask(journey, settings_store.write, "theme", chosen[0])
    ask(journey, settings_store.write, "type_scale", chosen[1])
    visit_id = visit_of(journey).visit_id
    ask(journey, checks.see, visit_id, "radiatorfolie", Seen.CAN_BE_BETTER)
    ask(journey, checks.place, visit_id, "radiatorfolie", 2)
    ask(journey, checks.see, visit_id, "nacht_15", Seen.CAN_BE_BETTER)
    ask(journey, checks.choose, visit_id, "nacht_15", Choice.WILL_DO)
    ask(journey, checks.see, visit_id, "ventilatie_schoon", Seen.CAN_BE_BETTER)
    ask(journey, appliances.add, visit_id, "Koelkast", Way.ALWAYS)
    for step, at in (
        (Step.RONDGANG, "huis"),
        (Step.RONDGANG, "woonkamer"),
        (Step.METEN, "meters"),
        (Step.METEN, "apparaten"),
        (Step.METEN, "rekening"),
        (Step.BESPAREN, ""),
    ):
        go(journey, step, at)
        look(journey, f"65-{at or 'besparen'}-{name}")
