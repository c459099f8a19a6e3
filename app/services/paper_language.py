"""In which language a paper is made: the resident's own as chosen in Instellingen, an organisation's always Dutch."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from app.services import settings_store
from app.services.session import Session
from app.texts import DUTCH, speaking

P = ParamSpec("P")
T = TypeVar("T")
Service = Callable[Concatenate[Session, P], T]


def for_resident(service: Service[P, T]) -> Service[P, T]:
    """What this service makes is for the resident, whatever the program speaks; it ends before its result is used."""

    @wraps(service)
    def spoken(session: Session, /, *args: P.args, **named: P.kwargs) -> T:
        with speaking(settings_store.value_of(session, "report_language")):
            return service(session, *args, **named)

    return spoken


def for_organisation(service: Service[P, T]) -> Service[P, T]:
    """What this service makes is read by an organisation in the Netherlands, or stands beside the law: in Dutch."""

    @wraps(service)
    def spoken(session: Session, /, *args: P.args, **named: P.kwargs) -> T:
        with speaking(DUTCH):
            return service(session, *args, **named)

    return spoken
