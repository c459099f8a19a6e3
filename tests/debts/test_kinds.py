"""The kinds of debts: complete, in plain Dutch, and what is essential is marked so."""

import pytest

from app.debts.planning import counselling_months, longest_months
from app.domain.debt import Notice, Stage, TalkResult, TalkTopic
from app.domain.debt_kinds import CostRules, Threat, Turn, debt_kinds
from app.reports.plain_dutch import check
from app.resources import folder, read_yaml
from app.rules.parameters import Confidence
from app.texts import has_text

KINDS = debt_kinds()


def test_ids_and_names_are_given_once():
    rows = read_yaml(folder("debts", "kinds.yaml"))["kinds"]
    assert len({row["id"] for row in rows}) == len(rows) == len(KINDS)
    assert len({kind.name for kind in KINDS.values()}) == len(KINDS)


def test_what_threatens_home_energy_water_care_and_fines_is_known():
    found = {threat: {kind.id for kind in KINDS.values() if kind.threat is threat} for threat in Threat}
    assert "huur" in found[Threat.HOME]
    assert "energie" in found[Threat.ENERGY]
    assert found[Threat.WATER] == {"water"}
    assert "zorgpremie" in found[Threat.CARE]
    assert found[Threat.FINE] == {"boete"}
    assert "lening" in found[Threat.OTHER]
    assert [threat.turn for threat in Threat] == sorted((t.turn for t in Threat), key=tuple(Turn).index)


def test_the_government_has_laws_of_its_own():
    own = {kind.id for kind in KINDS.values() if kind.costs is CostRules.OWN}
    assert {"boete", "belasting", "toeslag_terug", "gemeentebelasting", "studieschuld"} <= own
    assert {"huur", "energie", "zorgpremie", "lening"} & own == set()


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_first_step_is_plain_dutch(kind):
    found = check([kind.step])
    assert not found.remarks, found


def test_whether_btw_may_come_on_top_has_a_source():
    content = read_yaml(folder("debts", "kinds.yaml"))
    used = {row["vat_source"] for row in content["kinds"]}
    assert used == set(content["sources"])
    for name, source in content["sources"].items():
        assert Confidence(source["confidence"]), name
        assert source["law"], name
        assert source["checked_on"], name
    assert {kind.id for kind in KINDS.values() if kind.vat_confidence == "recalled"} == {
        "kinderopvang", "familie", "anders",
    }  # fmt: skip


def test_every_word_that_a_person_chooses_is_a_text():
    words = [f"bedreigt.{threat}" for threat in Threat] + [f"beurt.{turn}" for turn in Turn]
    words += [f"stand.{stage}" for stage in Stage] + [f"brief.{notice}" for notice in Notice]
    words += [f"gesprek.onderwerp.{topic}" for topic in TalkTopic] + [f"gesprek.uitkomst.{r}" for r in TalkResult]
    assert [word for word in words if not has_text(f"schulden.{word}")] == []


def test_the_limits_of_a_plan_have_a_source():
    for name, row in read_yaml(folder("debts", "planning.yaml")).items():
        assert row["value"] > 0, name
        assert Confidence(row["source"]["confidence"])
        assert row["source"]["law"]
        assert row["source"]["checked_on"]
    assert counselling_months() < longest_months()
