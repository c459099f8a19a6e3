"""Rent held back from a benefit, in words, and what was filled in about it."""

from dataclasses import dataclass
from datetime import date

from app.domain.debt import Withholding
from app.domain.money import Cents, format_cents
from app.domain.wording import full_date, short_date
from app.errors import UserError
from app.services.debts.assessment import DebtsAssessment
from app.services.debts.withholding import Consent
from app.texts import text


@dataclass(frozen=True, slots=True)
class HeldRow:
    """One agreement."""

    id: str
    words: str
    below: str


@dataclass(frozen=True, slots=True)
class WithholdingView:
    """The part about holding rent back; it is shown when it fits or was agreed before.

    ``amount`` is what is usual; ``running`` is the id of the agreement that runs or is still to begin, empty for none.
    """

    is_shown: bool
    fits: bool
    why: str
    amount: Cents | None
    rows: tuple[HeldRow, ...]
    running: str


@dataclass(frozen=True, slots=True)
class WithholdingForm:
    """What was filled in; the amount in eurocents per month."""

    per_month: Cents | None
    begins_on: date | None
    ends_on: date | None
    agreed_on: date | None
    agreed_with: str
    how: str

    def needed(self) -> tuple[Cents, date]:
        """The amount and the first day. Raises UserError when one lacks."""
        if self.per_month is None:
            raise UserError("schulden_scherm.fout.inhouden_bedrag")
        if self.begins_on is None:
            raise UserError("schulden_scherm.fout.inhouden_begin")
        return self.per_month, self.begins_on

    def about(self) -> Consent:
        """The rest as the service wants it."""
        return Consent(how_given=self.how, ends_on=self.ends_on, agreed_on=self.agreed_on, agreed_with=self.agreed_with)


def withholding_view(found: DebtsAssessment) -> WithholdingView:
    """The part as it is now."""
    fits = found.withholding_fits
    going = [one.id for one in found.withholdings if one.ends_on is None or one.ends_on >= found.today]
    rows = tuple(_row(one) for one in found.withholdings)
    can_add = fits is not None and not going
    return WithholdingView(
        is_shown=fits is not None or bool(rows),
        fits=can_add,
        why=text("schulden_scherm.inhouden.past") if can_add else "",
        amount=None if fits is None else fits.rent,
        rows=rows,
        running=going[-1] if going else "",
    )


def _row(one: Withholding) -> HeldRow:
    amount = format_cents(one.per_month, always_cents=False)
    words = text("schulden_scherm.inhouden.regel", bedrag=amount, eerste=full_date(one.begins_on))
    if one.ends_on is not None:
        words = text(
            "schulden_scherm.inhouden.regel_tot",
            bedrag=amount, eerste=full_date(one.begins_on), laatste=full_date(one.ends_on),
        )  # fmt: skip
    agreed = "" if one.agreed_on is None else short_date(one.agreed_on)
    who = f", {one.agreed_with}" if one.agreed_with else ""
    return HeldRow(one.id, words, text("schulden_scherm.inhouden.regel_onder", dag=agreed, wie=who))
