"""The page of the resident's own plan: the goal with its small steps, and the marks the resident gave."""

from collections.abc import Sequence

from app.domain.plan import GoalPlan, OwnPlan
from app.domain.wording import day_and_month, full_date
from app.reports.document import AgreementRow, Block, Heading, Paragraph, Rule
from app.reports.scores import score_chart, score_table
from app.texts import text


def plan_blocks(plan: OwnPlan) -> tuple[Block, ...]:
    """What a resident wants to reach, the next step, and the marks over time."""
    return (
        *[block for place, one in enumerate(plan.open_goals) for block in _goal(one, is_first=not place)],
        *_reached([one for one in plan.goals if one.is_done]),
        *_marks(plan),
    )


def _goal(plan: GoalPlan, *, is_first: bool) -> tuple[Block, ...]:
    goal = plan.goal
    lines: list[Block] = []
    if goal.due is not None:
        lines.append(Paragraph(text("plan.doel.voor", dag=full_date(goal.due))))
    if goal.reward:
        lines.append(Paragraph(f" {goal.reward}", strong=text("plan.doel.beloning")))
    head = Heading(2, text("plan.doel.kop" if is_first else "plan.doel.nog_een"))
    return head, Paragraph("", strong=goal.what), *lines, *_next_step(plan), *_other_steps(plan)


def _next_step(plan: GoalPlan) -> tuple[Block, ...]:
    """One step stands out; the rest can wait."""
    step = plan.next_step
    if step is None:
        return ()
    when = (day_and_month(step.due),) if step.due is not None else ()
    right = (*when, text(f"report.resident.who.{step.who}"))
    number = plan.steps.index(step) + 1
    return Heading(3, text("plan.stap.kop")), Rule(), AgreementRow(number, step.what, (), right)


def _other_steps(plan: GoalPlan) -> tuple[Block, ...]:
    later = [step.what for step in plan.steps if step.done_on is None and step is not plan.next_step]
    done = [step.what for step in plan.steps if step.done_on is not None]
    rows = (("plan.stap.daarna", later), ("plan.stap.klaar", done))
    return tuple(Paragraph(f" {'; '.join(words)}", strong=text(text_id)) for text_id, words in rows if words)


def _reached(plans: Sequence[GoalPlan]) -> tuple[Block, ...]:
    if not plans:
        return ()
    told = [Paragraph("", strong=plan.goal.what) for plan in plans]
    return Heading(2, text("plan.doel.gehaald_kop")), *told, Paragraph(text("plan.doel.knap"))


def _marks(plan: OwnPlan) -> tuple[Block, ...]:
    """The marks; a drawing needs more than one day."""
    if not plan.pillars:
        return ()
    head = Heading(2, text("plan.cijfer.kop"))
    if len(plan.days) == 1:
        return head, Paragraph(text("plan.cijfer.een_dag")), score_table(plan.pillars)
    return head, Paragraph(text("plan.cijfer.uitleg")), score_chart(plan.pillars), score_table(plan.pillars)
