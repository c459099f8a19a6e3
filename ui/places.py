"""Which screen belongs to which spot; a screen is imported only when somebody goes there."""

from importlib import import_module

from ui.desk import Desk, Screen, Spot

_SCREENS = {
    Spot.TODAY: ("ui.today.screen", "TodayScreen"),
    Spot.VISIT: ("ui.visit.screen", "VisitScreen"),
    Spot.DOSSIER: ("ui.dossier.screen", "DossierScreen"),
    Spot.REFER: ("ui.refer.screen", "ReferScreen"),
    Spot.DISTRICT: ("ui.district.screen", "DistrictScreen"),
    Spot.COMPLEXES: ("ui.complexes.screen", "ComplexesScreen"),
    Spot.SETTINGS: ("ui.settings.screen", "SettingsScreen"),
    Spot.ENROL: ("ui.sync.enrol.screen", "EnrolScreen"),
    Spot.SYNC: ("ui.sync.standing.screen", "StandingScreen"),
    Spot.MEMBERS: ("ui.sync.members.screen", "MembersScreen"),
    Spot.RESCUE: ("ui.sync.rescue.screen", "RescueScreen"),
}


def screen_at(spot: Spot, desk: Desk) -> Screen:
    """A new screen for a spot."""
    module, name = _SCREENS[spot]
    made = getattr(import_module(module), name)(desk)
    assert isinstance(made, Screen)
    return made
