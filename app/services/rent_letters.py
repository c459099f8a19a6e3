"""Letters about the rent: what the rules found of it, as a letter that the tenant signs and sends."""

from datetime import date
from pathlib import Path

from app.domain.household import Household
from app.domain.ids import VisitId
from app.domain.money import Cents
from app.domain.outcome import Outcome, Outcomes
from app.errors import UserError
from app.reports.pdf import write_pdf
from app.reports.rent_letter import RentAsked, RentLetter
from app.reports.rent_letter import rent_letter as letter_of
from app.reports.resident import report_file_name
from app.services import assessment, dossiers, report, visits
from app.services.paper_language import for_organisation
from app.services.session import Session
from app.texts import text

MONTHS = 12


@for_organisation
def rent_letter(session: Session, visit_id: VisitId, kind: RentLetter, target: Path) -> Path:
    """Write the letter; ``target`` is a file, or a folder that is made.

    Raises UserError while the rules do not find one amount that can be asked.
    """
    visit = visits.load(session, visit_id)
    today = session.now().date()
    found = assessment.assess(session, visit.dossier_id, today)
    asked = what_is_asked(found.household, found.outcomes, kind)
    if asked is None:
        raise UserError("services.rent_letter_unknown")
    dossier = dossiers.of(session, visit.dossier_id)
    address = dossier.address or dossier.district or text("budget.zonder_adres")
    name = Path(report_file_name(visit))
    place = report.place_in(target, f"{name.stem}-{kind}{name.suffix}")
    write_pdf(letter_of(asked, address, report.helper_words(session), today), place)
    return place


def what_is_asked(household: Household, outcomes: Outcomes, kind: RentLetter) -> RentAsked | None:
    """The rent to ask for; None while there is no single amount, or nothing to ask."""
    home, found = household.woning, outcomes.of(kind.value)
    if home.vorige_huur is None or home.verhoogd_op is None or found.waits:
        return None
    after = home.kale_huur.at(home.verhoogd_op)
    lower = _lower_by(found)
    excess = _lower_by(outcomes.of(RentLetter.TOO_HIGH.value))
    if after is None or not lower or excess is None:
        return None
    both = lower if kind is RentLetter.TOO_HIGH else lower + excess
    since = _first_day(found) or home.verhoogd_op
    return RentAsked(kind, home.vorige_huur, after, home.verhoogd_op, Cents(after - both), since)


def _lower_by(found: Outcome) -> int | None:
    """What is saved per month, in eurocents; None while that is a range."""
    return found.right.high // MONTHS if found.right.is_exact else None


def _first_day(found: Outcome) -> date | None:
    """The day from which a lower rent can hold, as the rule says it."""
    return next((value for name, value in found.reason.args if name == "vanaf" and isinstance(value, date)), None)
