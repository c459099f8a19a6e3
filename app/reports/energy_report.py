"""The report to the corporation on paper: the dwelling's label and defects, and on what ground it goes."""

from app.domain.case import DisclosureGround
from app.domain.wording import full_date
from app.energy.checklist import Checklist
from app.energy.corporation import CorporationReport
from app.reports.document import Block, Document, Heading, Paragraph, Table, Tone
from app.texts import text


def corporation_document(
    report: CorporationReport, ground: DisclosureGround, address: str, among: Checklist
) -> Document:
    """The report as a document. ``address`` is the only thing that says which dwelling it is.

    ValueError when it is not the ground the report was made on.
    """
    if ground.id != report.ground_id:
        raise ValueError("another ground than the report was made on")
    label = text("report.corporation.label", label=report.label) if report.label else ""
    blocks = (
        Heading(1, text("report.corporation.title")),
        Paragraph(f"{address}. {text('report.energy.made_on', day=full_date(report.made_on))}", Tone.SOFT),
        *([Paragraph(label, apart=True)] if label else []),
        *[Paragraph(flag.spoken()) for flag in report.flags],
        Paragraph(_ground(ground), apart=True),
        *_defects(report, among),
    )
    return Document(text("report.corporation.title"), text("report.language"), blocks)


def _defects(report: CorporationReport, among: Checklist) -> tuple[Block, ...]:
    if not report.defects:
        return (Paragraph(text("report.corporation.no_defects")),)
    rooms = {room.id: room.title for room in among.rooms}
    rows = tuple(
        (rooms[one.room], one.what, text(f"report.corporation.{'urgent' if one.urgent else 'normal'}"))
        for one in report.defects
    )
    head = tuple(text(f"report.corporation.{column}") for column in ("room", "defect", "when"))
    return (Table(head=head, rows=rows, caption=text("report.corporation.defects"), shares=(25, 50, 25)),)


def _ground(ground: DisclosureGround) -> str:
    said = text(
        f"report.corporation.ground.{ground.ground.value}",
        receiver=ground.receiver,
        day=full_date(ground.given_at.date()),
    )
    until = text("report.corporation.until", day=full_date(ground.until)) if ground.until else ""
    return f"{said} {until}".strip()
