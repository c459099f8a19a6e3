"""The numbered sample households that come with the program, to try it on before the first real visit."""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from app.domain.answer import Answer, AnswerValue, Evidence, Status
from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId, VisitId
from app.domain.visit import VisitType
from app.errors import UserError
from app.resources import read_yaml, yaml_files
from app.services import answers, dossiers, visits
from app.services.session import Session


@dataclass(frozen=True, slots=True)
class SampleAnswer:
    """One answer of a sample; a value of ``valid_from`` on, or all along."""

    path: str
    value: AnswerValue
    evidence: Evidence
    valid_from: date | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample household: its number, how it is called, and its answers."""

    number: int
    label: str
    district: str
    preparation: str
    answers: tuple[SampleAnswer, ...]

    def as_answers(self) -> tuple[Answer, ...]:
        """The answers as a dossier would hold them."""
        return tuple(
            Answer(
                RecordId(f"s{i}"),
                DossierId("sample"),
                given.path,
                given.value,
                Status.ANSWERED,
                given.evidence,
                given.valid_from,
            )
            for i, given in enumerate(self.answers)
        )


@lru_cache(maxsize=1)
def samples() -> tuple[Sample, ...]:
    """All samples, by number."""
    return tuple(sorted(map(_sample, map(read_yaml, yaml_files("samples"))), key=lambda sample: sample.number))


def _sample(raw: dict[str, object]) -> Sample:
    given = raw["answers"]
    if not isinstance(given, list):
        raise TypeError(raw["label"])
    return Sample(
        int(str(raw["number"])),
        str(raw["label"]),
        str(raw["district"]),
        str(raw["preparation"]),
        tuple(
            SampleAnswer(row["path"], row["value"], Evidence(row.get("evidence", "verteld")), row.get("valid_from"))
            for row in given
        ),
    )


def open_sample(session: Session, number: int) -> tuple[Changes, DossierId, VisitId]:
    """Open a dossier with the answers of a sample, and plan a visit to it today at ten.

    Raises UserError when there is no sample with this number.
    """
    sample = next((sample for sample in samples() if sample.number == number), None)
    if sample is None:
        raise UserError("samples.onbekend", nummer=number)
    _, dossier_id = dossiers.open_new(session, sample.label, district=sample.district)
    for given in sample.answers:
        answers.give(session, dossier_id, given.path, given.value, evidence=given.evidence, valid_from=given.valid_from)
    starts_at = datetime.combine(session.now().date(), time(10))
    changes, visit_id = visits.plan(
        session, dossier_id, VisitType.VOORZIENINGENWIJZER, starts_at, preparation=sample.preparation
    )
    return changes, dossier_id, visit_id
