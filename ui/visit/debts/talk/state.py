"""The advice talk: its four subjects with what came of each."""

from dataclasses import dataclass
from datetime import date

from app.domain.debt import TalkResult, TalkTopic
from app.services.debts.assessment import DebtsAssessment
from app.texts import text


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One subject: its words, what came of it (empty: not spoken of), what was said, and until when it holds."""

    topic: TalkTopic
    words: str
    result: str
    said: str
    until: date | None


def topic_rows(found: DebtsAssessment) -> tuple[TopicRow, ...]:
    """The four subjects in their order."""
    rows = []
    for topic in TalkTopic:
        kept = found.talk.get(topic)
        words = text(f"schulden.gesprek.onderwerp.{topic}")
        if kept is None:
            rows.append(TopicRow(topic, words, "", "", None))
        else:
            rows.append(TopicRow(topic, words, kept.result.value, kept.said, kept.until))
    return tuple(rows)


def result_choices() -> tuple[tuple[str, str], ...]:
    """What can come of a subject, with words."""
    return tuple((result.value, text(f"schulden.gesprek.uitkomst.{result}")) for result in TalkResult)
