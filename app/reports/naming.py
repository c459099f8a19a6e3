"""What a regeling, an open question and a run of months are called on paper."""

import re
from collections.abc import Iterable, Sequence

from app.domain.outcome import Outcome, Verrekening
from app.domain.wording import month_name
from app.reports.amounts import spoken
from app.texts import has_text, text

DECEMBER = 12


def regeling_name(regeling: str) -> str:
    """The name of a regeling, or of an offer of a visit, within a sentence: ``kindgebonden budget``."""
    text_id = f"regeling.{regeling}"
    words = regeling.rpartition(":")[2].replace("_", " ")
    name = text(text_id) if has_text(text_id) else offer_words(regeling, "naam") or words
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def outcome_name(outcome: Outcome) -> str:
    """The name of what was found within a sentence; that of a scheme of a municipality as the pack writes it."""
    return regeling_name(outcome.regeling) if outcome.naam is None else outcome.naam.spoken()


def offer_words(key: str, part: str) -> str:
    """What is said of an offer of a visit, such as a training; empty for a regeling."""
    text_id = f"aanbod.{key}.{part}"
    return text(text_id) if has_text(text_id) else ""


def in_own_words(regeling: str, what: str, **args: object) -> str:
    """What a regeling says in its own words where there are general ones for toeslagen; empty when it has none."""
    text_id = f"eigen.{regeling}.{what}"
    return text(text_id, **args) if has_text(text_id) else ""


def settled_words(one: Verrekening) -> str:
    """What one finding takes of another regeling, and that it is off the sum already."""
    return text("report.amount.settled", regeling=regeling_name(one.regeling), amount=spoken(one.less))


def question_name(path: str) -> str:
    """What the answer at a JSON path is about: ``de kale huur`` for ``woning.kale_huur``."""
    parts = [part for part in re.split(r"[.\[\]]+", path) if part and not part.isdigit()]
    for part in reversed(parts):
        if has_text(f"report.path.{part}"):
            return text(f"report.path.{part}")
    return (parts or [path])[-1].replace("_", " ")


def question_names(paths: Iterable[str]) -> tuple[str, ...]:
    """The names of the questions, each once, in their first order."""
    return tuple(dict.fromkeys(map(question_name, paths)))


def joined(parts: Sequence[str]) -> str:
    """``2, 3 en 5``."""
    if len(parts) < 2:
        return "".join(parts)
    return text("report.figures.and", first=", ".join(parts[:-1]), last=parts[-1])


def months_name(months: Iterable[int]) -> str:
    """``januari tot en met juni en september`` for the months 1 to 6 and 9; empty for the whole year."""
    found = sorted(set(months))
    if len(found) in (0, DECEMBER):
        return ""
    runs: list[list[int]] = []
    for month in found:
        if runs and runs[-1][-1] == month - 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    return joined([_run(run) for run in runs])


def _run(run: Sequence[int]) -> str:
    if len(run) == 1:
        return month_name(run[0])
    return text("report.figures.months", first=month_name(run[0]), last=month_name(run[-1]))
