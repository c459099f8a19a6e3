"""What the page of a step shows: a row for each question, and what became of it in one choice. Knows no Qt."""

from dataclasses import dataclass
from datetime import date

from app.domain.answer import Evidence, Status
from app.domain.visit import Step
from app.intake.questions import Question
from app.texts import text
from ui.visit.question.state import Given, evidence_words, given_to, period_of, step_name
from ui.visit.state import Room, put_paths

REFUSED = (Status.DOES_NOT_KNOW, Status.DOES_NOT_SAY)


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One question with what was answered, and from when until when its person is there."""

    question: Question
    given: Given
    period: tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Fields:
    """The page: the words over its line, how far the line is (0 to 1), and its rows."""

    step: Step
    words: str
    share: float
    rows: tuple[FieldRow, ...]


def fields_of(step: Step, room: Room) -> Fields:
    """The page of a step."""
    questions = room.questions(step)
    put = put_paths(room.answers)
    done = sum(question.path in put for question in questions)
    words = text("bezoek.velden.plaats", stap=step_name(step), gedaan=done, aantal=len(questions))
    return Fields(
        step=step,
        words=words if questions else text("bezoek.vraag.geen"),
        share=done / len(questions) if questions else 1.0,
        rows=tuple(
            FieldRow(one, given_to(one.path, room.answers), period_of(one.path, room.answers)) for one in questions
        ),
    )


def known_choices() -> tuple[tuple[str, str], ...]:
    """The ways to know an answer, and to have none, with their words."""
    refusals = zip(REFUSED, ("bezoek.vraag.weet_niet", "bezoek.vraag.wil_niet"), strict=True)
    return (*evidence_words(), *((status.value, text(text_id)) for status, text_id in refusals))


def known_as(given: Given) -> str:
    """What became of a question, as one of these choices; empty when it was not put."""
    if given.status in REFUSED:
        return given.status.value
    return str(given.evidence or Evidence.TOLD) if given.status is Status.ANSWERED else ""


def is_refusal(choice: str) -> bool:
    """Whether the choice is that there is no answer."""
    return choice in {status.value for status in REFUSED}
