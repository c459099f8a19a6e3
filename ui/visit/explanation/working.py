"""How an amount came about, worked out beside the screen before its page is shown: that takes calculating."""

from dataclasses import dataclass

from app.intake.questions import all_questions
from app.services.assessment import Assessment
from ui.visit.explanation.state import Explanation, explain


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """An explanation, and what it is about."""

    regeling: str
    assessment: Assessment
    explanation: Explanation


def work_out(regeling: str, assessment: Assessment) -> WorkedOut:
    """Takes some hundredths of a second, so not on the thread of the screen."""
    questions = all_questions(assessment.answers, assessment.household)
    found = explain(assessment.outcomes.of(regeling), assessment, questions)
    return WorkedOut(regeling, assessment, found)


class Explaining:
    """Keeps the explanation that was worked out last."""

    def __init__(self) -> None:
        self._last: WorkedOut | None = None

    def knows(self, regeling: str, assessment: Assessment) -> bool:
        """Whether this one was worked out for what is known now."""
        last = self._last
        return last is not None and last.regeling == regeling and last.assessment is assessment

    def keep(self, found: WorkedOut) -> None:
        """Keep this one."""
        self._last = found

    def of(self, regeling: str, assessment: Assessment) -> Explanation:
        """The explanation of a regeling."""
        if self._last is None or not self.knows(regeling, assessment):
            self._last = work_out(regeling, assessment)
        return self._last.explanation

    def forget(self) -> None:
        """Nothing of this visit stays."""
        self._last = None
