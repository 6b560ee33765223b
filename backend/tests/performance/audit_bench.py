"""Measures reading the audit trail at a million rows: `python -m tests.performance.audit_bench [rows] [folder]`.

The rows are PFINNI's own in form, proof, hash and signature, sealed in blocks and noted outside, so that verification
walks a whole chain. With a folder the store is kept, and a second run measures without filling it again.
"""

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.assembly import Assembly, open_assembly
from app.audit.chain import GENESIS, Block
from app.audit.families import AuditFamily
from app.audit.heads import noted_line
from app.audit.rows import AuditRow, to_milliseconds
from app.audit.vocabulary import BY_EMERGENCY, OK, AuditAction
from app.config.settings import DatabaseSettings
from app.core.clock import system_clock
from app.core.identifiers import new_id
from app.database.audit_repository import _block_content, _content, newest_first
from app.database.audit_search import AuditSearch
from app.database.statement import RecordID, Statement
from app.models.audit_models import AuditFilter, AuditResult
from app.services.audit.looking import Found, Lookout, Place
from app.services.password_service import PasswordService
from tests.conftest import settings_for
from tests.performance.figures import percentile

ROWS, IN_A_BLOCK, AT_ONCE = 1_000_000, 20, 25
USERS, PATIENTS, SESSIONS = 20, 5_000, 4_000
BEGAN = datetime(2026, 1, 1, 12, tzinfo=UTC)
EACH = timedelta(seconds=20)
ACTIONS = (
    *(AuditAction.PATIENT_READ,) * 50,
    *(AuditAction.PATIENTS_LISTED,) * 15,
    *(AuditAction.ALERTS_LISTED,) * 15,
    *(AuditAction.COVERAGE_READ,) * 8,
    *(AuditAction.PATIENT_UPDATED,) * 8,
    *(AuditAction.ALERT_ACKNOWLEDGED,) * 3,
    AuditAction.SIGNED_IN,
)
ONE_PERSON = {AuditAction.PATIENT_READ, AuditAction.COVERAGE_READ, AuditAction.PATIENT_UPDATED}


PATIENTLY = DatabaseSettings(url=None, database_call_timeout=timedelta(minutes=15))


class Practice:
    """Rows of a practice as they come, the same on every run but for the ids."""

    def __init__(self, seed: int = 7) -> None:
        self.random = random.Random(seed)
        self.users = [self._id() for _ in range(USERS)]
        self.patients = [self._id() for _ in range(PATIENTS)]
        self.sessions = [self._id() for _ in range(SESSIONS)]

    def _id(self) -> str:
        return "".join(self.random.choices("abcdefghijklmnopqrstuvwxyz234567", k=20))

    def rows(self, count: int) -> Iterator[AuditRow]:
        for number in range(count):
            session = number * SESSIONS // count
            action = self.random.choice(ACTIONS)
            yield AuditRow(
                id=f"{number:026d}",
                at=to_milliseconds(BEGAN + EACH * number),
                actor=self.users[(session + self.random.randrange(3)) % USERS],
                action=action,
                outcome=self._outcome(),
                role="provider",
                session=self.sessions[session],
                subjects=self._subjects(action),
                request=new_id(),
                automatic=self.random.random() < 0.3,
            )

    def _outcome(self) -> str:
        drawn = self.random.random()
        return OK + BY_EMERGENCY if drawn < 0.0002 else "patient_not_found" if drawn < 0.01 else OK

    def _subjects(self, action: AuditAction) -> tuple[str, ...]:
        if action == AuditAction.PATIENTS_LISTED:
            return tuple(self.random.sample(self.patients, 25))
        return (self.random.choice(self.patients),) if action in ONE_PERSON else ()


async def fill(assembly: Assembly, practice: Practice, count: int) -> None:
    """Seal rows as the sealer does, many blocks in one commit."""
    number, previous = 0, GENESIS
    gathered: list[AuditRow] = []
    blocks: list[Block] = []
    lines: dict[str, list[bytes]] = {}
    rows: list[dict[str, object]] = []
    for row in practice.rows(count):
        gathered.append(row.proven(assembly.prove))
        if len(gathered) < IN_A_BLOCK:
            continue
        number += 1
        block = Block.over(gathered, number, previous, gathered[-1].at).signed(assembly.keyring.signer.sign)
        previous = block.hash
        blocks.append(block)
        noted = noted_line(block)
        lines.setdefault(noted.file, []).append(noted.text)
        rows += [{"id": RecordID("audit", each.id), **_content(each), "block": number} for each in gathered]
        gathered = []
        if len(blocks) == AT_ONCE:
            await _commit(assembly, rows, blocks)
            rows, blocks = [], []
            if number % 2_500 == 0:
                print(f"filled: {number * IN_A_BLOCK:,} rows", flush=True)
    await _commit(assembly, rows, blocks)
    counter = Statement(
        "UPSERT $counter SET value = $number", {"counter": RecordID("counter", "audit_block"), "number": number}
    )
    await assembly.database.commit([counter])
    assembly.settings.paths.heads.mkdir(parents=True, exist_ok=True)
    for file, texts in lines.items():
        (assembly.settings.paths.heads / file).write_bytes(b"".join(texts))


async def _commit(assembly: Assembly, rows: list[dict[str, object]], blocks: list[Block]) -> None:
    contents = [{"id": RecordID("audit_block", block.number), **_block_content(block)} for block in blocks]
    await assembly.database.commit(
        [
            Statement("INSERT INTO audit $rows RETURN NONE", {"rows": rows}),
            Statement("INSERT INTO audit_block $blocks RETURN NONE", {"blocks": contents}),
        ]
    )


