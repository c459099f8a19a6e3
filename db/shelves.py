"""All shelves by kind, for what goes over every record of a dossier: undo, export and erasure."""

from collections.abc import Mapping
from typing import Any

from app.domain.change import Kind
from db.answers import ANSWERS
from db.attachments import ATTACHMENTS
from db.budget import BALANCES, LINES, MOVES, POTS, REMINDERS
from db.cases import DOSSIERS
from db.debts import DEBTS, LETTERS, TALKS, WITHHOLDINGS
from db.energy import APPLIANCES, CLIMATES, OBSERVATIONS, READINGS
from db.findings import FINDINGS
from db.notes import CONTACT_ATTEMPTS, GROUNDS, NOTES
from db.organisations import ORGANISATIONS
from db.payment_plans import INSTALMENTS, PAYMENT_PLANS
from db.plans import GOALS, SCORES, STEPS
from db.preferences import PREFERENCES
from db.referrals import DUTIES, REFERRALS, SIGNALS
from db.shelf import Shelf
from db.tasks import TASKS
from db.team_counts import TEAM_COUNTS
from db.visits import AGREEMENTS, VISITS

SHELVES: Mapping[Kind, Shelf[Any]] = {
    shelf.kind: shelf
    for shelf in (
        *(DOSSIERS, VISITS, ANSWERS, FINDINGS, AGREEMENTS),
        *(TASKS, NOTES, CONTACT_ATTEMPTS, GROUNDS, ATTACHMENTS, PREFERENCES),
        *(GOALS, STEPS, SCORES),
        *(OBSERVATIONS, READINGS, APPLIANCES, CLIMATES),
        *(REFERRALS, ORGANISATIONS, DUTIES, SIGNALS),
        *(LINES, POTS, BALANCES, MOVES, REMINDERS),
        TEAM_COUNTS,
        *(DEBTS, LETTERS, PAYMENT_PLANS, INSTALMENTS, TALKS, WITHHOLDINGS),
    )
}

OF_A_DOSSIER = (
    *(Kind.REMINDER, Kind.COLLECTION_MOVE, Kind.BUDGET_LINE, Kind.BUDGET_POT, Kind.ACCOUNT_BALANCE),
    *(Kind.ANSWER, Kind.FINDING, Kind.AGREEMENT, Kind.TASK, Kind.NOTE),
    *(Kind.STEP, Kind.GOAL, Kind.PILLAR_SCORE),
    *(Kind.ENERGY_OBSERVATION, Kind.METER_READING, Kind.APPLIANCE, Kind.ROOM_CLIMATE),
    *(Kind.REFERRAL, Kind.COLLECTION_DUTY, Kind.TEAM_SIGNAL),
    *(Kind.INSTALMENT, Kind.PAYMENT_PLAN, Kind.DEBT_LETTER, Kind.DEBT, Kind.TALK_OUTCOME, Kind.WITHHOLDING),
    *(Kind.CONTACT_ATTEMPT, Kind.DISCLOSURE_GROUND, Kind.ATTACHMENT, Kind.VISIT),
)
"""The kinds that hang on a dossier, those that point at others first."""
