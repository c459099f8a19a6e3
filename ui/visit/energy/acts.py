"""What a coach does on the walk, each act one service call; nothing here shows anything."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from app.domain.answer import Evidence
from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId, VisitId
from app.energy.answers import Choice, Seen
from app.energy.meters import Register
from app.energy.spread import Carrier
from app.errors import SpokenError
from app.paths import report_folder
from app.services import answers
from app.services.energy import appliances, checks, climates, corporation, papers, readings
from app.services.session import Session
from ui.desk import Desk
from ui.visit.energy.measure.state import ApplianceForm
from ui.visit.energy.state import Act
from ui.visit.energy.walk.state import again_on

Failed = Callable[[SpokenError], None]


@dataclass(frozen=True, slots=True)
class EnergyActs:
    """The acts of one visit. Results come back as changes, which the screen reads again."""

    desk: Desk
    visit_id: VisitId
    dossier_id: DossierId

    def check(self, item: str, act: str, value: object) -> None:
        """Keep one thing about an item of the walk."""
        if Act(act) is Act.AGAIN:
            day = again_on(self.desk.today()) if value else None
            self.desk.run(checks.look_again, (self.visit_id, item, day))
            return
        service, convert = _CHECKS[Act(act)]
        self.desk.run(service, (self.visit_id, item, convert(value)))

    def tell(self, path: str, value: object) -> None:
        """Keep an answer about the home or the bill; None takes it back."""
        if value is None:
            self.desk.run(answers.take_back, (self.dossier_id, path))
            return
        give = partial(answers.give, evidence=Evidence.TOLD, visit_id=self.visit_id)
        self.desk.run(give, (self.dossier_id, path, value))

    def read(self, register: str, typed: str, on: tuple[date, str], failed: Failed) -> None:
        """Keep a meter reading of a day and a meter, by its number."""
        self.desk.run(readings.add, (self.visit_id, Register(register), typed, on), failed=failed)

    def number(self, carrier: str, number: str, day: date, failed: Failed) -> None:
        """Keep the number of the meter that was read on a day."""
        self.desk.run(readings.renumber, (self.visit_id, Carrier(carrier), day, number), failed=failed)

    def forget_reading(self, reading_id: str) -> None:
        """Take a reading away."""
        self.desk.run(readings.remove, (reading_id,))

    def appliance(self, form: ApplianceForm, failed: Failed) -> None:
        """Add an appliance, or change the one the form names."""
        self.desk.run(_kept_appliance, (self.visit_id, form), failed=failed)

    def forget_appliance(self, appliance_id: str) -> None:
        """Take an appliance away."""
        self.desk.run(appliances.remove, (appliance_id,))

    def air(self, room: str, tenths_c: int | None, humidity: int | None, failed: Failed) -> None:
        """Keep what was measured in a room."""
        self.desk.run(climates.put, (self.visit_id, room, tenths_c, humidity), failed=failed)

    def consent(self) -> None:
        """Keep that defects and label may go to the corporation."""
        self.desk.run(corporation.consent, (self.dossier_id,))

    def let_count(self) -> None:
        """Keep that the household may be counted in the numbers of its complex."""
        self.desk.run(corporation.let_count, (self.dossier_id,))

    def stock_list(self, done: Callable[[Path], None]) -> None:
        """Make the stock list."""
        self.desk.run(papers.stock_pdf, (self.visit_id, report_folder()), done)

    def corporation_report(self, done: Callable[[Path], None], failed: Failed) -> None:
        """Make the report to the corporation."""
        self.desk.run(papers.corporation_pdf, (self.visit_id, report_folder()), done, failed)


_CHECKS: Mapping[Act, tuple[Callable[..., Changes], Callable[..., object]]] = {
    Act.SEEN: (checks.see, Seen),
    Act.CHOICE: (checks.choose, Choice),
    Act.PIECES: (checks.place, int),
    Act.NEEDED: (checks.need, int),
    Act.EXPLAINED: (checks.explain, bool),
    Act.REPORTED: (checks.report, bool),
    Act.NOTE: (checks.annotate, str),
}


def _kept_appliance(session: Session, visit_id: VisitId, form: ApplianceForm) -> Changes:
    about = form.about()
    if form.appliance_id:
        return appliances.change(session, RecordId(form.appliance_id), form.name, form.way, **about)
    return appliances.add(session, visit_id, form.name, form.way, **about)[0]
