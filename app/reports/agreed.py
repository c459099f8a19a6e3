"""What was agreed, on the page of the resident, with room to sign under it."""

from collections.abc import Sequence

from app.domain.visit import Agreement
from app.domain.wording import day_and_month
from app.reports.document import AgreementRow, Block, Heading, Paragraph, Rule, Signature
from app.reports.suggested import said_again
from app.texts import text


def agreed(agreements: Sequence[Agreement]) -> tuple[Block, ...]:
    """What is done first and what after that, by its place; or that nothing was agreed."""
    rows = [_row(number, agreed) for number, agreed in enumerate(sorted(agreements, key=lambda a: a.position), 1)]
    if not rows:
        return (Paragraph(text("report.resident.nothing_agreed")),)
    first = (Heading(2, text("report.resident.first")), Rule(), rows[0])
    if len(rows) == 1:
        return *first, Rule()
    later = [block for row in rows[1:] for block in (Rule(), row)]
    return *first, Heading(2, text("report.resident.then")), *later, Rule()


def room_to_sign() -> tuple[Block, ...]:
    """Both put their name under what was agreed, on the paper that stays with the resident."""
    who = (text("report.resident.signs.resident"), text("report.resident.signs.coach"))
    return (Signature(who, (text("report.resident.signs.line"),)),)


def _row(number: int, agreed: Agreement) -> AgreementRow:
    done = agreed.done_on is not None
    who = text(f"report.resident.{'who_did' if done else 'who'}.{agreed.who.value}")
    right = (day_and_month(agreed.done_on or agreed.due), who)
    what, step = (said_again(words, agreed.regeling) for words in (agreed.what, agreed.first_step))
    lines = tuple(line.strip() for line in step.splitlines() if line.strip())
    if lines and agreed.first_step_on is not None and not done:
        lines += (text("report.resident.first_step_done"),)
    return AgreementRow(number, what, lines, (text("report.resident.done"), *right) if done else right, done)
