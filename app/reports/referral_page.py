"""A referral on paper: exactly what the receiver gets to see, part by part."""

from app.domain.snapshot import Section, Snapshot
from app.domain.wording import full_date
from app.reports.document import Block, Document, Heading, Paragraph, Table, Tone
from app.texts import text


def referral_document(told: Snapshot, asked: str) -> Document:
    """The referral as a document; ``asked`` is its title in the words of the kind of help."""
    envelope = told.envelope
    where = text("verwijzing.papier.van_aan", van=envelope.sender, aan=envelope.receiver)
    blocks: list[Block] = [
        Heading(1, asked),
        Paragraph(f"{where} {text('verwijzing.papier.gemaakt', dag=full_date(envelope.made_on))}", Tone.SOFT),
    ]
    if envelope.urgent:
        blocks.append(Paragraph(text("verwijzing.papier.spoed")))
    for section in told.sections:
        blocks += _blocks(section)
    blocks.append(Heading(2, text("verwijzing.papier.over")))
    blocks += [Paragraph(line) for line in closing_lines(told)]
    return Document(text("verwijzing.papier.titel"), text("report.language"), tuple(blocks))


def closing_lines(told: Snapshot) -> tuple[str, ...]:
    """On what ground it goes, until when, by when an answer is asked, whom to call, and what was left out."""
    envelope = told.envelope
    return (
        envelope.ground,
        *([text("verwijzing.papier.tot", dag=full_date(envelope.until))] if envelope.until else []),
        *([text("verwijzing.papier.antwoord", dag=full_date(envelope.answer_by))] if envelope.answer_by else []),
        *([text("verwijzing.papier.bellen", telefoon=envelope.sender_phone)] if envelope.sender_phone else []),
        text("verwijzing.papier.niet_mee", wat=", ".join(told.left_out).lower()),
    )


def _blocks(section: Section) -> tuple[Block, ...]:
    head = (text("verwijzing.papier.wat"), text("verwijzing.papier.inhoud"))
    rows = tuple((line.label, line.words) for line in section.lines)
    return Heading(2, section.title), Table(head, rows, shares=(2, 5))
