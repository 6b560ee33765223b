"""Notices in the store, on both engines: guarded by their job, moving forward only, found again by what they are."""

from datetime import timedelta
from typing import Any

import pytest

from app.assembly import Assembly
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.identifiers import new_id
from app.database.models import Job, Notice
from app.database.notice_repository import NoticeRepository, Settled
from app.database.statement import Statement
from app.models.alert_models import DigestOvertaken, NoticeChannel, NoticeSettled, NoticeState, NoticeTemplate
from app.models.job_models import JobKind, JobLost
from app.services.job_service import new_job
from tests.conftest import SetClock, operator

MAIL, SMS = NoticeChannel.EMAIL, NoticeChannel.SMS


@pytest.fixture
def notices(both: Assembly) -> NoticeRepository:
    return NoticeRepository(both.database, both.tables["notice"], both.bookkeeper, both.blind, both.clock)


async def write(assembly: Assembly, *statements: Statement) -> None:
    service = assembly.database_service(operator(assembly))
    await service.write(AuditEntry(AuditAction.NOTICE_PLANNED, "x" * 20), *statements)


async def a_notice(assembly: Assembly, notices: NoticeRepository, **fields: Any) -> Notice:
    now = assembly.clock()
    notice = Notice.model_validate(
        {
            "id": new_id(),
            "created_at": now,
            "updated_at": now,
            "channel": MAIL,
            "template": NoticeTemplate.URGENT,
            "user_id": "user-1",
            "recipient": "a@example.com",
            **fields,
        }
    )
    await write(assembly, notices.create(notice))
    return notice


async def a_claimed_job(assembly: Assembly) -> Job:
    await write(assembly, assembly.jobs.enqueue(new_job(JobKind.NOTICE_SEND, "user-1", assembly.clock)))
    [job] = await assembly.jobs.claim_next("one", [JobKind.NOTICE_SEND], timedelta(seconds=30), 1)
    return job


async def test_what_was_written_comes_back(both: Assembly, notices: NoticeRepository) -> None:
    notice = await a_notice(both, notices, alert_ids=[new_id()], facts={"insurance": 3}, alerts=3)
    assert await notices.notice(notice.id) == notice
    assert await notices.notice(new_id()) is None


async def test_a_notice_is_handed_over_under_the_fence_of_its_job(both: Assembly, notices: NoticeRepository) -> None:
    notice, job = await a_notice(both, notices), await a_claimed_job(both)
    guard = both.jobs.guard(job)
    assert await notices.begin_sending(notice, guard)
    first = await notices.notice(notice.id)
    assert first is not None
    assert (first.state, first.attempts, first.sending_at is not None) == (NoticeState.SENDING, 1, True)
    assert await notices.begin_sending(notice, guard)
    second = await notices.notice(notice.id)
    assert second is not None
    assert (second.attempts, second.sending_at) == (2, first.sending_at)
    await notices.put_back(notice, "busy", guard)
    back = await notices.notice(notice.id)
    assert back is not None
    assert (back.state, back.sending_at, back.failure) == (NoticeState.WAITING, None, "busy")
    await both.jobs.try_again(job, None, both.clock())
    for work in (notices.begin_sending(notice, guard), notices.put_back(notice, "busy", guard)):
        with pytest.raises(JobLost):
            await work


async def test_what_is_settled_is_not_handed_over(both: Assembly, notices: NoticeRepository) -> None:
    notice, job = await a_notice(both, notices), await a_claimed_job(both)
    await write(both, notices.settle(notice, Settled(NoticeState.KEPT)))
    assert not await notices.begin_sending(notice, both.jobs.guard(job))


async def test_it_moves_forward_only(both: Assembly, notices: NoticeRepository) -> None:
    notice = await a_notice(both, notices)
    await write(both, notices.taken(notice, "re_1"))
    sent = await notices.of_provider(MAIL, "re_1")
    assert sent is not None
    assert (sent.id, sent.state, sent.sent_at is not None, sent.failure) == (notice.id, NoticeState.SENT, True, None)
    assert await notices.of_provider(SMS, "re_1") is None
    await write(both, notices.settle(notice, Settled(NoticeState.BOUNCED, "mail_bounced")))
    with pytest.raises(NoticeSettled):
        await write(both, notices.settle(notice, Settled(NoticeState.DELIVERED)))
    await write(both, notices.taken(notice, None))
    found = await notices.notice(notice.id)
    assert found is not None
    assert (found.state, found.failure, found.provider_id) == (NoticeState.BOUNCED, "mail_bounced", "re_1")
    assert found.reported_at is not None


async def test_an_address_is_suppressed_on_its_channel_however_it_is_spelt(
    both: Assembly, notices: NoticeRepository
) -> None:
    await write(both, notices.suppress(MAIL, "A@Example.com", "bounced"))
    await write(both, notices.suppress(MAIL, "a@example.com", "complained"))
    assert await notices.is_suppressed(MAIL, "a@EXAMPLE.com")
    assert not await notices.is_suppressed(SMS, "a@example.com")
    assert not await notices.is_suppressed(MAIL, "b@example.com")
    rows = await both.database.rows("SELECT * FROM suppression LIMIT 10")
    assert len(rows) == 1
    assert "example" not in str(rows)


async def test_alerts_are_counted_by_one_digest_only(both: Assembly, notices: NoticeRepository) -> None:
    assert await notices.digested_until("user-1", MAIL) == 0
    await write(both, notices.digest("user-1", MAIL, 0, 500))
    assert await notices.digested_until("user-1", MAIL) == 500
    assert await notices.digested_until("user-1", SMS) == 0
    with pytest.raises(DigestOvertaken):
        await write(both, notices.digest("user-1", MAIL, 0, 600))
    await write(both, notices.digest("user-1", MAIL, 500, 600))
    assert await notices.digested_until("user-1", MAIL) == 600


async def test_pages_and_counts(both: Assembly, notices: NoticeRepository, clock: SetClock) -> None:
    each = [await a_notice(both, notices) for _ in range(5)]
    await write(both, notices.settle(each[1], Settled(NoticeState.KEPT)))
    first = await notices.page(None, None, 2)
    rest = await notices.page(None, (first[-1].created_at, first[-1].id), 10)
    assert [notice.id for notice in first + rest] == [notice.id for notice in reversed(each)]
    assert [notice.id for notice in await notices.page(NoticeState.KEPT, None, 10)] == [each[1].id]
    counts = await notices.counts()
    assert (counts[NoticeState.WAITING], counts[NoticeState.KEPT], counts[NoticeState.SENT]) == (4, 1, 0)
