"""A letter of the tenant to the landlord about the rent: it rose too much, or it may go down with the income."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.money import Cents, format_cents
from app.domain.wording import full_date
from app.reports.document import Align, Block, Document, Heading, Paragraph, Signature, Table, Tone
from app.texts import text


class RentLetter(StrEnum):
    """What is asked, by the name of the regeling that found it."""

    TOO_HIGH = "huurverhoging"
    """The increase is above what the law allows (Uitvoeringswet huurprijzen woonruimte article 10, BW 7:253)."""
    LOWER = "huurverlaging"
    """A lower rent after a fall in income (BW 7:252b)."""


@dataclass(frozen=True, slots=True)
class RentAsked:
    """The bare rent before and after it rose on a day, and what is asked instead from a day on; eurocents per month."""

    kind: RentLetter
    before: Cents
    after: Cents
    rose_on: date
    asked: Cents
    since: date


def rent_letter(asked: RentAsked, address: str, contact: str, today: date) -> Document:
    """The letter as a document. It names no income and no debt: the papers that go along show what must be shown."""
    said = f"report.rent.{asked.kind}"
    rows = (
        (text("report.rent.before", day=full_date(asked.rose_on)), _amount(asked.before)),
        (text("report.rent.after", day=full_date(asked.rose_on)), _amount(asked.after)),
        (text("report.rent.asked", day=full_date(asked.since)), _amount(asked.asked)),
    )
    head = (text("report.rent.what"), text("report.rent.per_month"))
    blocks: tuple[Block, ...] = (
        Heading(1, text(f"{said}.title")),
        Paragraph(full_date(today).capitalize(), Tone.SOFT),
        Paragraph(text("report.rent.from_whom", address=address), apart=True),
        Paragraph(text(f"{said}.asks"), apart=True),
        Table(head, rows, caption=text("report.rent.table"), aligned=(Align.LEFT, Align.RIGHT), shares=(70, 30)),
        Paragraph(text(f"{said}.why")),
        Paragraph(text(f"{said}.papers"), apart=True),
        Paragraph(text("report.rent.answer"), apart=True),
        Paragraph(text("report.rent.helper", contact=contact)),
        Signature((text("report.rent.who"),), (text("report.rent.name"), text("report.rent.signed"))),
    )
    return Document(text(f"{said}.title"), text("report.language"), blocks)


def _amount(amount: Cents) -> str:
    return format_cents(amount)
