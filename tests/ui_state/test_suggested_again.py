"""An agreement that was suggested in one language is said in that of the paper; words of somebody's own stay."""

from dataclasses import replace

import pytest

from app.domain.domein import Domein
from app.reports.suggested import said_again
from app.rules.regelingen import REGELINGEN
from app.texts import speaking
from tests.ui_state.households import TODAY, assessed, single_parent
from ui.visit.agreements.state import Suggestion, _suggest
from ui.visit.opportunities.approach import Sort
from ui.visit.opportunities.state import Opportunity, Order, overview

MISSED = overview(assessed(single_parent()).outcomes, (), Order.EUROS).rows


def suggested(row: Opportunity, code: str) -> Suggestion:
    with speaking(code):
        return _suggest(row, TODAY, False)


@pytest.mark.parametrize("domein", [Domein.TOESLAGEN, Domein.GEMEENTE])
@pytest.mark.parametrize("sort", [Sort.CLAIM, Sort.RISK, Sort.SOONER, Sort.OPEN])
@pytest.mark.parametrize("regeling", list(REGELINGEN))
def test_every_suggestion_is_said_again_in_the_other_language(regeling: str, sort: Sort, domein: Domein):
    like = MISSED[0].outcome
    assert like is not None
    row = replace(MISSED[0], regeling=regeling, sort=sort, outcome=replace(like, regeling=regeling, domein=domein))
    both = {code: suggested(row, code) for code in ("nl", "en")}
    for there, here in (("nl", "en"), ("en", "nl")):
        with speaking(here):
            for part in ("what", "first_step"):
                said, wanted = getattr(both[there], part), getattr(both[here], part)
                assert said_again(said, regeling) == wanted
                assert said_again(wanted, regeling) == wanted


def test_words_of_somebodys_own_stay_as_they_are():
    for said in ("Bellen met de school", "Apply for the grant", ""):
        assert said_again(said, "zorgtoeslag") == said
        assert said_again(said, "") == said
    with speaking("en"):
        said = suggested(MISSED[0], "nl").what
        assert said_again(said, "") == said, "it is not known any more what it was suggested for"
        assert said_again(said, "huurtoeslag") == said
