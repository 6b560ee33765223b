"""The worker process beside a SurrealDB server: alerts, jobs and schedules, and no API.

An embedded store has one owner, the API, which works itself; a worker beside it is refused.
"""

from app.assembly import open_assembly
from app.cli.lifetime import stopped_by_signals, unless
from app.config.logging import configure_logging
from app.config.settings import Settings
from app.database.failures import StoreCannotOpen

_EMBEDDED = (
    "This store is embedded, so the API works its jobs off itself. "
    "Set DATABASE_URL to a SurrealDB server (ws://) to run workers beside it."
)


async def work(settings: Settings) -> None:
    """Work until a signal comes, then let what runs come to its end. Raises StoreCannotOpen."""
    configure_logging(settings.logs)
    if settings.database.is_embedded:
        raise StoreCannotOpen(_EMBEDDED)
    stopping = stopped_by_signals()
    assembly = await open_assembly(settings)
    try:
        assembly.works = True
        assembly.start()
        if await unless(stopping, assembly.filled()):
            print("The worker is at work.", flush=True)
            await stopping.wait()
    finally:
        await assembly.close()
