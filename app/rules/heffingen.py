"""Who levies which local taxes, and which of them can be remitted."""

from enum import StrEnum


class Heffer(StrEnum):
    """Who levies the tax."""

    GEMEENTE = "gemeente"
    WATERSCHAP = "waterschap"


class Belastingsoort(StrEnum):
    """The local taxes that are told apart."""

    AFVALSTOFFENHEFFING = "afvalstoffenheffing"
    RIOOLHEFFING = "rioolheffing"
    HONDENBELASTING = "hondenbelasting"
    ONROERENDEZAAKBELASTING = "onroerendezaakbelasting"
    WATERSYSTEEMHEFFING_INGEZETENEN = "watersysteemheffing_ingezetenen"
    WATERSYSTEEMHEFFING_GEBOUWD = "watersysteemheffing_gebouwd"
    WATERSYSTEEMHEFFING_GEBOUWD_BEDRIJVEN = "watersysteemheffing_gebouwd_bedrijven"
    WATERSYSTEEMHEFFING_ONGEBOUWD = "watersysteemheffing_ongebouwd"
    WATERSYSTEEMHEFFING_NATUUR = "watersysteemheffing_natuur"
    ZUIVERINGSHEFFING_WOONRUIMTE = "zuiveringsheffing_woonruimte"
    ZUIVERINGSHEFFING_BEDRIJFSRUIMTE = "zuiveringsheffing_bedrijfsruimte"
    VERONTREINIGINGSHEFFING_WOONRUIMTE = "verontreinigingsheffing_woonruimte"
    VERONTREINIGINGSHEFFING_BEDRIJFSRUIMTE = "verontreinigingsheffing_bedrijfsruimte"


IN_SCOPE = {
    Heffer.GEMEENTE: {Belastingsoort.AFVALSTOFFENHEFFING, Belastingsoort.RIOOLHEFFING},
    Heffer.WATERSCHAP: {
        Belastingsoort.WATERSYSTEEMHEFFING_INGEZETENEN,
        Belastingsoort.ZUIVERINGSHEFFING_WOONRUIMTE,
        Belastingsoort.VERONTREINIGINGSHEFFING_WOONRUIMTE,
    },
}
"""The taxes that nearly every authority remits; its own verordening decides and may name more."""