def say(name: str, *values: str) -> None:
    print(f"| {name} | " + " | ".join(values) + " |", flush=True)


async def timed(work: Callable[[], Awaitable[object]], times: int = 1) -> list[float]:
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        await work()
        seconds.append(time.perf_counter() - started)
    return seconds


def milliseconds(seconds: list[float]) -> str:
    return " · ".join(f"{percentile(seconds, at) * 1000:.1f}" for at in (0.5, 1.0))


async def raw(assembly: Assembly, practice: Practice, count: int) -> None:
    """What each question costs the engine."""
    values: Mapping[str, object] = {
        "actor": practice.users[3], "subject": practice.patients[7], "ses": practice.sessions[SESSIONS // 2],
        "begins": newest_first(BEGAN + EACH * (count // 2)), "n": 51, "act": "session.signed_in", "out": "ok.emergency",
    }  # fmt: skip
    for surql in (
        "SELECT * FROM audit WHERE newest_first >= $begins ORDER BY newest_first LIMIT $n",
        "SELECT * FROM audit WHERE newest_first < $begins ORDER BY newest_first DESC LIMIT $n",
        "SELECT * FROM audit WHERE actor = $actor AND newest_first >= $begins ORDER BY newest_first LIMIT $n",
        "SELECT * FROM audit WHERE actor = $actor AND newest_first < $begins ORDER BY newest_first DESC LIMIT $n",
        "SELECT * FROM audit WHERE subject = $subject AND newest_first >= $begins ORDER BY newest_first LIMIT $n",
        "SELECT * FROM audit WHERE session = $ses AND newest_first >= $begins ORDER BY newest_first LIMIT $n",
        "SELECT * FROM audit WHERE action = $act AND newest_first >= $begins ORDER BY newest_first LIMIT $n",
        "SELECT * FROM audit WHERE outcome = $out AND newest_first >= $begins ORDER BY newest_first LIMIT $n",
        "SELECT * FROM audit WHERE newest_first >= $begins ORDER BY newest_first LIMIT 2000",
        "SELECT id, at FROM audit_block WHERE subjects CONTAINS $subject",
        "SELECT id, at FROM audit_block WHERE subjects CONTAINS $subject ORDER BY id DESC LIMIT $n",
        "SELECT outcome FROM audit WHERE outcome >= 'ok!' ORDER BY outcome LIMIT 1",
    ):

        async def ask(surql: str = surql) -> object:
            return await assembly.database.rows(surql, values)

        say(surql, milliseconds(await timed(ask, 5)))


async def pages(assembly: Assembly, practice: Practice, count: int) -> None:
    """What a page of the viewer costs: the newest, one from the middle, and how much was looked through."""
    search = AuditSearch(assembly.database)
    lookout = Lookout(search)
    session = practice.sessions[SESSIONS // 2]
    middle = BEGAN + EACH * (count // 2)
    for name, wanted in (
        ("everything", AuditFilter()),
        ("everything, refetches too", AuditFilter(hidden=True)),
        ("one user", AuditFilter(actor=practice.users[3])),
        ("one patient", AuditFilter(subject=practice.patients[7], hidden=True)),
        ("one patient, read", AuditFilter(subject=practice.patients[7], action=[AuditAction.PATIENT_READ])),
        ("one session", AuditFilter(session=session, hidden=True)),
        ("sign-ins", AuditFilter(action=[AuditAction.SIGNED_IN], hidden=True)),
        ("everything about patients", AuditFilter(family=AuditFamily.PATIENTS)),
        ("refused", AuditFilter(result=AuditResult.REFUSED)),
        ("emergency access", AuditFilter(emergency=True)),
        ("one user's sign-ins", AuditFilter(actor=practice.users[3], action=[AuditAction.SIGNED_IN])),
        ("one user, never done", AuditFilter(actor=practice.users[3], action=[AuditAction.KEYS_COPIED])),
    ):  # fmt: skip
        found: list[Found] = []

        async def newest(wanted: AuditFilter = wanted, found: list[Found] = found) -> None:
            page = await lookout.page(wanted, None, 50)
            await search.whole(page.ids)
            found.append(page)

        async def deep(wanted: AuditFilter = wanted, found: list[Found] = found) -> None:
            page = await lookout.page(wanted, Place(middle), 50)
            await search.whole(page.ids)
            found.append(page)

        at_top, below = await timed(newest, 5), await timed(deep, 5)
        say(name, milliseconds(at_top), milliseconds(below), f"{len(found[0].ids)} · {len(found[-1].ids)}")


async def verified(assembly: Assembly) -> None:
    """A full check."""
    started = time.perf_counter()
    verdict = await assembly.audit_verification().verify()
    seconds = time.perf_counter() - started
    say("full check: rows, seconds, finding", f"{verdict.rows:,}", f"{seconds:.0f}", str(verdict.finding))


async def main() -> None:
    """The table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        home = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder)
        is_filled = (home / "data").exists()
        assembly = await open_assembly(settings_for(home, PATIENTLY), system_clock, PasswordService())
        practice = Practice()
        if not is_filled:
            (seconds,) = await timed(lambda: fill(assembly, practice, count))
            say("rows filled in a second", f"{count / seconds:.0f}")
        await raw(assembly, practice, count)
        await pages(assembly, practice, count)
        await verified(assembly)
        await assembly.close()


if __name__ == "__main__":
    asyncio.run(main())
