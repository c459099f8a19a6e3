"""Outcomes of every subject, for what screens and paper do with a regeling whatever it is about."""

from dataclasses import replace
from datetime import date

import pytest

from app import texts
from app.domain.domein import Domein
from app.domain.message import message
from app.domain.money import Cents
from app.domain.outcome import NOTHING, Outcome, Outcomes, Periode, Range, Recht

TRIED = tuple(f"proef_{domein}" for domein in Domein)
"""The name of a regeling for each subject that no rule is about."""


def about(domein: Domein, low: int, high: int, *open_paths: str) -> Outcome:
    """What can be got of the regeling of a subject in a year, in euros, as long as these paths are open."""
    exact = low == high and not open_paths
    amounts = Range(Cents(low * 100), Cents(high * 100))
    return Outcome(
        regeling=f"proef_{domein}",
        recht=Recht.JA if low else Recht.ONBEKEND if high else Recht.NEE,
        periode=Periode.JAAR,
        right=amounts,
        reason=message("reden.zorgtoeslag.ja"),
        per_year=amounts.high if exact else None,
        received=Cents(0),
        difference=amounts.high if exact else None,
        still_to_claim=amounts if high else NOTHING,
        claim_before=date(2026, 12, 31) if high else None,
        depends_on=open_paths,
        domein=domein,
    )


def with_more(outcomes: Outcomes, *more: Outcome) -> Outcomes:
    """These outcomes and others after them."""
    return replace(outcomes, outcomes=(*outcomes.outcomes, *more))


def findings_of_every_subject(outcomes: Outcomes, monkeypatch: pytest.MonkeyPatch) -> Outcomes:
    """These outcomes with some of every other subject, and words for how those are arranged."""
    arranged = {"doen": "Vul het formulier in.", "waar": "de gemeente", "papieren": "de aanslag", "moeite": "zwaar"}
    words = {f"aanpak.{name}.{part}": said for name in TRIED for part, said in arranged.items()}
    known = texts.catalogue("nl")
    monkeypatch.setattr(texts, "catalogue", lambda _code: {**known, **words})
    return with_more(
        outcomes,
        about(Domein.WONEN, 0, 0),
        about(Domein.ZORG, 264, 264),
        replace(about(Domein.ENERGIE, 120, 240, "energie.x"), estimate=True),
        about(Domein.GEMEENTE, 400, 400),
        about(Domein.BELASTING, 0, 900, "belasting.x"),
    )
