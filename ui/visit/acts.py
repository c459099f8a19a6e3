"""What a coach does in a visit, each act one service call or a few; nothing here shows anything."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from app.domain.answer import AnswerValue, Evidence, Status
from app.domain.case import Ground
from app.domain.change import Changes
from app.domain.finding import FindingState
from app.domain.ids import DossierId, RecordId, VisitId
from app.domain.money import Cents
from app.domain.visit import Step, VisitType, Way
from app.errors import SpokenError
from app.intake.scripts import script_of
from app.paths import report_folder
from app.reports.rent_letter import RentLetter
from app.services import agreements, answers, findings, followup, grounds, rent_letters, settings_store, undo, visits
from app.services.session import Session
from app.texts import text
from ui.desk import Desk, Place, Spot
from ui.visit.agreements.state import Suggestion
from ui.visit.begin.state import REFUSED, Consent
from ui.visit.finding.state import Details
from ui.visit.loading import WAY
from ui.visit.question.state import Later

PARTS = ("huishouden", "inkomen", "wonen", "afspraken", "doelen en cijfers")
Refused = Callable[[SpokenError], None]


@dataclass(frozen=True, slots=True)
class Acts:
    """The acts of one visit. Results come back as changes, which the screen reads again."""

    desk: Desk
    visit_id: VisitId
    dossier_id: DossierId

    def answer(self, path: str, value: AnswerValue, status: Status, how: Evidence | None) -> None:
        """Keep an answer, or take it back when the question was not put; what is told is the usual way to know."""
        if status is Status.NOT_ASKED:
            self.desk.run(answers.take_back, (self.dossier_id, path))
            return
        evidence = (how or Evidence.TOLD) if status is Status.ANSWERED else None
        give = partial(answers.give, status=status, evidence=evidence, visit_id=self.visit_id)
        self.desk.run(give, (self.dossier_id, path, value))

    def changed_later(self, path: str, now: Later | None, before: Later | None) -> None:
        """Keep, move or take away the amount from a later day on."""
        self.desk.run(_change_later, (self.visit_id, self.dossier_id, path, (now, before)))

    def day(self, path: str, day: date | None) -> None:
        """Keep the day on which somebody came or went; None takes it away."""
        if day is None:
            self.desk.run(answers.take_back, (self.dossier_id, path))
        else:
            self.answer(path, day.isoformat(), Status.ANSWERED, None)

    def purpose(self, words: str) -> None:
        """Keep what the resident wants."""
        self.desk.run(visits.set_purpose, (self.visit_id, words))

    def consent(self, is_given: bool, present: Consent) -> None:
        """Keep that something may be kept, or that it was refused."""
        self.desk.run(_consent, (self.visit_id, self.dossier_id, is_given, present))

    def finding(self, regeling: str, state: FindingState, planned: Cents | None) -> None:
        """Keep how far an opportunity is."""
        self.desk.run(findings.choose, (self.visit_id, regeling, state, planned))

    def details(self, regeling: str, state: FindingState, details: Details, refused: Refused) -> None:
        """Keep what was filled in about an opportunity; ``refused`` hears what could not be."""
        put = partial(
            findings.put,
            who=details.who,
            due=details.due,
            reason=details.reason,
            realised=details.realised,
            realised_since=details.realised_since,
        )
        self.desk.run(put, (self.dossier_id, regeling, state), None, refused)

    def agree(self, suggestion: Suggestion, replaced: str) -> None:
        """Agree on something, in the place of what was agreed before."""
        put = partial(
            agreements.put,
            who=suggestion.who,
            due=suggestion.due,
            regeling=suggestion.regeling,
            agreement_id=RecordId(replaced) if replaced else None,
        )
        self.desk.run(put, (self.visit_id, suggestion.what, suggestion.first_step))

    def done(self, agreement_id: str, is_done: bool) -> None:
        """Keep that an agreement was done today, or that it was not."""
        self.desk.run(agreements.mark_done, (agreement_id, self.desk.today() if is_done else None))

    def first_step(self, agreement_id: str, is_done: bool) -> None:
        """Keep that the first step of an agreement was taken today, or that it was not."""
        self.desk.run(agreements.mark_first_step, (agreement_id, self.desk.today() if is_done else None))

    def remove(self, agreement_id: str) -> None:
        """Take an agreement away."""
        self.desk.run(agreements.remove, (agreement_id,))

    def remember(self, step: Step, at: str) -> None:
        """Remember where the visit is."""
        self.desk.run(visits.move_to, (self.visit_id, step, at))

    def plan_next(self, at: datetime) -> None:
        """Plan the next visit."""
        plan = partial(visits.plan, minutes=script_of(VisitType.FOLLOW_UP).minutes)
        self.desk.run(plan, (self.dossier_id, VisitType.FOLLOW_UP, at))

    def plan_follow_up(self, months: int) -> None:
        """Plan the visit that looks back after so many months."""
        self.desk.run(followup.plan, (self.visit_id, months))

    def rent_letter(self, regeling: str, done: Callable[[Path], None], refused: Refused) -> None:
        """Make the letter to the landlord."""
        asked = (self.visit_id, RentLetter(regeling), report_folder())
        self.desk.run(rent_letters.rent_letter, asked, done, refused)

    def open_dossier(self) -> None:
        """Look in the dossier of this household; its way back leads here."""
        self.desk.go(Place(Spot.DOSSIER, self.visit_id, self.dossier_id))

    def close(self) -> None:
        """Close the visit."""
        self.desk.run(visits.close, (self.visit_id,))

    def put_questions(self, way: Way) -> None:
        """Remember how this person wants questions to be put."""
        self.desk.run(settings_store.write, (WAY, way.value))

    def undo(self) -> None:
        """Undo the last act."""
        self.desk.run(undo.undo, (self.dossier_id,))

    def redo(self) -> None:
        """Bring back what was undone."""
        self.desk.run(undo.redo, (self.dossier_id,))


def _change_later(
    session: Session, visit_id: VisitId, dossier: DossierId, path: str, spans: tuple[Later | None, Later | None]
) -> Changes:
    now, before = spans
    changed = Changes()
    if before is not None and (now is None or now.start != before.start):
        changed = answers.take_back(session, dossier, path, before.start)
    if now is None:
        return changed
    return answers.give(
        session, dossier, path, now.value, evidence=Evidence.TOLD, valid_from=now.start, visit_id=visit_id
    )


def _consent(session: Session, visit_id: VisitId, dossier: DossierId, is_given: bool, present: Consent) -> Changes:
    if is_given:
        answers.take_back(session, dossier, REFUSED)
        if present.ground is not None:
            return Changes()
        changes, _ = grounds.give(
            session,
            dossier,
            Ground.CONSENT,
            text("bezoek.begin.bewaren_doel"),
            receiver=text("bezoek.begin.bewaren_bij"),
            parts=PARTS,
            how_given=text("bezoek.begin.bewaren_hoe"),
        )
        return changes
    if present.ground is not None:
        grounds.withdraw(session, present.ground.id)
    return answers.give(session, dossier, REFUSED, True, visit_id=visit_id)
