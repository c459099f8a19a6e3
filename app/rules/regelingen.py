"""All regelingen of a household, in the order they are shown."""

from collections.abc import Mapping
from types import MappingProxyType

from app.domain.domein import Domein
from app.rules.lokale_regelingen import LOKAAL
from app.rules.regeling import Regeling
from app.rules.toeslagen import TOESLAGEN

REGELINGEN: Mapping[str, Regeling] = MappingProxyType({regeling.name: regeling for regeling in (*TOESLAGEN, *LOKAAL)})
"""Each regeling by its name."""
BUILT_ON = frozenset(use.regeling.name for regeling in REGELINGEN.values() for use in regeling.builds_on)
"""The regelingen of which others need the outcome."""


def domein_of(name: str) -> Domein:
    """The subject that a regeling belongs to. Raises KeyError for a name that is no regeling."""
    return REGELINGEN[name].domein
