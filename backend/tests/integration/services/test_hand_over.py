"""What somebody leaves behind goes to colleagues: everything that opens, whatever does not."""

from app.assembly import Assembly
from app.database.models import Job, Patient
from app.database.statement import Statement
from app.models.job_models import JobKind, JobState
from app.models.user_models import Deactivation, UserQuery
from tests.builders import a_patient
from tests.conftest import operator

WHY = "Left the practice"


async def close_the_provider(demo: Assembly) -> tuple[str, str]:
    """Deactivate Dr. Chen; gives whose the patients were, and whose they shall be."""
    keeping = demo.user_keeping(operator(demo))
    (chen,) = (await keeping.page(UserQuery(text="provider@example.com"))).items
    providers = await demo.practice_service(operator(demo)).providers()
    to = next(each.id for each in providers if each.id != chen.provider_id)
    await keeping.deactivate(chen.id, Deactivation(version=chen.version, reason=WHY, to_provider_id=to))
    assert chen.provider_id is not None
    return chen.provider_id, to


async def patients_of(demo: Assembly, count: int) -> list[Patient]:
    """Patients of the provider who leaves."""
    (chen,) = (await demo.user_keeping(operator(demo)).page(UserQuery(text="provider@example.com"))).items
    patients = [a_patient(provider_id=chen.provider_id) for _ in range(count)]
    for each in patients:
        await demo.database_service(operator(demo)).create(each)
    return patients


async def the_job(demo: Assembly) -> Job:
    (found,) = await demo.jobs.page(None, JobKind.HAND_OVER, None, 10)
    return found


async def test_one_that_does_not_open_is_left_and_the_others_go(demo: Assembly) -> None:
    patients = await patients_of(demo, 60)
    record = demo.tables["patient"].record(patients[0].id)
    await demo.database.commit(
        [Statement("UPDATE $patient SET sealed = $sealed RETURN NONE", {"patient": record, "sealed": b"broken"})]
    )
    left, to = await close_the_provider(demo)
    await demo.worker.work_off()
    assert demo.directory.belongings.patients(left) == 1
    assert demo.directory.belongings.patients(to) == 59
    job = await the_job(demo)
    assert (job.state, job.progress, job.total) == (JobState.DONE, 59, 60)
