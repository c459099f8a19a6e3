"""The sample households: each opens as a dossier, and comes out to the euro that was worked out by hand."""

from datetime import date

import pytest

from app.domain.change import Kind
from app.domain.outcome import Recht
from app.errors import UserError
from app.services import answers, dossiers, visits
from app.services.assessment import assess, assess_answers
from app.services.samples import open_sample, samples

DAY = date(2026, 11, 23)
FOUND = {
    # alone with two children, 34600, rent 684,20; one child turns 12 in September
    1: {
        "zorgtoeslag": (883, 883, 0, 0),  # 1550,44768 - 13,73% x 4864 = 882,62; nothing is received
        "huurtoeslag": (4339, 0, 0, 0),  # 361,5567 x 12 = 4338,68; 361 is received
        "kindgebonden_budget": (8387, 659, 0, 0),  # 8576 - 369,664 + 724 x 3/12 = 8387,34; 12 x 644 is received
        "kinderopvangtoeslag": (0, 0, 0, 0),
    },
    # two with AOW, 30700 together, rent 712,50
    2: {
        "zorgtoeslag": (2830, 1390, 0, 0),  # 2962,62296 - 13,73% x 964 = 2830,27; 12 x 120 is received
        "huurtoeslag": (5241, 5241, 0, 0),  # 436,785 x 12
        "kindgebonden_budget": (0, 0, 0, 0),
        "kinderopvangtoeslag": (0, 0, 0, 0),
    },
    # alone, 16900, a rent that rises in July
    3: {
        "zorgtoeslag": (1550, 0, 0, 0),  # 129 is received
        "huurtoeslag": (4346, 866, 0, 0),  # 6 x 354,31 + 6 x 370,04; 12 x 290 is received
        "bijstand": (16079, 0, 0, 0),  # 6 x 1331,43 + 6 x 1348,49, as is received
        "kindgebonden_budget": (0, 0, 0, 0),
        "kinderopvangtoeslag": (0, 0, 0, 0),
    },
    # two with three children, 41900 together, day care, rent 763
    4: {
        "zorgtoeslag": (1293, 213, 0, 0),  # 2962,62296 - 13,73% x 12164 = 1292,51; 12 x 90 is received
        "huurtoeslag": (3347, 1427, 0, 0),  # (297,49 + 65% x 264,80 - 10400 x 22% / 12) x 12; 12 x 160 is received
        "kindgebonden_budget": (7892, 0, 0, 508),  # 7740 - 209,684 + 724 x 6/12; 12 x 700 is received
        # 96% of 510,64 is 490,21 and of 1459,90 is 1401,50: 1891,71; 1600 is received: 5 months still, 7 too late
        "kinderopvangtoeslag": (22701, 1459, 2042, 0),
    },
}


@pytest.mark.parametrize("number", [1, 2, 4])
def test_who_earns_enough_has_no_bijstand_and_no_aio(number):
    found = assess_answers(samples()[number - 1].as_answers(), DAY).outcomes
    assert [found.of(name).recht for name in ("bijstand", "aio")] == [Recht.NEE, Recht.NEE]


def test_there_are_four_samples_in_order():
    assert [sample.number for sample in samples()] == [1, 2, 3, 4]
    assert all(sample.label and sample.district and sample.preparation for sample in samples())


@pytest.mark.parametrize("number", FOUND)
def test_a_sample_comes_out_to_the_euro(number):
    sample = samples()[number - 1]
    found = assess_answers(sample.as_answers(), DAY)
    assert found.is_complete
    for name, expected in FOUND[number].items():
        one = found.outcomes.of(name)
        assert one.per_year is not None, one.depends_on
        parts = (one.right, one.still_to_claim, one.lapsed, one.risk)
        assert tuple(part.low // 100 for part in parts) == expected, name
        assert all(part.is_exact for part in parts)


@pytest.mark.parametrize("number", FOUND)
def test_kinderbijslag_of_a_sample_is_received_in_full(number):
    one = assess_answers(samples()[number - 1].as_answers(), DAY).outcomes.of("kinderbijslag")
    assert (one.still_to_claim.high, one.risk.high) == (0, 0)


@pytest.mark.parametrize("number", FOUND)
def test_opening_a_sample_gives_a_dossier_with_its_answers_and_a_visit(session, number):
    changes, dossier_id, visit_id = open_sample(session, number)
    sample = samples()[number - 1]
    dossier = dossiers.of(session, dossier_id)
    assert (dossier.label, dossier.district) == (sample.label, sample.district)
    kept = {(one.path, one.valid_from): one.value for one in answers.of_dossier(session, dossier_id)}
    assert kept == {(one.path, one.valid_from): one.value for one in sample.answers}
    visit = visits.load(session, visit_id)
    assert (visit.dossier_id, visit.starts_at.hour, visit.preparation) == (dossier_id, 10, sample.preparation)
    assert changes.touches(Kind.VISIT)
    stored = assess(session, dossier_id, DAY)
    assert stored.outcomes == assess_answers(sample.as_answers(), DAY).outcomes


def test_a_sample_that_does_not_exist_is_refused(session):
    with pytest.raises(UserError) as caught:
        open_sample(session, 9)
    assert caught.value.text_id == "samples.onbekend"
