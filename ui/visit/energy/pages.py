"""The pages of the walk, made when they are first shown, and their signals handed to the acts."""

from collections.abc import Callable
from functools import partial

from app.domain.visit import Step
from app.errors import SpokenError
from ui.desk import Desk
from ui.visit.energy.acts import EnergyActs
from ui.visit.energy.bill.view import BillPart
from ui.visit.energy.measure.air import AirPart
from ui.visit.energy.measure.appliances import AppliancesPart
from ui.visit.energy.measure.meters import MetersPart
from ui.visit.energy.measure.screen import MeasurePage
from ui.visit.energy.outcome.screen import OutcomePage
from ui.visit.energy.page import EnergyPage
from ui.visit.energy.walk.screen import WalkPage


class EnergyPages:
    """Makes the page of a step. ``acts`` gives the acts of the visit that is shown, ``moved`` leads to a place."""

    def __init__(self, desk: Desk, acts: Callable[[], EnergyActs], moved: Callable[[Step, str], None]) -> None:
        self._desk = desk
        self._acts = acts
        self._moved = moved

    def make(self, step: Step) -> EnergyPage:
        """A new page for this step, connected."""
        page = self._page(step)
        page.moved.connect(partial(self._moved, step))
        return page

    def _page(self, step: Step) -> EnergyPage:
        if step is Step.RONDGANG:
            return self._walk()
        return self._measuring() if step is Step.METEN else self._outcome()

    def _walk(self) -> WalkPage:
        page = WalkPage()
        page.acted.connect(lambda item, act, value: self._acts().check(item, act, value))
        page.told.connect(lambda path, value: self._acts().tell(path, value))
        return page

    def _measuring(self) -> MeasurePage:
        page = MeasurePage(self._desk.today)
        page.part_made.connect(partial(self._connect, page))
        return page

    def _connect(self, page: MeasurePage, part: object) -> None:
        match part:
            case MetersPart():
                part.read.connect(partial(self._on_read, page))
                part.numbered.connect(partial(self._on_numbered, page))
                part.forgotten.connect(lambda reading: self._acts().forget_reading(reading))
            case AppliancesPart():
                part.measured.connect(lambda form: self._acts().appliance(form, part.tell_problem))
                part.forgotten.connect(lambda one: self._acts().forget_appliance(one))
            case AirPart():
                part.measured.connect(partial(self._on_air, page))
            case BillPart():
                part.told.connect(lambda path, value: self._acts().tell(path, value))

    def _on_read(self, page: MeasurePage, register: str, typed: str, on: object) -> None:
        def failed(problem: SpokenError) -> None:
            page.meters.tell_problem(register, problem)

        self._acts().read(register, typed, on, failed)  # type: ignore[arg-type]  # signals carry objects

    def _on_numbered(self, page: MeasurePage, carrier: str, number: str, day: object) -> None:
        def failed(problem: SpokenError) -> None:
            page.meters.numbers.tell_problem(carrier, str(problem))

        self._acts().number(carrier, number, day, failed)  # type: ignore[arg-type]  # signals carry objects

    def _on_air(self, page: MeasurePage, room: str, degrees: object, damp: object) -> None:
        def failed(problem: SpokenError) -> None:
            page.air.tell_problem(room, problem)

        self._acts().air(room, degrees, damp, failed)  # type: ignore[arg-type]  # signals carry objects

    def _outcome(self) -> OutcomePage:
        page = OutcomePage()
        page.consented.connect(lambda: self._acts().consent())
        page.counted.connect(lambda: self._acts().let_count())
        page.stock_asked.connect(lambda: self._acts().stock_list(page.made))
        page.report_asked.connect(lambda: self._acts().corporation_report(page.made, page.tell_problem))
        return page
