"""What the advice talk brought, for whoever asked for it: the four subjects and what came of each, and no more."""

from collections.abc import Mapping
from datetime import date

from app.domain.debt import TalkOutcome, TalkTopic
from app.domain.wording import full_date, short_date
from app.reports.document import Document, Heading, Paragraph, Table, Tone
from app.texts import text

COLUMNS = ("onderwerp", "uitkomst", "besproken", "tot")


def talk_letter(brought: Mapping[TalkTopic, TalkOutcome], address: str, contact: str, today: date) -> Document:
    """The letter as a document: only what was filled in about the four subjects. ValueError when nothing was told."""
    if not brought:
        raise ValueError("a letter without an outcome")
    title = text("schulden.terugmelding.titel")
    return Document(
        title,
        text("report.language"),
        (
            Heading(1, title),
            Paragraph(full_date(today).capitalize(), Tone.SOFT),
            Paragraph(text("schulden.terugmelding.over", adres=address)),
            Table(
                tuple(text(f"schulden.terugmelding.kolom.{name}") for name in COLUMNS),
                tuple(_row(topic, brought[topic]) for topic in TalkTopic if topic in brought),
                caption=text("schulden.terugmelding.tabel"),
                shares=(30, 16, 36, 18),
            ),
            Paragraph(text("schulden.terugmelding.akkoord")),
            Table((text("schulden.terugmelding.naam"),), ((text("schulden.terugmelding.handtekening"),),)),
            Paragraph(text("schulden.terugmelding.vragen", contact=contact)),
        ),
    )


def _row(topic: TalkTopic, one: TalkOutcome) -> tuple[str, ...]:
    return (
        text(f"schulden.gesprek.onderwerp.{topic}"),
        text(f"schulden.gesprek.uitkomst.{one.result}"),
        one.said or "–",
        short_date(one.until) if one.until is not None else "–",
    )
