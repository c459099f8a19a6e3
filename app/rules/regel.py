"""One rule by its own arguments, in the terms of the law, as the case files and ``keukentafel regel`` name them."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from app.domain.money import ONE, ZERO, floor_euro, half_up_cent, half_up_euro
from app.errors import UserError
from app.rules import huurtoeslag, kinderbijslag, kinderopvangtoeslag, kindgebonden_budget, zorgtoeslag
from app.rules.arguments import Arguments
from app.rules.awir import TWELVE, award, without_residue
from app.rules.huurtoeslag import Huur
from app.rules.parameters import Parameters, load, values_on
from app.rules.regel_energie import ENERGY_RULES
from app.rules.regel_huurprijs import RENT_PRICE_RULES
from app.rules.regel_inkomen import INCOME_RULES
from app.rules.regel_overig import OTHER_RULES
from app.rules.regel_schuld import DEBT_RULES
from app.rules.trace import Trace

Result = Mapping[str, Decimal | str]
"""Amounts by name; a word (``ja``, ``nee``, ``onbekend``) where the outcome is no number."""


def run(name: str, inputs: Mapping[str, object], jaar: int | None, peildatum: date | None, trace: Trace) -> Result:
    """The results of a rule by name, in euros (percentages as the law writes them).

    ``peildatum`` picks the parameters, else 1 January of ``jaar``. Raises UserError for a rule, an argument or a
    value that is not known, and names it.
    """
    rule = RULES.get(name)
    if rule is None:
        raise UserError("regel.onbekend", naam=name[:60], regels=", ".join(RULES))
    if peildatum is None and jaar is None:
        raise UserError("regel.geen_datum")
    arguments = Arguments(inputs)
    day = peildatum or date(jaar or 0, 1, 1)
    result = rule(arguments, values_on(day) if name in STANDING_ALONE else load(day), trace)
    arguments.require_all_used()
    return result


def _awarded(trace: Trace, law: Parameters, exact: Decimal) -> dict[str, Decimal]:
    """The results that all toeslagen have from the exact amount of a year."""
    granted = award(trace, law, exact) if exact else ZERO
    return {
        "jaar": granted,
        "jaar_exact": exact,
        "maand": floor_euro(exact / TWELVE) if granted else ZERO,
        "maand_exact": exact / TWELVE,
        "maand_tabel": floor_euro(granted / TWELVE),
    }


def _zorgtoeslag(arguments: Arguments, law: Parameters, trace: Trace) -> Result:
    inkomen = arguments.amount("inkomen")
    partner = arguments.truth("partner")
    both_insured = arguments.truth("partner_verzekerd", True)
    vermogen = arguments.amount("vermogen", ZERO)
    leeftijd = arguments.whole("leeftijd", 18)
    factor = arguments.amount("woonlandfactor", ONE)
    adult = leeftijd >= law.get("awir.leeftijd_meerderjarig").amount
    if not adult or zorgtoeslag.exceeds_assets(law, vermogen, partner):
        return _awarded(trace, law, ZERO)
    exact = zorgtoeslag.year_amount(trace, law, inkomen, partner, factor)
    if partner and not both_insured:
        exact = zorgtoeslag.half_year_amount(trace, law, exact)
    return _awarded(trace, law, exact)


def _huurtoeslag(arguments: Arguments, law: Parameters, trace: Trace) -> Result:
    kind = arguments.truth("kind", False)
    oudste = arguments.whole("oudste")
    aangepast = arguments.truth("aangepast", False)
    personen = arguments.whole("personen")
    huur = Huur(
        inkomen=arguments.amount("inkomen"),
        personen=personen,
        kale_huur=arguments.amount("kale_huur"),
        servicekosten=arguments.amount("servicekosten", ZERO),
        jong=oudste < law.get("huurtoeslag.leeftijd_jong").amount and not kind and not aangepast,
        ouderen=arguments.truth("ouderen", oudste >= law.get("huurtoeslag.leeftijd_ouderen").amount),
        aangepast=aangepast,
    )
    vermogen = arguments.amount("vermogen", ZERO)
    couple = arguments.truth("partner", personen > (2 if kind else 1))
    limit = f"awir.vermogensgrens_huurtoeslag_{'met' if couple else 'zonder'}_partner"
    too_young = oudste < law.get("awir.leeftijd_meerderjarig").amount and not kind
    if huur.personen < 1:
        raise UserError("regel.argument", naam="personen", wanted=UserError("regel.minstens_een"))
    refused = too_young or vermogen > law.get(limit).amount or huurtoeslag.is_above_limit(law, huur)
    month = ZERO if refused else huurtoeslag.month_amount(trace, law, huur)
    result = _awarded(trace, law, without_residue(month * TWELVE))
    return result | {
        "maand": floor_euro(month) if result["jaar"] else ZERO,
        "maand_exact": month,
        "vermindering": huurtoeslag.reduction(Trace(silent=True), law, huur),
    }


def _kindgebonden_budget(arguments: Arguments, law: Parameters, trace: Trace) -> Result:
    inkomen = arguments.amount("inkomen")
    partner = arguments.truth("partner")
    vermogen = arguments.amount("vermogen", ZERO)
    kinderen = kindgebonden_budget.children_by_age(law, arguments.ages("kinderen"))
    if kindgebonden_budget.exceeds_assets(law, vermogen, partner):
        return _awarded(trace, law, ZERO)
    return _awarded(trace, law, kindgebonden_budget.year_amount(trace, law, inkomen, partner, kinderen))


def _kinderopvangtoeslag(arguments: Arguments, law: Parameters, trace: Trace) -> Result:
    inkomen = arguments.amount("inkomen")
    kinderen = arguments.day_care("kinderen")
    month = kinderopvangtoeslag.month_amount(trace, law, inkomen, [[afname] for afname in kinderen])
    first, following = kinderopvangtoeslag.percentages(trace, law, inkomen, len(kinderen))
    return {
        "maand": floor_euro(month),
        "maand_exact": month,
        "jaar": half_up_euro(month * TWELVE),
        "jaar_exact": month * TWELVE,
        "maand_tabel": floor_euro(month),
        "pct1": first,
        "pct2": following,
        "eigen_bijdrage": kinderopvangtoeslag.own_contribution(law, inkomen, kinderen),
    }


def _kinderbijslag(arguments: Arguments, law: Parameters, trace: Trace) -> Result:
    half_year = arguments.half_year("periode")
    if half_year is not None:
        law = load(half_year)
    quarter = kinderbijslag.quarter_amount(trace, law, arguments.ages("leeftijden"))
    return {"kwartaal": half_up_cent(quarter)}


RULES: Mapping[str, Callable[[Arguments, Parameters, Trace], Result]] = {
    "zorgtoeslag": _zorgtoeslag,
    "huurtoeslag": _huurtoeslag,
    "kindgebonden_budget": _kindgebonden_budget,
    "kinderopvangtoeslag": _kinderopvangtoeslag,
    "kinderbijslag": _kinderbijslag,
    **OTHER_RULES,
    **INCOME_RULES,
    **RENT_PRICE_RULES,
    **DEBT_RULES,
    **ENERGY_RULES,
}
"""The rules that can be asked by name."""

STANDING_ALONE = frozenset((*OTHER_RULES, *INCOME_RULES, *RENT_PRICE_RULES, *DEBT_RULES, *ENERGY_RULES))
"""The rules for which a value that lacks on a day is only missed when it is asked for."""
