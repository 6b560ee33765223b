"""Which coverage a plan renews, where payers rename plans, issue new cards and insure families."""

from app.core.identifiers import new_id
from app.database.models import Coverage
from app.models.insurance_models import Relationship
from app.services.insurance import mapping
from app.services.insurance.renewal import renewed_by
from tests.builders import a_coverage, a_patient
from tests.unit.services.insurance.answers import Answer, Dependent, summary

HMO, PPO = "EB*1**30*HM*HMO Select", "EB*1**30*PR*PPO 500"
PATIENT = a_patient()


def held(plan: str | None = None, kind: str | None = "HMO", **fields: object) -> Coverage:
    return a_coverage(PATIENT, id=new_id(), plan_name=plan, insurance_type=kind, **fields)


def pairs(answer: Answer, *coverages: Coverage) -> dict[int, str]:
    return {at: coverage.id for at, coverage in renewed_by(summary(answer), coverages).items()}


def test_the_same_plan_of_the_same_policy_is_renewed() -> None:
    hmo, ppo = held("HMO Select"), held("PPO 500", "PPO")
    assert pairs(Answer(plan=(PPO, HMO)), hmo, ppo) == {0: ppo.id, 1: hmo.id}


def test_two_plans_that_payers_tell_apart_by_type_only_renew_two_coverages() -> None:
    part_a, part_b = held(None, "Medicare Part A"), held(None, "Medicare Part B")
    answer = Answer(plan=("EB*1**30*MB", "EB*1**30*MA"))
    assert pairs(answer, part_a, part_b) == {0: part_b.id, 1: part_a.id}


def test_two_plans_of_the_same_name_and_type_never_renew_one_coverage_twice() -> None:
    first, second = held(None, None), held(None, None)
    answer = Answer(plan=("EB*1**30", "DTP*346*D8*20250101", "EB*1**30", "DTP*346*D8*20260101"))
    renewed = pairs(answer, first, second)
    assert sorted(renewed.values()) == sorted([first.id, second.id])


def test_a_renamed_plan_renews_the_coverage_in_its_place() -> None:
    old = held("HMO Select 2026")
    assert pairs(Answer(plan=("EB*1**30*HM*HMO Select 2027",)), old) == {0: old.id}


def test_a_new_card_renews_the_coverage_of_the_old_one() -> None:
    old = held("HMO Select", member_id="OLD-1")
    assert pairs(Answer(plan=(HMO,), member="NEW-1"), old) == {0: old.id}


def test_a_policy_through_a_spouse_is_another_one() -> None:
    own = held("HMO Select")
    answer = Answer(plan=(HMO,), member="SPOUSE-1", dependents=(Dependent("Ada", relationship="01"),))
    assert pairs(answer, own) == {}


def test_of_two_policies_the_one_with_the_answers_member_id_is_renewed() -> None:
    first, second = held("HMO Select", member_id="ID-1"), held("HMO Select", member_id="ID-2")
    assert pairs(Answer(plan=(HMO,), member="ID-2"), first, second) == {0: second.id}
    assert pairs(Answer(plan=("EB*1**30*HM*Other",), member="id 2"), first, second) == {0: second.id}


def test_a_plan_more_than_is_known_is_a_new_coverage() -> None:
    known = held("HMO Select")
    assert pairs(Answer(plan=(HMO, PPO)), known) == {0: known.id}
    assert pairs(Answer(plan=(HMO, PPO))) == {}


def test_an_answer_without_a_plan_renews_nothing() -> None:
    assert pairs(Answer(plan=("EB*B*IND*98***27*20",)), held("HMO Select")) == {}


def test_a_relationship_that_the_payer_corrects_keeps_the_policy() -> None:
    old = held("HMO Select", relationship=Relationship.OTHER)
    answer = Answer(plan=(HMO,), dependents=(Dependent("Noa"),))
    assert mapping.relationship(summary(answer)) is Relationship.CHILD
    assert pairs(answer, old) == {0: old.id}
