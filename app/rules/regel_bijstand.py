"""The rules of the Participatiewet by their own arguments, as the case files and ``keukentafel regel`` name them."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from app.domain.money import HUNDRED, ZERO
from app.domain.outcome import Recht
from app.errors import UserError
from app.rules import bijstand, bijstand_toeslagen, draagkracht
from app.rules.arguments import Arguments
from app.rules.bijstand import Aanvraag, Bijstand, Middelen, Omstandigheden, Werk
from app.rules.bijstand_toeslagen import LaagInkomen, Student, Verordening
from app.rules.bijstandsnorm import Leden, Leefvorm, has_aow_age
from app.rules.draagkracht import Keuzes, Kosten
from app.rules.parameters import Parameters
from app.rules.trace import Trace

Found = Mapping[str, Decimal | str]


def members(arguments: Arguments) -> Leden:
    """Who the norm is for: ``leefvorm``, ages, ``kinderen``, ``kostendelers`` and ``inrichting``."""
    leefvorm = arguments.choice("leefvorm", Leefvorm)
    kostendelers = arguments.whole("kostendelers", 1)
    if kostendelers < 1:
        raise UserError("regel.argument", naam="kostendelers", wanted=UserError("regel.minstens_een"))
    return Leden(
        leefvorm=leefvorm,
        leeftijd=arguments.whole("leeftijd"),
        leeftijd_partner=arguments.whole("leeftijd_partner") if leefvorm is Leefvorm.GEHUWD else None,
        kinderen=arguments.truth("kinderen", leefvorm is Leefvorm.ALLEENSTAANDE_OUDER),
        kostendelers=kostendelers,
        inrichting=arguments.truth("inrichting", False),
    )


def _work(arguments: Arguments, tail: str = "") -> Werk:
    return Werk(
        loon=arguments.amount(f"loon{tail}", ZERO),
        maanden=arguments.whole(f"maanden_vrijlating{tail}", 0),
        medisch_urenbeperkt=arguments.truth(f"medisch_urenbeperkt{tail}", False),
    )


def _application(arguments: Arguments) -> Aanvraag:
    leden = members(arguments)
    procent = arguments.amount("verlaging_procent", ZERO)
    if procent > HUNDRED:
        raise UserError("regel.argument", naam="verlaging_procent", wanted=UserError("regel.procent"))
    return Aanvraag(
        leden=leden,
        middelen=Middelen(
            inkomen=arguments.amount("inkomen"),
            vermogen=arguments.amount("vermogen", ZERO),
            werk=_work(arguments),
            werk_partner=_work(arguments, "_partner") if leden.is_gehuwd else Werk(),
            eigen_pensioen=arguments.amount("eigen_pensioen", ZERO),
            kind_jonger_12=arguments.truth("kind_jonger_12", False),
        ),
        omstandigheden=Omstandigheden(
            verblijf=arguments.truth("rechtmatig_verblijf", True),
            woont_in_nederland=arguments.truth("woont_in_nederland", True),
            gedetineerd=arguments.truth("gedetineerd", False),
            weken_buitenland=arguments.whole("weken_buitenland", 0),
            studiefinanciering=arguments.truth("recht_op_studiefinanciering", False),
        ),
        verlaging_procent=procent,
    )


def _bijstand(arguments: Arguments, law: Parameters, trace: Trace) -> Found:
    """Amounts in euros per month, with holiday pay unless the name says otherwise; ``vermogen`` in euros."""
    return _outcome(bijstand.assess(trace, law, _application(arguments)))


def _aio(arguments: Arguments, law: Parameters, trace: Trace) -> Found:
    """The same for who has AOW; an estimate, because the rules of the SVB were not read."""
    aanvraag = _application(arguments)
    trace.estimate = True
    if not any(has_aow_age(law, age) for age in aanvraag.leden.ages):
        return {"uitkering": ZERO, "recht": Recht.NEE}
    return _outcome(bijstand.assess(trace, law, aanvraag))


def _outcome(found: Bijstand | Recht) -> Found:
    if isinstance(found, Recht):
        return {"uitkering": ZERO, "recht": found}
    return {
        "norm": found.norm,
        "norm_zonder_vakantietoeslag": found.norm_zonder_vakantietoeslag,
        "vrijlating": found.vrijlating,
        "inkomen": found.inkomen,
        "uitkering": found.uitkering,
        "uitkering_zonder_vakantietoeslag": found.uitkering_zonder_vakantietoeslag,
        "vermogensgrens": found.vermogensgrens,
        "recht": found.recht,
    }


def _inkomenstoeslag(arguments: Arguments, law: Parameters, trace: Trace) -> Found:
    """By the verordening: ``bedrag`` (euros), ``inkomen_tot_procent_norm`` and ``referteperiode_maanden``.

    Without one of these three nobody can say: ask the municipality. ``inkomen`` per month, ``vermogen`` in euros.
    """
    leden = members(arguments)
    who = LaagInkomen(
        leden=leden,
        inkomen=arguments.amount("inkomen"),
        vermogen=arguments.amount("vermogen", ZERO),
        maanden_laag=arguments.whole("maanden_laag_inkomen"),
        maanden_geleden=arguments.whole("maanden_sinds_toekenning")
        if arguments.has("maanden_sinds_toekenning")
        else None,
    )
    names = ("bedrag", "inkomen_tot_procent_norm", "referteperiode_maanden")
    given = [arguments.has(name) for name in names]
    if not all(given):
        return {"bedrag": ZERO, "recht": Recht.ONBEKEND}
    rules = Verordening(arguments.amount(names[0]), arguments.amount(names[1]), arguments.whole(names[2]))
    recht, bedrag = bijstand_toeslagen.supplement(trace, law, who, rules)
    return {"bedrag": bedrag, "recht": recht}


def _studietoeslag(arguments: Arguments, law: Parameters, trace: Trace) -> Found:
    """Euros per month."""
    student = Student(
        leeftijd=arguments.whole("leeftijd"),
        beperking=arguments.truth("medische_beperking"),
        studiefinanciering=arguments.truth("studiefinanciering"),
        wajong=arguments.truth("wajong", False),
        stagevergoeding=arguments.amount("stagevergoeding", ZERO),
    )
    recht, bedrag = bijstand_toeslagen.study_supplement(trace, law, student)
    return {"bedrag": bedrag, "recht": recht}


def _bijzondere_bijstand(arguments: Arguments, law: Parameters, trace: Trace) -> Found:
    """By the choices of the municipality: ``schijven``, ``maanden``, ``spaargeld_vrij`` (euros), ``drempel``.

    Without ``schijven`` nobody can say: ask the municipality. ``kosten`` and ``vermogen`` in euros, ``inkomen`` per
    month.
    """
    kosten = Kosten(
        leden=members(arguments),
        inkomen=arguments.amount("inkomen"),
        bedrag=arguments.amount("kosten"),
        vermogen=arguments.amount("vermogen", ZERO),
    )
    maanden, vrij = arguments.whole("maanden", 12), arguments.amount("spaargeld_vrij", ZERO)
    drempel = arguments.truth("drempel", False)
    if not arguments.has("schijven"):
        return {"vergoeding": ZERO, "recht": Recht.ONBEKEND}
    keuzes = Keuzes(arguments.brackets("schijven"), maanden, vrij, drempel)
    found = draagkracht.bear(trace, law, kosten, keuzes)
    return {
        "draagkracht": found.uit_inkomen,
        "draagkracht_vermogen": found.uit_vermogen,
        "vergoeding": found.vergoeding,
        "recht": Recht.JA if found.vergoeding else Recht.NEE,
    }


BIJSTAND_RULES: Mapping[str, Callable[[Arguments, Parameters, Trace], Found]] = {
    "bijstand": _bijstand,
    "aio": _aio,
    "individuele_inkomenstoeslag": _inkomenstoeslag,
    "studietoeslag": _studietoeslag,
    "bijzondere_bijstand": _bijzondere_bijstand,
}
"""The rules of the Participatiewet; on each day by the values of that day."""
