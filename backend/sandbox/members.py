"""The twenty members of the sandbox: the nightly files and the real-time answers are about the same people."""

from datetime import date
from typing import Final

from sandbox import scenes_covered, scenes_public, scenes_uncovered
from sandbox.invention import Cast
from sandbox.scenario import Scenario, Scene, Stage

AS_OF: Final = date(2026, 11, 25)
"""The day that the files of the repository are about."""

_SCENES: Final[dict[str, Scene]] = {
    "active-hmo": scenes_covered.active_hmo,
    "active-ppo": scenes_covered.active_ppo,
    "active-pos-accents": scenes_covered.active_pos_with_accents,
    "medicare-a-and-b": scenes_public.medicare_a_and_b,
    "medicare-advantage": scenes_public.medicare_advantage,
    "medicaid-managed-care": scenes_public.medicaid_managed_care,
    "medicaid-spend-down": scenes_public.medicaid_spend_down,
    "two-coverages": scenes_covered.two_coverages,
    "dependent-child": scenes_covered.dependent_child,
    "dependent-spouse": scenes_covered.dependent_spouse,
    "corrected-demographics": scenes_covered.corrected_demographics,
    "ending-next-month": scenes_uncovered.ending_next_month,
    "ended": scenes_uncovered.ended,
    "inactive": scenes_uncovered.inactive,
    "pending": scenes_uncovered.pending,
    "not-started": scenes_uncovered.not_started,
    "invalid-member-id": scenes_uncovered.invalid_member_id,
    "subscriber-not-found": scenes_uncovered.subscriber_not_found,
    "unable-to-respond": scenes_uncovered.unable_to_respond,
    "services-only": scenes_uncovered.services_only,
}


def scenarios(as_of: date = AS_OF) -> tuple[Scenario, ...]:
    """All twenty, always in the same order and with the same people."""
    cast = Cast("twenty members")
    return tuple(scene(Stage(slug, as_of, cast)) for slug, scene in _SCENES.items())
