"""One import at a time, whatever is imported: two at once could enter the same patient twice."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from app.database.lease_repository import Lease, LeaseRepository

LEASE = "import"
LASTS = timedelta(seconds=30)


@asynccontextmanager
async def import_turn(leases: LeaseRepository, holder: str) -> AsyncIterator[Lease]:
    """Hold the lease, renewed in good time, and give it back. Raises LeaseHeld while another import runs."""
    lease = await leases.take(LEASE, holder, LASTS)
    renewing = asyncio.create_task(_keep_renewing(leases, holder))
    try:
        yield lease
    finally:
        renewing.cancel()
        await asyncio.gather(renewing, return_exceptions=True)
        await leases.give_back(lease)


async def _keep_renewing(leases: LeaseRepository, holder: str) -> None:
    while True:
        await asyncio.sleep(LASTS.total_seconds() / 4)
        await leases.take(LEASE, holder, LASTS)
