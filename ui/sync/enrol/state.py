"""Which step of enrolling is shown, and in which words."""

from dataclasses import dataclass
from enum import StrEnum

from app.errors import SpokenError
from app.services.enrol_state import Colleague, EnrolState
from app.texts import text


class Step(StrEnum):
    """The pages, in order."""

    ADDRESS = "adres"
    PAPER = "papier"
    DIGITS = "cijfers"
    KEYS = "sleutels"
    DIFFERENT = "anders"
    LEAVING = "uitschrijven"
    INVITE = "uitnodigen"
    CODE = "nieuwe_code"


@dataclass(frozen=True, slots=True)
class Digits:
    """The digits of one account under the words that say whose they are."""

    whose: str
    digits: str


def step_of(state: EnrolState) -> Step:
    """The page for how far the enrolment is; the code for on paper comes before anything else can go wrong."""
    if not state.is_enrolled:
        return Step.ADDRESS
    if state.escrow:
        return Step.PAPER
    return Step.KEYS if state.is_compared else Step.DIGITS


def step_words(step: Step, state: EnrolState) -> str:
    """``Stap 2 van 3``; the paper belongs to the third step. Empty once everything is done."""
    number = {Step.ADDRESS: 1, Step.DIGITS: 2, Step.KEYS: 3, Step.PAPER: 3}.get(step)
    if number is None or (state.is_ready and step is not Step.PAPER):
        return ""
    return text("inschrijven.stap", nummer=number)


def title_of(step: Step, state: EnrolState) -> str:
    """The title of a page."""
    ready = step is Step.KEYS and state.is_ready
    return text("inschrijven.sleutels.klaar_titel" if ready else f"inschrijven.{step}.titel")


def lead_of(step: Step, state: EnrolState) -> str:
    """The sentence under the title."""
    if step is Step.KEYS and state.is_ready:
        return text("inschrijven.sleutels.klaar", url=state.url, account=state.account)
    if step is Step.PAPER:
        return text("inschrijven.papier.lead", organisatie=state.organisation)
    return text(f"inschrijven.{step}.lead")


def primary_of(step: Step, state: EnrolState) -> str:
    """The words of the one filled button."""
    if step is Step.DIGITS:
        return text("inschrijven.cijfers.gelijk" if to_compare(state) else _looking(state))
    if step is Step.KEYS:
        return text(f"inschrijven.sleutels.{'klaar_knop' if state.is_ready else 'opnieuw'}")
    return text(f"inschrijven.{step}.verder")


def leads_back_to_keys(step: Step, state: EnrolState) -> bool:
    """Whether the way back is to the third step, and not out of the screen."""
    return step in (Step.INVITE, Step.CODE, Step.LEAVING) or (step is Step.DIGITS and state.is_compared)


def back_of(step: Step, state: EnrolState) -> str:
    """The words of the way back."""
    return text("inschrijven.terug_kort" if leads_back_to_keys(step, state) else "inschrijven.terug")


def to_compare(state: EnrolState) -> tuple[Colleague, ...]:
    """With whom the digits are still to be compared."""
    return tuple(each for each in state.colleagues if not each.is_compared)


def own_digits(state: EnrolState) -> Digits:
    """The digits of this laptop."""
    return Digits(text("inschrijven.cijfers.hier", account=state.account), state.digits)


def their_digits(colleague: Colleague) -> Digits:
    """The digits of somebody else."""
    return Digits(text("inschrijven.cijfers.daar", account=colleague.account), colleague.digits)


def aloud(digits: str) -> str:
    """Digits for a screen reader: one by one, with a pause between the groups."""
    return ", ".join(" ".join(group) for group in digits.split())


def keys_line(state: EnrolState) -> str:
    """How many keys came; empty when all did, or when the hub was not asked yet."""
    total = state.ready + state.waiting
    if state.is_ready or not total:
        return ""
    return text("inschrijven.sleutels.stand", gereed=state.ready, totaal=total)


def changed_line(state: EnrolState) -> str:
    """Whose keys the hub tells differently now, empty when nobody's."""
    if not state.changed:
        return ""
    return text("inschrijven.veranderd", n=len(state.changed), namen=", ".join(state.changed))


def roles() -> tuple[tuple[str, str], ...]:
    """The roles somebody can be invited with, in words."""
    return tuple((role, text(f"inschrijven.rol.{role}")) for role in _ROLES)


def role_details() -> tuple[tuple[str, str], ...]:
    """What each role may do."""
    return tuple((role, text(f"inschrijven.rol_uitleg.{role}")) for role in _ROLES)


def asks_password(fault: SpokenError) -> bool:
    """Whether the hub wants the password again."""
    return fault.text_id in _ASK_AGAIN


def withdrawn_words(hub_knows: bool) -> str:
    """What was taken back, and what is left to do."""
    return text("inschrijven.teruggetrokken" if hub_knows else "inschrijven.teruggetrokken_hier")


def code_lines(code: str) -> str:
    """The code for on paper in lines of equal length."""
    groups = code.split("-")
    rows = [groups[at : at + _GROUPS_IN_LINE] for at in range(0, len(groups), _GROUPS_IN_LINE)]
    return "\n".join("  ".join(row) for row in rows)


def _looking(state: EnrolState) -> str:
    return "inschrijven.sleutels.klaar_knop" if state.is_compared else "inschrijven.sleutels.opnieuw"


_GROUPS_IN_LINE = 5
_ROLES = ("coach", "manager", "partner", "administrator")
_ASK_AGAIN = ("inschrijven.fout.opnieuw_inloggen", "inschrijven.fout.inloggen")
